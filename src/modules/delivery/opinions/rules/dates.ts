// Rules about days: late, without a day, late to start, forecast late, moved too often.
import { daysBetween, longDay } from '../../../../kernel/days.ts';
import { daysLate } from '../../../../kernel/planned-date.ts';
import { count } from '../../../plan/index.ts';
import type { Rule } from './rule.ts';

export const late: Rule = {
  name: 'dates/late',
  title: 'Late by its own date',
  means:
    'The last day that its due date allows has gone by, and the owner does not say that it is done. At risk from the first day; off track when it is later than the days set here.',
  askedOf: 'open',
  settings: [
    { name: 'offTrackAfter', title: 'Off track when late by more than', unit: 'days', usual: 7, most: 365 },
  ],
  judge({ due, day }, { offTrackAfter = 0 }) {
    const days = daysLate(due ?? undefined, day);
    if (days === 0 || due?.latest === undefined) return [];
    const result = days > offTrackAfter ? 'off-track' : 'at-risk';
    return [{ result, reason: `It was due by ${longDay(due.latest)}, ${count(days, 'day')} ago.` }];
  },
};

export const undated: Rule = {
  name: 'dates/none',
  title: 'No day to judge by',
  means: 'Its due date names no last day, so nobody can say whether it is late.',
  askedOf: 'open',
  settings: [],
  judge({ due }) {
    if (due?.latest !== undefined) return [];
    const reason = due
      ? `Its due date is “${due.words}”, which names no last day.`
      : 'It has no due date, so nothing says when it is late.';
    return [{ result: 'cannot-judge', reason }];
  },
};

export const contradicting: Rule = {
  name: 'dates/contradicting',
  title: 'Starts after it is due',
  means: 'Its first day is later than its last: one of the two dates is wrong, so neither can be relied on.',
  askedOf: 'open',
  settings: [],
  judge({ start, due }) {
    if (!start?.earliest || !due?.latest || start.earliest <= due.latest) return [];
    const days = `It starts on ${longDay(start.earliest)} and is due by ${longDay(due.latest)}`;
    return [{ result: 'cannot-judge', reason: `${days}: one of the two is wrong.` }];
  },
};

export const lateStart: Rule = {
  name: 'dates/late-start',
  title: 'Not begun in time',
  means:
    'The last day that its start date allows has gone by, and the owner says that it has not begun. At risk from the first day; off track when it is later than the days set here.',
  askedOf: 'open',
  settings: [
    {
      name: 'offTrackAfter',
      title: 'Off track when begun late by more than',
      unit: 'days',
      usual: 30,
      most: 365,
    },
  ],
  judge({ start, status, day }, { offTrackAfter = 0 }) {
    const days = daysLate(start ?? undefined, day);
    if (status?.lifecycle !== 'not-started' || days === 0 || start?.latest === undefined) return [];
    const result = days > offTrackAfter ? 'off-track' : 'at-risk';
    const reason = `It was to start by ${longDay(start.latest)}, ${count(days, 'day')} ago, and the owner says that it has not.`;
    return [{ result, reason }];
  },
};

export const forecastLate: Rule = {
  name: 'forecast/late',
  title: 'Expected after it is due',
  means:
    'The day on which the owner expects to finish is later than the due date. At risk from the first day; off track when it is later than the days set here.',
  askedOf: 'open',
  settings: [
    {
      name: 'offTrackAfter',
      title: 'Off track when expected late by more than',
      unit: 'days',
      usual: 30,
      most: 365,
    },
  ],
  judge({ forecast, due }, { offTrackAfter = 0 }) {
    if (!forecast?.latest || !due?.latest || forecast.latest <= due.latest) return [];
    const days = daysBetween(due.latest, forecast.latest);
    const result = days > offTrackAfter ? 'off-track' : 'at-risk';
    const reason = `The owner expects to finish by ${longDay(forecast.latest)}, ${count(days, 'day')} after it is due, ${longDay(due.latest)}.`;
    return [{ result, reason }];
  },
};

export const forecastGone: Rule = {
  name: 'forecast/gone-by',
  title: 'The expected day has gone by',
  means:
    'The day on which the owner expected to finish has gone by, and the owner does not say that it is done.',
  askedOf: 'open',
  settings: [],
  judge({ forecast, day }) {
    const days = daysLate(forecast ?? undefined, day);
    if (days === 0 || forecast?.latest === undefined) return [];
    const reason = `The owner expected to finish by ${longDay(forecast.latest)}, ${count(days, 'day')} ago.`;
    return [{ result: 'at-risk', reason }];
  },
};

export const moved: Rule = {
  name: 'dates/moved',
  title: 'Moved far from its first date',
  means: 'Its due date is later than the one first published by more than the days set here.',
  askedOf: 'open',
  settings: [
    { name: 'atRiskAfter', title: 'At risk when moved by more than', unit: 'days', usual: 90, most: 1000 },
  ],
  judge({ original, due, moves }, { atRiskAfter = 0 }) {
    if (!original?.latest || !due?.latest) return [];
    const days = daysBetween(original.latest, due.latest);
    if (days <= atRiskAfter) return [];
    const reason = `It was first due by ${longDay(original.latest)}; in ${count(moves, 'move')} that became ${longDay(due.latest)}, ${count(days, 'day')} later.`;
    return [{ result: 'at-risk', reason }];
  },
};
