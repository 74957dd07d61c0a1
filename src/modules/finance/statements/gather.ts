// What a statement is made from, read together: the plan, the year that runs, cash, and the risks that amounts name.
import type { Tx } from '../../../db/database.ts';
import type { Walk } from '../../plan/index.ts';
import { live } from '../../plan/index.ts';
import { labelOfEntry, loadRegister, registerOf } from '../../raid/index.ts';
import { cashFrom } from '../in-year/cash.web.ts';
import { inYearAt } from '../in-year/in-year.web.ts';
import { moneyIn } from '../medium-term/now.ts';
import type { AllEntries } from '../registers/entry.ts';
import type { StatementFacts } from './statement.ts';
import type { MoneyRisk } from './year-pieces.ts';

/** Null where no base scenario is set. */
export async function statementFacts(tx: Tx, thread: Walk): Promise<StatementFacts | null> {
  const money = await moneyIn(tx, thread);
  if (!money) return null;
  const late = new Set(money.late.map(({ entryId }) => entryId));
  return {
    money,
    year: await inYearAt(tx, thread.day),
    cash: cashFrom(money.entries, thread, false),
    risks: await risksOfMoney(tx, thread, money.entries, late),
  };
}

async function risksOfMoney(
  tx: Tx,
  { day }: Walk,
  entries: AllEntries,
  late: ReadonlySet<number>,
): Promise<MoneyRisk[]> {
  const all = Object.values(entries).flat();
  const named = new Set(all.flatMap(({ risks }) => risks));
  if (named.size === 0) return [];
  return registerOf(await loadRegister(tx, live), day)
    .rows.filter(({ entry }) => named.has(entry.entryId) && entry.closedOn === null)
    .map(({ entry, scores }) => {
      const own = all.filter(({ risks }) => risks.includes(entry.entryId));
      return {
        label: labelOfEntry(entry),
        title: entry.title,
        score: scores.current ? `${scores.current.band.words}: ${scores.current.words}` : 'Not scored',
        entries: own.length,
        late: own.filter(({ entryId }) => late.has(entryId)).length,
      };
    });
}
