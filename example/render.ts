// Turns a template of the example council into the document as it would have been published on a given day.
//
// {{day -12}} 10/11/26    {{long -430}} 18 September 2025    {{mon +2}} Jan 2027    {{month +3}} February 2027
// {{year +1}} 2027        {{council +2}} 27/01/27            {{meeting +2}} Jan Council
// {{february}} 24/02/27, the Full Council that next sets a budget; {{budget}} 2027/28, the year it sets
// {{annual}} May 2027, the next Annual Council
// {{step}} a step begins here, its bullet lost in publication; {{principle}} a bullet that is not a step
import { addDays, addMonths, type Day, lastOfMonth, longDay, longMonth } from '../src/kernel/days.ts';
import { financialYearStarting } from '../src/kernel/financial-year.ts';

const shortMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'June', 'July', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

type Rule = (day: Day, offset: number) => string;

const rules: Record<string, Rule> = {
  day: (day, offset) => shortDay(weekdayNear(day, offset)),
  long: (day, offset) => longDay(weekdayNear(day, offset)),
  month: (day, offset) => longMonth(firstOfMonth(day, offset)),
  mon: (day, offset) => shortMonth(firstOfMonth(day, offset)),
  year: (day, offset) => String(Number(day.slice(0, 4)) + offset),
  council: (day, offset) => shortDay(councilMeeting(day, offset)),
  meeting: (day, offset) => `${shortMonthName(firstOfMonth(day, offset))} Council`,
  february: (day) => shortDay(budgetMeeting(day)),
  budget: (day) => financialYearStarting(Number(budgetMeeting(day).slice(0, 4))),
  annual: (day) => longMonth(annualMeeting(day)),
  step: () => '',
  principle: () => '•',
};

const placeholder = /\{\{([a-z]+)(?: ([+-]?\d+))?\}\}/g;

/** Every placeholder becomes its words for that day. Throws on one it does not know. */
export function renderExample(template: string, day: Day): string {
  return template.replace(placeholder, (whole, name: string, offset: string | undefined) => {
    const rule = rules[name];
    if (rule === undefined) throw new Error(`No rule for ${whole}`);
    return rule(day, Number(offset ?? 0));
  });
}

/** A day so many days away, and at least so far: a weekend moves on to Monday, or back to Friday in the past. */
export function weekdayNear(day: Day, offset: number): Day {
  const found = addDays(day, offset);
  const weekday = Temporal.PlainDate.from(found).dayOfWeek;
  if (weekday <= 5) return found;
  return addDays(found, offset < 0 ? 5 - weekday : 8 - weekday);
}

/** Full Council meets on the last Wednesday of a month; in December on the last one before the 20th. */
export function councilMeeting(day: Day, monthsAway: number): Day {
  const month = firstOfMonth(day, monthsAway);
  const latest = month.slice(5, 7) === '12' ? `${month.slice(0, 8)}19` : lastOfMonth(month);
  return addDays(latest, -((Temporal.PlainDate.from(latest).dayOfWeek + 4) % 7));
}

// Four weeks leave time for the notices and papers that a budget needs.
function budgetMeeting(day: Day): Day {
  const february = `${day.slice(0, 4)}-02-01`;
  const meeting = councilMeeting(february, 0);
  return meeting >= addDays(day, 28) ? meeting : councilMeeting(february, 12);
}

/** Annual Council is in May; once April has come, the plan means the May of next year. */
function annualMeeting(day: Day): Day {
  const may = `${day.slice(0, 4)}-05-01`;
  return day.slice(5) < '04-01' ? may : addMonths(may, 12);
}

function firstOfMonth(day: Day, monthsAway: number): Day {
  return addMonths(`${day.slice(0, 8)}01`, monthsAway);
}

function shortDay(day: Day): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(2, 4)}`;
}

function shortMonthName(day: Day): string {
  return shortMonths[Number(day.slice(5, 7)) - 1] ?? '';
}

function shortMonth(day: Day): string {
  return `${shortMonthName(day)} ${day.slice(0, 4)}`;
}
