// How an outcome is judged: by members as a body after a private ballot, and by commissioners, side by side. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';

/** From worst to best: two judgements are as many steps apart as they stand apart here. */
export const judgements = ['not-met', 'part', 'mostly', 'met'] as const;
export const Judged = z.enum(judgements);
export type Judged = z.infer<typeof Judged>;

export const judgedWords: Record<Judged, string> = {
  'not-met': 'Not met',
  part: 'Met in part',
  mostly: 'Mostly met',
  met: 'Met',
};

export const judges = ['members', 'commissioners'] as const;
export const Judge = z.enum(judges);
export type Judge = z.infer<typeof Judge>;

export const judgeWords: Record<Judge, string> = { members: 'Members', commissioners: 'Commissioners' };

/** How many chose each judgement, and how many were asked. There is no average: a spread is what was said. */
export const Spread = z.object({
  asked: z.int().positive(),
  'not-met': z.int().min(0),
  part: z.int().min(0),
  mostly: z.int().min(0),
  met: z.int().min(0),
});
export type Spread = z.infer<typeof Spread>;

/** As the thread holds it, and editions publish it. */
export const OutcomeJudgement = z.object({
  id: z.int(),
  itemId: z.int(),
  judge: Judge,
  judgement: Judged,
  reasons: z.string(),
  judgedOn: Day,
  /** Of members: the body that judged, its minute, and the ballot before it, unless too few voted to show it. */
  body: z.string().nullable(),
  minute: z.string().nullable(),
  spread: Spread.nullable(),
});
export type OutcomeJudgement = z.infer<typeof OutcomeJudgement>;

/** Fewer papers than this would tell how somebody voted. */
export const fewestShown = 5;

export const votesIn = (spread: Spread): number => judgements.reduce((sum, one) => sum + spread[one], 0);

/** A spread that may be seen: with fewer than five papers nobody sees it. */
export const spreadShown = (spread: Spread | null): Spread | null =>
  spread && votesIn(spread) >= fewestShown ? spread : null;

/** The newest of each judge on one outcome: by the day judged, then by the order recorded. */
export function newestJudgements(all: readonly OutcomeJudgement[], itemId: number) {
  const newest = (judge: Judge) =>
    all
      .filter((one) => one.itemId === itemId && one.judge === judge)
      .sort((a, b) => a.judgedOn.localeCompare(b.judgedOn) || a.id - b.id)
      .at(-1) ?? null;
  return { members: newest('members'), commissioners: newest('commissioners') };
}

/** Positive where members judge better than commissioners; null where one of them has not judged. */
export function stepsApart(members: Judged | null, commissioners: Judged | null): number | null {
  if (members === null || commissioners === null) return null;
  return judgements.indexOf(members) - judgements.indexOf(commissioners);
}

/** `Members say mostly met, and commissioners met in part.` Null where they agree, or one has not judged. */
export function sayDisagreement(members: Judged | null, commissioners: Judged | null): string | null {
  const apart = stepsApart(members, commissioners);
  if (!apart || members === null || commissioners === null) return null;
  const words = (one: Judged) => judgedWords[one].toLowerCase();
  return `Members say ${words(members)}, and commissioners ${words(commissioners)}.`;
}

const reasons = z.string({ error: 'Write the reasons' }).max(4000);

export const CommissionersSay = z.object({
  judgement: z.enum(judgements, { error: 'Choose a judgement' }),
  reasons,
  judgedOn: Day.meta({ title: 'The day of the judgement' }),
});
export type CommissionersSay = z.infer<typeof CommissionersSay>;

export const MembersSay = CommissionersSay.extend({
  body: z.coerce.number({ error: 'Choose the body that judged' }).int().positive(),
  minute: z.string({ error: 'Give the minute that says so' }).max(200),
});
export type MembersSay = z.infer<typeof MembersSay>;

export const OpenBallot = z.object({
  asked: z.coerce
    .number({ error: 'Enter how many members are asked' })
    .int({ error: 'Enter a whole number of members' })
    .positive({ error: 'At least one member is asked' })
    .max(1000, { error: 'No council has so many members' }),
});
export type OpenBallot = z.infer<typeof OpenBallot>;

const papers = z.coerce
  .number({ error: 'Enter a number of papers, 0 if there are none' })
  .int({ error: 'Enter a whole number of papers' })
  .min(0, { error: 'Enter 0 or more papers' });
export const PaperBallot = OpenBallot.extend({
  heldOn: Day.meta({ title: 'The day of the ballot' }),
  'not-met': papers.meta({ title: judgedWords['not-met'] }),
  part: papers.meta({ title: judgedWords.part }),
  mostly: papers.meta({ title: judgedWords.mostly }),
  met: papers.meta({ title: judgedWords.met }),
});
export type PaperBallot = z.infer<typeof PaperBallot>;

export const Vote = z.object({
  judgement: z.enum(judgements, { error: 'Choose one, or leave the page without voting' }),
});
