// One thing in two spellings: names, statuses, acronyms, apostrophes; and one name for two kinds of thing.
import type { Passage } from '../../../office/blocks.ts';
import type { Source } from '../draft.ts';
import { bareName, knownName } from '../kinds/workstreams.ts';
import { find, isUsed, quote, type Reading } from '../reading.ts';
import { keyOf } from '../words/key.ts';
import { needsKey } from '../words/status.ts';
import { plainForm, wordCount } from '../words/words.ts';

export function checkWords(reading: Reading): void {
  checkKnownNames(reading);
  checkPhrases(reading);
  checkAcronyms(reading);
  checkStatuses(reading);
  checkTwoKinds(reading);
  checkApostrophes(reading);
}

/** Cells and headings that hold the name of a theme or workstream in another spelling. */
function checkKnownNames(reading: Reading): void {
  const names = [...reading.draft.workstreams, ...reading.draft.themes].map(({ title }) => title);
  if (names.length === 0) return;
  for (const block of reading.blocks) {
    const passages =
      block.kind === 'table'
        ? block.rows.flatMap(({ cells }) => cells)
        : block.kind === 'heading'
          ? [block.passage]
          : [];
    for (const passage of passages)
      if (passage.text !== '' && passage.text.length <= 80) checkName(reading, passage, names);
  }
}

function checkName(reading: Reading, passage: Passage, names: readonly string[]): void {
  const bare = bareName(passage.text);
  if (names.includes(bare) || wordCount(bare) < 2) return;
  const meant = knownName(bare, names);
  if (
    !meant ||
    reading.draft.findings.some(({ rule, source }) => rule === 'text/ghost' && source === passage.source)
  )
    return;
  find(reading, 'words/variant', 'note', passage.source, {
    message: `${quote(bare)} is ${quote(meant)} elsewhere. They were read as one name.`,
    suggestion: meant,
    quotes: isUsed(reading, passage) ? [] : [passage],
  });
}

const phrase = /\b\p{Lu}[\p{L}’']+(?:(?:\s+(?:and|&|of|for)){0,1}\s+\p{Lu}[\p{L}’']+){1,5}/gu;

interface Mention {
  words: string;
  source: Source;
}

/** Names that differ in an ending (`Finance Board`, `Financial Board`) or in `&` for `and`. */
function checkPhrases(reading: Reading): void {
  const groups = new Map<string, Mention[]>();
  for (const passage of reading.passages) {
    if (passage.text.length > 20_000) continue;
    for (const [words] of passage.text.matchAll(phrase)) {
      const key = plainForm(words).split(' ').map(stem).join(' ');
      const mentions = groups.get(key) ?? [];
      mentions.push({ words, source: passage.source });
      groups.set(key, mentions);
    }
  }
  for (const mentions of groups.values()) sayVariants(reading, mentions);
}

/** The part of a word that its endings leave alone: `financ` for finance and financial. */
function stem(word: string): string {
  return word.length > 6 ? word.replace(/(?:ional|ion|ial|al|e)$/, '') : word;
}

function sayVariants(reading: Reading, mentions: readonly Mention[]): void {
  const forms = Map.groupBy(mentions, ({ words }) => words.replace(/\s+/g, ' ').toLowerCase());
  if (forms.size < 2) return;
  const [most, ...fewer] = [...forms.values()].sort((a, b) => b.length - a.length);
  const meant = most?.[0]?.words;
  if (!meant) return;
  const seen = new Set<Source>();
  for (const { words, source } of fewer.flat()) {
    if (seen.has(source)) continue;
    seen.add(source);
    find(reading, 'words/variant', 'note', source, {
      message: `${quote(words)} is written ${quote(meant)} in more places.`,
      suggestion: meant,
    });
  }
}

/** Acronyms with the same letters in another order, the rarer of the two. */
function checkAcronyms(reading: Reading): void {
  const places = new Map<string, Source[]>();
  for (const { text, source } of reading.passages)
    for (const [acronym] of text.matchAll(/\b\p{Lu}{4,7}\b/gu))
      places.set(acronym, [...(places.get(acronym) ?? []), source]);
  const byLetters = Map.groupBy(places.keys(), (acronym) => Array.from(acronym).sort().join(''));
  for (const acronyms of byLetters.values()) {
    const [most, ...fewer] = acronyms.sort(
      (a, b) => (places.get(b)?.length ?? 0) - (places.get(a)?.length ?? 0),
    );
    for (const rarer of most ? fewer : [])
      for (const source of places.get(rarer) ?? [])
        find(reading, 'words/variant', 'warning', source, {
          message: `${quote(rarer)} has the letters of ${quote(most ?? '')} in another order.`,
          suggestion: most,
        });
  }
}

function checkStatuses(reading: Reading): void {
  const key = keyOf(reading);
  const actions = reading.draft.actions.filter(({ status }) => status !== undefined);
  const byPlain = Map.groupBy(actions, ({ status }) => plainForm(status?.words ?? '') || status?.words);
  for (const group of byPlain.values()) {
    const written = Map.groupBy(group, ({ status }) => status?.words ?? '');
    const [most, ...fewer] = [...written].sort(([, a], [, b]) => b.length - a.length);
    for (const [words, rows] of fewer)
      for (const { source } of rows)
        find(reading, 'words/variant', 'note', source, {
          message: `The status ${quote(words)} is written ${quote(most?.[0] ?? '')} elsewhere.`,
          suggestion: most?.[0],
        });
    const [first] = group;
    // A key says it of its own words; what it leaves out is asked about.
    if (first?.status && needsKey(first.status) && (key.size === 0 || first.status.lifecycle === null))
      find(reading, 'status/no-key', 'warning', first.source, {
        message: `The document gives no key to ${key.size > 0 ? 'some of its' : 'its'} statuses, and ${quote(first.status.words)} (${group.length} ${group.length === 1 ? 'row' : 'rows'}) does not say whether the action will be on time.`,
      });
  }
}

const bodyName = /\b(?:group|board|committee|panel|forum|team)$/i;

/** A workstream that is also a body, or shares its name with a theme. */
function checkTwoKinds(reading: Reading): void {
  for (const { title, source } of reading.draft.workstreams) {
    const theme = reading.draft.themes.find((one) => plainForm(one.title) === plainForm(title));
    const isBody =
      bodyName.test(title) &&
      reading.draft.actions.some(({ subActions }) => subActions.some(({ text }) => text.includes(title)));
    if (theme || isBody)
      find(reading, 'words/two-kinds', 'note', source, {
        message: theme
          ? `${quote(title)} is the name of a theme and of a workstream.`
          : `${quote(title)} is the name of a workstream and of a body that meets.`,
      });
  }
}

function checkApostrophes(reading: Reading): void {
  const curly = reading.passages.filter(({ text }) => /\p{L}’\p{L}/u.test(text));
  const straight = reading.passages.filter(({ text }) => /\p{L}'\p{L}/u.test(text));
  const fewer = curly.length < straight.length ? curly : straight;
  const [first] = fewer;
  if (curly.length === 0 || straight.length === 0 || !first) return;
  find(reading, 'words/apostrophes', 'note', first.source, {
    message: `Apostrophes are curly in ${curly.length} places and straight in ${straight.length}. They were read as the same.`,
  });
}
