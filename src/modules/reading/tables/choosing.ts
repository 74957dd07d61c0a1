// When several columns say the same thing (two owners, original and revised dates, a target for each quarter), which
// of them it is. Told by header words and cells alone, so that the order of the columns makes no difference.
import { findDates } from '../../../kernel/date-words.ts';
import { isStatusShaped } from '../words/status.ts';
import { isDoingVerb } from '../words/verbs.ts';
import { plainForm } from '../words/words.ts';
import { isRevisedDate, type Role, suits } from './columns.ts';
import { type Grid, headerOf } from './grid.ts';

/** Rows looked at; a column shows what it is in fewer. */
const mostRows = 200;

export function textsOf({ rows }: Grid, column: number): string[] {
  return rows.slice(0, mostRows).flatMap(({ cells }) => cells[column]?.text ?? []);
}

/** How much of some texts is so: 0 to 1, and 0 of none. */
export function share(texts: readonly string[], is: (text: string) => boolean): number {
  return texts.length === 0 ? 0 : texts.filter(is).length / texts.length;
}

/** What speaks for a column's header and against it, among others of its role. */
const likings: Partial<Record<Role, [RegExp, number][]>> = {
  lead: [
    [/\b(?:risk|measure|indicator|kpi) (?:owner|lead)\b/, 1],
    [/\b(?:officer|owner|lead|responsible|by whom|who)\b/, 1],
    [/\b(?:delivery|action)\b/, 1],
    [/\b(?:support\w*|other|secondary|partners?|service|team|directorate|department|contact|budget)\b/, -1],
    [/\b(?:accountab\w*|sponsor|executive|assistant director|strategic)\b/, -1],
  ],
  due: [
    [/\b(?:original|agreed|target|planned|due|deadline|by when|end|finish|complet\w+)\b/, 2],
    [/\b(?:review|decision|meeting|approval|update|milestone|report\w*)\b/, -2],
  ],
  status: [
    [/\b(?:b?rag|status|confidence)\b/, 2],
    [/\b(?:current|overall|latest|this)\b/, 1],
    [/\b(?:previous|last|prior|revised|complete|done)\b/, -2],
  ],
  action: [
    [/^(?:\w+ )?actions?$|^what (?:we will|we are going to|needs to) (?:do|be done)$/, 2],
    [/\b(?:planned|agreed|management|improvement|required|proposed|action)\b/, 1],
    [/\b(?:title|name)\b/, 1],
    [/^what$/, 3],
    [/\b(?:sub|how|steps?|further|type|next|tasks?|activit\w+)\b/, -1],
  ],
  risk: [
    [/^(?:the )?risks?$/, 3],
    [/\bdescription\b|\bdescribe\b/, 2],
    [/\b(?:title|name|event)\b/, 1],
    [/\b(?:type|category|area|theme|cause|trigger|response|appetite)\b/, -3],
  ],
  measure: [
    [/^(?:\w+ )?(?:measure|indicator|kpi|metric)s?(?: name| title)?$/, 2],
    [/\b(?:description|definition|type|detail|method)\b/, -2],
  ],
  recommendation: [
    [/\brecommend\w*/, 3],
    [/\bfinding/, -1],
  ],
};

/** How well a column stands for a role among others of it: its header's words, then its cells. */
function liking(grid: Grid, role: Role, column: number): number {
  const header = plainForm(headerOf(grid, column));
  const texts = textsOf(grid, column);
  const words = (likings[role] ?? []).reduce((sum, [is, worth]) => sum + (is.test(header) ? worth : 0), 0);
  const suiting =
    role === 'status' ? share(texts, isStatusShaped) : share(texts, (text) => suits(role, text) > 0);
  const doing = role === 'action' ? share(texts, (text) => isDoingVerb(text.split(/\s/, 1)[0] ?? '')) : 0;
  const filled = texts.length / Math.max(1, Math.min(grid.rows.length, mostRows));
  // What is merged over rows that each have one of the other kind is what they serve.
  const merged = role === 'action' && isMergedDown(grid, column) ? -6 : 0;
  return words + suiting * 3 + doing * 2 + filled + merged;
}

/** Some of its cells are merged over several rows. */
function isMergedDown({ rows }: Grid, column: number): boolean {
  return rows.some(({ cells, own }) => cells[column] !== undefined && !own[column]);
}

