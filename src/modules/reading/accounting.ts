// Accounts for every word of a document: it stands in an item, in a finding, or is listed as not used. Always 100%.
import type { Passage } from '../../office/blocks.ts';
import type { Draft, Source } from './draft.ts';
import type { Mark, Reading, Use } from './reading.ts';

export interface NotUsed {
  text: string;
  why: string;
  words: number;
  source: Source;
}

export interface Account {
  words: number;
  inItems: number;
  /** Words that told what an item is (`DB Sponsor:`, `Theme 1:`); counted within `inItems`. */
  labels: number;
  inFindings: number;
  notUsed: number;
  passages: NotUsed[];
}

/** A word holds a letter or a digit; bullets and rules are not words. */
const word = /[^\s]*[\p{L}\p{N}][^\s]*/gu;

/**
 * Every word by its place. A word said to stand in an item is only believed when an item of the draft says it;
 * if none does, it is listed as not used.
 */
export function accountFor(reading: Reading): Account {
  const said = wordsSaid(reading.draft);
  const account: Account = { words: 0, inItems: 0, labels: 0, inFindings: 0, notUsed: 0, passages: [] };
  for (const passage of reading.passages) accountForPassage(account, reading, passage, said);
  return account;
}

function accountForPassage(account: Account, reading: Reading, passage: Passage, said: Set<string>): void {
  const marks = reading.marks.get(passage.id) ?? [];
  const spare: RegExpExecArray[] = [];
  const close = () => {
    const [first] = spare;
    const last = spare.at(-1);
    if (!first || !last) return;
    const text = passage.text.slice(first.index, last.index + last[0].length);
    const why = reading.asides.get(passage.id) ?? 'narrative';
    account.passages.push({ text, why, words: spare.length, source: placeAt(passage, first.index) });
    spare.length = 0;
  };
  for (const match of passage.text.matchAll(word)) {
    account.words += 1;
    const uses = usesOf(marks, match.index, match.index + match[0].length);
    const isSaid = uses.has('item') && said.has(plain(match[0]));
    if (isSaid || uses.has('label')) {
      account.inItems += 1;
      if (!isSaid) account.labels += 1;
    } else if (uses.has('finding')) account.inFindings += 1;
    else {
      account.notUsed += 1;
      spare.push(match);
      continue;
    }
    close();
  }
  close();
}

function usesOf(marks: readonly Mark[], from: number, to: number): Set<Use> {
  return new Set(marks.flatMap((mark) => (mark.from < to && mark.to > from ? mark.use : [])));
}

function placeAt(passage: Passage, at: number): Source {
  let source = passage.source;
  for (const join of passage.joins ?? []) if (join.from <= at) source = join.source;
  return source;
}

/** Words are compared by their letters and digits alone. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** All words the items of a draft say; findings and the document's own description are not items. */
function wordsSaid({ findings: _findings, document: _document, ...items }: Draft): Set<string> {
  const said = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') for (const [found] of value.matchAll(word)) said.add(plain(found));
    else if (Array.isArray(value)) for (const one of value) gather(one);
    else if (value !== null && typeof value === 'object') for (const one of Object.values(value)) gather(one);
  };
  gather(items);
  return said;
}
