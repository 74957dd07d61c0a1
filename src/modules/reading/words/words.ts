// Comparing words: plain forms, and how alike two names are, so that variants of one name are known for one.

/** Lower case, `&` as `and`, letters and digits alone, one space between words. */
export function plainForm(text: string): string {
  return text
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’‘`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Plain form with each word's plural `s` taken off, so that `Saving Programmes` is `Savings programme`. */
export function nameForm(text: string): string {
  return plainForm(text)
    .split(' ')
    .map((word) => (word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word))
    .join(' ');
}

/** Edits (one letter added, lost, changed) between two texts. Texts over 200 letters are only equal or not. */
export function editsBetween(one: string, other: string): number {
  if (one === other) return 0;
  if (one.length > 200 || other.length > 200) return Math.max(one.length, other.length);
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one.charCodeAt(i - 1) === other.charCodeAt(j - 1) ? 0 : 1;
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** 1 for the same name, 0 for nothing alike. */
export function likeness(one: string, other: string): number {
  const [a, b] = [nameForm(one), nameForm(other)];
  const longest = Math.max(a.length, b.length);
  return longest === 0 ? 0 : 1 - editsBetween(a, b) / longest;
}

export function wordCount(text: string): number {
  const trimmed = text.trim();
  return trimmed === '' ? 0 : trimmed.split(/\s+/).length;
}

/** Words a phrase cannot end on: what follows them belongs to it. */
const unfinished = new Set(
  (
    'a an the this that these those and or but nor of for to from with without within in into on onto at by as via per ' +
    'between among across through throughout against towards toward over under upon about around after before during ' +
    'including include includes is are was were be been being has have had will would shall should can could may might ' +
    'must no any all each every both either neither its their our your his her which who whose where when while if ' +
    'than such more most less very new'
  ).split(' '),
);

export function endsUnfinished(text: string): boolean {
  const last = /([\p{L}’'-]+)\s*$/u.exec(text.slice(-40))?.[1] ?? '';
  return /[,–—-]\s*$/.test(text) || unfinished.has(last.toLowerCase());
}

export function isUnfinished(word: string): boolean {
  return unfinished.has(word.toLowerCase());
}

export function startsLower(text: string): boolean {
  return /^[^\p{L}\p{N}]*\p{Ll}/u.test(text);
}

/** A bracket opened and not closed. */
export function isOpen(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}
