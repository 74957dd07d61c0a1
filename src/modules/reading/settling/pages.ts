// What the pages of settling say: pure functions of a reading, the answers so far, and what was asked.
import { NotFound } from '../../../kernel/errors.ts';
import { sayPlannedDate } from '../../../kernel/planned-date.ts';
import { quote, sayPlace } from '../reading.ts';
import { sayDoubts, sayReading } from '../say.ts';
import { ItemList, itemLists, type Settlement, sayAnswer, sayMeaning } from './answers.ts';
import { besideOf } from './beside.ts';
import { type Address, addressKey, itemAt, lists, shownValue, wordsOf } from './items.ts';
import type { Looked, NamedOfCouncil } from './look.ts';
import { type Question, sayItems } from './questions.ts';
import { settle } from './settle.ts';
import { acceptWords, ask, sayKind, slugOf } from './words.ts';

export const settlingPaths = {
  all: () => '/read',
  reading: (id: number) => `/read/${id}`,
  kind: (id: number, rule: string) => `/read/${id}/kinds/${slugOf(rule)}`,
  question: (id: number, number: number) => `/read/${id}/questions/${number}`,
  items: (id: number, list: ItemList = 'actions') => `/read/${id}/lists/${list}`,
  item: (id: number, { list, index }: Address) => `/read/${id}/lists/${list}/${index}`,
  notUsed: (id: number) => `/read/${id}/not-used`,
};

/** How much is done: `31 of 58 doubts settled`. */
export function progressOf({ questions, answers }: Looked) {
  const done = questions.filter(({ key }) => answers.has(key)).length;
  return { done, of: questions.length, left: questions.length - done };
}

/** The page of a reading that waits to be settled, or is loaded. */
export function readingView(looked: Looked) {
  const { reading, whole, questions, answers, before } = looked;
  const { readingId } = reading;
  const said = sayReading(whole.draft);
  const usable = [...before.keys()].filter((key) => !answers.has(key)).length;
  const kinds = [...Map.groupBy(questions, ({ rule }) => rule)].map(([rule, all]) => {
    const left = all.filter(({ key }) => !answers.has(key));
    return {
      words: sayKind(all),
      example: (left[0] ?? all[0])?.finding.message ?? '',
      total: all.length,
      left: left.length,
      path: settlingPaths.kind(readingId, rule),
    };
  });
  const notes = sayDoubts(whole.draft.findings.filter(({ severity }) => severity === 'note'));
  return {
    ...said,
    plan: said.title,
    title: `What ${reading.name} says`,
    progress: progressOf(looked),
    kinds,
    usable,
    notes,
    account: whole.account,
    notUsedPath: settlingPaths.notUsed(readingId),
    lists: itemLists
      .filter((list) => whole.draft[list].length > 0)
      .map((list) => ({
        words: sayCount(whole.draft[list].length, lists[list].one, lists[list].many),
        path: settlingPaths.items(readingId, list),
      })),
    path: settlingPaths.reading(readingId),
  };
}

