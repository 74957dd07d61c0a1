// The revenue side of a medium-term plan: lines of the budget and what savings take off them. Pure.

import { add, type Formula, minus, over, risenBy, row, times } from '../model/formula.ts';
import { inputRow, type Row, workedRow } from '../model/model.ts';
import { nought, type Pounds } from '../pounds.ts';
import { yearAfter } from '../years.ts';
import type { MediumTermPlan } from './plan.ts';
import { happensIn, lateness, monthOf, runningShare } from './time.ts';

const lineId = (at: number) => `line:${at + 1}`;
const savingId = (at: number) => `saving:${at + 1}`;

/** The amount of a year in a table by year; nought where there is none. */
export const inYear = (table: Readonly<Record<string, Pounds>>, plan: MediumTermPlan, at: number): Pounds =>
  table[yearAfter(plan.first, at)] ?? nought;

/** What was there the year before: brought forward in the first. */
export const before = (id: string, at: number, broughtForward: Pounds): Formula =>
  at === 0 ? add(broughtForward) : row(id, 1);

/** Each line is last year’s, risen by its driver, with what the year adds. */
export function revenueRows(plan: MediumTermPlan): Row[] {
  const { years, lines } = plan;
  const rows = lines.map(({ name, section, amount, driver, changes }, at) => {
    const facts = { id: lineId(at), title: name, section, unit: 'pounds' as const };
    return workedRow({ ...facts, ...(driver === 'none' ? {} : { risesBy: driver }) }, years, (year) => {
      const last = before(lineId(at), year, amount);
      const risen = driver === 'none' ? last : times(last, risenBy(row(driver)));
      const change = inYear(changes, plan, year);
      return change.isZero() ? risen : add(risen, change);
    });
  });
  const services = workedRow(
    {
      id: 'services',
      title: 'Services before savings',
      section: 'requirement',
      unit: 'pounds',
      isTotal: true,
    },
    years,
    () => add(...lines.map((_, at) => row(lineId(at)))),
  );
  return [...rows, ...savingRows(plan), services];
}

/**
 * What each saving takes off. A recurring one runs on from its month; a one-off lasts to the end of the year in which it
 * begins. Both move with their lateness, and shrink with the share that is delivered.
 */
function savingRows(plan: MediumTermPlan): Row[] {
  const { years, savings, first } = plan;
  const rows = savings.flatMap(({ name, fullYear, startsOn, recurring, late }, at) => {
    const id = savingId(at);
    const month = monthOf(startsOn, first);
    const lateId = `late:${id}`;
    return [
      inputRow(
        { id: lateId, title: `${name}: months late`, section: 'savings', unit: 'months' },
        Array.from({ length: years }, () => late),
      ),
      workedRow({ id, title: name, section: 'savings', unit: 'pounds' }, years, (year) => {
        const months = lateness(lateId, 'savingsLate');
        const running = runningShare(year, month, months);
        const part = recurring
          ? running
          : times(
              running,
              happensIn(year, month, () => months),
            );
        return minus(0, times(times(fullYear, part), over(row('savingsDelivered'), 100)));
      }),
    ];
  });
  const total = (id: string, title: string, isRecurring: boolean) =>
    workedRow({ id, title, section: 'requirement', unit: 'pounds', isTotal: true }, years, () =>
      add(...savings.flatMap(({ recurring }, at) => (recurring === isRecurring ? [row(savingId(at))] : []))),
    );
  return [
    ...rows,
    total('savings', 'Recurring savings', true),
    total('savings-once', 'One-off savings', false),
  ];
}
