// What happened to one item, in words: each unit of work that touched it, with what stood before and after.
import type { Change } from '../../../db/record.ts';
import { longDay, today } from '../../../kernel/days.ts';
import { inWords } from '../../../web/words.ts';
import { fieldNames } from '../changes/fields.ts';
import type { Walk } from '../thread.ts';

/** A table whose rows belong to items by a column `item_id`, and how its rows are called in a history. */
export interface HistoryTable {
  table: string;
  /** The column of its key that is not council_id. */
  key: string;
  /** Its rows as a reader calls them: `Update`. */
  name: string;
}

export interface ItemChange extends Omit<Change, 'entry' | 'line'> {
  table: string;
}

export interface FieldSaid {
  what: string;
  before: string | null;
  after: string | null;
}

export interface EntrySaid {
  seq: number;
  on: string;
  at: string;
  who: string;
  reason: string;
  fields: FieldSaid[];
  /** Authorities under which words of this entry were removed from the record. */
  removed: string[];
}

type Row = Record<string, unknown>;

/** Columns that place a row and say nothing to a reader: keys, places, and the parts of a date whose words are shown. */
const silent = /(^|_)(id|position|source|kind|earliest|latest|meeting|level|certain|sha256)$/;

const columnNames: Record<string, string> = {
  ...fieldNames,
  status_words: 'Status',
  lifecycle: 'Stage',
  sort: 'Kind',
};

/** The entries of an item's history, in the order given. People are named as the thread names them. */
export function sayHistory(
  thread: Walk,
  changes: readonly ItemChange[],
  tables: readonly HistoryTable[],
): EntrySaid[] {
  const entries = Map.groupBy(changes, (change) => change.seq);
  return [...entries].flatMap(([seq, lines]) => {
    const [first] = lines;
    if (!first) return [];
    return {
      seq,
      on: longDay(today(Temporal.Instant.from(first.at))),
      at: timeOf(first.at),
      // The account's number tells two people of one name apart in the record; a reader needs the name.
      who: first.actor.replace(/ \([^)]*\)$/, ''),
      reason: first.reason,
      fields: lines.filter((line) => !isSaid(line)).flatMap((line) => sayLine(thread, line, tables)),
      removed: [...new Set(lines.flatMap(({ removed }) => removed ?? []))],
    };
  });
}

/** The move of a date says again what its date says and why, unless it has a reason of its own. */
function isSaid({ table, after, reason }: ItemChange): boolean {
  return table === 'date_moves' && typeof after?.reason === 'string' && reason.includes(after.reason);
}

function timeOf(instant: string): string {
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO('Europe/London');
  return at.toPlainTime().toString({ smallestUnit: 'minute' });
}

function sayLine(thread: Walk, change: ItemChange, tables: readonly HistoryTable[]): FieldSaid[] {
  const { table, before, after } = change;
  const row = after ?? before;
  if (row === null) return [];
  const whole = wholeRow(table, row);
  const said = (one: Row | null) => (one && whole ? whole.words(thread, one) : null);
  if (whole) return differing([{ what: whole.what, before: said(before), after: said(after) }]);
  const name = tables.find((one) => one.table === table)?.name;
  const columns = Object.keys(row).filter((column) => !silent.test(column));
  return differing(
    columns.map((column) => ({
      what: name ? `${name}: ${lowerFirst(nameOf(column))}` : nameOf(column),
      before: words(before?.[column]),
      after: words(after?.[column]),
    })),
  );
}

/** Rows that are one fact: a date, somebody's part, a link. */
function wholeRow(table: string, row: Row): { what: string; words(thread: Walk, row: Row): string } | null {
  if (table === 'item_dates') return { what: nameOf(String(row.role)), words: (_, one) => String(one.words) };
  if (table === 'item_people')
    return {
      what: nameOf(String(row.role)),
      words: (thread, one) => thread.person(Number(one.person_id))?.name ?? String(one.words),
    };
  if (table === 'date_moves')
    return {
      what: `${nameOf(String(row.role))} date moved`,
      words: (_, one) => `${one.from_words ?? 'no date'} to ${one.to_words ?? 'no date'}: ${one.reason}`,
    };
  return null;
}

function nameOf(column: string): string {
  return columnNames[column] ?? inWords(column);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function words(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function differing(fields: FieldSaid[]): FieldSaid[] {
  return fields.filter(({ before, after }) => before !== after);
}
