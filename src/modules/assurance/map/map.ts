// The assurance map: what must be assured, who gives assurance of it in each of the three lines, and what is missing. Pure.
import { z } from 'zod';
import { addMonths, Day } from '../../../kernel/days.ts';

export const lines = ['management', 'corporate', 'independent'] as const;
export const Line = z.enum(lines);
export type Line = z.infer<typeof Line>;

export const levels = ['substantial', 'reasonable', 'limited', 'none'] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

/** Something to be assured that is no item of the thread, such as a corporate risk. */
export const OwnRow = z.object({
  rowId: z.int(),
  title: z.string(),
  owner: z.string().nullable(),
  reported: z.string().nullable(),
  keptOn: Day,
  keptBy: z.string(),
});
export type OwnRow = z.infer<typeof OwnRow>;

export const NewRow = z.object({
  title: z.string({ error: 'Enter what must be assured' }).max(300).meta({ title: 'What must be assured' }),
  owner: z.string().max(200).optional().meta({ title: 'Who answers for it' }),
  reported: z.string().max(300).optional().meta({ title: 'To whom it is reported, and when' }),
});
export type NewRow = z.infer<typeof NewRow>;

/** Who gives assurance of one thing. Exactly one of `itemId` and `rowId` is set. */
export const Source = z.object({
  sourceId: z.int(),
  itemId: z.int().nullable(),
  rowId: z.int().nullable(),
  line: Line,
  what: z.string(),
  givenBy: z.string(),
  /** Null where it is given once, or when there is cause. */
  everyMonths: z.int().nullable(),
  keptOn: Day,
  keptBy: z.string(),
  endedOn: Day.nullable(),
  endedWhy: z.string().nullable(),
});
export type Source = z.infer<typeof Source>;

export const NewSource = z.object({
  line: Line.meta({ title: 'Which line gives it' }),
  what: z.string({ error: 'Enter what gives assurance' }).max(300).meta({ title: 'What gives assurance' }),
  givenBy: z.string({ error: 'Enter who gives it' }).max(200).meta({ title: 'Who gives it' }),
  everyMonths: z.coerce
    .number()
    .int()
    .min(1)
    .max(60)
    .optional()
    .meta({ title: 'Months between one and the next' }),
});
export type NewSource = z.infer<typeof NewSource>;

/** What a source said on a day. */
export const Statement = z.object({
  statementId: z.int(),
  sourceId: z.int(),
  givenOn: Day,
  level: Level,
  words: z.string(),
  evidence: z.string().nullable(),
  recordedOn: Day,
  recordedBy: z.string(),
});
export type Statement = z.infer<typeof Statement>;

export const NewStatement = z.object({
  givenOn: Day.meta({ title: 'The day it was given' }),
  level: Level.meta({ title: 'How much assurance it gives' }),
  words: z.string({ error: 'Write what it says' }).max(2000).meta({ title: 'What it says' }),
  evidence: z.string().max(500).optional().meta({ title: 'Where it can be read' }),
});
export type NewStatement = z.infer<typeof NewStatement>;

export const EndSource = z.object({
  why: z.string({ error: 'Write why it ends' }).max(500).meta({ title: 'Why it ends' }),
});

export const LevelWords = z.object({
  substantial: z.string().max(60).meta({ title: 'The words for the highest level' }),
  reasonable: z.string().max(60).meta({ title: 'The words for the second level' }),
  limited: z.string().max(60).meta({ title: 'The words for the third level' }),
  none: z.string().max(60).meta({ title: 'The words for no assurance' }),
});
export type LevelWords = z.infer<typeof LevelWords>;

export const usualWords: LevelWords = {
  substantial: 'Substantial',
  reasonable: 'Reasonable',
  limited: 'Limited',
  none: 'None',
};

export const gapKinds = [
  'no-management',
  'no-corporate',
  'no-independent',
  'only-management',
  'overdue',
  'unheard',
] as const;
export const GapKind = z.enum(gapKinds);
export type GapKind = z.infer<typeof GapKind>;

/** A source with what it said last, and since when it is overdue. */
export interface Heard {
  source: Source;
  latest: Statement | null;
  earlier: readonly Statement[];
  /** The first day on which its next statement is due; null where it has no frequency. */
  dueOn: Day | null;
  overdue: boolean;
}

/** How one source stands on a day. Before its first statement, its time runs from the day it was entered. */
export function heard(source: Source, statements: readonly Statement[], day: Day): Heard {
  const own = statements
    .filter(({ sourceId, recordedOn }) => sourceId === source.sourceId && recordedOn <= day)
    .sort((a, b) => b.givenOn.localeCompare(a.givenOn) || b.statementId - a.statementId);
  const [latest = null, ...earlier] = own;
  const from = latest?.givenOn ?? source.keptOn;
  const dueOn = source.everyMonths === null ? null : addMonths(from, source.everyMonths);
  return { source, latest, earlier, dueOn, overdue: dueOn !== null && dueOn < day };
}

/** What is missing for one thing. A line counts as covered only once a source in it has said something. */
export function gapsOf(sources: readonly Heard[]): GapKind[] {
  const spoken = new Set(sources.filter(({ latest }) => latest !== null).map(({ source }) => source.line));
  const gaps: GapKind[] = lines.filter((line) => !spoken.has(line)).map((line) => `no-${line}` as const);
  if (spoken.size === 1 && spoken.has('management')) gaps.push('only-management');
  if (sources.some(({ overdue }) => overdue)) gaps.push('overdue');
  if (sources.some(({ latest }) => latest === null)) gaps.push('unheard');
  return gaps;
}

/** The newest of what the sources in a line have said. */
export function latestIn(sources: readonly Heard[], line: Line): Heard | undefined {
  return sources
    .filter(({ source, latest }) => source.line === line && latest !== null)
    .sort(
      (a, b) =>
        (b.latest?.givenOn ?? '').localeCompare(a.latest?.givenOn ?? '') ||
        (b.latest?.statementId ?? 0) - (a.latest?.statementId ?? 0),
    )[0];
}
