// Letters that look the same and are not: Cyrillic beside Latin, capital I, small l and figure 1, O and nought.

/** Cyrillic and Greek letters drawn as Latin ones (Unicode Technical Standard 39, the cases met in names). */
const foreign: Record<string, string> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  І: 'I',
  Ј: 'J',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Ѕ: 'S',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  а: 'a',
  с: 'c',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  о: 'o',
  р: 'p',
  ѕ: 's',
  х: 'x',
  у: 'y',
  в: 'b',
  м: 'm',
  т: 't',
  н: 'h',
  Α: 'A',
  Β: 'B',
  Ε: 'E',
  Ζ: 'Z',
  Η: 'H',
  Ι: 'I',
  Κ: 'K',
  Μ: 'M',
  Ν: 'N',
  Ο: 'O',
  Ρ: 'P',
  Τ: 'T',
  Υ: 'Y',
  Χ: 'X',
  ο: 'o',
  ν: 'v',
};

const foreignLetter = /[\u0370-\u03ff\u0400-\u04ff]/u;

export function hasForeignLetters(text: string): boolean {
  return foreignLetter.test(text);
}

/** The same text in Latin letters, as far as they look alike. */
export function inLatin(text: string): string {
  if (!foreignLetter.test(text)) return text;
  return Array.from(text, (letter) => foreign[letter] ?? letter).join('');
}

/** A form in which look-alikes are one: two texts that share it cannot be told apart on paper. */
export function looksLike(text: string): string {
  return inLatin(text)
    .replace(/[Il1|]/g, 'l')
    .replace(/[O0]/g, 'o');
}

/** `lvor Pike`: a name whose word begins with a small l where a capital I is meant. Undefined when nothing is odd. */
export function capitalForSmallL(name: string): string | undefined {
  const mended = name
    .split(' ')
    .map((word, at) => (at === 0 && /^l\p{Ll}/u.test(word) ? `I${word.slice(1)}` : word))
    .join(' ');
  return mended === name ? undefined : mended;
}

/** What is odd about some words, said plainly. */
export function sayOddLetters(text: string): string {
  if (/[\u0400-\u04ff]/.test(text)) return 'Cyrillic letters that look like Latin ones';
  if (/[\u0370-\u03ff]/.test(text)) return 'Greek letters that look like Latin ones';
  return 'a letter that looks like another (capital I, small l, 1; O, 0)';
}
