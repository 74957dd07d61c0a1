// Where a table's rows are read: live, or as they stood at an instant.
import type { FragmentSqlToken as Fragment } from 'slonik';
import { sql } from '../../db/database.ts';
import type { Day } from '../../kernel/days.ts';

/** Where rows are read: the table itself, or the same rows rebuilt from the record. */
export type TableAt = (table: string) => Fragment;

export const live: TableAt = (table) =>
  sql.fragment`${sql.identifier([table])} as ${sql.identifier([table])}`;

/** The rows of a table as they stood at an instant (ISO text), shaped as the table is today. */
export function asAt(instant: string): TableAt {
  return (table) => {
    const name = sql.identifier([table]);
    return sql.fragment`(
      select (jsonb_populate_record(null::${name}, past.words)).*
      from rows_as_at(${table}, ${instant}::timestamptz) as past
      where not past.removed
    ) as ${name}`;
  };
}

/** The last instant of a council's day. */
export function endOfDay(day: Day): string {
  return Temporal.PlainDate.from(day)
    .add({ days: 1 })
    .toZonedDateTime('Europe/London')
    .subtract({ microseconds: 1 })
    .toInstant()
    .toString();
}
