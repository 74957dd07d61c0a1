// What an officer types into a question or an item, checked: an answer, or mistakes in plain words.

import type { Answer as Checked, FieldError } from '../../../kernel/errors.ts';
import { readPlannedDate } from '../../../kernel/planned-date.read.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import { Status } from '../draft.ts';
import type { Answer, Correction, ItemList } from './answers.ts';
import { fieldOf, type Item, lists, shownValue, unprinted } from './items.ts';
import { wordLost } from './lists.ts';
import type { Question } from './questions.ts';
import type { Given } from './settling.actions.ts';

export type Typed = Readonly<Record<string, string>>;

/** The fields of a form, each once, in the words typed. */
export function typed(body: unknown): Typed {
  const given = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    given.map(([name, value]) => [
      name,
      String([value].flat()[0] ?? '')
        .replaceAll('\r\n', '\n')
        .trim(),
    ]),
  );
}

const wrong = (field: string, message: string): Checked<never> => ({
  ok: false,
  errors: [{ field, message }],
});

/** The answer to a question. What was typed beside choices that were not made counts for nothing. */
export function readAnswer(question: Question, form: Typed): Checked<Given> {
  const reason = form.reason || null;
  const { about } = question;
  const fine = (answer: Answer): Checked<Given> => ({ ok: true, value: { answer, reason } });
  switch (form.answer) {
    case 'aside':
      return reason ? fine({ as: 'aside' }) : wrong('reason', 'Say why it is set aside');
    case 'read':
    case 'nobody':
    case 'same':
    case 'different':
      return fine({ as: form.answer });
    case 'whole':
      return about.what === 'list'
        ? fine({ as: 'lines', lines: [about.lines.join(' ')] })
        : unanswered(question);
    case 'proposal':
      if (about.what === 'list' && about.proposal) return fine({ as: 'lines', lines: about.proposal });
      return about.what === 'date' && about.proposal
        ? fine({ as: 'date', words: about.proposal })
        : unanswered(question);
    case 'lines':
      return about.what === 'list'
        ? withReason(readLines(about.lines, form.lines ?? ''), reason)
        : unanswered(question);
    case 'date':
      return withReason(readDay('day', form.day ?? ''), reason);
    case 'status':
      return withReason(readMeaning(form), reason);
    case 'other':
      return form.person ? fine({ as: 'person', name: form.person }) : wrong('person', 'Choose who it is');
    case 'new':
      return form.name
        ? fine({ as: 'person', name: form.name, isNew: true, ...(form.post ? { post: form.post } : {}) })
        : wrong('name', 'Enter the person’s name');
    default:
      if (about.what === 'person' && form.answer?.startsWith('person:'))
        return fine({ as: 'person', name: form.answer.slice('person:'.length) });
      return unanswered(question);
  }
}

function withReason(answer: Checked<Answer>, reason: string | null): Checked<Given> {
  return answer.ok ? { ok: true, value: { answer: answer.value, reason } } : answer;
}

function unanswered({ about }: Question): Checked<never> {
  const messages: Record<Question['about']['what'], string> = {
    person: 'Choose who it is',
    status: 'Choose what it means',
    date: 'Choose whether the date is right',
    list: 'Choose where the lines begin',
    spelling: 'Choose whether they are one thing',
    reading: 'Choose whether it is read rightly',
  };
  return wrong('answer', messages[about.what]);
}

function readLines(before: readonly string[], words: string): Checked<Answer> {
  const lines = words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const lost = wordLost(before, lines);
  if (lost !== undefined)
    return wrong('lines', `Keep every word as it is printed, and in its order: look at “${lost}”`);
  return { ok: true, value: { as: 'lines', lines } };
}

/** A day or a period that somebody could miss, or words that say there is none. */
function readDay(field: string, words: string): Checked<Answer> {
  if (words === '') return wrong(field, 'Enter when it is, such as 31 March 2027 or March 2027');
  return isDate(words)
    ? { ok: true, value: { as: 'date', words } }
    : wrong(field, 'Enter a date such as 31 March 2027, March 2027 or Ongoing');
}

function isDate(words: string): boolean {
  const { kind, latest, earliest } = readPlannedDate(words);
  return latest !== undefined || earliest !== undefined || kind === 'ongoing' || kind === 'meeting';
}

function readMeaning(form: Typed): Checked<Answer> {
  const meaning = Status.pick({ lifecycle: true, confidence: true }).safeParse({
    lifecycle: form.lifecycle || null,
    confidence: form.confidence || null,
  });
  if (!meaning.success || (meaning.data.lifecycle === null && meaning.data.confidence === null))
    return wrong('lifecycle', 'Choose how far it is, or whether it will be on time');
  return { ok: true, value: { as: 'status', ...meaning.data } };
}

/** The fields of an item that were changed. Blank lines and what stands as it was read are left out. */
export function readFields(list: ItemList, item: Item, form: Typed): Checked<Correction> {
  const fields: Correction = {};
  const errors: FieldError[] = [];
  for (const field of lists[list].fields) {
    const words = form[field.name] ?? '';
    if (field.kind === 'status') {
      const meaning = statusTyped(item, form);
      if (meaning) fields.status = meaning;
      continue;
    }
    if (plainLines(words) === plainLines(shownValue(item, field))) continue;
    if (field.required && words === '') errors.push({ field: field.name, message: sayMissing(field.label) });
    else if (field.kind === 'date' && words !== '' && !isDate(words) && !isPrinted(item, field.name, words))
      errors.push({
        field: field.name,
        message: 'Enter a date such as 31 March 2027, March 2027 or Ongoing',
      });
    else
      fields[field.name] =
        field.kind === 'people' || field.kind === 'lines' ? plainLines(words).split('\n') : words;
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: fields };
}

function isPrinted(item: Item, name: string, words: string): boolean {
  return (fieldOf(item, name) as PlannedDate | undefined)?.words === words;
}

/** `Enter what is to be done`, `Enter the name`. */
function sayMissing(label: string): string {
  const words = label.charAt(0).toLowerCase() + label.slice(1);
  return words.startsWith('what ') ? `Enter ${words}` : `Enter the ${words}`;
}

function plainLines(words: string): string {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

function statusTyped(item: Item, form: Typed): Correction[string] | undefined {
  const before = 'status' in item ? item.status : undefined;
  const meaning = Status.pick({ lifecycle: true, confidence: true }).safeParse({
    lifecycle: form.lifecycle || null,
    confidence: form.confidence || null,
  });
  if (!meaning.success) return undefined;
  const { lifecycle, confidence } = meaning.data;
  const isSame = lifecycle === (before?.lifecycle ?? null) && confidence === (before?.confidence ?? null);
  return isSame ? undefined : meaning.data;
}

/** A form as it stands before anybody types: the fields of an item. */
export function fieldsShown(list: ItemList, item: Item): Record<string, string> {
  const shown = Object.fromEntries(lists[list].fields.map((field) => [field.name, shownValue(item, field)]));
  if (!('status' in item)) return shown;
  const { status } = item;
  return {
    ...shown,
    status: status?.words === unprinted ? '' : (status?.words ?? ''),
    lifecycle: status?.lifecycle ?? '',
    confidence: status?.confidence ?? '',
  };
}
