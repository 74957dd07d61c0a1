// Splits a cell into its title and what stands under it. Bullets, numbers and lines are certain; where they were lost,
// a break is only proposed: at a full stop, or where a capital stands that is no name of the document's.
import { isName, isNamePair, type Names } from '../words/names.ts';
import {
  isAdjectival,
  isAlsoNoun,
  isDoingVerb,
  isGerund,
  isOpeningAdjective,
  isPlural,
} from '../words/verbs.ts';
import { endsUnfinished, isUnfinished, startsLower } from '../words/words.ts';

export interface Piece {
  text: string;
  /** Where it stands in the text that was split. */
  from: number;
  to: number;
  certain: boolean;
  /** The words that lead into it (`Key design principles are:`), when they are not the title's. */
  lead?: string;
}

export interface Split {
  title: Piece;
  parts: Piece[];
}

const bullets = /[•▪■●◦‣·]|\uf0b7/u;
const bulletsAll = /[•▪■●◦‣·\uf0b7]/gu;

/** The whole of a cell, split. `from`–`to` of the pieces cover all of its words. */
export function splitCell(text: string, names: Names): Split {
  const pieces =
    splitAtLines(text) ??
    (bullets.test(text) ? splitAtBullets(text) : (splitAtNumbers(text) ?? splitRunOn(text, names)));
  const named = pieces[0]?.text === '' ? pieces.slice(1) : pieces;
  const [title = piece(text, 0, text.length, true), ...parts] = named;
  return { title, parts };
}

function piece(text: string, from: number, to: number, certain: boolean, lead?: string): Piece {
  let [start, end] = [from, to];
  while (start < end && /[\s•▪■●◦‣·\uf0b7]/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { text: text.slice(start, end), from: start, to: end, certain, ...(lead ? { lead } : {}) };
}

/** A sentence that ends a piece and leads into the next: `To achieve this, we will:`. */
const leadIn = /(?:^|[.\p{Ll})]\s+)(\p{Lu}[^.:•▪■●]{3,80}:)\s*$/u;

function splitAtBullets(text: string): Piece[] {
  const starts = Array.from(text.matchAll(bulletsAll), (match) => match.index);
  const pieces: Piece[] = [];
  let lead: string | undefined;
  [0, ...starts].forEach((from, at, all) => {
    const to = all[at + 1] ?? text.length;
    const whole = piece(text, from, to, true, lead);
    const next = at < all.length - 1 ? leadIn.exec(whole.text) : null;
    const isTitleOnly = at === 0 && next?.[1] === whole.text;
    if (next?.[1] && !isTitleOnly) {
      lead = next[1];
      pieces.push(piece(text, whole.from, whole.to - lead.length, true, whole.lead));
    } else pieces.push(whole);
  });
  return pieces.filter((one, at) => one.text !== '' || at === 0);
}

/** `1. … 2. … 3. …` or `a) … b) …` inside one text. */
function splitAtNumbers(text: string): Piece[] | undefined {
  if (text.length > 20_000) return undefined;
  const marks = Array.from(text.matchAll(/(?<=^|\s)\(?(\d{1,2}|[a-h]|i{1,3}|iv|v)[.)]\s+(?=\S)/g));
  const run = marks.filter((mark, at) => at === ordinalOf(mark[1] ?? '', marks[0]?.[1] ?? '') - 1);
  if (run.length < 2 || run.length !== marks.length) return undefined;
  const [first] = run;
  const pieces = [piece(text, 0, first?.index ?? 0, true)];
  run.forEach((mark, at) => {
    pieces.push(piece(text, mark.index + mark[0].length, run[at + 1]?.index ?? text.length, true));
  });
  return pieces.filter(({ text: words }) => words !== '');
}

function ordinalOf(mark: string, first: string): number {
  if (/^\d/.test(first)) return Number(mark);
  const romans = ['i', 'ii', 'iii', 'iv', 'v'];
  if (first === 'i') return romans.indexOf(mark) + 1;
  return mark.charCodeAt(0) - 96;
}

const lineMark = /^(?:[•▪■●◦‣·\uf0b7]|[-–*]\s|o\s|\(?(?:\d{1,2}|[a-z]|i{1,3}|iv|v)[.)]\s)\s*/u;

/**
 * Lines the author made. Each is a piece of its own, whether marked or not, save one that plainly goes on with the
 * sentence of the line above it.
 */
