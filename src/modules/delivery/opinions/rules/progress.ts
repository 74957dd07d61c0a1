// Rules about how far the work has come: behind the time gone, without a word from its owner, held up by its steps.
import { daysBetween, longDay } from '../../../../kernel/days.ts';
import { daysLate } from '../../../../kernel/planned-date.ts';
import { count } from '../../../plan/index.ts';
import type { Facts, Judgement, Predecessor, Rule, Step } from './rule.ts';

export const behind: Rule = {
  name: 'progress/behind',
  title: 'Behind the time that has gone',
  means:
    'The percentage done is below the percentage of time gone between its start and its due date, by more points than are set here.',
  askedOf: 'open',
  settings: [
    { name: 'atRiskPoints', title: 'At risk when behind by more than', unit: 'points', usual: 15, most: 100 },
    {
      name: 'offTrackPoints',
      title: 'Off track when behind by more than',
      unit: 'points',
      usual: 30,
      most: 100,
    },
  ],
  judge({ start, due, day, percentage }, { atRiskPoints = 0, offTrackPoints = 0 }) {
    const gone = timeGone({ start, due, day });
    if (gone === null || percentage === null) return [];
    const points = gone - percentage;
    if (points <= Math.min(atRiskPoints, offTrackPoints)) return [];
    const result = points > offTrackPoints ? 'off-track' : 'at-risk';
    return [
      {
        result,
        reason: `${gone}% of its time has gone and ${percentage}% is done: ${count(points, 'point')} behind.`,
      },
    ];
  },
};

/** The share of its time that has gone, in whole per cent from 0 to 100, rounded down; null without both days. */
export function timeGone({ start, due, day }: Pick<Facts, 'start' | 'due' | 'day'>): number | null {
  const [from, to] = [start?.earliest, due?.latest];
  if (from === undefined || to === undefined || from >= to) return null;
  const share = (100 * daysBetween(from, day)) / daysBetween(from, to);
  return Math.floor(Math.min(100, Math.max(0, share)));
}

export const stale: Rule = {
  name: 'updates/stale',
  title: 'Nobody has said for too long',
  means:
    'The owner has not said how it stands for more than the days set here. What was true then may not be true now. Work that is not to start yet is left out.',
  askedOf: 'open',
  settings: [{ name: 'staleAfter', title: 'Stale after', unit: 'days', usual: 35, most: 400 }],
  judge({ lastWord, day, start, status }, { staleAfter = 0 }) {
    if (status?.lifecycle === 'not-started' && (start?.earliest ?? '') > day) return [];
    if (!status) return [];
    if (!lastWord)
      return [{ result: 'stale', reason: 'Nobody knows when the owner last said how it stands.' }];
    const days = daysBetween(lastWord.on, day);
    if (days <= staleAfter) return [];
    const where = lastWord.inPlan ? ', in the plan itself' : '';
    const reason = `The owner last said how it stands on ${longDay(lastWord.on)}${where}, ${count(days, 'day')} ago.`;
    return [{ result: 'stale', reason }];
  },
};

export const unsaid: Rule = {
  name: 'updates/none',
  title: 'The owner says nothing',
  means: 'No status is given at all.',
  askedOf: 'open',
  settings: [],
  judge: ({ status }) =>
    status ? [] : [{ result: 'cannot-judge', reason: 'The owner has not said how it stands.' }],
};

export const halted: Rule = {
  name: 'updates/halted',
  title: 'Suspended',
  means:
    'The owner says that work has stopped for now. It cannot be judged, whatever its dates, until work goes on.',
  askedOf: 'open',
  settings: [],
  judge: ({ status }) =>
    status?.lifecycle === 'suspended'
      ? [{ result: 'cannot-judge', reason: `The owner says “${status.words}”: work has stopped for now.` }]
      : [],
};

const done = ['delivered', 'embedded', 'sustained', 'closed', 'superseded'];

