// Rules about work that is said to be done: what shows it, and which of its steps are not.
import { count } from '../../../plan/index.ts';
import { isDone } from './progress.ts';
import type { Rule } from './rule.ts';

export const shown: Rule = {
  name: 'finish/shown',
  title: 'Done, and something shows it',
  means:
    'The owner says that it is done. It counts as delivered when at least as many pieces of evidence as are set here show it; otherwise it cannot be judged. Nought takes the owner’s word.',
  askedOf: 'finished',
  settings: [{ name: 'pieces', title: 'Delivered with at least', unit: 'pieces', usual: 1, most: 10 }],
  judge({ status, evidence }, { pieces = 0 }) {
    const words = status?.words ?? '';
    if (status?.lifecycle === 'superseded')
      return [
        { result: 'cannot-judge', reason: `The owner says “${words}”: something else took its place.` },
      ];
    if (evidence.length >= pieces) {
      const what = evidence.length === 0 ? 'no evidence is asked for' : `shown by: ${evidence.join('; ')}`;
      return [{ result: 'delivered', reason: `The owner says “${words}”, ${what}.` }];
    }
    const held =
      evidence.length === 0
        ? 'nothing shows it'
        : `${count(evidence.length, 'piece')} of evidence of the ${pieces} asked for`;
    return [{ result: 'cannot-judge', reason: `The owner says “${words}”, and ${held}.` }];
  },
};

export const unfinishedSteps: Rule = {
  name: 'finish/steps',
  title: 'Done, but its steps are not',
  means: 'The owner says that it is done, and a step or milestone with a status of its own is not.',
  askedOf: 'finished',
  settings: [],
  judge({ status, steps }) {
    const open = steps.filter((step) => step.status !== null && !isDone(step));
    const [first] = open;
    if (!first || status?.lifecycle === 'superseded') return [];
    const reason = `The owner says “${status?.words ?? ''}”, but ${count(open.length, 'step')} of it ${open.length === 1 ? 'is' : 'are'} not done, first “${first.title}”.`;
    return [{ result: 'at-risk', reason }];
  },
};
