// The key a document gives to its statuses: `Blue = complete`, `Amber – some delay`, or a small table of colours and words.
import type { Passage, Table } from '../../../office/blocks.ts';
import type { Status } from '../draft.ts';
import { type Reading, use } from '../reading.ts';
import { colourOf } from './colours.ts';
import { plainForm, wordCount } from './words.ts';

export type Meaning = Pick<Status, 'lifecycle' | 'confidence'>;

/** Plain words of a status (a colour, mostly) to what the document says they mean. */
export type Key = ReadonlyMap<string, Meaning>;

const colours = 'blue|green|amber|yellow|orange|red|grey|gray|white|purple|black';
const letters: Record<string, string> = { b: 'blue', g: 'green', a: 'amber', y: 'yellow', r: 'red' };

/** `Green = on track; Amber: …`, each up to the next colour. A letter needs its sign. */
const pairs = new RegExp(
  `(?:^|[\\s(;,|•])(${colours}|[bgary](?=\\s*[=–:-]))(?:\\s*\\(([^)]{1,30})\\))?\\s*(?:=|:|–|—|\\s-\\s|means|indicates|is\\b)\\s*`,
  'giu',
);

/** `C = complete; NS = not started`: letters of the document's own, in a line that calls itself a key. */
const abbreviations = /(?:^|[\s(;,|•:])([A-Z]{1,3})\s*(?:=|:|–|—|\s-\s|means\b)\s*/gu;

/** In order: the first that fits anywhere in the words by which a key explains a status. */
const explanations: [RegExp, Meaning][] = [
  [/\bembedded|sustained\b/, { lifecycle: 'embedded', confidence: null }],
  [
    /\bnot (?:yet )?(?:started|begun|commenced|due)\b|\byet to (?:start|begin)\b|\bto (?:start|begin) (?:later|in)\b|\bfuture\b|\bno (?:action|progress) (?:is )?(?:yet )?(?:required|due)\b/,
    { lifecycle: 'not-started', confidence: null },
  ],
  [/\b(?:on hold|paused|suspended|deferred)\b/, { lifecycle: 'suspended', confidence: null }],
  [/\b(?:closed|cancelled|withdrawn|no longer|superseded)\b/, { lifecycle: 'closed', confidence: null }],
  [
    /\b(?:off track|not on track|not (?:been )?(?:complete|completed|delivered|achieved|met)|will not|unlikely|significant(?:ly)?|major|serious|severe|critical|overdue|missed|failed|well below|high risk)\b/,
    { lifecycle: 'in-progress', confidence: 'off-track' },
  ],
  [
    /\b(?:at risk|some|minor|slight(?:ly)?|delay(?:s|ed)?|slipp\w+|behind|concerns?|issues?|recover\w*|within|partial(?:ly)?|caution)\b/,
    { lifecycle: 'in-progress', confidence: 'at-risk' },
  ],
  [
    /\b(?:on (?:track|target|schedule|course)|progressing|as planned|in progress|at or above|in line|good progress|no concerns)\b/,
    { lifecycle: 'in-progress', confidence: 'on-track' },
  ],
  [
    /\b(?:complete[d]?|delivered|achieved|implemented|done|finished|met)\b/,
    { lifecycle: 'delivered', confidence: null },
  ],
];

function explained(words: string): Meaning | undefined {
  const plain = plainForm(words.slice(0, 200));
  return explanations.find(([pattern]) => pattern.test(plain))?.[1];
}

const known = new WeakMap<Reading, Key>();

/** Found once for a document, before its statuses are read; its words are then accounted for. */
export function keyOf(reading: Reading): Key {
  const before = known.get(reading);
  if (before) return before;
  const key = new Map<string, Meaning>();
  known.set(reading, key);
  for (const block of reading.blocks) {
    if (block.kind === 'table') readKeyTable(reading, block, key);
    else readKeyLine(reading, block.passage, block.kind === 'item', key);
  }
  return key;
}

function readKeyLine(reading: Reading, passage: Passage, isItem: boolean, key: Map<string, Meaning>): void {
  const { text } = passage;
  if (text.length > 1500) return;
  const isCalled = /^(?:\w+ ){0,3}(?:key|legend)\b/i.test(text);
  const coloured = [...text.matchAll(pairs)];
  const lettered = isCalled ? [...text.matchAll(abbreviations)] : [];
  const found = lettered.length > coloured.length ? lettered : coloured;
  const isListed = isItem && found.length === 1 && found[0]?.index === 0;
  if (found.length < 2 && !(isCalled && found.length > 0) && !isListed) return;
  const meant = found.map((match, at) => {
    const words = text.slice(match.index + match[0].length, found[at + 1]?.index ?? text.length);
    return { name: match[1] ?? '', words, meaning: explained(words) };
  });
  if (meant.some(({ words }) => wordCount(words) > 40)) return;
  // `G = green` spells a letter out and explains nothing.
  const explaining = meant.filter(({ words }) => !bareColour.test(words));
  if (explaining.filter(({ meaning }) => meaning !== undefined).length * 2 < explaining.length) return;
  for (const { name, meaning } of meant) if (meaning) add(key, name, meaning);
  use(reading, passage, 'label');
}

const bareColour = new RegExp(`^\\W*(?:${colours})\\W*$`, 'i');

function add(key: Map<string, Meaning>, name: string, meaning: Meaning): void {
  const plain = plainForm(name);
  const colour = letters[plain] ?? (plain === 'gray' ? 'grey' : plain === 'orange' ? 'amber' : plain);
  if (!key.has(colour)) key.set(colour, meaning);
}

/** A small table whose every row is a colour (its name, its letter or its fill) and words that explain it. */
function readKeyTable(reading: Reading, { rows }: Table, key: Map<string, Meaning>): void {
  // On a sheet, a line of words over or under the table is a row of it.
  for (const { cells } of rows) {
    const [only, ...others] = cells.filter(({ text }) => text !== '');
    if (only && others.length === 0 && /\b(?:key|legend)\b/i.test(only.text.slice(0, 40)))
      readKeyLine(reading, only, false, key);
  }
  const filled = rows.map(({ cells }) => cells.filter(({ text, fill }) => text !== '' || colourOf(fill)));
  if (readFilledKey(reading, filled.flat(), key)) return;
  // A key in the rows over a table's header, beside its title.
  for (const { cells } of rows.slice(0, 8)) {
    const called = cells.findIndex(({ text }) => /^(?:\w+ )?(?:key|legend)\b/i.test(text));
    const after = cells.slice(called + 1).filter(({ text, fill }) => text !== '' && colourOf(fill));
    if (called >= 0 && readFilledKey(reading, after, key)) {
      const [label] = cells.slice(called, called + 1);
      if (label) use(reading, label, 'label');
      return;
    }
  }
  if (rows.length > 12 || filled.some((cells) => cells.length > 8)) return;
  const found: { name: string; meaning: Meaning; passages: Passage[] }[] = [];
  for (const cells of filled) {
    if (cells.length === 2 || cells.length === 3) {
      const [first, ...others] = cells;
      const meaning = explained(others.map(({ text }) => text).join(' '));
      const name = first ? nameOf(first) : undefined;
      if (first && name && meaning) found.push({ name, meaning, passages: cells });
      else if (found.length > 0 || cells !== filled[0]) return;
    } else return;
  }
  if (found.length < 2 || new Set(found.map(({ name }) => name)).size < found.length) return;
  for (const { name, meaning, passages } of found) {
    add(key, name, meaning);
    for (const passage of passages) use(reading, passage, 'label');
  }
}

/** Words in cells each of the colour they explain. */
function readFilledKey(reading: Reading, cells: readonly Passage[], key: Map<string, Meaning>): boolean {
  const names = cells.map(({ fill }) => colourOf(fill));
  if (cells.length < 2 || cells.length > 8 || new Set(names).size < cells.length) return false;
  const found = cells.map((cell, at) => ({ cell, name: names[at], meaning: explained(cell.text) }));
  if (!found.every(({ cell, name, meaning }) => name && meaning && wordCount(cell.text) <= 12)) return false;
  for (const { cell, name, meaning } of found) {
    if (name && meaning) add(key, name, meaning);
    use(reading, cell, 'label');
  }
  return true;
}

/** `Red`, `R`, `Amber (some delay)`, or a cell of that colour with no words. */
function nameOf({ text, fill }: Passage): string | undefined {
  const word = new RegExp(`^(${colours}|[bgary])\\b`, 'i').exec(plainForm(text))?.[1];
  if (word && wordCount(text) <= 4) return word;
  if (/^[A-Z]{1,3}$/.test(text)) return text;
  return text === '' || wordCount(text) <= 3 ? colourOf(fill) : undefined;
}