function sayCount(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** Every question of one kind. */
export function kindView(looked: Looked, slug: string) {
  const { reading, answers } = looked;
  const questions = questionsOfKind(looked, slug);
  const left = questions.filter(({ key }) => !answers.has(key));
  return {
    title: `${sayKind(questions)}: ${reading.name}`,
    heading: sayKind(questions),
    back: { text: `What ${reading.name} says`, path: settlingPaths.reading(reading.readingId) },
    progress: progressOf(looked),
    left: left.length,
    canSetAside:
      left.length > 1 && left.every(({ rule, items }) => rule.startsWith('table/') && items.length > 0),
    path: settlingPaths.kind(reading.readingId, questions[0]?.rule ?? ''),
    next: left[0] ? settlingPaths.question(reading.readingId, left[0].number) : null,
    rows: questions.map((question) => ({
      asks: nameOf(looked, question),
      lines: question.about.what === 'list' ? question.about.lines : [],
      message: question.finding.message,
      where: sayPlaces(question),
      settled: settledWords(answers.get(question.key)),
      path: settlingPaths.question(reading.readingId, question.number),
    })),
  };
}

/** What tells a question from others of its kind: the words it asks about, or the item they stand in. */
function nameOf(looked: Looked, question: Question): string {
  const { about, items, marks, places } = question;
  if (about.what === 'person' || about.what === 'status' || about.what === 'spelling')
    return ask(looked.whole.draft, question);
  const [first] = about.what === 'list' && !about.steps ? [] : items;
  if (first) return quote(wordsAt(looked, first));
  return marks[0] ? quote(marks[0]) : sayPlace(places[0] ?? { path: question.rule });
}

export function questionsOfKind({ questions }: Looked, slug: string): Question[] {
  const found = questions.filter(({ rule }) => slugOf(rule) === slug);
  if (found.length === 0) throw new NotFound('This document has no doubt of that kind.');
  return found;
}

function sayPlaces({ places }: Question): string {
  const words = [...new Set(places.map(sayPlace))];
  return words.length > 4 ? `${words.slice(0, 3).join(', ')} and ${words.length - 3} more` : words.join(', ');
}

function settledWords(settlement: Settlement | undefined): string {
  if (!settlement) return '';
  const { answer, reason, settledBy } = settlement;
  return `${sayAnswer(answer)}${reason ? `: ${reason}` : ''} (${settledBy})`;
}

/** One question, the original on one side and the reading on the other. */
export function questionView(looked: Looked, number: number) {
  const { reading, whole, questions, answers, before } = looked;
  const question = questionNumbered(looked, number);
  const kind = questions.filter(({ rule }) => rule === question.rule);
  const [first] = question.items;
  const item = first && itemAt(whole.draft, first);
  const [place] = question.places;
  const remembered = before.get(question.key);
  return {
    title: `${ask(whole.draft, question)} Doubt ${number} of ${questions.length}`,
    heading: ask(whole.draft, question),
    back: { text: sayKind(kind), path: settlingPaths.kind(reading.readingId, question.rule) },
    caption: `Doubt ${kind.indexOf(question) + 1} of ${kind.length} of this kind`,
    progress: progressOf(looked),
    message: question.finding.message,
    about: question.about,
    key: question.key,
    places: sayPlaces(question),
    several: question.places.length > 1,
    beside: place
      ? besideOf(whole, place, {
          marks: question.marks,
          ...(first && item ? { item: { list: first.list, item } } : {}),
        })
      : null,
    read: readFacts(looked, question),
    accept: acceptWords(question),
    setAside:
      question.about.what === 'person' || question.about.what === 'status' ? '' : sayItems(question.items),
    correct: question.items.slice(0, 8).map((address) => ({
      words: quote(wordsAt(looked, address), 80),
      path: `${settlingPaths.item(reading.readingId, address)}?question=${number}`,
    })),
    people: choices(looked, question),
    proposals: proposals(looked, question),
    remembered: remembered ? sayAnswer(remembered) : null,
    settled: settledWords(answers.get(question.key)),
    path: settlingPaths.question(reading.readingId, number),
    nextPath: nextPath(looked, question),
  };
}

export function questionNumbered({ questions }: Looked, number: number): Question {
  const question = questions[number - 1];
  if (!question) throw new NotFound('This document has no such doubt.');
  return question;
}

/** The next doubt of the kind that is open, else the reading's own page. */
export function nextPath({ reading, questions, answers }: Looked, after: Question): string {
  const open = questions.filter(
    ({ rule, key }) => rule === after.rule && key !== after.key && !answers.has(key),
  );
  const next = open.find(({ number }) => number > after.number) ?? open[0];
  return next
    ? settlingPaths.question(reading.readingId, next.number)
    : settlingPaths.reading(reading.readingId);
}

function wordsAt({ whole }: Looked, address: Address): string {
  const item = itemAt(whole.draft, address);
  return item ? wordsOf(item) : '';
}

/** What we read, in a few facts: of the date, the list, or the items that stand there. */
function readFacts(looked: Looked, { about, items }: Question): { name: string; value: string }[] {
  const { draft } = looked.whole;
  if (about.what === 'status') return [{ name: `“${about.words}”`, value: sayMeaning(about.meaning) }];
  if (about.what === 'person')
    return [
      {
        name: `“${about.words}”`,
        value: about.proposal ? `${about.proposal}, perhaps` : 'nobody we can name',
      },
    ];
  if (about.what === 'spelling')
    return [{ name: `“${about.words}”`, value: `perhaps the same as “${about.meant}”` }];
  if (about.what === 'list') return [];
  const facts = items.slice(0, 2).flatMap((address) => {
    const item = itemAt(draft, address);
    if (!item) return [];
    return lists[address.list].fields
      .filter(({ kind }) => kind !== 'lines')
      .map((field) => ({ name: field.label, value: shownValue(item, field).replaceAll('\n', ', ') }));
  });
  if (about.what === 'date' && about.date) facts.push({ name: 'We read', value: sayPlannedDate(about.date) });
  return facts;
}

/** Whom the words might mean: who is proposed first, then everybody with like initials. */
function choices({ whole, people }: Looked, { about }: Question): NamedOfCouncil[] {
  if (about.what !== 'person') return [];
  const listed = whole.draft.people.map(({ name, initials, kind, post }) => ({
    name,
    initials: initials ?? null,
    kind,
    post,
  }));
  const all = [...listed, ...people].filter(
    (one, at, every) => one.kind === about.kind && every.findIndex(({ name }) => name === one.name) === at,
  );
  return all.sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

/** Who is meant perhaps: whom the reading proposes, and whoever has these initials. */
function proposals(looked: Looked, question: Question): string[] {
  const { about } = question;
  if (about.what !== 'person') return [];
  const same = choices(looked, question).filter(({ initials }) => initials === about.words);
  return [...new Set([...(about.proposal ? [about.proposal] : []), ...same.map(({ name }) => name)])];
}

/** All items of one list, with what became of each. */
export function itemsView(looked: Looked, asked: string) {
  const parsed = ItemList.safeParse(asked);
  const { reading, whole, settlements } = looked;
  if (!parsed.success || whole.draft[parsed.data].length === 0)
    throw new NotFound('Nothing of that kind was read.');
  const list = parsed.data;
  const own = new Map(settlements.map((one) => [one.subject, one]));
  const aside = asideByQuestion(looked);
  const settled = settle(whole, settlements);
  const added = settlements.filter(({ answer }) => list === 'actions' && answer.as === 'action').length;
  return {
    title: `${sayCount(whole.draft[list].length, lists[list].one, lists[list].many)} in ${reading.name}`,
    back: { text: `What ${reading.name} says`, path: settlingPaths.reading(reading.readingId) },
    one: lists[list].one,
    rows: whole.draft[list].map((item, index) => {
      const key = addressKey({ list, index });
      const became = own.get(key) ?? aside.get(key);
      return {
        words: wordsOf(item) || ('ref' in item ? (item.ref ?? '') : ''),
        under: 'theme' in item ? (item.theme ?? '') : '',
        settled: settledWords(became),
        path: settlingPaths.item(reading.readingId, { list, index }),
      };
    }),
    added: added > 0 ? settled.actions.slice(-added).map(({ title }) => title) : [],
    others: itemLists
      .filter((one) => one !== list && whole.draft[one].length > 0)
      .map((one) => ({
        words: sayCount(whole.draft[one].length, lists[one].one, lists[one].many),
        path: settlingPaths.items(reading.readingId, one),
      })),
  };
}

/** Items that an answer to a doubt set aside, with that answer. */
function asideByQuestion({ questions, answers }: Looked): Map<string, Settlement> {
  return new Map(
    questions.flatMap(({ key, items }) => {
      const one = answers.get(key);
      return one?.answer.as === 'aside' ? items.map((item) => [addressKey(item), one] as const) : [];
    }),
  );
}
