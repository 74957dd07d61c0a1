// Settles what the columns of a grid hold, once all of its rows are known.
import { opensWithStatus } from '../words/status.ts';
import { plainForm, wordCount } from '../words/words.ts';
import { isPeriod, keepOne, revisedColumn, share, textsOf } from './choosing.ts';
import { type Role, shapeOf, suits } from './columns.ts';
import { cellsOf, type Grid, headerOf } from './grid.ts';
import { areAnswers, isFigure, isLong, isTinted, tellColumns, tellUnknown } from './telling.ts';
import { settleTicks } from './ticks.ts';

/** Headers that say nothing are told by their cells; of two columns of one role one is it and the other a note. */
export function settleRoles(grid: Grid): void {
  if (grid.headers.length === 0) {
    tellColumns(grid);
    return;
  }
  settleTicks(grid);
  mendMisnamed(grid);
  settleSubject(grid);
  settlePeople(grid);
  settleDates(grid);
  // Targets are chosen by the period of the figure they are for.
  keepOne(grid, 'actual');
  for (const role of new Set(grid.roles))
    if (role && role !== 'notes' && role !== 'ticked') keepOne(grid, role);
  tellUnknown(grid);
  const { roles } = grid;
  const prose = cellsOf(grid, 'status').filter((text) => wordCount(text) > 8 && !opensWithStatus(text));
  if (prose.length > grid.rows.length / 2 && !isTinted(grid, roles.indexOf('status')))
    swap(grid, 'status', 'notes');
  roles.forEach((role, column) => {
    if (role && role !== 'notes' && role !== 'ticked' && roles.indexOf(role) < column)
      roles[column] = 'notes';
  });
}

const has = (grid: Grid, role: Role) => grid.roles.includes(role);

function swap({ roles }: Grid, from: Role, to: Role): void {
  const at = roles.indexOf(from);
  if (at >= 0) roles[at] = to;
}

const isDate = (text: string) => shapeOf(text) === 'date';
const isPerson = (text: string) => ['person', 'initials'].includes(shapeOf(text));

/** Columns whose cells plainly are not what the header's words were taken for. */
function mendMisnamed(grid: Grid): void {
  const { roles } = grid;
  if (has(grid, 'action') && areAnswers(cellsOf(grid, 'action'))) swap(grid, 'action', 'notes');
  roles.forEach((role, column) => {
    const texts = textsOf(grid, column);
    if (texts.length === 0) return;
    if (role === 'ref' && share(texts, isLong) >= 0.6)
      roles[column] = has(grid, 'action') ? 'notes' : 'action';
    else if (role === 'lead' && share(texts, isDate) >= 0.8 && !has(grid, 'due')) roles[column] = 'due';
    else if (role === 'due' && share(texts, isPerson) >= 0.8 && !has(grid, 'lead')) roles[column] = 'lead';
    else if (role === 'decision' && has(grid, 'action')) roles[column] = 'notes';
  });
}

/** What the rows of the table are: risks and measures may have actions beside them, and are not those. */
function settleSubject(grid: Grid): void {
  const { roles } = grid;
  const isScored = (['likelihood', 'impact', 'score', 'mitigation'] as const).filter((role) =>
    has(grid, role),
  );
  const isOfActions = grid.headers[0]?.names.some((name) =>
    /\b(?:agreed|management) action|recommendation/i.test(name),
  );
  if (
    has(grid, 'risk') &&
    has(grid, 'action') &&
    isScored.length > 0 &&
    !isOfActions &&
    !isPlanWithRisks(grid)
  )
    roles.forEach((role, column) => {
      if (role === 'action') roles[column] = 'mitigation';
    });
  const described = roles.indexOf('aim');
  const isKind = share(cellsOf(grid, 'risk'), (text) => wordCount(text) <= 2) === 1;
  if (has(grid, 'risk') && described >= 0 && isKind && isTold(grid, described)) {
    swap(grid, 'risk', 'notes');
    roles[described] = 'risk';
  }
  if (has(grid, 'measure')) {
    nameFigures(grid);
    const figures = roles.map((_, column) => share(textsOf(grid, column), isFigure) >= 0.6);
    const isPlan = has(grid, 'action') && (has(grid, 'due') || !(has(grid, 'actual') || has(grid, 'target')));
    roles.forEach((role, column) => {
      if (role === 'action' && !isPlan) roles[column] = 'notes';
      const isValue = (role === undefined || role === 'notes') && figures[column] && !isPlan;
      if (isValue && isPeriod(headerOf(grid, column))) roles[column] = 'actual';
    });
    if (!has(grid, 'action') && !has(grid, 'actual')) {
      const latest = headerColumn(grid, /^(?:latest|current)\b/i);
      if (roles[latest] === 'notes') roles[latest] = 'actual';
    }
  }
  if (
    has(grid, 'action') &&
    has(grid, 'priority') &&
    cellsOf(grid, 'priority').every((text) => text.length <= 8)
  )
    swap(grid, 'priority', 'rank');
}

/** Texts long enough to say what a risk is. */
function isTold(grid: Grid, column: number): boolean {
  return share(textsOf(grid, column), (text) => wordCount(text) > 2) >= 0.6;
}