export function isDone({ status }: Pick<Step, 'status'>): boolean {
  return done.includes(status?.lifecycle ?? '');
}

export const lateSteps: Rule = {
  name: 'steps/late',
  title: 'Steps or milestones late',
  means:
    'A step or milestone of it is past its own date. At risk from the first; off track when that is more than the share set here of all that should be done by now.',
  askedOf: 'open',
  settings: [
    {
      name: 'offTrackShare',
      title: 'Off track when the share that is late is more than',
      unit: 'per cent',
      usual: 50,
      most: 100,
    },
  ],
  judge({ steps, day }, { offTrackShare = 0 }) {
    const dueByNow = steps.filter(({ due }) => due?.latest !== undefined && due.latest < day);
    const lateOnes = dueByNow.filter((step) => !isDone(step));
    const [first] = lateOnes.toSorted((a, b) => (a.due?.latest ?? '').localeCompare(b.due?.latest ?? ''));
    if (!first) return [];
    const result = 100 * lateOnes.length > offTrackShare * dueByNow.length ? 'off-track' : 'at-risk';
    const days = daysLate(first.due ?? undefined, day);
    const reason = `Of ${count(dueByNow.length, 'step')} that should be done by now, ${lateOnes.length} ${lateOnes.length === 1 ? 'is' : 'are'} late, first “${first.title}”, by ${count(days, 'day')}.`;
    return [{ result, reason }];
  },
};

export const badSteps: Rule = {
  name: 'steps/off-track',
  title: 'A step said to be off track',
  means: 'The owner of a step or milestone says that it is off track.',
  askedOf: 'open',
  settings: [],
  judge({ steps }) {
    const bad = steps.filter((step) => !isDone(step) && step.status?.confidence === 'off-track');
    const [first] = bad;
    if (!first) return [];
    const reason = `${count(bad.length, 'step')} of it ${bad.length === 1 ? 'is' : 'are'} said to be off track, first “${first.title}”.`;
    return [{ result: 'at-risk', reason }];
  },
};

export const waits: Rule = {
  name: 'waits/predecessor',
  title: 'It waits for something late',
  means:
    'Something that must be done first is expected after this is to start (at risk), or after this is due by more than the days set here (off track).',
  askedOf: 'open',
  settings: [
    {
      name: 'offTrackAfter',
      title: 'Off track when that is later than the due date by more than',
      unit: 'days',
      usual: 0,
      most: 365,
    },
  ],
  judge({ predecessors, start, due }, { offTrackAfter = 0 }) {
    return predecessors.flatMap((one) => heldUp(one, { start, due }, offTrackAfter) ?? []);
  },
};

function heldUp(
  { title, finished, expectedOn, isForecast }: Predecessor,
  { start, due }: Pick<Facts, 'start' | 'due'>,
  offTrackAfter: number,
): Judgement | null {
  if (finished || expectedOn === null) return null;
  const when = `It waits for “${title}”, ${isForecast ? 'expected' : 'due'} by ${longDay(expectedOn)}`;
  const over = due?.latest === undefined ? 0 : daysBetween(due.latest, expectedOn);
  if (over > offTrackAfter)
    return { result: 'off-track', reason: `${when}, ${count(over, 'day')} after this is due itself.` };
  if (over > 0)
    return { result: 'at-risk', reason: `${when}, ${count(over, 'day')} after this is due itself.` };
  const overlap = start?.latest === undefined ? 0 : daysBetween(start.latest, expectedOn);
  if (overlap <= 0) return null;
  return { result: 'at-risk', reason: `${when}, ${count(overlap, 'day')} after this was to start.` };
}

export const signalled: Rule = {
  name: 'signals/against',
  title: 'Risks, issues and figures against it',
  means:
    'Open risks and issues, and later measures and savings, that bear on it: each says how weighty it is.',
  askedOf: 'open',
  settings: [],
  judge: ({ reasons }) => reasons.map(({ result, words }) => ({ result, reason: words })),
};
