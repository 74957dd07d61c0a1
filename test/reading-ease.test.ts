import { describe, expect, test } from 'vitest';
import { gradeOf, sentencesOf, syllables } from './support/reading-ease.ts';

describe('syllables', () => {
  test.each([
    [1, 'the late plan says what was done and checked bridge'],
    [2, 'council action answer people table settle person printed treated houses wages'],
    [3, 'direction deliver government improvement reported commission idea audio'],
    [4, 'recovery authority delivered-late machinery'],
    [5, 'university opportunity'],
    [6, 'responsibility accountability'],
  ])('%i in each of: %s', (wanted, words) => {
    const counted = words.split(' ').map((word) => [word, syllables(word)]);
    expect(counted).toEqual(words.split(' ').map((word) => [word, wanted]));
  });
});

test('sentences end at stops and at line ends, not in abbreviated numbers', () => {
  expect(sentencesOf('It costs £3.5m. Who pays?\nA heading\nHe said “now.” She did not.')).toEqual([
    'It costs £3.5m.',
    'Who pays?',
    'A heading',
    'He said “now.”',
    'She did not.',
  ]);
});

test('a plain sentence grades low, and an officer’s one high', () => {
  expect(gradeOf('The cat sat on the mat. The dog ran off.')).toBeLessThan(1);
  // 11.8 words a sentence and 1.31 syllables a word, counted by hand.
  expect(gradeOf('The council said it would mend the roads by March. It has not. Ask why.')).toBeLessThan(3);
  expect(
    gradeOf(
      'The implementation of organisational transformation necessitates comprehensive accountability arrangements.',
    ),
  ).toBeGreaterThan(18);
});
