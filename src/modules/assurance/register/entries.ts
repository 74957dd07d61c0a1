// Checks on what an entry says and who answers for it: owner, words, links, reviews, duplicates, and the sorts of their own.
import { longDay } from '../../../kernel/days.ts';
import { alike } from '../../plan/index.ts';
import { kinds, personName } from '../../raid/index.ts';
import { each, type RegisterCheck } from './check.ts';

export const noOwner: RegisterCheck = {
  name: 'owner/none',
  title: 'Nobody owns it',
  looksFor: 'Open entries that name no owner.',
  matters: 'What belongs to nobody is watched by nobody.',
  mend: 'Name one person who answers for it.',
  kinds,
  find: (_, open) => each(open, ({ entry }) => (entry.ownerId === null ? 'no owner' : null)),
};

export const ownerLeft: RegisterCheck = {
  name: 'owner/left',
  title: 'Its owner has left',
  looksFor: 'Open entries whose owner holds no post any more, or can no longer sign in.',
  matters: 'The reviews and treatments go to somebody who is not there.',
  mend: 'Give it to whoever took over the work, and review it with them.',
  kinds,
  find: ({ thread, hasLeft }, open) =>
    each(open, ({ entry: { ownerId } }) =>
      ownerId !== null && hasLeft(ownerId) ? `${personName(thread, ownerId)} has left` : null,
    ),
};

export const incomplete: RegisterCheck = {
  name: 'words/incomplete',
  title: 'Cause, event or effect is missing',
  looksFor:
    'Open risks that do not say all three: what gives rise to it, what may happen, and what that would do.',
  matters: 'Without its cause nobody can prevent it, and without its effect nobody can weigh it.',
  mend: 'Write it as: because of this, that may happen, which would lead to this.',
  kinds: ['risk'],
  find: (_, open) =>
    each(open, ({ entry: { cause, event, effect } }) => {
      const missing = [
        ...(cause ? [] : ['cause']),
        ...(event ? [] : ['event']),
        ...(effect ? [] : ['effect']),
      ];
      return missing.length > 0 ? `no ${missing.join(', no ')}` : null;
    }),
};

export const notLinked: RegisterCheck = {
  name: 'plan/not-linked',
  title: 'It bears on nothing in the plan',
  looksFor:
    'Open entries that are linked to no item of the plan, tie no two items together, and do not stand for a plan as a whole.',
  matters: 'Nobody who reads the plan will meet it, and no action’s status will feel it.',
  mend: 'Link it to the actions, milestones or theme that it threatens or helps.',
  kinds,
  find: (_, open) =>
    each(open, ({ entry, items }) => {
      const tied = [entry.predecessorId, entry.successorId, entry.overallOf].some((id) => id !== null);
      return items.length === 0 && !tied ? 'no item of the plan is named' : null;
    }),
};

export const reviewOverdue: RegisterCheck = {
  name: 'reviews/overdue',
  title: 'Its review is overdue',
  looksFor: 'Open entries whose next review was due before today.',
  matters: 'The register shows what somebody thought some time ago as if it were so today.',
  mend: 'Look at it again with its owner, even if only to say that it is still right.',
  kinds,
  find: (_, open) =>
    each(open, ({ entry, overdue }) => (overdue ? `it was due on ${longDay(entry.nextReviewOn)}` : null)),
};

export const duplicate: RegisterCheck = {
  name: 'words/duplicate',
  title: 'Two say nearly the same',
  looksFor:
    'Open entries of one kind whose titles share at least three in five of their telling words, in whatever order and form.',
  matters: 'The same trouble is counted twice, and each owner waits for the other.',
  mend: 'Keep one, add to it what the other says, and close the other as raised by mistake.',
  kinds,
  find: (_, open) =>
    alike(open, ({ entry }) => ({ kind: entry.kind, words: entry.title })).map(([one, other]) => ({
      why: `“${one.entry.title.trim()}” and “${other.entry.title.trim()}”`,
      rows: [one, other],
    })),
};

export const issueWithoutAction: RegisterCheck = {
  name: 'issues/no-action',
  title: 'An issue that no action deals with',
  looksFor: 'Open issues without an action of the plan that treats them.',
  matters: 'An issue has happened already: without an action it simply goes on.',
  mend: 'Name the action that deals with it, or add one to the plan.',
  kinds: ['issue'],
  find: (_, open) => each(open, ({ treatments }) => (treatments.length === 0 ? 'no action treats it' : null)),
};

export const dependencyLoose: RegisterCheck = {
  name: 'dependencies/no-date-or-owner',
  title: 'A dependency without a date or an owner',
  looksFor: 'Open dependencies that do not say by when they are needed, or whom to ask.',
  matters: 'Whoever waits cannot tell whether they wait too long.',
  mend: 'Agree the day with whoever delivers it, and name who answers for it.',
  kinds: ['dependency'],
  find: (_, open) =>
    each(open, ({ entry: { neededBy, ownerId } }) => {
      const missing = [...(neededBy ? [] : ['date']), ...(ownerId === null ? ['owner'] : [])];
      return missing.length > 0 ? `no ${missing.join(' and no ')}` : null;
    }),
};

export const assumptionNotTested: RegisterCheck = {
  name: 'assumptions/not-tested',
  title: 'An assumption that nobody tests',
  looksFor:
    'Open assumptions without a day on which they are tested, or whose day went by without anybody looking again.',
  matters: 'What is only assumed is a risk that nobody has written down.',
  mend: 'Set a day and say what would show it right or wrong; then close it as proved right, or let it become a risk.',
  kinds: ['assumption'],
  find: ({ day, reviewedOn }, open) =>
    each(open, ({ entry: { entryId, testOn } }) => {
      if (testOn === null) return 'no day is set to test it';
      if (testOn >= day || (reviewedOn(entryId) ?? '') >= testOn) return null;
      return `it was to be tested on ${longDay(testOn)}, and nobody has looked since`;
    }),
};
