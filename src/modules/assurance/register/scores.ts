// Checks on how an entry is scored and what is done about it: controls, scores, appetite, acceptance, treatments.
import { addMonths, longDay } from '../../../kernel/days.ts';
import { isFinished } from '../../plan/index.ts';
import { movement, type Row } from '../../raid/index.ts';
import { each, type Looked, type RegisterCheck } from './check.ts';

/** A score that nobody has given again for so many months is old. */
const staleMonths = 6;

type Role = keyof Row['scores'];

/** How the score moves from one role to another; null where either is missing or they stand on different matrices. */
function between({ scores }: Row, from: Role, to: Role): 'worse' | 'better' | 'same' | null {
  const [one, other] = [scores[from], scores[to]];
  if (!one || !other) return null;
  const moved = movement(
    { matrix: one.matrix, mark: one.score },
    { matrix: other.matrix, mark: other.score },
  );
  return moved === 'worse' || moved === 'better' || moved === 'same' ? moved : null;
}

const words = ({ scores }: Row, role: Role) => scores[role]?.words ?? '';

export const notScored: RegisterCheck = {
  name: 'scores/none',
  title: 'It is not scored',
  looksFor: 'Open risks, issues and opportunities without a score as they stand now.',
  matters: 'It cannot be weighed against the others or against the appetite.',
  mend: 'Score it on the council’s own matrix, with the reason.',
  kinds: ['risk', 'issue', 'opportunity'],
  find: (_, open) => each(open, ({ scores }) => (scores.current ? null : 'no score as it stands now')),
};

export const noControls: RegisterCheck = {
  name: 'controls/none',
  title: 'Nothing is said to hold it',
  looksFor: 'Open risks without a control that is in place.',
  matters:
    'The score now is then the score without anything done, or it rests on what nobody has written down.',
  mend: 'Write down what already holds it, or say that nothing does and treat it.',
  kinds: ['risk'],
  find: ({ controls }, open) =>
    each(open, ({ entry }) => (controls(entry.entryId).length === 0 ? 'no control is in place' : null)),
};

export const controlsNotJudged: RegisterCheck = {
  name: 'controls/not-tested',
  title: 'Nobody knows whether its controls work',
  looksFor: 'Open risks with a control that has not been tested.',
  matters: 'A control that does not work lowers the score on paper alone.',
  mend: 'Test it, and say how well it works and on what day that was judged.',
  kinds: ['risk'],
  find: ({ controls }, open) =>
    each(open, ({ entry }) => {
      const not = controls(entry.entryId).filter(({ effectiveness }) => effectiveness === 'not-tested');
      return not.length > 0 ? `not tested: ${not.map((one) => `“${one.words}”`).join(', ')}` : null;
    }),
};

export const targetNoLower: RegisterCheck = {
  name: 'scores/target',
  title: 'The target is no lower than the score now',
  looksFor: 'Open risks and issues whose target score is the same as the score now, or above it.',
  matters: 'Either the target is reached and nothing more is wanted, or it is no target.',
  mend: 'Close it, accept it as it is until a day, or set the target that the council wants.',
  kinds: ['risk', 'issue'],
  find: (_, open) =>
    each(open, (row) => {
      const moved = between(row, 'current', 'target');
      if (moved !== 'same' && moved !== 'worse') return null;
      return `target ${words(row, 'target')}, now ${words(row, 'current')}`;
    }),
};

export const aboveInherent: RegisterCheck = {
  name: 'scores/inherent',
  title: 'The score now is above the score without controls',
  looksFor: 'Open risks and issues that are scored worse as they stand than they would be with nothing done.',
  matters: 'Controls cannot make it worse: one of the two scores is wrong, or the risk has changed.',
  mend: 'Score both again, on the same day.',
  kinds: ['risk', 'issue'],
  find: (_, open) =>
    each(open, (row) =>
      between(row, 'inherent', 'current') === 'worse'
        ? `now ${words(row, 'current')}, without controls ${words(row, 'inherent')}`
        : null,
    ),
};

