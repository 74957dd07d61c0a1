// Records written one field to a line, or two fields side by side in a form: turned on their side into rows of a table.

import type { Block, Furniture, Passage, Row, Table } from '../../../office/blocks.ts';
import { wordCount } from '../words/words.ts';
import { type Role, roleOfHeader } from './columns.ts';

/** The columns that say what an action is to do. */
export const titles = new Set<Role | undefined>([
  'action',
  'recommendation',
  'deliverable',
  'objective',
  'milestone',
  'response',
]);

/** Records of risks and measures as well as of actions. */
const recorded = new Set([...titles, 'risk', 'measure']);
const told = new Set<Role | undefined>([
  'lead',
  'due',
  'status',
  'officerSponsor',
  'memberSponsor',
  'start',
  'likelihood',
  'impact',
  'score',
  'mitigation',
  'baseline',
  'target',
  'actual',
]);

/** What a form says: the name of a field, and what stands beside it. A field may be left blank. */
export interface Field {
  label: Passage;
  value: Passage | undefined;
  row: Row;
}

export const written = (row: Row) => row.cells.filter(({ text }) => text !== '');

/**
 * `Action | Mend the roof`, `Owner | Head of Homes`, …: two columns of which the first names fields, at least three of
 * them, over and over; or a form of two such pairs side by side. Undefined for any other table.
 */
export function recordsOf(table: Table): Block[] | undefined {
  const fields = fieldsOf(table);
  if (!fields) return undefined;
  const known = new Set(fields.map(({ label }) => roleOfHeader(label.text)));
  if (![...known].some((role) => recorded.has(role))) return undefined;
  if ([...known].filter((role) => told.has(role)).length < 2) return undefined;
  const records: Field[][] = [];
  for (const field of fields) {
    const isNext = records.at(-1)?.some((one) => nameOf(one) === nameOf(field));
    if (records.length === 0 || (isNext && roleOfHeader(field.label.text) !== undefined))
      records.push([field]);
    else records.at(-1)?.push(field);
  }
  return recordTable(records);
}

/** The fields of a form, in reading order; undefined where the table is none. It may lack the words it is about. */
export function fieldsOf({ rows }: Table): Field[] | undefined {
  if (rows.length < 2) return undefined;
  const fields = rows.every((row) => written(row).length <= 2) ? listed(rows) : paired(rows);
  if (!fields) return undefined;
  const roles = fields.map(({ label }) => roleOfHeader(label.text));
  const doing = new Set(roles.filter((role) => told.has(role)));
  return doing.size >= 2 && roles.filter(Boolean).length >= fields.length * 0.6 ? fields : undefined;
}

function listed(rows: readonly Row[]): Field[] | undefined {
  const fields = rows.flatMap((row): Field[] => {
    const [label, ...others] = row.cells;
    if (!label) return [];
    return [{ label, value: others.findLast(({ text, fill }) => text !== '' || fill !== undefined), row }];
  });
  const known = fields.filter(({ label }) => roleOfHeader(label.text)).length;
  return rows.length >= 3 && known >= rows.length * 0.75 ? fields : undefined;
}

/** Widest form looked at, in cells of a row. */
const widest = 8;

/**
 * Labels and values in turn along each row, a merged cell being one; or a label across the form and, in the row under
 * it, its words. No label may name a field twice over, and what stands beside a label is no label itself.
 */
