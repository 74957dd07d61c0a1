// Checks on what owners say: nothing, words that say little, words that the dates contradict, and nothing ever wrong.
import type { Day } from '../../../kernel/days.ts';
import type { Item, Walk } from '../../plan/index.ts';
import { actionsCounted, type Check, openActions, quoted } from './check.ts';

export const statusUnknown: Check = {
  name: 'status/unknown',
  severity: 'concern',
  title: 'No status, or words nobody can read as one',
  looksFor:
    'Actions still to be done without a status, or with words that give neither a stage nor a confidence, in plans where others have one.',
  matters: 'It is left out of every count of what is on track.',
  mend: 'Ask the lead where it stands.',
  counts: actionsCounted,
  find: (thread) =>
    thread.plans.flatMap(({ id }) => {
      const actions = openActions(thread, id);
      if (actions.every(isUnknown)) return [];
      return actions.filter(isUnknown).map((action) => ({ why: sayUnknown(action), items: [action] }));
    }),
};

function isUnknown({ status }: Item): boolean {
  return status === null || (status.lifecycle === null && status.confidence === null);
}

function sayUnknown({ status }: Item): string {
  return status?.words.trim()
    ? `${quoted(status.words)} is not understood as a status`
    : 'no status is given';
}

export const againstDates: Check = {
  name: 'status/against-dates',
  severity: 'concern',
  title: 'The status and the dates cannot both be right',
  looksFor:
    'Actions said not to be due to start though the last day for it has gone by, said to be on track though they are past due, or said to be under way though they start later. Judged on the day shown.',
  matters: 'One of them has not been looked at. Readers will believe neither.',
  mend: 'Ask the lead, and correct whichever is wrong. A moved date needs a reason.',
  counts: actionsCounted,
  find: (thread) =>
    openActions(thread).flatMap((action) => {
      const why = sayAgainst(action, thread.day);
      return why === null ? [] : [{ why, items: [action] }];
    }),
};

function sayAgainst({ status, start, due }: Item, day: Day): string | null {
  if (!status) return null;
  const said = quoted(status.words);
  if (status.confidence === 'on-track' && due?.latest && due.latest < day)
    return `${said}, and was due ${quoted(due.words)}`;
  if (status.lifecycle === 'not-started' && start?.latest && start.latest < day)
    return `${said}, and was to start ${quoted(start.words)}`;
  if (status.lifecycle === 'in-progress' && start?.earliest && start.earliest > day)
    return `${said}, and starts only ${quoted(start.words)}`;
  return null;
}

export const saysLittle: Check = {
  name: 'status/says-little',
  severity: 'note',
  title: 'Under way, and not said how well',
  looksFor: 'Actions said to be in progress in words that do not say whether they will be on time.',
  matters: 'Progress is not confidence: an action half done may be half a year late.',
  mend: 'Say on track, at risk or off track beside it, and what the words mean.',
  counts: actionsCounted,
  find: (thread) =>
    openActions(thread)
      .filter(({ status }) => status?.lifecycle === 'in-progress' && status.confidence === null)
      .map((action) => ({ why: quoted(action.status?.words ?? ''), items: [action] })),
};

/** Fewer actions under way than this may all go well. */
const fewestAllWell = 10;

export const nothingWrong: Check = {
  name: 'status/nothing-wrong',
  severity: 'note',
  title: 'Nothing is said to be at risk',
  looksFor: `Plans with ${fewestAllWell} actions or more under way of which not one is said to be at risk or off track.`,
  matters: 'Large plans do not go so well. Ask how the statuses were arrived at.',
  mend: 'Say what at risk and off track mean, and ask each lead against it.',
  counts: { each: 'finding', one: 'plan', many: 'plans' },
  find: (thread: Walk) =>
    thread.plans.flatMap(({ id, title }) => {
      const underWay = openActions(thread, id).filter(({ status }) => status?.lifecycle === 'in-progress');
      const isWell = underWay.every(
        ({ status }) => status?.confidence !== 'at-risk' && status?.confidence !== 'off-track',
      );
      if (underWay.length < fewestAllWell || !isWell) return [];
      return [
        {
          why: `${underWay.length} actions of ${quoted(title)} are under way, and none is said to be at risk or off track`,
          items: [],
        },
      ];
    }),
};
