// A board at work: its terms, what of the plan it watches over, its meetings, and what was decided and asked there.
import { z } from 'zod';
import { addMonths, Day } from '../../../kernel/days.ts';
import { several } from '../../../web/forms.ts';
import { below, type Item, leadingPlan, mainActions, type Walk } from '../../plan/index.ts';

export const Terms = z.object({
  bodyId: z.int(),
  terms: z.string(),
  exceptionMonths: z.int(),
  detailMonths: z.int(),
});
export type Terms = z.infer<typeof Terms>;

export const Meeting = z.object({ meetingId: z.int(), bodyId: z.int(), heldOn: Day, inDetail: z.boolean() });
export type Meeting = z.infer<typeof Meeting>;

export const AgendaLine = z.object({
  words: z.string(),
  why: z.string().nullable(),
  itemId: z.int().nullable(),
});
export type AgendaLine = z.infer<typeof AgendaLine>;

export const Decision = z.object({
  decisionId: z.int(),
  meetingId: z.int(),
  itemId: z.int().nullable(),
  words: z.string(),
});
export type Decision = z.infer<typeof Decision>;

export const MeetingAction = z.object({
  meetingActionId: z.int(),
  meetingId: z.int(),
  bodyId: z.int(),
  itemId: z.int().nullable(),
  words: z.string(),
  personId: z.int(),
  askedOn: Day,
  dueOn: Day,
  doneOn: Day.nullable(),
  doneWords: z.string().nullable(),
});
export type MeetingAction = z.infer<typeof MeetingAction>;

export const memberRoles = ['chair', 'co-chair', 'vice-chair', 'member'] as const;
export type MemberRole = (typeof memberRoles)[number];

const yes = z.preprocess((value) => value === 'yes', z.boolean());
const months = z.coerce.number().pipe(z.union([1, 2, 3, 6, 12].map((one) => z.literal(one))));

/** The form by which a board is added or changed. */
export const BoardForm = z.object({
  name: z.string().max(200).meta({ title: 'The board’s name' }),
  kind: z.string().max(60).meta({ title: 'What kind of board it is' }),
  purpose: z.string().max(1000).optional(),
  meets: z.string().max(200).optional(),
  inPublic: yes,
  decides: yes,
  reportsTo: z.coerce.number().int().positive().optional(),
  terms: z.string().max(20_000).meta({ title: 'Its terms of reference' }),
  exceptionMonths: months.meta({ title: 'How often it looks at exceptions' }),
  detailMonths: months.meta({ title: 'How often it looks at everything' }),
  items: several(z.coerce.number().int().positive()),
  why: z.string().max(500).meta({ title: 'Why it is changed' }),
});
export type BoardForm = z.infer<typeof BoardForm>;

export const Seat = z.object({ personId: z.int(), role: z.enum(memberRoles) });
export type Seat = z.infer<typeof Seat>;

/** How many people may be added at once. */
export const seatsToAdd = 3;

/**
 * Who sits on it by the form: `role_12` for those who sit on it now, `add1` and `addRole1` for those who join. Each once,
 * with the first role given; whoever has none no longer sits on it.
 */
export function seatsOf(body: unknown): Seat[] {
  const given = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  const now = [...given].flatMap(([name, role]) => {
    const id = /^role_(\d{1,15})$/.exec(name)?.[1];
    return id === undefined ? [] : [{ personId: Number(id), role }];
  });
  const joining = Array.from({ length: seatsToAdd }, (_, index) => ({
    personId: Number(given.get(`add${index + 1}`) || Number.NaN),
    role: given.get(`addRole${index + 1}`) || 'member',
  }));
  const seats = new Map<number, Seat>();
  for (const one of [...now, ...joining]) {
    const seat = Seat.safeParse(one);
    if (seat.success && !seats.has(seat.data.personId)) seats.set(seat.data.personId, seat.data);
  }
  return [...seats.values()];
}

/** Monthly by exception and quarterly in detail: in detail where so many months passed since it last was. */
export function isDueInDetail(
  terms: Pick<Terms, 'exceptionMonths' | 'detailMonths'> | undefined,
  meetings: readonly Meeting[],
  day: Day,
): boolean {
  const { exceptionMonths, detailMonths } = terms ?? usual;
  if (exceptionMonths === detailMonths) return true;
  const last = meetings
    .filter((one) => one.inDetail && one.heldOn < day)
    .map((one) => one.heldOn)
    .sort()
    .at(-1);
  // Meetings move by a week either way, so the months are counted as months of the calendar.
  return last === undefined || addMonths(last, detailMonths).slice(0, 7) <= day.slice(0, 7);
}

/** How often boards meet where nobody has said. */
export const usual = { exceptionMonths: 1, detailMonths: 3 };

/** The actions a board watches over: those below its items, or all of the leading plan. In plan order, each once. */
export function watchedActions(thread: Walk, itemIds: readonly number[]): Item[] {
  const plan = leadingPlan(thread);
  if (itemIds.length === 0) return plan ? mainActions(thread, plan.id) : [];
  const watched = new Set<Item>();
  for (const id of itemIds) {
    const item = thread.item(id);
    for (const one of item ? [item, ...below(thread, id)] : []) if (one.kind === 'action') watched.add(one);
  }
  return [...watched].sort((a, b) => a.position - b.position || a.id - b.id);
}
