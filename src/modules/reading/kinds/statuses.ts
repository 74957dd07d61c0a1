// How far along a row says it is: by the words of its status, by the colour behind them, or by a colour alone.
import type { Passage } from '../../../office/blocks.ts';
import type { Status } from '../draft.ts';
import { find, type Reading, use } from '../reading.ts';
import { type Grid, type GridRow, headerOf } from '../tables/grid.ts';
import { tickedIn } from '../tables/ticks.ts';
import { type Colour, colourOf, colourStatus } from '../words/colours.ts';
import { type Key, keyOf } from '../words/key.ts';
import { isStatusShaped, readStatus } from '../words/status.ts';
import { wordCount } from '../words/words.ts';

/** A row's status, and what else its cell says (`Amber` and, on the next line, why). */
export interface RowStatus {
  status?: Status;
  notes: string[];
}

export function statusOf(reading: Reading, grid: Grid, row: GridRow): RowStatus {
  const ticked = tickedIn(grid, row, 'status');
  const mark = ticked && row.cells[ticked.column];
  if (ticked && mark) {
    use(reading, mark, 'label');
    return { status: readStatus(ticked.name, { key: keyOf(reading) }), notes: [] };
  }
  return statusIn(reading, grid, row, grid.roles.indexOf('status'));
}

/** As `statusOf`, of a column of any role: a figure may carry its rating in its colour. */
export function colourIn(reading: Reading, grid: Grid, row: GridRow, column: number): Status | undefined {
  const words = isPlainFill(row, column) ? undefined : colourStatus(row.fills[column]);
  if (words === undefined) return undefined;
  const key = keyOf(reading);
  sayColour(reading, grid, row, column, key);
  return readStatus(words, { key });
}

function statusIn(reading: Reading, grid: Grid, row: GridRow, column: number): RowStatus {
  if (column < 0) return { notes: [] };
  const passage = row.cells[column];
  const key = keyOf(reading);
  if (!passage || /^[\s●■⬤◼◆▪•⚫⬛]+$/u.test(passage.text)) {
    const told = colourIn(reading, grid, row, column);
    if (told && passage) use(reading, passage, 'label');
    if (told) return { status: told, notes: [] };
    return passage ? { status: readStatus(use(reading, passage), { key }), notes: [] } : { notes: [] };
  }
  const header = headerOf(grid, column);
  const inPercent = /%|\bper ?cent/i.test(header);
  const { words, others } = linesOf(reading, passage);
  const status = readStatus(words, { inPercent, key });
  const notes = others.map((one) => (header ? `${header}: ${one}` : one));
  const tinted = status.confidence === null ? colourIn(reading, grid, row, column) : undefined;
  // Words of another kind on a coloured cell: the colour is the status, and they are what is said of it.
  if (tinted && status.lifecycle === null)
    return { status: tinted, notes: [header ? `${header}: ${words}` : words, ...notes] };
  if (tinted && status.lifecycle !== 'delivered' && status.lifecycle !== 'closed')
    return {
      status: {
        words: status.words,
        lifecycle: status.lifecycle ?? tinted.lifecycle,
        confidence: tinted.confidence,
      },
      notes,
    };
  return { status, notes };
}

const tellsHowFar =
  /\b(?:updates?|progress|position|outcomes?|comments?|commentary|status|latest|current|response)\b/i;
const isOver =
  /^(?:now |already |action )?(completed?|done|delivered|achieved|implemented|closed|discharged)\b(?!\s*(?:by|date)\b)/i;

/**
 * Where no column holds it: the sentence an update opens or closes with (`Sent on 2 June. Closed.`), or the word before
 * the date in a column of dates (`Completed July 2024`). The words stay in their place.
 */
export function statusBeside(
  reading: Reading,
  grid: Grid,
  row: GridRow,
  due: Passage | undefined,
): Status | undefined {
  const key = keyOf(reading);
  for (const [column, passage] of grid.roles.includes('status') ? [] : row.cells.entries()) {
    if (!passage || grid.roles[column] !== 'notes' || !tellsHowFar.test(headerOf(grid, column))) continue;
    const said = sentencesOf(passage.text).filter((one) => wordCount(one) <= 4 && isStatusShaped(one));
    const [first, last] = [sentencesOf(passage.text)[0], sentencesOf(passage.text).at(-1)];
    const words = said.find((one) => one === last) ?? said.find((one) => one === first);
    if (words) return readStatus(words, { key });
  }
  const done = isOver.exec(due?.text ?? '')?.[1];
  return done ? readStatus(done, { key }) : undefined;
}

function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.;!])\s+|\n|\s[–—-]\s|:\s/)
    .map((one) => one.replace(/[.;!]$/, '').trim())
    .filter((one) => one !== '');
}

/** The line that is a status, and the others. A cell of one line, or of prose, is one status as it stands. */
function linesOf(reading: Reading, passage: Passage): { words: string; others: string[] } {
  const whole = use(reading, passage);
  const lines = whole.split('\n').map((line) => line.trim());
  const said = lines.length > 1 ? lines.find((line) => isStatusShaped(line)) : undefined;
  if (said === undefined) return { words: whole.replace(/\s*\n\s*/g, ' '), others: [] };
  const others = lines.filter((line) => line !== said && line !== '').join(' ');
  return { words: said, others: others === '' ? [] : [others] };
}

/** The same colour behind most of a row is a stripe of the table and no rating. */
function isPlainFill({ fills }: GridRow, column: number): boolean {
  const fill = fills[column];
  return fills.length > 2 && fills.filter((one) => one === fill).length * 2 > fills.length;
}

const said = new WeakMap<Grid, Set<number>>();

const customs: Record<Colour, string> = {
  green: 'green as on track',
  amber: 'amber as at risk',
  yellow: 'yellow as at risk',
  red: 'red as off track',
  blue: 'blue as delivered',
  grey: 'grey as not started, which is uncertain',
  purple: 'purple as it stands, without a meaning',
  black: 'black as it stands',
};

/** Once for each column. */
function sayColour(reading: Reading, grid: Grid, row: GridRow, column: number, key: Key): void {
  const columns = said.get(grid) ?? new Set<number>();
  said.set(grid, columns);
  if (columns.has(column)) return;
  columns.add(column);
  const colours = new Set(grid.rows.flatMap(({ fills }) => colourOf(fills[column]) ?? []));
  const meant = [...colours].map((colour) =>
    key.has(colour) ? `${colour} by the document’s key` : customs[colour],
  );
  const header = headerOf(grid, column);
  find(
    reading,
    'status/colour',
    [...colours].some((one) => !key.has(one)) ? 'warning' : 'note',
    row.row.source,
    {
      message: `In ${header ? `the column “${header}”` : `column ${column + 1}`} the status is given by the colour of the cell: ${meant.join(', ')}.${key.size > 0 ? '' : ' The document gives no key; please confirm.'}`,
    },
  );
}
