// The thread's answers as data, for the API and the command line: the same questions as the pages ask.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { daysLate, PlannedDate } from '../../kernel/planned-date.ts';
import { DateMove } from './changes/date-move.ts';
import { meetingOf, sayMeeting } from './meetings.ts';
import { isLate, markOf, marks } from './questions.ts';
import { labelOf, sayPart } from './say.ts';
import { ancestor, type Item, mandatesOf, Part, Source, Status, type Walk } from './thread.ts';

export const PartFacts = Part.extend({ who: z.string() });

export const ActionFacts = z.object({
  id: z.int(),
  label: z.string(),
  title: z.string(),
  theme: z.string().nullable(),
  workstream: z.string().nullable(),
  mandates: z.array(z.string()),
  objectives: z.array(z.string()),
  people: z.array(PartFacts),
  start: PlannedDate.nullable(),
  due: PlannedDate.nullable(),
  meeting: z
    .object({ name: z.string(), by: z.enum(['words', 'reading']) })
    .nullable()
    .describe(
      'The meeting it waits for; by "reading" where the plan names none and the day is the meeting’s',
    ),
  status: Status.nullable(),
  mark: z.enum(marks),
  daysLate: z.int(),
  steps: z.array(z.string()),
  moves: z
    .array(DateMove)
    .describe('Every move of its dates, oldest first: the first holds the date as published'),
  source: Source.nullable(),
});
export type ActionFacts = z.infer<typeof ActionFacts>;

export function actionFacts(thread: Walk, action: Item): ActionFacts {
  const meeting = meetingOf(thread, action);
  const answered = thread.answers(action.id);
  return {
    id: action.id,
    label: labelOf(thread, action),
    title: action.title,
    theme: ancestor(thread, action, 'theme')?.title ?? null,
    workstream: ancestor(thread, action, 'workstream')?.title ?? null,
    mandates: mandatesOf(thread, action).map((mandate) => mandate.ref ?? mandate.title),
    objectives: answered.filter((item) => item.kind === 'objective').map((item) => item.ref ?? item.title),
    people: action.parts.map((part) => ({ ...part, who: sayPart(thread, part).who })),
    start: action.start,
    due: action.due,
    meeting: meeting ? { name: sayMeeting(meeting), by: meeting.by } : null,
    status: action.status,
    mark: markOf(action, thread.day),
    daysLate: isLate(action, thread.day) ? daysLate(action.due ?? undefined, thread.day) : 0,
    steps: thread.children(action.id).flatMap((step) => (step.kind === 'sub-action' ? [step.title] : [])),
    moves: [...thread.movesOf(action.id)],
    source: action.source,
  };
}

export const ItemFacts = z.object({
  id: z.int(),
  kind: z.string(),
  label: z.string(),
  title: z.string(),
  due: PlannedDate.nullable(),
  source: Source.nullable(),
});

export function itemFacts(thread: Walk, item: Item): z.infer<typeof ItemFacts> {
  const { id, kind, title, due, source } = item;
  return { id, kind, label: labelOf(thread, item), title, due, source };
}

/** Every answer says the day it is judged on. */
export const Judged = z.object({ council: z.string(), day: Day });

export function judged(thread: Walk): z.infer<typeof Judged> {
  return { council: thread.council.name, day: thread.day };
}
