// Coverage: from each Direction or recommendation to its objectives, actions, evidence and assessment, with what is missing. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import {
  actionsAnswering,
  assessmentFindings,
  type Item,
  isDirection,
  labelOf,
  type Walk,
} from '../../plan/index.ts';

/** What may be missing, in the order of the thread: where an earlier part is missing, later ones are not asked for. */
export const gapKinds = ['no-action', 'no-evidence', 'some-evidence', 'no-assessment'] as const;
export const GapKind = z.enum(gapKinds);
export type GapKind = z.infer<typeof GapKind>;

export const gapNames: Record<GapKind, { words: string; tone: string }> = {
  'no-action': { words: 'No action answers it', tone: 'stop' },
  'no-evidence': { words: 'No evidence yet', tone: 'stop' },
  'some-evidence': { words: 'Some actions have no evidence', tone: 'care' },
  'no-assessment': { words: 'Not assessed yet', tone: 'care' },
};

export const Covered = z.object({
  id: z.int(),
  label: z.string(),
  title: z.string(),
  /** True of a Direction; false of any other mandate and of a recommendation. */
  direction: z.boolean(),
  objectives: z.array(z.object({ id: z.int(), title: z.string() })),
  actions: z.array(z.object({ id: z.int(), title: z.string(), evidence: z.int() })),
  withEvidence: z.int().describe('How many of the actions have evidence that stands'),
  assessment: z
    .object({ words: z.string(), writtenOn: Day, writtenBy: z.string() })
    .nullable()
    .describe('The latest that was issued; only Directions are assessed'),
  gaps: z.array(GapKind),
});
export type Covered = z.infer<typeof Covered>;

export const Coverage = z.object({
  council: z.string(),
  day: Day,
  counts: z.array(z.object({ gap: GapKind, words: z.string(), mandates: z.int(), directions: z.int() })),
  mandates: z.array(Covered),
});
export type Coverage = z.infer<typeof Coverage>;

/** Directions first, then other mandates, then recommendations, each in plan order. `evidence` holds pieces by item. */
export function coverage(thread: Walk, evidence: ReadonlyMap<number, number>): Coverage {
  const answersTo = [...thread.ofKind('mandate'), ...thread.ofKind('recommendation')];
  const asked = [...answersTo.filter(isDirection), ...answersTo.filter((one) => !isDirection(one))];
  const mandates = asked.map((mandate) => covered(thread, mandate, evidence));
  return {
    council: thread.council.name,
    day: thread.day,
    counts: gapKinds.map((gap) => {
      const having = mandates.filter(({ gaps }) => gaps.includes(gap));
      return {
        gap,
        words: gapNames[gap].words,
        mandates: having.length,
        directions: having.filter(({ direction }) => direction).length,
      };
    }),
    mandates,
  };
}

function covered(thread: Walk, mandate: Item, evidence: ReadonlyMap<number, number>): Covered {
  const direction = isDirection(mandate);
  const actions = actionsAnswering(thread, mandate).map(({ id, title }) => ({
    id,
    title,
    evidence: evidence.get(id) ?? 0,
  }));
  const withEvidence = actions.filter((action) => action.evidence > 0).length;
  const [latest] = thread.assessments
    .filter(({ mandateId }) => mandateId === mandate.id)
    .sort((a, b) => b.issuedOn.localeCompare(a.issuedOn) || b.id - a.id);
  return {
    id: mandate.id,
    label: labelOf(thread, mandate),
    title: mandate.title,
    direction,
    objectives: thread
      .answeredBy(mandate.id)
      .filter(({ kind }) => kind === 'objective')
      .map(({ id, title }) => ({ id, title })),
    actions,
    withEvidence,
    assessment: latest
      ? {
          words: assessmentFindings[latest.finding],
          writtenOn: latest.writtenOn,
          writtenBy: latest.writtenBy,
        }
      : null,
    gaps: gapsOf({ actions: actions.length, withEvidence, direction, assessed: latest !== undefined }),
  };
}

interface Found {
  actions: number;
  withEvidence: number;
  direction: boolean;
  assessed: boolean;
}

/** Only a Direction is for commissioners to assess. */
export function gapsOf({ actions, withEvidence, direction, assessed }: Found): GapKind[] {
  const gaps: GapKind[] = [];
  if (actions === 0) gaps.push('no-action');
  else if (withEvidence === 0) gaps.push('no-evidence');
  else if (withEvidence < actions) gaps.push('some-evidence');
  if (direction && !assessed) gaps.push('no-assessment');
  return gaps;
}