/** `Where we are now`, `Where we want to be`: a figure and its target, in a table of measures. */
function nameFigures(grid: Grid): void {
  const { roles } = grid;
  const name = (role: Role, pattern: RegExp) => {
    const at = headerColumn(grid, pattern);
    if (!has(grid, role) && (roles[at] === 'notes' || roles[at] === undefined) && at >= 0) roles[at] = role;
  };
  name(
    'target',
    /\bwhere we (?:want|need|aim|plan) to be\b|^(?:our )?(?:ambition|goal)s?(?: (?:for |by )?(?:\w+ )?\d{2,4}(?: \d{2,4})?)?$/,
  );
  name('actual', /\bwhere (?:we are|are we)(?: now| today)?$|^(?:now|today)$/);
}

/** An action plan that also names the `Risks` of each action: unscored, in the plural, beside a date to act by. */
function isPlanWithRisks(grid: Grid): boolean {
  const isScored = (['likelihood', 'impact', 'score'] as const).some((one) => has(grid, one));
  return !isScored && has(grid, 'due') && headerColumn(grid, /^(?:\w+ )?risks\b/) >= 0;
}

function settlePeople(grid: Grid): void {
  const { roles } = grid;
  const named = has(grid, 'lead') ? 'lead' : 'memberSponsor';
  const isRegister = has(grid, 'initials') || (has(grid, 'post') && !has(grid, 'action'));
  if (isRegister && !has(grid, 'name') && areNames(grid, named)) swap(grid, named, 'name');
  if (!has(grid, 'lead') && has(grid, 'officerSponsor') && headerSays(grid, /accountab|\b(?:lead|owner)\b/i))
    if (has(grid, 'action') || has(grid, 'deliverable') || has(grid, 'measure') || has(grid, 'risk'))
      swap(grid, 'officerSponsor', 'lead');
  if (has(grid, 'action')) nameMembers(grid);
  if (has(grid, 'name') && has(grid, 'action')) swap(grid, 'name', 'lead');
  if (has(grid, 'action') && has(grid, 'post') && !has(grid, 'lead')) swap(grid, 'post', 'lead');
  if (has(grid, 'lead')) return;
  const service = headerColumn(
    grid,
    /^(?:lead )?(?:directorate|department|service(?: area)?|team|division)$/i,
  );
  if (service >= 0 && roles[service] === undefined) roles[service] = 'lead';
}

/** Cells of a column of people are a few words each; `Approves the plan every year` names nobody. */
function areNames(grid: Grid, role: Role): boolean {
  return share(cellsOf(grid, role), (text) => wordCount(text) <= 6) >= 0.8;
}

function settleDates(grid: Grid): void {
  const { roles } = grid;
  if (
    has(grid, 'milestone') &&
    !has(grid, 'due') &&
    has(grid, 'baseline') &&
    columnSuits(grid, 'baseline', 'due')
  )
    swap(grid, 'baseline', 'due');
  if (has(grid, 'milestone') && !has(grid, 'due')) {
    const forecast = headerColumn(grid, /^(?:forecast|expected)/i);
    if (roles[forecast] === 'notes') roles[forecast] = 'due';
  }
  if (has(grid, 'target') && !has(grid, 'due') && !has(grid, 'measure') && columnSuits(grid, 'target', 'due'))
    swap(grid, 'target', 'due');
  // A new date with no first one beside it is the date.
  const revised = revisedColumn(grid);
  if (revised >= 0 && !has(grid, 'due')) roles[revised] = 'due';
}

/** A column of councillors (`Member`, `Portfolio`) in a table of actions is of their sponsors. */
function nameMembers({ roles, rows }: Grid): void {
  if (roles.includes('memberSponsor')) return;
  roles.forEach((role, column) => {
    if (role !== 'name' && role !== 'post' && role !== undefined) return;
    const cells = rows.flatMap(({ cells: all }) => all[column]?.text ?? []);
    const members = cells.filter((text) => /^(?:cllrs?|councillors?)\b/i.test(text));
    if (cells.length > 0 && members.length >= cells.length * 0.6 && !roles.includes('memberSponsor'))
      roles[column] = 'memberSponsor';
  });
}

function headerColumn(grid: Grid, pattern: RegExp): number {
  return grid.headers[0]?.names.findIndex((name) => pattern.test(plainForm(name))) ?? -1;
}

function headerSays(grid: Grid, pattern: RegExp): boolean {
  return grid.headers[0]?.names.some((name) => pattern.test(name)) ?? false;
}

function columnSuits(grid: Grid, role: Role, as: Role): boolean {
  const cells = cellsOf(grid, role);
  return cells.length > 0 && cells.filter((cell) => suits(as, cell) > 0).length >= cells.length / 2;
}

/** Sums of money or counts, in most of its columns: a table of figures has nobody to do anything. */
export function isOfFigures(grid: Grid): boolean {
  const columns = grid.roles.map((_, column) => textsOf(grid, column)).filter((texts) => texts.length > 0);
  const figures = columns.filter((texts) => share(texts, isFigure) >= 0.6);
  return figures.length >= 2;
}
