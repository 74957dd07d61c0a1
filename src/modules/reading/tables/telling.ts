// What columns hold that no header names: told by the shapes and colours of their cells.
import { colourStatus } from '../words/colours.ts';
import { isDoingVerb } from '../words/verbs.ts';
import { wordCount } from '../words/words.ts';
import { share, textsOf } from './choosing.ts';
import { isRevisedDate, type Role, roleOfCells, shapeOf } from './columns.ts';
import { type Grid, headerOf } from './grid.ts';

const has = (grid: Grid, role: Role) => grid.roles.includes(role);

export const isLong = (text: string) => wordCount(text) >= 4;
export const isFigure = (text: string) => /^[(£<>~+-]*\s*[\d,.]+\s*[%)kmKM]?$/.test(text.trim());

/** `Further action?` with `Yes` and `No` under it says nothing of what is to be done. */
export function areAnswers(cells: readonly string[]): boolean {
  return (
    cells.length > 0 && cells.every((text) => /^(?:yes|no|y|n|none|n\/a|part(?:ly|ially)?)\b/i.test(text))
  );
}

/** Columns whose header says nothing known, told by their cells. */
export function tellUnknown(grid: Grid): void {
  const { roles } = grid;
  const taken = new Set(roles.filter((role) => role !== undefined));
  const width = Math.max(roles.length, ...grid.rows.slice(0, 500).map(({ cells }) => cells.length));
  const isActive = has(grid, 'lead') || has(grid, 'due') || has(grid, 'status');
  const isOther = (['risk', 'measure', 'decision', 'milestone', 'deliverable', 'response'] as const).some(
    (role) => taken.has(role),
  );
  const told = (column: number, role: Role) => {
    roles[column] = role;
    taken.add(role);
    grid.headers[0]?.told.push(column);
  };
  for (let column = 0; column < width; column += 1) {
    if (roles[column] !== undefined) continue;
    const cells = grid.rows.map(({ cells: all }) => all[column]?.text ?? '');
    const role = isColoured(grid, column) && !taken.has('status') ? 'status' : roleOfCells(cells, taken);
    if (role === undefined || (role === 'action' && (isOther || isActive))) continue;
    const isRated = taken.has('measure') || taken.has('risk');
    // Figures that happen to rise are still figures where a table holds them.
    if (role === 'ref' && isRated && column > 0 && headerOf(grid, column) !== '') continue;
    if (
      role === 'status' &&
      (areAnswers(textsOf(grid, column)) || (isRated && share(textsOf(grid, column), isFigure) > 0))
    )
      continue;
    told(column, role);
  }
  if (!taken.has('action') && !isOther && isActive) {
    const wordy = roles.flatMap((role, column) =>
      role === undefined && isWordy(grid, column) ? [column] : [],
    );
    const [best] = wordy.toSorted((one, other) => doingIn(grid, other) - doingIn(grid, one));
    if (best !== undefined) told(best, 'action');
  }
  if (taken.has('status')) return;
  const said = roles.findIndex((role, column) => {
    const texts = textsOf(grid, column);
    const isFree = role === 'notes' || (role === 'actual' && !taken.has('measure'));
    if (!isFree || texts.length < 2 || share(texts, isFigure) > 0) return false;
    if (areAnswers(texts) || isRevisedDate(headerOf(grid, column))) return false;
    return share(texts, (text) => shapeOf(text) === 'status') >= 0.8;
  });
  if (said >= 0) told(said, 'status');
}

/** Cells that say something: four words or more, or a verb of doing and what is done. */
function isWordy(grid: Grid, column: number): boolean {
  const texts = textsOf(grid, column);
  return (
    share(texts, isLong) >= 0.6 ||
    (share(texts, (text) => wordCount(text) > 1) === 1 && doingIn(grid, column) >= 0.6)
  );
}

/** How many of a column's cells begin with a verb of doing. */
function doingIn(grid: Grid, column: number): number {
  return share(textsOf(grid, column), (text) => isDoingVerb(text.split(/\s/, 1)[0] ?? ''));
}

/** Cells coloured as statuses are, whatever they say. */
export function isTinted(grid: Grid, column: number): boolean {
  const rows = grid.rows.filter(({ remark }) => !remark);
  const tinted = rows.filter(({ fills }) => {
    const fill = fills[column];
    return colourStatus(fill) !== undefined && fills.filter((one) => one === fill).length * 2 <= fills.length;
  });
  return tinted.length >= rows.length * 0.6;
}

/** Cells without words, coloured as statuses are, and not the stripes of whole rows. */
function isColoured(grid: Grid, column: number): boolean {
  const rows = grid.rows.slice(0, 200).filter(({ remark }) => !remark);
  if (rows.some(({ cells }) => cells[column] !== undefined)) return false;
  return rows.length > 0 && isTinted(grid, column);
}

/** A table with no header is one of actions only when its cells show what is done, by when, and who or how far. */
export function tellColumns(grid: Grid): void {
  const rows = grid.rows.slice(0, 500);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  if (rows.length < 2 || width < 3 || width > 15) return;
  const taken = new Set<Role>();
  const told = Array.from({ length: width }, (_, column) => {
    const cells = rows.map(({ cells: all }) => all[column]?.text ?? '');
    const role = isColoured(grid, column) && !taken.has('status') ? 'status' : roleOfCells(cells, taken);
    if (role) taken.add(role);
    return role;
  });
  if (taken.has('action') && taken.has('due') && (taken.has('lead') || taken.has('status')))
    grid.roles = told;
}
