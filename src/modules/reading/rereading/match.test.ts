import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exampleDocument } from '../../../../example/documents.ts';
import { tries } from '../../../../test/support/at-length.ts';
import { itemsOf } from '../loading/items.ts';
import { readDocument } from '../read.ts';
import { entriesOfDraft } from './entries.ts';
import { type Entry, type Matching, matchEditions } from './match.ts';

const entry = (key: string, title: string, more: Partial<Entry> = {}): Entry => ({
  key,
  kind: 'action',
  title,
  place: [],
  ...more,
});

const pairsOf = ({ pairs }: Matching) => Object.fromEntries(pairs.map((pair) => [pair.old, pair.new]));

test('an item keeps its reference through a change of wording', () => {
  const { pairs } = matchEditions(
    [entry('a', 'Publish a monthly budget report', { ref: 'F1' })],
    [entry('b', 'Publish the budget report to members every quarter', { ref: 'F 1' })],
  );
  expect(pairs).toMatchObject([{ old: 'a', new: 'b', by: 'reference', certain: true }]);
});

test('a reference used again for other words does not make two items one', () => {
  const matching = matchEditions(
    [entry('a', 'Publish a monthly budget report', { ref: '1' })],
    [entry('b', 'Recruit a head of planning', { ref: '1' })],
  );
  expect(matching).toMatchObject({ pairs: [], gone: ['a'], added: ['b'] });
});

test('numbers that start again under each heading name nothing', () => {
  const old = ['Homes', 'Roads'].map((theme) =>
    entry(theme, `Inspect all ${theme.toLowerCase()}`, { ref: '1', place: [theme] }),
  );
  const next = old.toReversed().map((one) => ({ ...one, key: `new ${one.key}` }));
  expect(pairsOf(matchEditions(old, next))).toEqual({ Homes: 'new Homes', Roads: 'new Roads' });
});

test('which of two equal wordings an item is, a person is asked', () => {
  const old = [entry('a', 'Train every manager in risk', { place: ['Money'] })];
  const next = [
    entry('b', 'Train every manager in risk', { place: ['People'] }),
    entry('c', 'Train every manager in risk', { place: ['Homes'] }),
  ];
  expect(matchEditions(old, next).pairs).toMatchObject([{ old: 'a', certain: false }]);
});

test('a theme whose work was shared out goes on in each of its heirs', () => {
  const under = (theme: string, ...titles: string[]) => [
    entry(theme, theme, { kind: 'theme' }),
    ...titles.map((title) => entry(`${theme}: ${title}`, title, { kind: 'workstream', place: [theme] })),
  ];
  const old = under(
    'Place and Culture',
    'Markets and town centres',
    'Parks and open spaces',
    'Libraries for all',
  );
  const next = [
    ...under('Thriving economy', 'Markets and town centres'),
    ...under('Healthy lives', 'Parks and open spaces', 'Libraries for all'),
  ];
  expect(matchEditions(old, next).continuations).toEqual([
    { old: 'Place and Culture', new: 'Healthy lives', share: 2 / 3 },
    { old: 'Place and Culture', new: 'Thriving economy', share: 1 / 3 },
  ]);
});

test('the same edition again is every item once, with nothing gone and nothing new', async () => {
  const entries = await exampleEntries();
  const { pairs, gone, added } = matchEditions(entries, entries);
  expect({ gone, added }).toEqual({ gone: [], added: [] });
  expect(pairs.filter((pair) => pair.old !== pair.new)).toEqual([]);
});

const exampleEntries = async () => {
  const draft = await readDocument(await exampleDocument('improvement-plan.txt', '2026-11-23'));
  return entriesOfDraft(itemsOf(draft, () => null).items);
};

test('an edition with actions reworded, moved, dropped and added is matched as it was made', async () => {
  const entries = await exampleEntries();
  const actions = entries.filter(({ kind }) => kind === 'action');
  const places = [...new Set(actions.map(({ place }) => place.join(' > ')))].map((place) =>
    place.split(' > '),
  );
  fc.assert(
    fc.property(fc.array(fc.nat(99), { minLength: actions.length, maxLength: actions.length }), (fates) => {
      const truth: Record<string, string> = {};
      const next: Entry[] = [];
      actions.forEach((action, at) => {
        const fate = fates[at] ?? 0;
        if (fate < 15) return;
        const key = `new ${at}`;
        truth[action.key] = key;
        const words = action.title.split(' ');
        const reworded = fate < 40 ? [...words.slice(0, -1), 'by then', ...words.slice(-1)] : words;
        const place = fate >= 40 && fate < 55 ? (places[fate % places.length] ?? []) : action.place;
        next.push({ ...action, key, title: reworded.join(' '), place });
        if (fate > 90) next.push(entry(`added ${at}`, `Quarterly zebra census number ${at} of ${fate}`));
      });
      const matching = matchEditions(actions, next);
      expect(pairsOf(matching)).toEqual(truth);
      expect(matching.added.every((key) => key.startsWith('added'))).toBe(true);
    }),
    { numRuns: tries(100, 2000), seed: 3 },
  );
});
