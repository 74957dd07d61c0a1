// The words of questions: what is asked, what accepting means, and what each kind of doubt is called.

import type { Draft } from '../draft.ts';
import { quote } from '../reading.ts';
import { sayDoubts } from '../say.ts';
import { itemAt, wordsOf } from './items.ts';
import { type Question, unexplained } from './questions.ts';

/** The heading of a question's page. */
export function ask(draft: Draft, { about, finding, rule }: Question): string {
  switch (about.what) {
    case 'person':
      return `Who is “${about.words}”?`;
    case 'status':
      return `What does “${about.words}” mean?`;
    case 'date': {
      const item = itemAt(draft, about.item);
      const words = quote(item ? wordsOf(item) : '');
      if (rule === 'dates/past-due-on-track') return `Is the due date of ${words} right?`;
      return about.field === 'start' ? `When does ${words} start?` : `When is ${words} due?`;
    }
    case 'list':
      return 'Where does each line of this list begin?';
    case 'spelling':
      return `Are “${about.words}” and “${about.meant}” one thing?`;
    case 'reading': {
      const words = sayDoubts([finding])[0]?.words ?? finding.message;
      return words.charAt(0).toUpperCase() + words.slice(1);
    }
  }
}

const accepting: Record<string, string> = {
  'control/sponsor-is-lead': 'Yes, the same person sponsors and leads it',
  'dates/future-start-in-progress': 'Keep the start as printed',
  'dates/missing': 'Leave it without a date',
  'dates/no-fixed-day': 'Leave it as printed, without a fixed day',
  'dates/no-year': 'Leave it without a year',
  'dates/past-due-on-track': 'Keep the date and the status as printed',
  'dates/start-after-due': 'Keep both dates as printed',
  'dates/start-now-not-due': 'Keep the date and the status as printed',
  'people/ambiguous': 'Yes, the column tells them apart',
  'people/title-conflict': 'Keep the post from the list of people',
  'status/no-key': 'It does not say more than we read',
  'table/continued': 'Yes, it runs on from there',
  'table/header-blank': 'Yes, that is what the column holds',
  'table/no-column': 'Yes, the document does not say',
  'table/row-without-action': 'Yes, keep what there is',
  'table/shifted': 'Yes, the cells are in the right columns',
  'text/fragment': 'Keep it as printed',
  'text/ghost': 'Yes, it is a spoilt copy: leave it out',
};

/** What it means to accept this: the first choice of most questions. */
export function acceptWords({ about, rule }: Question): string {
  if (about.what === 'list')
    return about.proposal ? 'Keep it whole, as one line' : 'Keep the lines as we split them';
  return accepting[rule] ?? 'Yes, it is read rightly';
}

/** All doubts of one rule, called by the words of the rule: `7 due dates are no day anybody could miss`. */
export function sayKind(questions: readonly Question[]): string {
  const [first] = questions;
  if (!first) return '';
  const own = ownWords[first.rule];
  const said = own ? own(questions.length) : sayRule(questions);
  return said.charAt(0).toUpperCase() + said.slice(1);
}

function sayRule(questions: readonly Question[]): string {
  const all = questions.map(({ finding, rule }) => ({ ...finding, rule }));
  return sayDoubts(all)[0]?.words ?? '';
}

/** Elsewhere look-alikes are told apart by who is meant; here each is a question of its own. */
const ownWords: Record<string, (count: number) => string> = {
  'people/look-alike': (count) =>
    count === 1
      ? 'one name or set of initials is spelt in look-alike letters'
      : `${count} names or initials are spelt in look-alike letters`,
  [unexplained]: (count) =>
    count === 1 ? 'one set of initials is not explained' : `${count} sets of initials are not explained`,
};

/** A rule as part of an address: `people/look-alike` is `people-look-alike`. */
export function slugOf(rule: string): string {
  return rule.replace('/', '-');
}