/** Of columns with one role, the one that has it; the others become notes, or what their header also says they are. */
export function keepOne(grid: Grid, role: Role): void {
  const { roles } = grid;
  const columns = roles.flatMap((one, column) => (one === role ? [column] : []));
  if (columns.length < 2) return;
  const isByPeriod =
    role === 'actual' || role === 'target' || (role === 'status' && arePeriods(grid, columns));
  const best = isByPeriod ? byPeriod(grid, role, columns) : byLiking(grid, role, columns);
  for (const column of columns) if (column !== best) roles[column] = lesser(grid, role, column);
}

function byLiking(grid: Grid, role: Role, columns: readonly number[]): number | undefined {
  const likes = new Map(columns.map((column) => [column, liking(grid, role, column)]));
  const length = (column: number) => textsOf(grid, column).join('').length;
  return columns.toSorted(
    (one, other) => (likes.get(other) ?? 0) - (likes.get(one) ?? 0) || length(other) - length(one),
  )[0];
}

function lesser(grid: Grid, role: Role, column: number): Role {
  const { roles } = grid;
  const header = headerOf(grid, column);
  if (role === 'lead' && /accountab|executive|strategic/i.test(header) && !roles.includes('officerSponsor'))
    return 'officerSponsor';
  if (role === 'recommendation' && !roles.includes('keyPoint')) return 'keyPoint';
  if (role === 'action' && isMergedDown(grid, column) && !roles.includes('objective')) return 'objective';
  if (figures.has(role) || roles.includes('ref')) return 'notes';
  return share(textsOf(grid, column), (text) => suits('ref', text) > 0) >= 0.8 ? 'ref' : 'notes';
}

/** Columns of scores and figures, and of marks: `20` and `B2` under them are refs of nothing. */
const figures = new Set<Role>(['score', 'likelihood', 'impact', 'baseline', 'target', 'actual', 'status']);

/** `Q1 RAG`, `Q2 RAG`, …: a rating for each period, none of them looked ahead to. */
function arePeriods(grid: Grid, columns: readonly number[]): boolean {
  const names = columns.map((column) => headerOf(grid, column));
  if (names.some((name) => /\b(?:forecast|expected|predicted|projected)\b/i.test(name))) return false;
  const ends = names.map(periodOf);
  return ends.every((end) => end > 0) && new Set(ends).size === ends.length;
}

/** Of values for several periods, the latest that has any; of targets and ratings, that of the same period, else the nearest. */
function byPeriod(grid: Grid, role: Role, columns: readonly number[]): number | undefined {
  const period = (column: number) => periodOf(headerOf(grid, column));
  const inOrder = columns.toSorted((one, other) => period(one) - period(other) || one - other);
  const latest = inOrder.findLast((column) => textsOf(grid, column).length > 0);
  if (role === 'actual') return latest ?? inOrder[0];
  const actual = grid.roles.indexOf('actual');
  const at = actual < 0 ? undefined : period(actual);
  if (role === 'status') return inOrder.find((column) => period(column) === at) ?? latest ?? inOrder[0];
  return inOrder.find((column) => period(column) === at) ?? inOrder[0];
}

const monthsOfYear = ['apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec', 'jan', 'feb', 'mar'];

/** When the period ends that a header names, as a number to compare by; without a year it is of this one. */
export function periodOf(header: string): number {
  if (/\b(?:ytd|year to date|current|latest)\b/i.test(header)) return 1e9;
  const [found] = findDates(inFullYears(header));
  if (found?.latest) return Number(found.latest.replaceAll('-', ''));
  const quarter = /\b(?:q|quarter |qtr ?)([1-4])\b/i.exec(header)?.[1];
  if (quarter) return 3e7 + Number(quarter) * 3;
  const month = monthsOfYear.findIndex((name) => new RegExp(`\\b${name}`, 'i').test(header));
  return month < 0 ? 0 : 3e7 + month + 1;
}

/** `24/25` is 2024/25. */
function inFullYears(header: string): string {
  return header.replace(/(?<![\d/-])([12]\d)[/-](\d{2})(?![\d/-])/, '20$1/$2');
}

export function isPeriod(header: string): boolean {
  return periodOf(header) > 0 && header.length <= 30;
}

/** The column of dates put in the place of others, when there is one beside the first. */
export function revisedColumn(grid: Grid): number {
  const [first] = grid.headers;
  if (!first) return -1;
  return grid.roles.findIndex((role, column) => role === 'notes' && isRevisedDate(first.names[column] ?? ''));
}
