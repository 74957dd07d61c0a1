// Tables of Directions or recommendations as such: each with its name and what it asks, and nobody to do it.
import type { Passage } from '../../../office/blocks.ts';
import type { List } from '../outline/lists.ts';
import { type Reading, use } from '../reading.ts';
import { type Role, roleOfHeader } from '../tables/columns.ts';
import { columnOf, type Grid, type GridRow, headerOf } from '../tables/grid.ts';
import { directionRef, isMandateRef, refsIn } from '../words/refs.ts';
import { wordCount } from '../words/words.ts';

/**
 * Every row is opened by the ref of a mandate, and no column says who, when or how far. What it asks may stand under a
 * header that sounds like an action (`What the council must do`), as long as a name stands beside it.
 */
export function isMandateTable(grid: Grid): boolean {
  const column = columnOf(grid, 'mandate');
  if (column < 0 || grid.rows.length === 0) return false;
  const has = (role: Role) => grid.roles.includes(role);
  if (has('lead') || has('due') || (has('status') && has('action')) || (has('action') && !has('aim')))
    return false;
  return grid.rows.every((row) => refOf(row, column) !== undefined && namesIn(grid, row, column).length > 0);
}

const speaksOfDirections = /\bdirections\b|\bis directed\b|\bdirected to (?:take|do)\b/i;

/** `(a) Prepare a plan`, `2. Balance the budget`: a numbered list under a heading, or after words, on the Directions. */
export function readMandateList(reading: Reading, { entries, section, lead, leadKind }: List): boolean {
  const isLed = /[:.]$/.test(lead?.text ?? '') || leadKind === 'heading';
  const over = `${section?.title ?? ''} ${isLed ? (lead?.text.slice(-200) ?? '') : ''}`;
  if (!speaksOfDirections.test(over) || entries.some(({ item }) => item.marker === undefined)) return false;
  if (entries.length < 2 || /\b(?:actions?|progress|what we (?:will|are))\b/i.test(section?.title ?? ''))
    return false;
  for (const { item, passage } of entries) {
    if (!item.marker) continue;
    const ref = directionRef(use(reading, item.marker, 'label').replace(/[.:]$|^([^(]+)\)$/, '$1'));
    if (reading.draft.mandates.some((one) => one.ref === ref)) continue;
    reading.draft.mandates.push({ ref, title: use(reading, passage), source: passage.source });
  }
  if (lead) use(reading, lead, 'label');
  return true;
}

function refOf(row: GridRow, column: number): string | undefined {
  const words = row.cells[column]?.text ?? '';
  const [ref, ...others] = refsIn(directionRef(words));
  return ref !== undefined && others.length === 0 && isMandateRef(ref) ? ref : undefined;
}

function textsOf(row: GridRow, column: number): Passage[] {
  return row.cells.flatMap((cell, at) => (cell && at !== column ? [cell] : []));
}

/** Of the texts of a row, those that say what the mandate is, and not how far it is met. */
function namesIn(grid: Grid, row: GridRow, column: number): Passage[] {
  const texts = textsOf(row, column);
  const isAnswer = (passage: Passage) => {
    const at = row.cells.indexOf(passage);
    return grid.roles[at] === 'status' || roleOfHeader(headerOf(grid, at)) === 'notes';
  };
  return texts.filter((passage) => !isAnswer(passage));
}

/** The shortest text of a row is the mandate's name; the longer ones say what it asks. */
export function readMandates(reading: Reading, grid: Grid): void {
  const column = columnOf(grid, 'mandate');
  for (const row of grid.rows) {
    const ref = refOf(row, column);
    const printed = row.cells[column];
    const texts = textsOf(row, column);
    const names = namesIn(grid, row, column);
    const title = names.toSorted((one, other) => wordCount(one.text) - wordCount(other.text))[0];
    if (!ref || !printed || !title) continue;
    use(reading, printed);
    const known = reading.draft.mandates.some((mandate) => mandate.ref === ref);
    if (!known) reading.draft.mandates.push({ ref, title: use(reading, title), source: printed.source });
    for (const passage of texts)
      if (known || passage !== title)
        reading.draft.statements.push({
          kind: names.includes(passage) ? 'requirement' : 'progress',
          text: use(reading, passage),
          parent: ref,
          source: passage.source,
        });
  }
}
