// What somebody says an instrument of the Secretary of State does, before a second person has compared it with the original.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { several } from '../../../web/forms.ts';

export const does = ['make', 'vary', 'replace', 'revoke', 'expire'] as const;
export type Does = (typeof does)[number];

export const doesWords: Record<Does, { text: string; hint: string }> = {
  make: { text: 'Gives Directions', hint: 'The first of its kind: nothing before it changes.' },
  vary: { text: 'Varies earlier Directions', hint: 'Some words change; the earlier instrument stands.' },
  replace: { text: 'Replaces an earlier instrument', hint: 'The earlier one ends on the day this is made.' },
  revoke: { text: 'Revokes earlier Directions', hint: 'They end, and nothing takes their place.' },
  expire: { text: 'An instrument has run out', hint: 'By a day that its own words name.' },
};

const link = z
  .string()
  .max(2000)
  .regex(/^https?:\/\/\S+$/i, 'Copy the whole address, beginning with https://')
  .meta({ title: 'Where it is published' });
const id = z.coerce.number().int().positive();

/** One or more of `mandateIds` only where part of the earlier instrument is concerned. */
export const NewNotice = z.object({
  does: z.enum(does).meta({ title: 'What it does' }),
  title: z.string().max(300).optional().meta({ title: 'The title of the instrument' }),
  madeBy: z.string().max(200).optional().meta({ title: 'Who made it' }),
  happenedOn: Day.meta({ title: 'The day' }),
  words: z.string().max(20_000).meta({ title: 'Its words' }),
  link,
  actsOn: id.optional().meta({ title: 'The earlier instrument' }),
  mandateIds: several(id).meta({ title: 'The Directions concerned' }),
  gives: several(id).meta({ title: 'The Directions it gives' }),
});
export type NewNotice = z.infer<typeof NewNotice>;

export const NoticeAnswer = z.object({
  agreed: z.enum(['yes', 'no']).meta({ title: 'Whether it says what the original says' }),
  answer: z.string().max(2000).optional().meta({ title: 'What is wrong' }),
});
export type NoticeAnswer = z.infer<typeof NoticeAnswer>;

export const NewFunction = z.object({
  words: z.string().max(2000).meta({ title: 'The function' }),
  instrumentId: id.meta({ title: 'The instrument' }),
  exercisedBy: z.string().max(200).meta({ title: 'Who exercises it' }),
  fromOn: Day.meta({ title: 'The day from which' }),
  untilOn: Day.optional().meta({ title: 'The last day' }),
});
export type NewFunction = z.infer<typeof NewFunction>;

export const FunctionReturn = z.object({
  returnedBy: id.meta({ title: 'The instrument that returned it' }),
  returnedOn: Day.meta({ title: 'The day' }),
});
export type FunctionReturn = z.infer<typeof FunctionReturn>;
