// A register: a list of things that are opened and ended. What each module brings of its own, and how one is read.
import type { Tx } from '../../../db/database.ts';
import { recordBegins } from '../../../db/record.ts';
import { addDays, type Day } from '../../../kernel/days.ts';
import { asAt, endOfDay, live, type TableAt } from '../table-at.store.ts';
import type { Walk } from '../thread.ts';
import { type Balance, balanceOf, type Difference, differenceOn, type Kept, type Span } from './balance.ts';

/** A row of a register with its words, and where its own page is. */
export interface Line extends Kept {
  words: string;
  path: string | null;
}

export interface KeptRegister {
  /** In addresses, calls and commands: `date-requests`. */
  name: string;
  title: string;
  /** What a row is until it ends, as "2 in force". Default: open. */
  standing?: string;
  /** What happens to a row when it ends, as "4 answered". */
  ended: string;
  /** The register's own page, below the office; null where the page of its rows is the only one. */
  path: string | null;
  /** Every row, open and ended. A fixed number of queries. */
  lines(tx: Tx, asked: { from: TableAt; thread: Walk }): Promise<readonly Line[]>;
}

/** What the record held at the end of a day beside what the rows say now; null where the record is younger than the day. */
export interface Checked {
  day: Day;
  difference: Difference<Line> | null;
}

/** `from` gives a past day's rows with its thread. */
export async function balanceIn(
  tx: Tx,
  register: KeptRegister,
  { thread, span, from = live }: { thread: Walk; span: Span; from?: TableAt },
): Promise<Balance<Line>> {
  return balanceOf(await register.lines(tx, { from, thread }), span);
}

/**
 * The same rows read from the record, as they stood at the end of the day before the first and, where it is past, at the
 * end of the last. They differ where something was written down only later, or its words were removed.
 */
export async function checkAgainstRecord(
  tx: Tx,
  register: KeptRegister,
  { thread, span: { from, to } }: { thread: Walk; span: Span },
): Promise<Checked[]> {
  const days = [addDays(from, -1), ...(to < thread.day ? [to] : [])];
  const begins = await recordBegins(tx);
  const now = await register.lines(tx, { from: live, thread });
  const checked: Checked[] = [];
  for (const day of days) {
    const instant = endOfDay(day);
    const held = begins !== null && Temporal.Instant.compare(begins, instant) <= 0;
    const then = held ? await register.lines(tx, { from: asAt(instant), thread }) : null;
    checked.push({ day, difference: then && differenceOn(now, then, day) });
  }
  return checked;
}