function paired(rows: readonly Row[]): Field[] | undefined {
  const fields: Field[] = [];
  let across: { label: Passage; row: Row } | undefined;
  for (const row of rows) {
    const cells = standing(row);
    if (cells.length > widest) return undefined;
    const [only, ...others] = cells;
    if (!only) continue;
    if (others.length === 0) {
      if (across) {
        fields.push({ ...across, value: only });
        across = undefined;
      } else across = { label: only, row };
      continue;
    }
    if (across || cells.length % 2 > 0) return undefined;
    for (let at = 0; at < cells.length; at += 2) {
      const [label, value] = cells.slice(at, at + 2);
      if (!label || label.text === '') {
        if (value && value.text !== '') return undefined;
        continue;
      }
      fields.push({ label, value, row });
    }
  }
  if (across) fields.push({ ...across, value: undefined });
  const names = fields.map(nameOf);
  if (new Set(names).size < names.length || rows.length < 2) return undefined;
  const isLabel = ({ value }: Field) =>
    value !== undefined && value.text.length <= 40 && roleOfHeader(value.text) !== undefined;
  return fields.filter(isLabel).length * 3 <= fields.length ? fields : undefined;
}

/**
 * Forms each under a bar with its title (`Action 7: Mend the roof` across, then pairs of labels and values): the bar is
 * a heading over its form. Undefined for any other table.
 */
export function cardsOf({ rows }: Table): Block[] | undefined {
  const cards: { bar: Passage; rows: Row[] }[] = [];
  for (const [at, row] of rows.entries()) {
    const bar = barIn(row, rows[at - 1], rows[at + 1]);
    const open = cards.at(-1);
    if (bar) cards.push({ bar, rows: [] });
    else if (open) open.rows.push(row);
    else return undefined;
  }
  if (cards.length === 0 || !cards.every((card) => fieldsOf({ kind: 'table', rows: card.rows })))
    return undefined;
  return cards.flatMap(({ bar, rows: own }): Block[] => [
    { kind: 'heading', level: 6, passage: withoutCovers(bar) },
    { kind: 'table', rows: own },
  ]);
}

/** A few words merged across a form, that name no field and are not the words of the field above, over labels. */
function barIn(row: Row, above: Row | undefined, below: Row | undefined): Passage | undefined {
  const [only, ...others] = standing(row);
  if (!only || only.text === '' || others.length > 0 || (only.covers?.columns ?? 1) < 2) return undefined;
  if (only.text.length > 200 || isFieldName(only.text) || !below) return undefined;
  const over = above ? standing(above) : [];
  if (over.length === 1 && over[0] && isFieldName(over[0].text)) return undefined;
  const [label, ...values] = standing(below);
  return label && values.length > 0 && roleOfHeader(label.text) !== undefined ? only : undefined;
}

/** `Update`, `What we will do`; and not `Action 7: Mend the roof`. */
function isFieldName(words: string): boolean {
  return wordCount(words) <= 4 && !/\d/.test(words) && roleOfHeader(words) !== undefined;
}

/** The cells of a row that no merged cell covers. */
function standing({ cells }: Row): Passage[] {
  const shown: Passage[] = [];
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (!cell) continue;
    shown.push(cell);
    at += (cell.covers?.columns ?? 1) - 1;
  }
  return shown;
}

const nameOf = ({ label }: Field) => label.text.toLowerCase().replace(/\s*:$/, '');

function recordTable(records: readonly Field[][]): Block[] {
  const labels = new Map<string, Passage>();
  const spare: Furniture[] = [];
  for (const field of records.flat()) {
    const { label } = field;
    if (!labels.has(nameOf(field))) labels.set(nameOf(field), withoutCovers(label));
    else if (label.text !== '') spare.push({ kind: 'furniture', why: 'label', passage: label });
  }
  const source = records[0]?.[0]?.row.source ?? { path: 'table' };
  const rows: Row[] = [{ source, cells: [...labels.values()] }];
  for (const record of records) {
    const at = record[0]?.row.source ?? source;
    const cells = [...labels.keys()].map((name) => {
      const value = record.find((field) => nameOf(field) === name)?.value;
      return value ? withoutCovers(value) : { id: -1, text: '', source: at };
    });
    rows.push({ source: at, cells });
  }
  return [{ kind: 'table', rows }, ...spare];
}

/** A cell merged in the form is one place of its record. */
function withoutCovers({ covers: _covers, ...cell }: Passage): Passage {
  return cell;
}
