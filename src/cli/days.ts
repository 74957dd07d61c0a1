// A day given to a command.
import { InvalidArgumentError } from 'commander';
import { Day } from '../kernel/days.ts';

/** For an option's value; commander says which option it was. */
export function toDay(words: string): Day {
  const day = Day.safeParse(words);
  if (!day.success) throw new InvalidArgumentError('Write the day as 2026-11-22.');
  return day.data;
}
