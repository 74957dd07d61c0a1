// The rows of the assurance map: every theme and Direction of the thread and the council's own, each with who hears of it.
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { allCycles, type Cycle } from '../../delivery/index.ts';
import { actionsAnswering, directions, type Item, linkTo, ownersOf, type Walk } from '../../plan/index.ts';
import { allSources, allStatements, levelWords, ownRows, type Subject } from './map.store.ts';
import type { OwnRow, Source, Statement } from './map.ts';
import {
  GapKind,
  gapKinds,
  gapsOf,
  type Heard,
  heard,
  Level,
  type LevelWords,
  Line,
  latestIn,
  lines,
} from './map.ts';

export interface MapKept {
  rows: readonly OwnRow[];
  sources: readonly Source[];
  statements: readonly Statement[];
  words: LevelWords;
  cycles: readonly Cycle[];
}

/** Five queries, whatever is kept. */
export async function mapKept(tx: Tx): Promise<MapKept> {
  return {
    rows: await ownRows(tx),
    sources: await allSources(tx),
    statements: await allStatements(tx),
    words: await levelWords(tx),
    cycles: await allCycles(tx),
  };
}

export interface MapRow {
  /** `item-12` of the thread, or `own-3` of the map: its place in addresses. */
  key: string;
  subject: Subject;
  label: string;
  title: string;
  path: string | null;
  owners: readonly string[];
  /** To which board and on which cycle it is reported. */
  reported: readonly string[];
  sources: readonly Heard[];
  ended: readonly Source[];
  gaps: readonly GapKind[];
}

/** Directions first, then themes, then the council's own rows. */
export function mapRows(thread: Walk, kept: MapKept): MapRow[] {
  const statements = Map.groupBy(kept.statements, ({ sourceId }) => sourceId);
  const sources = Map.groupBy(kept.sources, ({ itemId, rowId }) => keyOf(itemId, rowId));
  const withSources = (key: string) => {
    const own = sources.get(key) ?? [];
    const standing = own
      .filter(({ endedOn }) => endedOn === null)
      .map((source) => heard(source, statements.get(source.sourceId) ?? [], thread.day));
    return {
      sources: standing,
      ended: own.filter(({ endedOn }) => endedOn !== null),
      gaps: gapsOf(standing),
    };
  };
  const items = [...directions(thread), ...thread.ofKind('theme')].map((item): MapRow => {
    const key = keyOf(item.id, null);
    const { label, title, path } = linkTo(thread, item);
    return {
      key,
      subject: { itemId: item.id, rowId: null },
      label,
      title,
      path,
      owners: ownerNames(thread, item),
      reported: reportedOf(thread, item, kept.cycles),
      ...withSources(key),
    };
  });
  const own = kept.rows.map(({ rowId, title, owner, reported }): MapRow => {
    const key = keyOf(null, rowId);
    return {
      key,
      subject: { itemId: null, rowId },
      label: 'Own row',
      title,
      path: null,
      owners: owner === null ? [] : [owner],
      reported: reported === null ? [] : [reported],
      ...withSources(key),
    };
  });
  return [...items, ...own];
}

function keyOf(itemId: number | null, rowId: number | null): string {
  return itemId === null ? `own-${rowId}` : `item-${itemId}`;
}

/** Who leads it; of a theme, else its officer sponsors; of a Direction, whoever leads most of what answers it. */
function ownerNames(thread: Walk, item: Item): string[] {
  const named = ownersOf(thread, item);
  const sponsors = item.parts.filter(({ role }) => role === 'officer-sponsor');
  const parts = named.length > 0 ? named : sponsors;
  if (parts.length > 0) return [...new Set(parts.map((part) => nameOf(thread, part)))];
  if (item.kind !== 'mandate') return [];
  const leads = Map.groupBy(
    actionsAnswering(thread, item).flatMap((action) => ownersOf(thread, action)),
    (part) => nameOf(thread, part),
  );
  const [most] = [...leads].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]));
  return most ? [`${most[0]}, who leads most of what answers it`] : [];
}

function nameOf(thread: Walk, { personId, words }: Item['parts'][number]): string {
  const person = personId === null ? undefined : thread.person(personId);
  return person?.name ?? person?.post ?? words;
}

/** The cycles of its own plan; of a Direction, also of every plan that answers it. */
function reportedOf(thread: Walk, item: Item, cycles: readonly Cycle[]): string[] {
  const plans = new Set([item.planId]);
  if (item.kind === 'mandate') for (const action of actionsAnswering(thread, item)) plans.add(action.planId);
  return cycles
    .filter(({ planId, stoppedOn }) => plans.has(planId) && (stoppedOn === null || stoppedOn > thread.day))
    .map(({ name, bodyId, everyMonths }) => {
      const board = thread.bodies.find(({ id }) => id === bodyId)?.name;
      return `${board ?? name}, ${everyMonths === 1 ? 'every month' : `every ${everyMonths} months`}`;
    });
}

export const AssuranceMap = z.object({
  day: Day,
  rows: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      title: z.string(),
      owners: z.array(z.string()),
      reported: z.array(z.string()).describe('To which board, and how often'),
      lines: z.array(
        z.object({
          line: Line,
          sources: z.int(),
          latest: z
            .object({
              what: z.string(),
              givenBy: z.string(),
              givenOn: Day,
              level: Level,
              levelWords: z.string(),
            })
            .nullable(),
        }),
      ),
      gaps: z.array(GapKind),
    }),
  ),
  gaps: z.array(z.object({ gap: GapKind, rows: z.int() })),
  withGaps: z.int().describe('How many rows have a gap'),
});
export type AssuranceMap = z.infer<typeof AssuranceMap>;

export function assuranceMap(thread: Walk, kept: MapKept): AssuranceMap {
  const rows = mapRows(thread, kept);
  return {
    day: thread.day,
    rows: rows.map(({ key, label, title, owners, reported, sources, gaps }) => ({
      key,
      label,
      title,
      owners: [...owners],
      reported: [...reported],
      lines: lines.map((line) => {
        const last = latestIn(sources, line);
        return {
          line,
          sources: sources.filter(({ source }) => source.line === line).length,
          latest: last?.latest
            ? {
                what: last.source.what,
                givenBy: last.source.givenBy,
                givenOn: last.latest.givenOn,
                level: last.latest.level,
                levelWords: kept.words[last.latest.level],
              }
            : null,
        };
      }),
      gaps: [...gaps],
    })),
    gaps: gapKinds.map((gap) => ({ gap, rows: rows.filter(({ gaps }) => gaps.includes(gap)).length })),
    withGaps: rows.filter(({ gaps }) => gaps.length > 0).length,
  };
}
