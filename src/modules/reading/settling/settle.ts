// Applies what people answered to what was read. Pure: no item is lost but one set aside, and printed words are kept.
import type { Account } from '../accounting.ts';
import { Draft, type Person } from '../draft.ts';
import {
  type Answer,
  type Correction,
  type ItemList,
  itemLists,
  type Settlement,
  sayAnswer,
} from './answers.ts';
import { emptyAction } from './empty.ts';
import { type Address, addressKey, corrected, type Item, meantDate } from './items.ts';
import { withLines, withSteps } from './lists.ts';
import { kindOfPart, partsOf } from './parts.ts';
import { type Question, questionsOf, type ReadDraft, sameStatus } from './questions.ts';

export interface ReadDocument extends ReadDraft {
  account: Account;
}

/** The items of each list at their places in the draft as read: none where one was set aside, several where it was split. */
type Slots = Record<ItemList, Item[][]>;

/** The draft with every answer in it. The order in which they were given makes no difference. */
export function settle(read: ReadDocument, settlements: readonly Settlement[]): Draft {
  const { draft, slots, renamed } = settledSlots(read, settlements);
  return rename(whole(draft, slots), renamed);
}

/** An item as it is settled; undefined where it was set aside, or is a line of another now. */
export function settledItem(
  read: ReadDocument,
  settlements: readonly Settlement[],
  { list, index }: Address,
): Item | undefined {
  return settledSlots(read, settlements).slots[list][index]?.[0];
}

function settledSlots(read: ReadDocument, settlements: readonly Settlement[]) {
  const draft = structuredClone(read.draft);
  const answers = new Map(settlements.map((one) => [one.subject, one.answer]));
  const answered = questionsOf(read).flatMap((question) => {
    const answer = answers.get(question.key);
    return answer ? [{ question, answer }] : [];
  });
  for (const { question, answer } of answered) applyWords(draft, question, answer);
  const slots = slotsOf(draft);
  const renamed = new Map<string, string>();
  for (const { question, answer } of answered) applyLines(slots, question, answer);
  for (const list of itemLists)
    slots[list].forEach((_, index) => {
      const answer = answers.get(addressKey({ list, index }));
      if (answer?.as === 'corrected') correct(draft, slots, { list, index }, answer.fields, renamed);
    });
  for (const { question, answer } of answered)
    if (answer.as === 'aside') for (const { list, index } of question.items) slots[list][index] = [];
  for (const list of itemLists)
    slots[list].forEach((_, index) => {
      if (answers.get(addressKey({ list, index }))?.as === 'aside') slots[list][index] = [];
    });
  addUnused(slots, read, answers, draft.people);
  return { draft, slots, renamed };
}

/** Answers about words hold wherever the words stand. */
function applyWords(draft: Draft, { about, places }: Question, answer: Answer): void {
  if (about.what === 'person') {
    const { words, kind } = about;
    for (const { person, role } of partsOf(draft))
      if (person.words === words && kindOfPart(role) === kind) meanPerson(person, answer);
    const [source] = places;
    if (answer.as === 'person' && answer.isNew && source)
      draft.people.push({
        ...(/^\p{Lu}[\p{L}\d]{1,4}$/u.test(words) ? { initials: words } : {}),
        name: answer.name,
        kind,
        post: answer.post ?? '',
        source,
      });
  }
  if (about.what === 'status' && answer.as === 'status') {
    const { lifecycle, confidence } = answer;
    for (const item of [...draft.actions, ...draft.measures])
      if (item.status && sameStatus(item.status.words, about.words))
        item.status = { words: item.status.words, lifecycle, confidence };
  }
}

function meanPerson(person: Person, answer: Answer): void {
  if (answer.as === 'person') person.person = answer.name;
  if (answer.as === 'nobody') person.person = person.words;
  if (answer.as === 'person' || answer.as === 'nobody' || answer.as === 'read') person.certain = true;
}