function splitAtLines(text: string): Piece[] | undefined {
  if (!text.includes('\n')) return undefined;
  const pieces: Piece[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    const line = piece(text, from, to, true);
    const mark = lineMark.exec(text.slice(from, to).trimStart())?.[0] ?? '';
    const before = pieces.at(-1);
    const goesOn =
      mark === '' && before && line.text !== '' && (startsLower(line.text) || endsUnfinished(before.text));
    if (before && goesOn) pieces[pieces.length - 1] = piece(text, before.from, to, before.certain);
    else if (line.text !== '') {
      const start =
        from + (text.slice(from, to).length - text.slice(from, to).trimStart().length) + mark.length;
      // A line without a mark may be a note on the title: it is for a person to say.
      pieces.push(piece(text, start, to, mark !== '' || pieces.length === 0));
    }
    from = to + 1;
  }
  return pieces.length > 1 ? pieces : undefined;
}

interface Word {
  text: string;
  from: number;
  to: number;
  /** Brackets open before it. */
  depth: number;
}

function wordsOf(text: string): Word[] {
  let depth = 0;
  return Array.from(text.matchAll(/\S+/g), (match) => {
    const [found] = match;
    const before = depth;
    for (const letter of found) depth += letter === '(' ? 1 : letter === ')' ? -1 : 0;
    depth = Math.max(0, depth);
    return { text: found, from: match.index, to: match.index + found.length, depth: before };
  });
}

/** Longer cells are prose; they stay whole. */
const longestCell = 20_000;

function splitRunOn(text: string, names: Names): Piece[] {
  if (text.length > longestCell) return [piece(text, 0, text.length, false)];
  const words = wordsOf(text);
  const starts = [0];
  words.forEach((_, at) => {
    if (at > 0 && breaksBefore(words, at, names, starts.at(-1) ?? 0)) starts.push(at);
  });
  return starts.map((start, at) => {
    const next = starts[at + 1];
    const from = words[start]?.from ?? 0;
    const to = next === undefined ? text.length : (words[next]?.from ?? text.length);
    return piece(text, from, to, false);
  });
}

