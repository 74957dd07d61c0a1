// How hard a text is to read: its Flesch-Kincaid grade, the school year (American) in which it can be followed.

const vowels = 'aeiouy';

/** Words whose letters mislead the rule below. */
const known: Record<string, number> = {
  area: 3,
  areas: 3,
  being: 2,
  business: 2,
  create: 2,
  created: 3,
  doing: 2,
  every: 2,
  going: 2,
  idea: 3,
  ideas: 3,
  people: 2,
  science: 2,
  something: 2,
  sometimes: 2,
};

/**
 * Syllables of one English word, by its groups of vowels. A final silent e does not count, nor the e of a final -ed or
 * -es that is not sounded. A number is counted as it is read aloud only up to its digits: one syllable for each.
 */
export function syllables(written: string): number {
  const parts = written.split('-').filter((part) => part !== '');
  return parts.length > 1 ? parts.reduce((sum, part) => sum + syllables(part), 0) : syllablesOf(written);
}

function syllablesOf(written: string): number {
  const word = written
    .toLowerCase()
    .replace(/['’]s$/, 's')
    .replace(/[^\p{L}\p{N}]/gu, '');
  const exact = known[word];
  if (exact !== undefined) return exact;
  if (/^\d+$/.test(word)) return word.length;
  let count = 0;
  let before = ' ';
  for (const letter of word) {
    if (vowels.includes(letter) && !vowels.includes(before)) count += 1;
    before = letter;
  }
  if (/[^aeiouy]e$/.test(word) && !/[^aeiouy]le$/.test(word)) count -= 1;
  // Silent before an ending too: improvement, hopeful, lately.
  if (/[^aeiouy]e(ment|ments|ful|less|ly|ness)$/.test(word)) count -= 1;
  if (/[^aeiouydt]ed$/.test(word)) count -= 1;
  if (/[^aeiouysxzcg]es$/.test(word) && !/(sh|ch|[^aeiouy]l)es$/.test(word)) count -= 1;
  if (
    /(ia|io|iu|ua|eo)(?!u)/.test(word) &&
    !/(tion|sion|cial|tial|cian|gion|que|qua|gua|cious|tious)/.test(word)
  )
    count += 1;
  return Math.max(1, count);
}

/** Sentences end in a stop, a question or exclamation mark before a space, or with a line: a heading, a label. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?]["”’)]*)\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsOf(sentence).length > 0);
}

export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

/** 0.39 × words per sentence + 11.8 × syllables per word − 15.59 (Kincaid and others, 1975). */
export function gradeOf(text: string): number {
  const sentences = sentencesOf(text);
  const words = sentences.flatMap(wordsOf);
  if (words.length === 0) throw new Error('There are no words to grade.');
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (spoken / words.length) - 15.59;
}
