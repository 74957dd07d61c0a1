// Clear days and working days, the sums behind notices, call-in and reminders.
import { bankHolidays, bankHolidaysKnownTo } from './bank-holidays.ts';
import { addDays, type Day, daysBetween } from './days.ts';
import { Unusable } from './errors.ts';

/** Monday to Friday and not a bank holiday in England. Throws past the last year whose holidays are known. */
export function isWorkingDay(day: Day): boolean {
  if (day > bankHolidaysKnownTo)
    throw new Unusable(
      `Bank holidays are known to ${bankHolidaysKnownTo}; ${day} is later. Add the year to the list.`,
    );
  const weekday = Temporal.PlainDate.from(day).dayOfWeek;
  return weekday <= 5 && !bankHolidays.has(day);
}

/** The nth working day after a day, which is itself not counted. */
export function addWorkingDays(day: Day, days: number): Day {
  let result = day;
  for (let counted = 0; counted < days; ) {
    result = addDays(result, 1);
    if (isWorkingDay(result)) counted += 1;
  }
  return result;
}

/** Days between the day of notice and the day of the meeting, neither counted. Nought when they touch or cross. */
export function clearDays(notice: Day, meeting: Day): number {
  return Math.max(0, daysBetween(notice, meeting) - 1);
}

/** As `clearDays`, counting working days only. */
export function clearWorkingDays(notice: Day, meeting: Day): number {
  let counted = 0;
  for (let day = addDays(notice, 1); day < meeting; day = addDays(day, 1))
    if (isWorkingDay(day)) counted += 1;
  return counted;
}
