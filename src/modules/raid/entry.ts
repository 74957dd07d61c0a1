// An entry of the register: a risk, assumption, issue, dependency or opportunity; and what is said of it over time.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { scales } from './matrix.ts';

export const kinds = ['risk', 'assumption', 'issue', 'dependency', 'opportunity'] as const;
export const Kind = z.enum(kinds);
export type Kind = z.infer<typeof Kind>;

export const levels = ['workstream', 'theme', 'plan', 'corporate'] as const;
export const Level = z.enum(levels);
export type Level = z.infer<typeof Level>;

export const threats = ['treat', 'tolerate', 'transfer', 'terminate'] as const;
export const chances = ['exploit', 'share', 'enhance', 'ignore'] as const;
export const responses = [...threats, ...chances] as const;

export const endings = [
  'no-longer',
  'managed',
  'happened',
  'proved-wrong',
  'proved-right',
  'mistake',
] as const;
export type Ending = (typeof endings)[number];

export const kindWords: Record<Kind, string> = {
  risk: 'Risk',
  assumption: 'Assumption',
  issue: 'Issue',
  dependency: 'Dependency',
  opportunity: 'Opportunity',
};

export const levelWords: Record<Level, string> = {
  workstream: 'Workstream',
  theme: 'Theme',
  plan: 'Plan',
  corporate: 'Corporate',
};

export const responseWords: Record<(typeof responses)[number], string> = {
  treat: 'Treat: make it less likely or less bad',
  tolerate: 'Tolerate: bear it as it is',
  transfer: 'Transfer: let somebody else bear it',
  terminate: 'Terminate: stop what gives rise to it',
  exploit: 'Exploit: make sure that it happens',
  share: 'Share: gain from it with others',
  enhance: 'Enhance: make it likelier or better',
  ignore: 'Ignore: do nothing for it',
};

export const endingWords: Record<Ending, string> = {
  'no-longer': 'It can no longer happen',
  managed: 'It has been dealt with',
  happened: 'It happened',
  'proved-wrong': 'It proved wrong',
  'proved-right': 'It proved right',
  mistake: 'It was raised by mistake',
};

/** What may be said of how an entry ended. A risk that happened and an assumption proved wrong go on as another. */
export const endingsOf: Record<Kind, readonly Ending[]> = {
  risk: ['managed', 'no-longer', 'mistake'],
  assumption: ['proved-right', 'no-longer', 'mistake'],
  issue: ['managed', 'no-longer', 'mistake'],
  dependency: ['managed', 'no-longer', 'mistake'],
  opportunity: ['managed', 'happened', 'no-longer', 'mistake'],
};

/** What an entry can become, and how it then ends. */
export const becomes: Record<Kind, { ending: Ending; kinds: readonly Kind[] } | null> = {
  risk: { ending: 'happened', kinds: ['issue'] },
  assumption: { ending: 'proved-wrong', kinds: ['risk', 'issue'] },
  issue: null,
  dependency: null,
  opportunity: null,
};

export const Entry = z.object({
  entryId: z.int(),
  kind: Kind,
  level: Level,
  title: z.string(),
  cause: z.string().nullable(),
  event: z.string().nullable(),
  effect: z.string().nullable(),
  categoryId: z.int().nullable(),
  ownerId: z.int().nullable(),
  scale: z.enum(scales),
  response: z.enum(responses).nullable(),
  raisedOn: Day,
  raisedBy: z.string(),
  reviewMonths: z.int(),
  nextReviewOn: Day,
  predecessorId: z.int().nullable(),
  successorId: z.int().nullable(),
  neededBy: Day.nullable(),
  agreed: z.boolean().nullable(),
  testOn: Day.nullable(),
  overallOf: z.int().nullable(),
  documentItemId: z.int().nullable(),
  fromEntryId: z.int().nullable(),
  closedOn: Day.nullable(),
  closedAs: z.enum(endings).nullable(),
  closedReason: z.string().nullable(),
  version: z.int(),
});
export type Entry = z.infer<typeof Entry>;

export const Acceptance = z.object({
  entryId: z.int(),
  acceptedBy: z.int(),
  acceptedOn: Day,
  /** The last day on which it stands. */
  untilOn: Day,
  recordedBy: z.string(),
  reason: z.string(),
});
export type Acceptance = z.infer<typeof Acceptance>;

export const effects = ['good', 'adequate', 'inadequate', 'not-tested'] as const;
export const effectWords: Record<(typeof effects)[number], string> = {
  good: 'Works well',
  adequate: 'Works well enough',
  inadequate: 'Does not work well enough',
  'not-tested': 'Not tested yet',
};

export const Control = z.object({
  controlId: z.int(),
  entryId: z.int(),
  words: z.string(),
  effectiveness: z.enum(effects),
  judgedOn: Day,
  judgedBy: z.string(),
  stoppedOn: Day.nullable(),
});
export type Control = z.infer<typeof Control>;

export const Move = z.object({
  moveId: z.int(),
  entryId: z.int(),
  fromLevel: Level,
  toLevel: Level,
  bodyId: z.int().nullable(),
  byRule: z.boolean(),
  movedOn: Day,
  movedBy: z.string(),
  reason: z.string(),
});
export type Move = z.infer<typeof Move>;

export const RouteTest = z.object({
  testId: z.int(),
  moveId: z.int(),
  testedOn: Day,
  testedBy: z.string(),
  seen: z.boolean(),
  seenOn: Day.nullable(),
  words: z.string(),
});
export type RouteTest = z.infer<typeof RouteTest>;

export const Review = z.object({
  reviewId: z.int(),
  entryId: z.int(),
  reviewedOn: Day,
  reviewedBy: z.string(),
  outcome: z.enum(['still-right', 'changed']),
  words: z.string().nullable(),
  nextOn: Day,
});
export type Review = z.infer<typeof Review>;

export const Workshop = z.object({
  workshopId: z.int(),
  title: z.string(),
  heldOn: Day,
  notes: z.string().nullable(),
  recordedBy: z.string(),
});
export type Workshop = z.infer<typeof Workshop>;

export const Named = z.object({ workshopId: z.int(), entryId: z.int(), personId: z.int() });
export type Named = z.infer<typeof Named>;

export const Category = z.object({ categoryId: z.int(), name: z.string() });
export type Category = z.infer<typeof Category>;

export const AppetiteOf = z.object({
  categoryId: z.int(),
  fromOn: Day,
  highestBand: z.string(),
  words: z.string().nullable(),
});
export type AppetiteOf = z.infer<typeof AppetiteOf>;

export function isHigher(level: Level, than: Level): boolean {
  return levels.indexOf(level) > levels.indexOf(than);
}

/** The level above, to which an entry climbs; undefined at the top. */
export function above(level: Level): Level | undefined {
  return levels[levels.indexOf(level) + 1];
}
