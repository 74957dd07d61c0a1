// Registers of standards: a code or guidance, what it asks, and how far the council meets it by its own judgement. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';

export const standings = ['met', 'partly', 'not-met'] as const;
export const Standing = z.enum(standings);
export type Standing = z.infer<typeof Standing>;

export const StandardRegister = z.object({
  registerId: z.int(),
  name: z.string(),
  version: z.string(),
  source: z.string(),
  keptOn: Day,
  keptBy: z.string(),
});
export type StandardRegister = z.infer<typeof StandardRegister>;

export const NewRegister = z.object({
  name: z.string({ error: 'Enter what the code is called' }).max(200).meta({ title: 'What it is called' }),
  version: z.string({ error: 'Enter which version it is' }).max(60).meta({ title: 'Which version' }),
  source: z
    .string({ error: 'Enter where it is published' })
    .max(500)
    .meta({ title: 'Where it is published' }),
});
export type NewRegister = z.infer<typeof NewRegister>;

export const Standard = z.object({
  standardId: z.int(),
  registerId: z.int(),
  /** Its letter or number in the code. */
  ref: z.string(),
  title: z.string(),
});
export type Standard = z.infer<typeof Standard>;

export const NewStandard = z.object({
  ref: z.string({ error: 'Enter its letter or number' }).max(20).meta({ title: 'Its letter or number' }),
  title: z.string({ error: 'Enter what it asks' }).max(500).meta({ title: 'What it asks' }),
});
export type NewStandard = z.infer<typeof NewStandard>;

export const SelfAssessment = z.object({
  assessmentId: z.int(),
  standardId: z.int(),
  standing: Standing,
  evidence: z.string(),
  owner: z.string(),
  assessedOn: Day,
  reviewOn: Day,
  recordedOn: Day,
  recordedBy: z.string(),
});
export type SelfAssessment = z.infer<typeof SelfAssessment>;

export const NewSelfAssessment = z.object({
  standing: Standing.meta({ title: 'How far it is met' }),
  evidence: z.string({ error: 'Write what shows it' }).max(2000).meta({ title: 'What shows it' }),
  owner: z.string({ error: 'Enter who answers for it' }).max(200).meta({ title: 'Who answers for it' }),
  assessedOn: Day.meta({ title: 'The day it was judged' }),
  reviewOn: Day.meta({ title: 'The day to look again' }),
});
export type NewSelfAssessment = z.infer<typeof NewSelfAssessment>;

/** A standard with what was said of it last. */
export interface Judged {
  standard: Standard;
  latest: SelfAssessment | null;
  earlier: readonly SelfAssessment[];
  /** The day to look again has gone by. */
  overdue: boolean;
}

/** The last recorded stands. In the order of the register. */
export function judged(
  standards: readonly Standard[],
  assessments: readonly SelfAssessment[],
  day: Day,
): Judged[] {
  const known = Map.groupBy(
    assessments.toSorted((a, b) => b.assessmentId - a.assessmentId),
    ({ standardId }) => standardId,
  );
  return standards.map((standard) => {
    const [latest = null, ...earlier] = known.get(standard.standardId) ?? [];
    return { standard, latest, earlier, overdue: latest !== null && latest.reviewOn < day };
  });
}

export const standingOrNone = [...standings, 'not-judged'] as const;
export const StandingOrNone = z.enum(standingOrNone);
export type StandingOrNone = z.infer<typeof StandingOrNone>;

export function standingOf({ latest }: Judged): StandingOrNone {
  return latest?.standing ?? 'not-judged';
}

/** How many stand in each way: every row is in exactly one. */
export function tallyOf(rows: readonly Judged[]): Record<StandingOrNone, number> {
  const number = (asked: StandingOrNone) => rows.filter((row) => standingOf(row) === asked).length;
  return {
    met: number('met'),
    partly: number('partly'),
    'not-met': number('not-met'),
    'not-judged': number('not-judged'),
  };
}
