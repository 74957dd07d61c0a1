// Loading the ledger: a file read whole, and kept or refused as one.
import { answering } from '../../../db/answering.ts';
import type { Tx } from '../../../db/database.ts';
import { nameOfActor } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, mistake, NotAllowed } from '../../../kernel/errors.ts';
import { financialYearOf } from '../../../kernel/financial-year.ts';
import type { Pence } from '../../../kernel/money.ts';
import { mayDo } from '../../people/index.ts';
import { sha256Of, sheetsIn } from '../public-data/file.ts';
import type { Doing } from '../settings.ts';
import { addLedger, ledgerBetween, ledgerLoads } from './ledger.store.ts';
import { type LedgerRead, readLedger } from './ledger.ts';

export interface LedgerFile extends LedgerRead {
  title: string;
  sha256: string;
}

/** `day` says which year periods are of where the file does not. The first sheet counts. Throws Unusable. */
export async function ledgerIn(title: string, bytes: Uint8Array, day: Day): Promise<LedgerFile> {
  const [sheet] = await sheetsIn(title, bytes);
  const read = await readLedger(sheet?.rows ?? [], title, financialYearOf(day));
  return { ...read, title, sha256: sha256Of(bytes) };
}

export interface MonthOfLedger {
  month: Day;
  now: Pence;
  /** What another file has for the month; null where there is none. */
  before: Pence | null;
}

/** Every month of a file beside what is kept of it. */
export async function monthsOfLedger(tx: Tx, { amounts }: LedgerRead): Promise<MonthOfLedger[]> {
  const months = [...new Set(amounts.map(({ month }) => month))].toSorted();
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [];
  const kept = await ledgerBetween(tx, { first, last });
  return months.map((month) => {
    const own = kept.filter((one) => one.month === month);
    return { month, now: sumIn(amounts, month), before: own.length > 0 ? sumIn(own, month) : null };
  });
}

const sumIn = (amounts: LedgerRead['amounts'], month: Day): Pence =>
  amounts.filter((one) => one.month === month).reduce((sum, { amount }) => sum + amount, 0);

/** Answers the number of the load. The months it holds count as it has them from now on. */
export async function keepLedger(
  doing: Doing,
  { title, sha256, lines, amounts }: Omit<LedgerFile, 'doubts'>,
): Promise<Answer<number>> {
  if (!mayDo(doing.actor, 'money.keep')) throw new NotAllowed('You may not keep the ledger.');
  return answering(doing, `Load the ledger from ${title}`, async (tx) => {
    const ahead = amounts.find(({ month }) => month > doing.day);
    if (ahead)
      return mistake(
        'file',
        `${title} has postings of ${ahead.month.slice(0, 7)}, a month that has not begun: is the year of its periods right?`,
      );
    const [newest] = await ledgerLoads(tx);
    if (newest?.fileSha256 === sha256)
      return mistake(
        'file',
        `This very file was loaded on ${longDay(newest.loadedOn)} by ${newest.loadedBy}`,
      );
    const load = {
      title,
      fileSha256: sha256,
      lines,
      loadedOn: doing.day,
      loadedBy: nameOfActor(doing.actor),
    };
    return { ok: true, value: await addLedger(tx, doing.councilId, load, amounts) };
  });
}