export const stale: RegisterCheck = {
  name: 'scores/stale',
  title: 'Its score is old',
  looksFor: `Open risks, issues and opportunities whose score now is more than ${staleMonths} months old.`,
  matters: 'Much happens in half a year, and the score says that nothing did.',
  mend: 'Score it again. The same score on a new day, with a reason, is an answer too.',
  kinds: ['risk', 'issue', 'opportunity'],
  find: ({ day }, open) =>
    each(open, ({ scores }) => {
      const on = scores.current?.score.scoredOn;
      return on !== undefined && addMonths(on, staleMonths) < day ? `scored on ${longDay(on)}` : null;
    }),
};

export const doneButUnchanged: RegisterCheck = {
  name: 'treatments/done',
  title: 'Its treatments are done, and its score has not moved',
  looksFor:
    'Open risks and issues all of whose treatments are finished, whose score now is above the target and the same as when they were first scored.',
  matters: 'Either the treatments did not work, or nobody has looked since.',
  mend: 'Score it again. If it is still above the target, it needs another treatment.',
  kinds: ['risk', 'issue'],
  find: (looked, open) =>
    each(open, (row) => {
      const done = finishedTreatments(looked, row);
      const current = row.scores.current?.score;
      const first = looked.firstScore(row.entry.entryId);
      if (!done || !current || !first || atTarget(row)) return null;
      const same = (['matrixId', 'likelihood', 'impact', 'amountPence'] as const).every(
        (part) => current[part] === first[part],
      );
      return same ? `still ${words(row, 'current')}, as on ${longDay(first.scoredOn)}` : null;
    }),
};

function finishedTreatments({ thread }: Looked, { treatments }: Row): boolean {
  return (
    treatments.length > 0 &&
    treatments.every((id) => {
      const item = thread.item(id);
      return item !== undefined && isFinished(item);
    })
  );
}

/** At the target or below it. Without a target nothing is known to be enough. */
function atTarget(row: Row): boolean {
  const moved = between(row, 'current', 'target');
  return moved === 'same' || moved === 'worse';
}

export const breachNotPassedUp: RegisterCheck = {
  name: 'appetite/not-passed-up',
  title: 'Above the appetite, and not passed up',
  looksFor:
    'Open entries scored above the highest band that the council bears for their category, below the corporate level, never passed up, and not accepted by anybody.',
  matters: 'Those who set the appetite do not know that it is exceeded.',
  mend: 'Pass it up to the board that may decide on it, or have it accepted until a day.',
  kinds: ['risk', 'issue'],
  find: ({ wasPassedUp }, open) =>
    each(open, ({ entry, appetite, accepted, scores }) => {
      const told = entry.level === 'corporate' || wasPassedUp(entry.entryId) || accepted === 'stands';
      return appetite === 'above' && !told ? `${scores.current?.band.words}, at its own level still` : null;
    }),
};

export const acceptanceEnded: RegisterCheck = {
  name: 'acceptance/ended',
  title: 'Its acceptance has ended, or never had an end',
  looksFor:
    'Open risks and issues whose acceptance has run out, and those that are tolerated although nobody has accepted them until a day.',
  matters: 'What is borne without an end is not a decision any more but a habit.',
  mend: 'Have it accepted again by somebody who may, until a day; or treat it.',
  kinds: ['risk', 'issue'],
  find: (_, open) =>
    each(open, ({ entry, accepted, acceptance }) => {
      if (accepted === 'expired' && acceptance) return `accepted until ${longDay(acceptance.untilOn)}`;
      return entry.response === 'tolerate' && acceptance === null
        ? 'tolerated, and accepted by nobody until a day'
        : null;
    }),
};

export const noTreatment: RegisterCheck = {
  name: 'treatments/none',
  title: 'Above its target, and nothing is done about it',
  looksFor:
    'Open risks scored above their target, without an action of the plan that treats them and without an acceptance that stands.',
  matters: 'The target will not come by itself.',
  mend: 'Name the actions that treat it, add one to the plan, or have it accepted as it is until a day.',
  kinds: ['risk'],
  find: (_, open) =>
    each(open, (row) =>
      between(row, 'current', 'target') === 'better' &&
      row.treatments.length === 0 &&
      row.accepted !== 'stands'
        ? `now ${words(row, 'current')}, target ${words(row, 'target')}`
        : null,
    ),
};
