// Lists inside one cell: what parts them, what is certain, and what is only proposed.
import { expect, test } from 'vitest';
import { namesIn } from '../words/names.ts';
import { proposeSplit, splitCell } from './sub-actions.ts';

/** A document that speaks of its names in the middle of sentences. */
const names = namesIn(
  [
    'Reports go to the Harbour Board and then to the Harbour Board again.',
    'The Fair Rents Policy is owned by Cabinet. Staff follow the Fair Rents Policy.',
    'Work with the Harbour Board on the Quay Plan, and with Cabinet on the Quay Plan.',
  ].map((text, id) => ({ id, text, source: { line: id + 1 } })),
);

const split = (text: string) => {
  const { title, parts } = splitCell(text, names);
  return [title.text, ...parts.map((part) => `${part.text}${part.certain ? '' : ' ?'}`)];
};

const cases: Record<string, string[]> = {
  'Mend the quay • dredge the channel • paint the posts': [
    'Mend the quay',
    'dredge the channel',
    'paint the posts',
  ],
  '• Mend the quay • Paint the posts': ['Mend the quay', 'Paint the posts'],
  'Mend the quay 1. dredge the channel 2. paint the posts': [
    'Mend the quay',
    'dredge the channel',
    'paint the posts',
  ],
  'Mend the quay\n- dredge the channel\n- paint the posts': [
    'Mend the quay',
    'dredge the channel',
    'paint the posts',
  ],
  'Mend the quay Dredge the channel Paint the posts': [
    'Mend the quay',
    'Dredge the channel ?',
    'Paint the posts ?',
  ],
  'Mend the quay. Dredge the channel.': ['Mend the quay.', 'Dredge the channel. ?'],
  'Agree the Fair Rents Policy with the Harbour Board': [
    'Agree the Fair Rents Policy with the Harbour Board',
  ],
  'Agree the Fair Rents Policy Publish the Quay Plan': [
    'Agree the Fair Rents Policy',
    'Publish the Quay Plan ?',
  ],
  'Set fair rents through a new policy Cabinet to approve each change': [
    'Set fair rents through a new policy',
    'Cabinet to approve each change ?',
  ],
  'Commission an external Audit as part of closing the accounts': [
    'Commission an external Audit as part of closing the accounts',
  ],
  'Keep the boats safe (see Harbour Theme) and dry': ['Keep the boats safe (see Harbour Theme) and dry'],
  'Publish data e.g. Tide tables': ['Publish data e.g. Tide tables'],
};

for (const [text, pieces] of Object.entries(cases))
  test(`“${text.replaceAll('\n', ' ↵ ')}” is ${pieces.length === 1 ? 'one piece' : `${pieces.length} pieces`}`, () => {
    expect(split(text)).toEqual(pieces);
  });

test('words that lead into a second list are kept apart from the line before them', () => {
  const { parts } = splitCell(
    'Mend the quay. Design principles are: • simple • strong To do this, we will: • dredge',
    names,
  );
  expect(parts.map(({ text, lead }) => [text, lead])).toEqual([
    ['simple', 'Design principles are:'],
    ['strong', 'Design principles are:'],
    ['dredge', 'To do this, we will:'],
  ]);
});

test('a list with no mark at all is only ever proposed', () => {
  const text = 'help traders prosper develop a rent scheme a new market layout establish a traders forum';
  expect(splitCell(text, names).parts).toEqual([]);
  expect(proposeSplit(text).map((piece) => piece.text)).toContain('establish a traders forum');
});

test('pieces hold every word of the cell once', () => {
  for (const text of Object.keys(cases)) {
    const { title, parts } = splitCell(text, names);
    const letters = (words: string) => words.replace(/[^\p{L}]/gu, '');
    expect(letters([title, ...parts].map((piece) => piece.text).join(' '))).toBe(letters(text));
  }
});
