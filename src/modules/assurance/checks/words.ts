// Checks on the words of actions: verbs that only look or go on, with nothing that will be different.
import { actionsCounted, type Check, openActions, quoted, under } from './check.ts';
import { saysNoDifference } from './difference.ts';

export const noDifference: Check = {
  name: 'words/no-difference',
  severity: 'concern',
  title: 'It does not say what will be different',
  looksFor:
    'Actions still to be done that begin with a verb such as continue, explore, consider, review, monitor, support or work with, ' +
    'and name no product, figure, decision or purpose, in their own words or in their steps.',
  matters: 'Anybody can say that it was done, and nobody can show that it was not.',
  mend: 'Say what will exist, be decided or have changed when it is done.',
  counts: actionsCounted,
  find: (thread) =>
    openActions(thread).flatMap((action) => {
      const more = [action.detail ?? '', ...under(thread, action).map(({ title }) => title)];
      if (!saysNoDifference(action.title, more)) return [];
      const verb = action.title
        .replace(/^[^\p{L}]+/u, '')
        .split(/\s+/)
        .slice(0, 2)
        .join(' ');
      return [{ why: `${quoted(`${verb} …`)} and nothing that comes of it`, items: [action] }];
    }),
};
