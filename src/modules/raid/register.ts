// The register as one value: every entry with what stands of it on a day, and its filters. Pure.
import type { Day } from '../../kernel/days.ts';
import { ancestor, type Kept, type Walk } from '../plan/index.ts';
import type { Acceptance, AppetiteOf, Category, Entry, Kind, Level } from './entry.ts';
import type { Band, Matrix } from './matrix.ts';
import {
  type Appetite,
  againstAppetite,
  bandOf,
  type Mark,
  type Score,
  type ScoreRole,
  sayScore,
} from './score.ts';

export interface RegisterTables {
  entries: readonly Entry[];
  /** The latest of each role. */
  scores: readonly Score[];
  links: readonly { entryId: number; itemId: number; role: 'bears-on' | 'treated-by' }[];
  /** The latest of each entry. */
  acceptances: readonly Acceptance[];
  matrices: readonly Matrix[];
  categories: readonly Category[];
  appetites: readonly AppetiteOf[];
}

export interface Standing {
  score: Score;
  matrix: Matrix;
  band: Band;
  words: string;
}

/** An entry with what stands of it. */
export interface Row {
  entry: Entry;
  scores: Partial<Record<ScoreRole, Standing>>;
  category: string | null;
  /** Above what its category may bear; unknown without a score, a category or an appetite. */
  appetite: Appetite;
  acceptance: Acceptance | null;
  accepted: 'no' | 'stands' | 'expired';
  overdue: boolean;
  items: readonly number[];
  treatments: readonly number[];
}

export interface Register {
  day: Day;
  rows: readonly Row[];
  row(entryId: number): Row | undefined;
  matrices: readonly Matrix[];
  categories: readonly Category[];
}

export function registerOf(tables: RegisterTables, day: Day): Register {
  const matrices = new Map(tables.matrices.map((one) => [one.matrixId, one]));
  const categories = new Map(tables.categories.map((one) => [one.categoryId, one.name]));
  const highest = new Map<number, string>();
  for (const one of [...tables.appetites].sort((a, b) => a.fromOn.localeCompare(b.fromOn)))
    if (one.fromOn <= day) highest.set(one.categoryId, one.highestBand);
  const scores = Map.groupBy(tables.scores, (score) => score.entryId);
  const links = Map.groupBy(tables.links, (link) => link.entryId);
  const acceptances = new Map(tables.acceptances.map((one) => [one.entryId, one]));
  const rows = tables.entries.map((entry): Row => {
    const standing = standings(scores.get(entry.entryId) ?? [], matrices);
    const acceptance = acceptances.get(entry.entryId) ?? null;
    const linked = links.get(entry.entryId) ?? [];
    const bearsMost = entry.categoryId === null ? undefined : highest.get(entry.categoryId);
    return {
      entry,
      scores: standing,
      category: entry.categoryId === null ? null : (categories.get(entry.categoryId) ?? null),
      appetite: appetiteOf(entry.kind, standing.current, bearsMost),
      acceptance,
      accepted: acceptance === null ? 'no' : acceptance.untilOn >= day ? 'stands' : 'expired',
      overdue: entry.closedOn === null && entry.nextReviewOn < day,
      items: linked.filter((link) => link.role === 'bears-on').map((link) => link.itemId),
      treatments: linked.filter((link) => link.role === 'treated-by').map((link) => link.itemId),
    };
  });
  const byId = new Map(rows.map((row) => [row.entry.entryId, row]));
  const { matrices: all, categories: named } = tables;
  return { day, rows, row: (id) => byId.get(id), matrices: all, categories: named };
}

function standings(scores: readonly Score[], matrices: ReadonlyMap<number, Matrix>): Row['scores'] {
  const found: Row['scores'] = {};
  for (const score of scores) {
    const matrix = matrices.get(score.matrixId);
    if (matrix)
      found[score.role] = { score, matrix, band: bandOf(matrix, score), words: sayScore(matrix, score) };
  }
  return found;
}

/** An opportunity threatens nothing, so no appetite bounds it. */
export function appetiteOf(
  kind: Kind,
  current: { matrix: Matrix; score: Mark } | undefined,
  highestBand: string | undefined,
): Appetite {
  if (kind === 'opportunity' || !current || highestBand === undefined) return 'unknown';
  return againstAppetite(current.matrix, current.score, highestBand);
}

/** The themes that an entry bears on, each once. */
export function themesOf(thread: Walk, row: Row): number[] {
  const { predecessorId, successorId } = row.entry;
  const ids = [...row.items, ...[predecessorId, successorId].filter((id) => id !== null)];
  const themes = ids.flatMap((id) => {
    const item = thread.item(id);
    return item ? [ancestor(thread, item, 'theme')?.id].filter((found) => found !== undefined) : [];
  });
  return [...new Set(themes)];
}

export interface Filter {
  kind?: Kind | undefined;
  level?: Level | undefined;
  theme?: number | undefined;
  band?: string | undefined;
  owner?: number | undefined;
  overdue?: boolean | undefined;
  breach?: boolean | undefined;
  expired?: boolean | undefined;
  /** A cell of the heat map. */
  likelihood?: number | undefined;
  impact?: number | undefined;
  matrix?: number | undefined;
  /** Closed entries too; otherwise open ones alone. */
  closed?: boolean | undefined;
}

export function filtered(thread: Walk, register: Register, filter: Filter): Row[] {
  return register.rows.filter((row) => {
    const { entry, scores } = row;
    const mark = scores.current?.score;
    return (
      (filter.closed === true || entry.closedOn === null) &&
      (filter.kind === undefined || entry.kind === filter.kind) &&
      (filter.level === undefined || entry.level === filter.level) &&
      (filter.band === undefined || scores.current?.band.words === filter.band) &&
      (filter.owner === undefined || entry.ownerId === filter.owner) &&
      (!filter.overdue || row.overdue) &&
      (!filter.breach || row.appetite === 'above') &&
      (!filter.expired || row.accepted === 'expired') &&
      (filter.likelihood === undefined || mark?.likelihood === filter.likelihood) &&
      (filter.impact === undefined || mark?.impact === filter.impact) &&
      (filter.matrix === undefined || mark?.matrixId === filter.matrix) &&
      (filter.theme === undefined || themesOf(thread, row).includes(filter.theme))
    );
  });
}

/** Worst first: above the appetite, then by share of the highest band and score, then oldest. */
export function worstFirst(rows: readonly Row[]): Row[] {
  const weight = ({ scores: { current } }: Row): number => {
    if (!current) return -1;
    const { matrix, score, band } = current;
    const place = matrix.bands.indexOf(band) / matrix.bands.length;
    const steps = matrix.likelihood.length * Math.max(1, matrix.impact.length);
    return place + (score.likelihood * (score.impact ?? 1)) / steps / matrix.bands.length / 2;
  };
  return [...rows].sort(
    (a, b) =>
      Number(b.appetite === 'above') - Number(a.appetite === 'above') ||
      weight(b) - weight(a) ||
      a.entry.entryId - b.entry.entryId,
  );
}

/** An entry as what is opened and ended, for the sum of the register between two days. */
export function keptOf({ entryId, raisedOn, closedOn }: Entry): Kept {
  return { id: entryId, openedOn: raisedOn, endedOn: closedOn };
}
