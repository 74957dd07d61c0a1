// The audit trail as a spreadsheet: every line of the record between two days, with the hash of the entry it belongs to.
import type { Database } from './db/database.ts';
import { headSeq, type TrailLine, trailLines } from './db/record.ts';
import type { Actor } from './kernel/actor.ts';
import { addDays, type Day } from './kernel/days.ts';
import { csvLines, toCsv } from './office/csv.ts';

export interface TrailDays {
  /** First and last day, by the council's clock; without one, from the beginning or to the end. */
  from?: Day | undefined;
  to?: Day | undefined;
}

const head = ['Entry', 'When', 'Who', 'What for', 'Table', 'Row', 'Before', 'After', 'Hash of the entry'];
const linesAtOnce = 2000;

/**
 * The trail piece by piece, so that its length costs no memory. It ends where the record ended when it began: the record
 * only grows, so the pieces fit together. What this reader may not see has a line and no words.
 */
export async function* auditTrail(
  database: Database,
  actor: Actor,
  councilId: number,
  { from, to }: TrailDays,
): AsyncGenerator<string> {
  const upTo = await database.read(actor, councilId, headSeq);
  const between = {
    from: from ? startOf(from) : '-infinity',
    before: to ? startOf(addDays(to, 1)) : 'infinity',
    upTo,
    atMost: linesAtOnce,
  };
  yield toCsv(head, []);
  let after = { seq: 0, line: 0 };
  for (;;) {
    const lines = await database.read(actor, councilId, (tx) => trailLines(tx, { ...between, after }));
    if (lines.length > 0) yield csvLines(lines.map(cells));
    const last = lines.at(-1);
    if (!last || lines.length < linesAtOnce) return;
    after = last;
  }
}

function startOf(day: Day): string {
  return Temporal.PlainDate.from(day).toZonedDateTime('Europe/London').toInstant().toString();
}

function cells(line: TrailLine): (string | number | null)[] {
  const { seq, at, actor, reason, table, key, before, after, hash } = line;
  return [seq, at, actor, reason, table, key, before, after, hash];
}
