// What the page of one item says, and the page of words that were not used: pure functions of a reading.
import { NotFound } from '../../../kernel/errors.ts';
import { sayPlace } from '../reading.ts';
import { ItemList, type Settlement, sayAnswer } from './answers.ts';
import { besideOf } from './beside.ts';
import { fieldsShown } from './forms.ts';
import { type Address, addressKey, type Item, itemAt, lists, wordsOf } from './items.ts';
import type { Looked } from './look.ts';
import { settlingPaths } from './pages.ts';
import { settledItem } from './settle.ts';

export interface ItemLooked {
  address: Address;
  /** As it was read. */
  read: Item;
  /** As the answers to doubts left it, without its own corrections. */
  base: Item;
  own: Settlement | undefined;
}

/** Throws NotFound for an item that was not read. */
export function itemLooked({ whole, settlements, answers }: Looked, list: string, index: number): ItemLooked {
  const parsed = ItemList.safeParse(list);
  const address = parsed.success ? { list: parsed.data, index } : undefined;
  const read = address && itemAt(whole.draft, address);
  if (!address || !read) throw new NotFound('There is no such item in this document.');
  const key = addressKey(address);
  const others = settlements.filter(({ subject }) => subject !== key);
  return { address, read, base: settledItem(whole, others, address) ?? read, own: answers.get(key) };
}

export function itemView(
  looked: Looked,
  { address, read, base, own }: ItemLooked,
  question: string | undefined,
) {
  const { reading, whole } = looked;
  const { list } = address;
  const titled = (title: string) => title !== '';
  return {
    title: `Correct ${lists[list].one}: ${wordsOf(base).slice(0, 60)}`,
    heading: `Correct this ${lists[list].one}`,
    words: wordsOf(base),
    back: question
      ? { text: 'Back to the doubt', path: settlingPaths.question(reading.readingId, Number(question)) }
      : {
          text: `${lists[list].many.charAt(0).toUpperCase()}${lists[list].many.slice(1)}`,
          path: settlingPaths.items(reading.readingId, list),
        },
    one: lists[list].one,
    fields: lists[list].fields,
    themes: [...new Set(whole.draft.themes.map(({ title }) => title))].filter(titled),
    workstreams: [...new Set(whole.draft.workstreams.map(({ title }) => title))].filter(titled),
    beside: besideOf(whole, read.source, { item: { list, item: read } }),
    own: own ? `${sayAnswer(own.answer)}${own.reason ? `: ${own.reason}` : ''} (${own.settledBy})` : '',
    isAside: own?.answer.as === 'aside',
    seen: own?.settledAt ?? '',
    question: question ?? '',
    path: settlingPaths.item(reading.readingId, address),
  };
}

/** The fields as they stand: as read and settled, with this item's own corrections over them. */
export function itemForm({ address, base, own }: ItemLooked): Record<string, string> {
  const shown = fieldsShown(address.list, base);
  if (own?.answer.as !== 'corrected') return shown;
  for (const [name, value] of Object.entries(own.answer.fields)) {
    if (typeof value === 'string') shown[name] = value;
    else if (Array.isArray(value)) shown[name] = value.join('\n');
    else Object.assign(shown, { lifecycle: value.lifecycle ?? '', confidence: value.confidence ?? '' });
  }
  return shown;
}

/** The passages that were not used, with what was made of any. */
export function notUsedView({ reading, whole, answers }: Looked) {
  const { account } = whole;
  return {
    title: `Words of ${reading.name} that are not used`,
    back: { text: `What ${reading.name} says`, path: settlingPaths.reading(reading.readingId) },
    account,
    rows: account.passages.map((passage, at) => ({
      words: passage.text,
      where: sayPlace(passage.source),
      settled: answers.get(`not-used/${at}`),
      path: `${settlingPaths.notUsed(reading.readingId)}/${at}`,
    })),
  };
}

export function passageView({ reading, whole, answers }: Looked, at: number) {
  const passage = whole.account.passages[at];
  if (!passage) throw new NotFound('There are no such words in this document.');
  const own = answers.get(`not-used/${at}`);
  return {
    title: `Make an action of words at ${sayPlace(passage.source)}`,
    heading: 'Make this an action',
    back: { text: 'Words that are not used', path: settlingPaths.notUsed(reading.readingId) },
    words: passage.text,
    fields: lists.actions.fields,
    themes: [...new Set(whole.draft.themes.map(({ title }) => title))],
    workstreams: [...new Set(whole.draft.workstreams.map(({ title }) => title))],
    beside: besideOf(whole, passage.source, { marks: [passage.text] }),
    own: own ? `${sayAnswer(own.answer)} (${own.settledBy})` : '',
    seen: own?.settledAt ?? '',
    path: `${settlingPaths.notUsed(reading.readingId)}/${at}`,
  };
}