const abbreviation = /(?:^|\()(?:e\.?g|i\.?e|etc|vs|no|st|mr|mrs|ms|dr|inc|ltd)\.$/i;

/** Whether a new line of the list begins at this word. */
export function breaksBefore(words: readonly Word[], at: number, names: Names, start: number): boolean {
  const word = words[at];
  const before = words[at - 1];
  if (!word || !before || word.depth > 0) return false;
  const bare = word.text.replace(/[^\p{L}\p{N}-]/gu, '');
  if (!/^[“"'‘]?\p{Lu}/u.test(word.text)) return false;
  // `homes rated E or worse`, `Block B`: a letter names something, and only `A` can open a line.
  if (/^[B-Z]$/.test(bare)) return false;
  if (/^\(?\d{1,3}[.)]$/.test(before.text)) return false;
  if (/[.!?]["”’)]?$/.test(before.text)) return !abbreviation.test(before.text);
  if (before.text.endsWith(')')) return true;
  if (/[,;:–—&/-]$/.test(before.text) || /^[–—&-]+$/.test(before.text)) return false;
  const prior = before.text.replace(/[^\p{L}\p{N}’'-]/gu, '');
  if (isUnfinished(prior) && !/^\p{Lu}{2,}$/u.test(prior)) return false;
  const next = words[at + 1]?.text.replace(/[^\p{L}\p{N}-]/gu, '') ?? '';
  const afterCapital = /^\p{Lu}/u.test(prior);
  if (afterCapital && isNamePair(names, prior, bare)) return false;
  if (isPlural(prior) && /^\p{Lu}/u.test(next)) return true;
  if (startsClause(words, at, names, prior)) return true;
  if (isAcronym(bare)) return false;
  if (/\d$/.test(prior) && !isDoingVerb(bare)) return isOpener(bare, next);
  if (isDoingVerb(bare) && !isNounHere(bare, next, prior)) return !opensName(names, bare, next, afterCapital);
  if (isAcronym(prior) && !isName(names, bare) && /^\p{Ll}/u.test(next) && at - start >= 3) return true;
  if (afterCapital) return isOpener(bare, next) && at - start >= 2;
  if (isAdjectival(prior)) return false;
  if (isPlural(prior)) return true;
  // `Lease back One Castle Yard`: what a verb's particle acts on is still to come.
  if (/^(?:back|off|out|away|down|up|over)$/.test(prior)) return false;
  if (isNamePair(names, bare, next) || isName(names, bare))
    return isOpener(bare, next) && !isName(names, bare);
  return true;
}

/** `Audit as part`, `Plan including`: a word that may be a noun is one when nothing is done to anything after it. */
function isNounHere(word: string, next: string, prior: string): boolean {
  if (!isAlsoNoun(word)) return false;
  const isFollowed =
    next === '' || (isUnfinished(next) && !/^(?:a|an|the|all|any|each|our|its|their|his|her)$/i.test(next));
  return isFollowed && (/^\p{Lu}/u.test(prior) || isAdjectival(prior));
}

const clauseWord = /^(?:to|must|will|should|shall|is|are|has|have|\p{Ll}{3,}(?:ed|en))$/u;

/** A name that is the subject of a clause (`Cabinet to approve`, `Working Group established`) begins a line. */
function startsClause(words: readonly Word[], at: number, names: Names, prior: string): boolean {
  if (isAdjectival(prior) || isOpeningAdjective(prior) || (isDoingVerb(prior) && !isAlsoNoun(prior)))
    return false;
  let end = at;
  while (end - at < 8 && /^\p{Lu}/u.test(words[end + 1]?.text ?? '')) end += 1;
  const after = words[end + 1]?.text ?? '';
  if (!clauseWord.test(after) || /[.,;:)]$/.test(words[end]?.text ?? '')) return false;
  const [first, second] = [words[at]?.text ?? '', words[at + 1]?.text ?? ''];
  if (/^\p{Ll}/u.test(prior))
    return end > at || after === 'to'
      ? isDoing(after, words[end + 2])
      : /^(?:must|will|should|shall|is|are)$/.test(after);
  return after !== 'to' && end > at && isNamePair(names, first, second);
}

function isDoing(after: string, next: Word | undefined): boolean {
  return after !== 'to' || isDoingVerb(next?.text ?? '');
}

/** A verb that the document also writes as the first word of a name (`Building Safety Board`). */
function opensName(names: Names, word: string, next: string, afterCapital: boolean): boolean {
  return !afterCapital && /^\p{Lu}/u.test(next) && isNamePair(names, word, next);
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && /\p{L}/u.test(word);
}

/** Words that open the name of a thing even after another name: `Corporate Plan | A new model`, `| New framework`. */
function isOpener(word: string, next: string): boolean {
  if (/^(?:A|An|The)$/.test(word)) return /^\p{Ll}/u.test(next) || isOpeningAdjective(next);
  return isOpeningAdjective(word) || (isGerund(word) && /^\p{Ll}/u.test(next));
}

/**
 * A split of a list that has neither bullets nor capitals, told by verbs, adjectives and articles that cannot follow a
 * noun. Good enough to propose, never to store.
 */
export function proposeSplit(text: string): Piece[] {
  if (text.length > longestCell) return [piece(text, 0, text.length, false)];
  const words = wordsOf(text);
  const starts = [0];
  words.forEach((word, at) => {
    const before = words[at - 1];
    if (!before || word.depth > 0 || at - (starts.at(-1) ?? 0) < 2) return;
    if (couldBreak(before, word, words[at + 1])) starts.push(at);
  });
  return starts.map((start, at) => {
    const next = starts[at + 1];
    const to = next === undefined ? text.length : (words[next]?.from ?? text.length);
    return piece(text, words[start]?.from ?? 0, to, false);
  });
}

function couldBreak(before: Word, word: Word, after: Word | undefined): boolean {
  if (before.text.endsWith(':')) return /^\p{Ll}/u.test(word.text);
  if (/[,;:–—&/-]$/.test(before.text) || /^[–—&-]+$/.test(before.text)) return false;
  if (before.text.endsWith(')') || /[.!?]$/.test(before.text))
    return !isUnfinished(word.text) || /^an?$/.test(word.text);
  const prior = before.text.toLowerCase();
  const leansOn = isOpeningAdjective(prior) || isDoingVerb(prior) || isAdjectival(prior) || isGerund(prior);
  if (leansOn || endsUnfinished(before.text) || /(?:ly|ed)$/.test(prior)) return false;
  if (/^an?$/i.test(word.text)) return true;
  if (isOpeningAdjective(word.text) && word.text !== 'more')
    return after !== undefined && !isUnfinished(after.text);
  return /^\p{Ll}/u.test(word.text) && isDoingVerb(word.text) && !isAlsoNoun(word.text);
}
