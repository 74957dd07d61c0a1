// Columns that are ticked: one for each status, or one for each period, and a mark in the one that is meant.
import { readDate } from '../words/dates.ts';
import { isStatusShaped } from '../words/status.ts';
import { textsOf } from './choosing.ts';
import type { Grid, GridRow } from './grid.ts';

const mark = /^(?:[✓✔☑✅√xX×●•■◆*]|yes|y)\ufe0f?$/u;

/** Gives columns of marks their role, when at least two stand under names of statuses, or of periods. */
export function settleTicks(grid: Grid): void {
  const columns = grid.roles.flatMap((_, column) => {
    const texts = textsOf(grid, column);
    return texts.length > 0 && texts.every((text) => mark.test(text)) ? [column] : [];
  });
  for (const is of [isStatus, isPeriod]) {
    const named = columns.filter((column) => is(nameOf(grid, column)));
    const role = is === isStatus ? 'status' : 'due';
    const taken = grid.roles.filter(
      (one, column) => one === role && !columns.includes(column) && textsOf(grid, column).length > 0,
    );
    if (named.length < 2 || taken.length > 0) continue;
    // A column nobody ticked has the name of one all the same.
    grid.roles.forEach((_, column) => {
      if (named.includes(column) || (textsOf(grid, column).length === 0 && is(nameOf(grid, column))))
        grid.roles[column] = 'ticked';
    });
  }
}

/** The words over the last column ticked in a row, of those that are statuses or periods. */
export function tickedIn(
  grid: Grid,
  row: GridRow,
  what: 'status' | 'due',
): { name: string; column: number } | undefined {
  const is = what === 'status' ? isStatus : isPeriod;
  const column = grid.roles.findLastIndex(
    (role, at) => role === 'ticked' && row.cells[at] !== undefined && is(nameOf(grid, at)),
  );
  return column < 0 ? undefined : { name: nameOf(grid, column), column };
}

/** The lowest words of a header: `Short` under `Timescale`. */
function nameOf(grid: Grid, column: number): string {
  const [header] = grid.headers;
  const own = header?.row.cells[column]?.text.replace(/\s+/g, ' ').trim() ?? '';
  return own === '' ? (header?.names[column] ?? '') : own;
}

function isStatus(name: string): boolean {
  return isStatusShaped(name);
}

function isPeriod(name: string): boolean {
  if (/^(?:short|medium|long)(?:[ -]?term)?\b/i.test(name)) return true;
  const { kind, latest } = readDate(name);
  return name.length <= 30 && (latest !== undefined || kind === 'quarter' || kind === 'month');
}
