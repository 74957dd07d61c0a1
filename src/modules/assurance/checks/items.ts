// Checks on items against one another: the same thing twice, told two ways, and one action that is really many.
import { type Item, isFinished, type Walk } from '../../plan/index.ts';
import {
  actionsCounted,
  type Check,
  type Found,
  listed,
  openActions,
  quoted,
  standing,
  under,
} from './check.ts';

/** Words that tell no item from another. */
const little = new Set(
  'a an the of for to and or in on at by with from into its our their this that will be is are'.split(' '),
);

/** The words that carry a title, without their plural s. Figures and dates count: two years are two things. */
function wordsOf(title: string): string[] {
  const plain = title.toLowerCase().replace(/&/g, ' and ').replace(/['’‘]/g, '');
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .filter((word) => !little.has(word))
    .map((word) =>
      word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word,
    );
}

/** Titles shorter than this are headings (`Staffing`), and say nothing of being the same. */
const fewestWords = 3;
/** Under different themes or workstreams the same few words may well mean two things: `Agree the terms of reference`. */
const fewestWordsApart = 5;

/** Groups of items with the same words, each of two or more, in the order of the plan. */
function same(thread: Walk): Item[][] {
  const items = standing(thread, ['action', 'milestone', 'deliverable']);
  const byWords = Map.groupBy(items, (item) => {
    const words = wordsOf(item.title);
    const place =
      words.length < fewestWordsApart ? ` ${item.kind} under ${item.parentId ?? `plan ${item.planId}`}` : '';
    return words.length < fewestWords ? null : words.join(' ') + place;
  });
  byWords.delete(null);
  return [...byWords.values()].filter((group) => group.length > 1 && !isHandedOn(thread, group));
}

/** An item of a new edition that goes on from one before it is the same on purpose. */
function isHandedOn(thread: Walk, group: readonly Item[]): boolean {
  const ids = new Set(group.map(({ id }) => id));
  return thread.links.some(({ from, to, kind }) => kind === 'continues' && ids.has(from) && ids.has(to));
}

/** In what ways two tellings of one thing cannot both be right. What only one of them says is no contradiction. */
function differences(group: readonly Item[]): string[] {
  const said = (words: readonly (string | undefined)[]) => [
    ...new Set(words.filter((one) => one !== undefined)),
  ];
  const dates = new Map(group.flatMap(({ due }) => (due?.latest ? [[due.latest, due.words] as const] : [])));
  const statuses = said(group.map(({ status }) => status?.lifecycle ?? undefined));
  const leads = said(group.map(leadWords));
  return [
    ...(dates.size > 1 ? [`due ${listed([...dates.values()].map(quoted))}`] : []),
    ...(statuses.length > 1
      ? [`said to be ${listed(said(group.map(({ status }) => status?.words)).map(quoted))}`]
      : []),
    ...(leads.length > 1 ? [`led by ${listed(leads.map(quoted))}`] : []),
  ];
}

function leadWords({ parts }: Item): string | undefined {
  const leads = parts.filter(({ role }) => role === 'lead' || role === 'responsible');
  return leads.length === 0
    ? undefined
    : leads
        .map(({ words }) => words.trim())
        .sort()
        .join(' / ');
}

export const contradictory: Check = {
  name: 'items/contradictory',
  severity: 'fault',
  title: 'The same thing told two ways',
  looksFor: `Actions, milestones and deliverables with the same words (${fewestWords} or more that carry meaning, ${fewestWordsApart} where they stand in different places) and different dates, leads or stages.`,
  matters: 'Both cannot be right, and each reader will believe the one that suits.',
  mend: 'Keep one, or say what makes them different.',
  counts: { each: 'finding', one: 'contradiction', many: 'contradictions' },
  find: (thread) =>
    same(thread).flatMap((group): Found[] => {
      const different = differences(group);
      return different.length > 0 ? [{ why: different.join('; '), items: group }] : [];
    }),
};

export const duplicate: Check = {
  name: 'items/duplicate',
  severity: 'note',
  title: 'The same thing twice',
  looksFor: 'Actions, milestones and deliverables with the same words and nothing that tells them apart.',
  matters: 'It is counted twice, and will be updated once.',
  mend: 'Keep one, and let it serve both places.',
  counts: { each: 'finding', one: 'repetition', many: 'repetitions' },
  find: (thread) =>
    same(thread)
      .filter((group) => differences(group).length === 0 && !group.every(isFinished))
      .map((group) => ({ why: `stands ${group.length} times`, items: group })),
};

/** An action with as many steps as this, none with a date of its own, is really several. */
const steps = 8;

export const tooBig: Check = {
  name: 'actions/too-big',
  severity: 'concern',
  title: 'One action that is really many',
  looksFor: `Actions still to be done with ${steps} steps or more, none of which has a date of its own.`,
  matters: 'It stays “in progress” until the last step is done, whatever became of the others.',
  mend: 'Give the steps dates and leads of their own, or make them actions.',
  counts: actionsCounted,
  find: (thread) =>
    openActions(thread).flatMap((action) => {
      const below = under(thread, action).filter(({ kind }) => kind === 'sub-action');
      if (below.length < steps || below.some(({ due }) => due !== null)) return [];
      const when = action.due ? `one date, ${quoted(action.due.words)}` : 'no date';
      return [{ why: `${below.length} steps under ${when}`, items: [action] }];
    }),
};
