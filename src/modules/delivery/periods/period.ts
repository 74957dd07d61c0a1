// A cycle of reporting and its periods: who answers by when, and the sums that a closed period must keep to.
import { z } from 'zod';
import { addDays, addMonths, Day, longMonth } from '../../../kernel/days.ts';
import { financialYearOf, quarterOf } from '../../../kernel/financial-year.ts';
import { isWorkingDay } from '../../../kernel/working-days.ts';

export const Cycle = z.object({
  cycleId: z.int(),
  name: z.string(),
  planId: z.int(),
  bodyId: z.int().nullable(),
  everyMonths: z.int(),
  /** Days after the last day of the period; one that is no working day gives way to the next that is. */
  answersAfterDays: z.int(),
  signedAfterDays: z.int(),
  boardAfterDays: z.int(),
  afterCycle: z.int().nullable(),
  stoppedOn: Day.nullable(),
});
export type Cycle = z.infer<typeof Cycle>;

export const Period = z.object({
  periodId: z.int(),
  cycleId: z.int(),
  name: z.string(),
  fromOn: Day,
  toOn: Day,
  answersBy: Day,
  signedBy: Day,
  boardOn: Day,
  openedOn: Day,
  closedOn: Day.nullable(),
});
export type Period = z.infer<typeof Period>;
export type NewPeriod = Omit<Period, 'periodId' | 'closedOn'>;

export const NewCycle = z.object({
  name: z.string().max(100).meta({ title: 'What the cycle is called' }),
  planId: z.coerce.number().int().positive().meta({ title: 'Which plan is reported' }),
  bodyId: z.coerce.number().int().positive().optional().meta({ title: 'To which board' }),
  everyMonths: z.coerce
    .number()
    .pipe(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(6), z.literal(12)]))
    .meta({ title: 'How often' }),
  answersAfterDays: z.coerce.number().int().min(0).max(90).meta({ title: 'Days until owners have answered' }),
  signedAfterDays: z.coerce.number().int().min(0).max(90).meta({ title: 'Days until sponsors have signed' }),
  boardAfterDays: z.coerce.number().int().min(0).max(90).meta({ title: 'Days until the board meets' }),
  afterCycle: z.coerce
    .number()
    .int()
    .positive()
    .optional()
    .meta({ title: 'The cycle that closes before it' }),
});
export type NewCycle = z.infer<typeof NewCycle>;

/**
 * The next period of a cycle: the one after the last, or, of a cycle that has none, the latest that has ended. Periods
 * lie within financial years: a cycle of three months has quarters from April.
 */
export function nextPeriod(cycle: Cycle, last: Period | null, day: Day): NewPeriod {
  const fromOn = last ? addDays(last.toOn, 1) : spanBefore(day, cycle.everyMonths);
  const toOn = addDays(addMonths(fromOn, cycle.everyMonths), -1);
  const after = (days: number) => workingDayFrom(addDays(toOn, days));
  return {
    cycleId: cycle.cycleId,
    name: nameOf(fromOn, cycle.everyMonths),
    fromOn,
    toOn,
    answersBy: after(cycle.answersAfterDays),
    signedBy: after(cycle.signedAfterDays),
    boardOn: after(cycle.boardAfterDays),
    openedOn: day,
  };
}

/** The first day of the latest span of so many months that ended before a day. */
function spanBefore(day: Day, months: number): Day {
  const year = Number(financialYearOf(day).slice(0, 4));
  const passed = (Number(day.slice(5, 7)) + 8) % 12;
  return addMonths(`${year}-04-01`, (Math.floor(passed / months) - 1) * months);
}

function workingDayFrom(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1));
}

function nameOf(fromOn: Day, months: number): string {
  const year = financialYearOf(fromOn);
  if (months === 1) return longMonth(fromOn);
  if (months === 2) return `${longMonth(fromOn)} and ${longMonth(addMonths(fromOn, 1))}`;
  if (months === 3) return `Quarter ${quarterOf(fromOn)}, ${year}`;
  if (months === 6) return `${fromOn.slice(5, 7) === '04' ? 'First' : 'Second'} half of ${year}`;
  return year;
}

/** An action as a period found it. */
export const Standing = z.object({
  itemId: z.int(),
  words: z.string().nullable(),
  lifecycle: z.string().nullable(),
  confidence: z.string().nullable(),
  open: z.boolean(),
  updateId: z.int().nullable(),
  /** The day somebody last said how it stands, where that was before this period; null where it is fresh. */
  staleSince: Day.nullable(),
  stale: z.boolean(),
});
export type Standing = z.infer<typeof Standing>;

/** What a period comes to. Opening + fresh − closed = closing, because all four are counted from the same rows. */
export const Figures = z.object({
  opening: z.int(),
  fresh: z.int(),
  closed: z.int(),
  closing: z.int(),
  answered: z.int(),
  stale: z.int(),
  onTrack: z.int(),
  atRisk: z.int(),
  offTrack: z.int(),
  actions: z.array(Standing),
});
export type Figures = z.infer<typeof Figures>;

/** The figures of a period from each action as it stands and what was open when the period before it closed. */
export function figuresOf(actions: readonly Standing[], openBefore: ReadonlySet<number> | null): Figures {
  const open = actions.filter((one) => one.open);
  const before = openBefore ?? new Set(open.map(({ itemId }) => itemId));
  const openNow = new Set(open.map(({ itemId }) => itemId));
  const of = (confidence: string) => open.filter((one) => !one.stale && one.confidence === confidence).length;
  return {
    opening: before.size,
    fresh: open.filter(({ itemId }) => !before.has(itemId)).length,
    closed: [...before].filter((itemId) => !openNow.has(itemId)).length,
    closing: open.length,
    answered: open.filter((one) => !one.stale).length,
    stale: open.filter((one) => one.stale).length,
    onTrack: of('on-track'),
    atRisk: of('at-risk'),
    offTrack: of('off-track'),
    actions: [...actions],
  };
}
