// What is asked of whoever raises, changes, scores, reviews, moves, accepts or closes an entry: forms and calls alike.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { effects, endings, Kind, kinds, Level, responses } from './entry.ts';
import { scales } from './matrix.ts';
import { scoreRoles } from './score.ts';

const words = (title: string, most = 2000) => z.string().max(most).meta({ title });
const id = (title: string) => z.coerce.number().int().positive().meta({ title });
const step = (title: string) => z.coerce.number().int().min(1).max(6).meta({ title });
const reason = (error: string) => z.string({ error }).max(1000).meta({ title: 'Reason' });
/** A tick: sent as `yes`, or not at all. A call may say true or false. */
const tick = z.union([z.literal('yes').transform(() => true), z.boolean()]).default(false);

/** What a mark on the matrix is typed as; the matrix decides which are needed. */
const markFields = {
  likelihood: step('Likelihood').optional(),
  impact: step('Impact').optional(),
  amount: words('Amount in pounds', 30).optional(),
};

const wordFields = {
  title: z.string({ error: 'Say in a line what it is' }).max(300).meta({ title: 'What it is' }),
  cause: words('Cause').optional(),
  event: words('Event').optional(),
  effect: words('Effect').optional(),
  category: id('Category').optional(),
  owner: id('Owner').optional(),
  response: z.enum(responses).optional().meta({ title: 'Response' }),
  reviewMonths: z.coerce.number().int().min(1).max(12).default(3).meta({ title: 'Months between reviews' }),
  neededBy: Day.optional().meta({ title: 'Needed by' }),
  agreed: tick,
  testOn: Day.optional().meta({ title: 'Tested on' }),
};

export const Raise = z.object({
  kind: Kind.meta({ title: 'Kind' }),
  level: Level.meta({ title: 'Level' }),
  ...wordFields,
  bearsOn: words('What it bears on', 300)
    .optional()
    .describe('An item of the plan: its reference, its label, or its number as #12'),
  first: words('What must be done first', 300).optional().describe('For a dependency, as bearsOn'),
  waits: words('What waits for it', 300).optional().describe('For a dependency, as bearsOn'),
  scale: z.enum(scales).default('impact').meta({ title: 'How it is scored' }),
  ...markFields,
});
export type Raise = z.infer<typeof Raise>;

export const Change = z.object({
  ...wordFields,
  version: z.coerce.number().int(),
  reason: reason('Say why these words change'),
});
export type Change = z.infer<typeof Change>;

export const GiveScore = z.object({
  role: z.enum(scoreRoles).meta({ title: 'Which score' }),
  ...markFields,
  reason: reason('Say why the score is this'),
});
export type GiveScore = z.infer<typeof GiveScore>;

export const GiveReview = z.object({
  outcome: z.enum(['still-right', 'changed']).meta({ title: 'What you found' }),
  words: words('What changed', 1000).optional(),
});
export type GiveReview = z.infer<typeof GiveReview>;

export const Pass = z.object({
  level: Level.meta({ title: 'Level' }),
  body: id('Board').optional(),
  reason: reason('Say why it goes there'),
});
export type Pass = z.infer<typeof Pass>;

export const TestRoute = z.object({
  move: id('Which passing'),
  seen: z.enum(['yes', 'no']).meta({ title: 'Whether the board saw it' }),
  seenOn: Day.optional().meta({ title: 'Day the board saw it' }),
  words: z.string({ error: 'Say how you know' }).max(1000).meta({ title: 'How you know' }),
});
export type TestRoute = z.infer<typeof TestRoute>;

export const Accept = z.object({
  by: id('Who accepts it'),
  until: Day.meta({ title: 'Last day' }),
  reason: reason('Say why it is accepted as it is'),
});
export type Accept = z.infer<typeof Accept>;

export const Close = z.object({
  as: z.enum(endings).meta({ title: 'How it ended' }),
  reason: reason('Say how you know'),
});
export type Close = z.infer<typeof Close>;

export const Become = z.object({
  kind: z.enum(kinds).meta({ title: 'What it has become' }),
  title: z.string({ error: 'Say in a line what it is now' }).max(300).meta({ title: 'What it is now' }),
  reason: reason('Say what happened'),
});
export type Become = z.infer<typeof Become>;

export const AddControl = z.object({
  words: z.string({ error: 'Say what is in place' }).max(500).meta({ title: 'What is in place' }),
  effectiveness: z.enum(effects).meta({ title: 'How well it works' }),
});
export type AddControl = z.infer<typeof AddControl>;

export const JudgeControl = z.object({
  control: id('Control'),
  effectiveness: z.enum([...effects, 'stopped']).meta({ title: 'How well it works' }),
});
export type JudgeControl = z.infer<typeof JudgeControl>;

export const AddTreatment = z.object({
  action: z.string({ error: 'Say which action treats it' }).max(300).meta({ title: 'Action' }),
});

export const AddWorkshop = z.object({
  title: z.string({ error: 'Say what the workshop was' }).max(200).meta({ title: 'Workshop' }),
  heldOn: Day.meta({ title: 'Day it was held' }),
  notes: words('Notes', 4000).optional(),
});
export type AddWorkshop = z.infer<typeof AddWorkshop>;

export const NameAtWorkshop = z.object({ entry: id('Entry'), person: id('Who named it') });

export const SetAppetite = z.object({
  category: z.string({ error: 'Name the category' }).max(100).meta({ title: 'Category' }),
  highestBand: z.string({ error: 'Name the highest band' }).max(50).meta({ title: 'Highest band' }),
  words: words('In words', 500).optional(),
  fromOn: Day.meta({ title: 'From' }),
});
export type SetAppetite = z.infer<typeof SetAppetite>;

export const AddMatrix = z.object({
  name: z.string({ error: 'Name the matrix' }).max(100).meta({ title: 'Name' }),
  kind: z.enum(scales).meta({ title: 'Kind' }),
  likelihood: z.string({ error: 'Write the steps of likelihood' }).max(1000).meta({ title: 'Likelihood' }),
  impact: words('Impact', 1000).optional(),
  bands: z.string({ error: 'Write the bands' }).max(1000).meta({ title: 'Bands' }),
  cells: words('Cells', 2000).optional(),
  fromOn: Day.meta({ title: 'From' }),
});
export type AddMatrix = z.infer<typeof AddMatrix>;