function applyLines(slots: Slots, { about }: Question, answer: Answer): void {
  if (about.what === 'date' && answer.as === 'date') {
    const { list, index } = about.item;
    const date = meantDate(about.date, answer.words);
    slots[list][index] = (slots[list][index] ?? []).map((item) => ({ ...item, [about.field]: date }));
  }
  if (about.what !== 'list' || (answer.as !== 'lines' && answer.as !== 'read')) return;
  const lines = answer.as === 'lines' ? answer.lines : about.lines;
  const [first, ...others] = about.items;
  if (!first) return;
  const { list, index } = first;
  const { steps } = about;
  if (steps) {
    const actions = slots.actions[index] ?? [];
    slots.actions[index] = actions.map((item) =>
      'subActions' in item ? withSteps(item, steps, lines) : item,
    );
    return;
  }
  if (answer.as === 'read') return;
  const before = about.items.flatMap((one) => slots[one.list][one.index] ?? []);
  slots[list][index] = withLines(before, about.lines, lines);
  for (const one of others) slots[one.list][one.index] = [];
}

function correct(
  draft: Draft,
  slots: Slots,
  { list, index }: Address,
  fields: Correction,
  renamed: Map<string, string>,
): void {
  const [item, ...others] = slots[list][index] ?? [];
  if (!item) return;
  const after = corrected(item, list, fields, draft.people);
  if ((list === 'themes' || list === 'workstreams') && 'title' in item && 'title' in after)
    renamed.set(`${list} ${item.title}`, after.title);
  if (list === 'people' && 'name' in item && 'name' in after) renamed.set(`people ${item.name}`, after.name);
  slots[list][index] = [after, ...others];
}

/** Passages that nobody used, made into actions by a person. */
function addUnused(
  slots: Slots,
  { account }: ReadDocument,
  answers: ReadonlyMap<string, Answer>,
  known: Draft['people'],
): void {
  account.passages.forEach((passage, at) => {
    const answer = answers.get(`not-used/${at}`);
    if (answer?.as !== 'action') return;
    const bare = emptyAction(passage.text, passage.source);
    slots.actions.push([corrected(bare, 'actions', answer.fields, known)]);
  });
}

function slotsOf(draft: Draft): Slots {
  // One entry for each list that the type names.
  return Object.fromEntries(
    itemLists.map((list) => [list, draft[list].map((item: Item) => [item])]),
  ) as Slots;
}

function whole(draft: Draft, slots: Slots): Draft {
  const items = Object.fromEntries(
    itemLists.map((list) => [list, slots[list].flat().map((item) => withoutBlanks(item))]),
  );
  return Draft.parse({ ...draft, ...items });
}

function withoutBlanks(item: Item): unknown {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined));
}

/** What names a theme, a workstream or a person follows when its name is corrected. */
function rename(draft: Draft, renamed: ReadonlyMap<string, string>): Draft {
  if (renamed.size === 0) return draft;
  for (const list of itemLists)
    for (const item of draft[list]) {
      if ('theme' in item && item.theme) item.theme = renamed.get(`themes ${item.theme}`) ?? item.theme;
      if ('workstream' in item && item.workstream)
        item.workstream = renamed.get(`workstreams ${item.workstream}`) ?? item.workstream;
    }
  for (const { person } of partsOf(draft))
    if (person.person) person.person = renamed.get(`people ${person.person}`) ?? person.person;
  return draft;
}

/** Each settled doubt of the draft, by its place there, with its settlement. */
export function settledFindings(
  read: ReadDraft,
  settlements: readonly Settlement[],
): Map<number, Settlement> {
  const bySubject = new Map(settlements.map((one) => [one.subject, one]));
  const settled = new Map<number, Settlement>();
  for (const { key, findings } of questionsOf(read)) {
    const one = bySubject.get(key);
    if (one) for (const at of findings) settled.set(at, one);
  }
  return settled;
}

/** What an answer makes of a doubt, for whoever reads it later. */
export function saySettlement({ answer, reason, settledBy }: Settlement): string {
  return `${sayAnswer(answer)}${reason ? `: ${reason}` : ''}. Settled by ${settledBy}.`;
}
