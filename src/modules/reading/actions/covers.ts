// For each row of an action table, the words of its grouping columns that cover it: theme, workstream, objective.

import type { Passage } from '../../../office/blocks.ts';
import { bareName, knownName } from '../kinds/workstreams.ts';
import { find, quote, type Reading, use } from '../reading.ts';
import type { Role } from '../tables/columns.ts';
import type { Grid } from '../tables/grid.ts';
import { type Cover, coverOf, runsOver } from '../tables/grouping.ts';
import { directionRef, patternOf, refsIn } from '../words/refs.ts';
import type { Covered } from './row.ts';

/** From the widest to the finest. */
const grouping: Role[] = [
  'mandate',
  'theme',
  'priority',
  'outcome',
  'recommendation',
  'objective',
  'workstream',
];

export function coversOf(reading: Reading, grid: Grid, titleRole: Role): Covered[][] {
  const rows: Covered[][] = grid.rows.map(() => []);
  const merged: string[][] = grid.rows.map(() => []);
  const finest = finestEdges(reading, grid);
  for (const role of grouping) {
    if (role === titleRole || !grid.roles.includes(role)) continue;
    const covers = coverOf(grid, role, {
      isGhost: (passage) => role === 'objective' && isGhostRef(reading, passage),
      areOne: (upper, lower) => areOne(reading, role, upper, lower),
      ...(role === 'workstream' ? {} : { edges: finest }),
    });
    covers.forEach((cover, at) => {
      if (!cover) return;
      const words = wordsOf(reading, role, cover);
      rows[at]?.push({ role, passages: cover.passages, words });
      if (!cover.here) merged[at]?.push(quote(words, 50));
    });
    sayGhosts(reading, grid, role, covers);
  }
  merged.forEach((words, at) => {
    const row = grid.rows[at];
    if (row && words.length > 0 && row.cells.some((one) => one !== undefined))
      find(reading, 'table/merged', 'note', row.row.source, {
        message: `The cells at the left of this row are merged with others; it was read as part of ${words.join(' and ')}.`,
      });
  });
  return rows;
}

/** Rows at which a workstream begins. */
function finestEdges(reading: Reading, grid: Grid): Set<number> {
  if (!grid.roles.includes('workstream')) return new Set();
  const covers = coverOf(grid, 'workstream', {
    isGhost: () => false,
    areOne: (upper, lower) => areOne(reading, 'workstream', upper, lower),
  });
  return new Set(
    covers.flatMap((cover, at) => (at > 0 && cover?.passages !== covers[at - 1]?.passages ? [at] : [])),
  );
}

function knownWorkstreams(reading: Reading): string[] {
  return reading.draft.workstreams.map(({ title }) => title);
}

function areOne(reading: Reading, role: Role, upper: Passage, lower: Passage): boolean {
  if ((role === 'mandate' || role === 'objective') && isRef(lower.text) && isRef(upper.text)) return false;
  if (runsOver(upper, lower)) return true;
  if (role !== 'workstream') return false;
  const known = knownWorkstreams(reading);
  if (known.some((name) => name === bareName(upper.text))) return false;
  return known.includes(knownName(`${bareName(upper.text)} ${bareName(lower.text)}`, known) ?? '');
}

/** `(b)`, `3(a)`, `Direction 4`: a cell that holds a ref and nothing more. */
function isRef(words: string): boolean {
  return directionRef(words) !== words || /^(?:Direction|Recommendation|Objective)s?\b.{0,12}$/.test(words);
}

function wordsOf(reading: Reading, role: Role, { passages }: Cover): string {
  const words = passages.map(({ text }) => text).join(' ');
  const how =
    (role === 'objective' || role === 'mandate') && !stateRef(reading, role, words, passages)
      ? 'label'
      : 'item';
  for (const passage of passages) use(reading, passage, how);
  if (role === 'objective') sayRefVariants(reading, passages);
  if (role !== 'workstream') return words;
  return knownName(words, knownWorkstreams(reading)) ?? addWorkstream(reading, words, passages);
}

/** `Direction 2: reduce debt` states what its ref stands for. True when there is more than the ref. */
function stateRef(
  reading: Reading,
  role: 'objective' | 'mandate',
  words: string,
  passages: readonly Passage[],
): boolean {
  const [ref, ...others] = refsIn(words.slice(0, 200));
  const source = passages[0]?.source;
  const { mandates, objectives } = reading.draft;
  if (!ref && source && role === 'objective' && !objectives.some((one) => one.text === words))
    objectives.push({ text: words, mandates: [], source });
  if (!ref || !source || others.length > 0) return !ref;
  const text = words
    .replace(
      /^\W*(?:(?:Direction|Objective|Priority|Outcome|Recommendation)\s*#?\s*)?[A-Z]{0,8}[ -]?[\dA-Z][\d.]*\b\s*[:.)–—-]*\s*/,
      '',
    )
    .trim();
  if (!/\p{L}{3}/u.test(text) || text === words) return false;
  if (role === 'mandate' && !mandates.some((one) => one.ref === ref))
    mandates.push({ ref, title: text, source });
  if (role === 'objective' && !objectives.some((one) => one.ref === ref))
    objectives.push({ ref, text, mandates: [], source });
  return true;
}

const said = new WeakSet<Passage>();

/** `Ref: FIN03` in a column of refs, where the ref alone is meant. Said once for each cell. */
function sayRefVariants(reading: Reading, passages: readonly Passage[]): void {
  for (const passage of passages) {
    if (said.has(passage) || !/^ref\b/i.test(passage.text)) continue;
    said.add(passage);
    find(reading, 'words/variant', 'note', passage.source, {
      message: `The ref is printed as ${quote(passage.text)}; it was read as ${refsIn(passage.text).join(', ')}.`,
      suggestion: refsIn(passage.text).join(', '),
    });
  }
}

function addWorkstream(reading: Reading, words: string, passages: Passage[]): string {
  const title = bareName(words);
  const source = passages[0]?.source ?? { path: '' };
  reading.draft.workstreams.push({ title, source });
  return title;
}

/** Words in a column of refs that are none of the document's refs and have none of their patterns. */
function isGhostRef(reading: Reading, passage: Passage): boolean {
  const known = reading.draft.objectives.flatMap(({ ref }) => ref ?? []);
  if (known.length === 0 || passage.text.length > 20) return false;
  const patterns = new Set(known.map(patternOf));
  const refs = refsIn(passage.text);
  return !refs.some((ref) => known.includes(ref) || patterns.has(patternOf(ref)));
}

function sayGhosts(reading: Reading, grid: Grid, role: Role, covers: (Cover | undefined)[]): void {
  if (role !== 'objective') return;
  const column = grid.roles.indexOf(role);
  grid.rows.forEach((row, at) => {
    const passage = row.cells[column];
    if (!passage || !isGhostRef(reading, passage)) return;
    const meant = covers[at]?.passages.map(({ text }) => text).join(' ');
    find(reading, 'text/ghost', 'warning', passage.source, {
      message: `${quote(passage.text)} is no ref of this document: it looks like a spoilt second copy of a merged cell.`,
      suggestion: meant,
      quotes: [passage],
    });
  });
}
