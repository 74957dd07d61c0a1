// How what a register comes to is said: one line of a sum, each of its numbers leading to the rows that it counts.
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../../../db/database.ts';
import { Day, longDay } from '../../../kernel/days.ts';
import { askedBy } from '../asked.ts';
import { live, type TableAt } from '../table-at.store.ts';
import type { Walk } from '../thread.ts';
import { type Balance, type BalancePart, type Span, spanAsked } from './balance.ts';
import { balanceIn, type Checked, type KeptRegister } from './kept-register.ts';

export const registerPaths = {
  all: (span?: Span) => `/registers${queryOf(span)}`,
  one: (name: string, span?: Span, part?: BalancePart) =>
    `/registers/${name}${queryOf(span)}${part ? `#${part}` : ''}`,
};

function queryOf(span?: Span): string {
  return span ? `?from=${span.from}&to=${span.to}` : '';
}

/** The time that a page's query asks for; what makes no sense in it is left out, as if it had not been asked. */
export function spanOf(request: FastifyRequest, today: Day = request.day): Span {
  const { query } = askedBy(request);
  const day = (words: string | undefined) => Day.safeParse(words).data;
  const asked = spanAsked({ from: day(query.from), to: day(query.to) }, today);
  return asked.ok ? asked.value : { from: `${today.slice(0, 8)}01`, to: today };
}

const signs: Record<BalancePart, string> = { opening: '', added: '+', closed: '−', closing: '=' };

/** The words after each number of the sum. */
export function partWords(
  { ended, standing = 'open' }: Pick<KeptRegister, 'ended' | 'standing'>,
  { from, to }: Span,
  today: Day,
): Record<BalancePart, string> {
  return {
    opening: `${standing} at the start of ${longDay(from)}`,
    added: 'new',
    closed: ended,
    closing: to === today ? `${standing} now` : `${standing} at the end of ${longDay(to)}`,
  };
}

export type BalanceView = ReturnType<typeof sayBalance>;

/** For `balance.njk`. The numbers lead nowhere on the page of a past day, which has no pages of rows. */
export function sayBalance(register: KeptRegister, balance: Balance, today: Day, isPast = false) {
  const { from, to, addsUp } = balance;
  const words = partWords(register, balance, today);
  const term = (part: BalancePart) => ({
    part,
    sign: signs[part],
    number: balance[part].length,
    words: words[part],
    path: isPast ? null : registerPaths.one(register.name, { from, to }, part),
  });
  return {
    title: register.title,
    path: register.path,
    rowsPath: registerPaths.one(register.name, { from, to }),
    terms: [term('opening'), term('added'), term('closed'), term('closing')],
    addsUp,
    form: { values: { from, to }, errors: [] },
  };
}

/** `12 open at the start of 1 November 2026 + 3 new − 4 answered = 11 open now`, as plain text. */
export function balanceText({ terms }: Pick<BalanceView, 'terms'>): string {
  return terms.map(({ sign, number, words }) => `${sign} ${number} ${words}`.trim()).join(' ');
}

/** What a register's own page shows of it, for the time that its query asks for. One reading of the register's rows. */
export async function balanceOnPage(
  tx: Tx,
  request: FastifyRequest,
  register: KeptRegister,
  { thread, from = live }: { thread: Walk; from?: TableAt },
): Promise<BalanceView> {
  const span = spanOf(request, thread.day);
  const balance = await balanceIn(tx, register, { thread, span, from });
  return sayBalance(register, balance, thread.day, from !== live);
}

/** What the record says of a day, in a sentence; with the rows on which the two differ. */
export function sayChecked({ day, difference }: Checked) {
  const on = longDay(day);
  if (difference === null)
    return {
      words: `The record is younger than ${on}: what stood open then is told by the days written in the rows.`,
      onlyNow: [],
      onlyThen: [],
    };
  const { onlyNow, onlyThen } = difference;
  const same = onlyNow.length + onlyThen.length === 0;
  return {
    words: same
      ? `The record, read as it stood at the end of ${on}, shows the same ones open.`
      : `The record, read as it stood at the end of ${on}, differs.`,
    onlyNow,
    onlyThen,
  };
}

export function sayKept(
  { openedOn, endedOn }: { openedOn: Day; endedOn: Day | null },
  ended: string,
): string {
  return endedOn === null
    ? `since ${longDay(openedOn)}`
    : `${longDay(openedOn)}, ${ended} ${longDay(endedOn)}`;
}
