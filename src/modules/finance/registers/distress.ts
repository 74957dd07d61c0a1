// The clock of a section 114 report: when council meets to consider it, and whether it did in time. Pure.
import { addDays, longDay } from '../../../kernel/days.ts';
import { daysToConsider } from './kinds/distress.ts';

export function sayConsidered(facts: Readonly<Record<string, unknown>>): string {
  const [reportedOn, consideredOn] = [String(facts.reportedOn), facts.consideredOn];
  const by = addDays(reportedOn, daysToConsider);
  if (typeof consideredOn !== 'string') return longDay(by);
  return consideredOn <= by
    ? `${longDay(by)}: it did in time`
    : `${longDay(by)}: it met on ${longDay(consideredOn)}, too late`;
}
