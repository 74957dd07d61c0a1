// Reads what somebody wants a field to say: words become values, or a mistake in words that say what to write.
import { type Day, lastOfMonth, longDay } from '../../../kernel/days.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { readPlannedDate } from '../../../kernel/planned-date.read.ts';
import { type PlannedDate, sayPlannedDate } from '../../../kernel/planned-date.ts';
import { sameWords } from '../questions.ts';
import type { Item, Part, PartRole, Status, Walk } from '../thread.ts';
import {
  answerKindsOf,
  confidenceNames,
  confidences,
  type Field,
  fieldsOf,
  isPartField,
  parentKindsOf,
  stageNames,
  stages,
  type Words,
} from './fields.ts';
import { findItem, findPerson, nameOfItem, nameOfPart, nameOfPerson, namesInCell } from './names.ts';

/** Who reads the words of dates and statuses; reading, a later module, gives its own. */
export interface WordReaders {
  date(words: string): PlannedDate;
  /** Undefined where the words are not those of a status. */
  status(words: string): Omit<Status, 'words'> | undefined;
}

export const plainReaders: WordReaders = { date: readPlannedDate, status: () => undefined };

/** What is to be written of an item; a field left out stays. */
export interface Values {
  ref?: string | null;
  title?: string;
  detail?: string | null;
  parentId?: number | null;
  answers?: number[];
  start?: PlannedDate | null;
  due?: PlannedDate | null;
  status?: Status | null;
  parts?: Partial<Record<PartRole, Part[]>>;
}

export interface Read {
  values: Values;
  errors: (FieldError & { field: Field })[];
  /** How words were read, or could not be, for a person to see before anything is written. */
  notes: { field: Field; message: string }[];
}

/** Reads the wanted words of an item's fields. Pure. */
export function readWanted(thread: Walk, item: Item, wanted: Words, readers: WordReaders): Read {
  const read: Read = { values: {}, errors: [], notes: [] };
  const { values } = read;
  if (wanted.title !== undefined) readTitle(read, wanted.title);
  if (wanted.ref !== undefined) values.ref = wanted.ref || null;
  if (wanted.detail !== undefined) values.detail = wanted.detail || null;
  if (wanted.parent !== undefined) readParent(thread, item, wanted.parent, read);
  if (wanted.answers !== undefined) readAnswers(thread, item, wanted.answers, read);
  for (const role of ['start', 'due'] as const) {
    const words = wanted[role];
    if (words !== undefined) readDate(role, words, readers, read);
  }
  readStatus(thread, item, wanted, readers, read);
  for (const [field, words] of Object.entries(wanted) as [Field, string][])
    if (isPartField(field)) readParts(thread, item, field, words, read);
  return read;
}

function readTitle({ values, errors }: Read, words: string): void {
  if (words === '')
    errors.push({
      field: 'title',
      message: 'A title cannot be blank. To end an item, set its stage to Closed or Superseded',
    });
  else values.title = words;
}

function readParent(thread: Walk, item: Item, words: string, { values, errors }: Read): void {
  if (words === '') {
    values.parentId = null;
    return;
  }
  const found = findItem(thread, words, parentKindsOf(item.kind));
  if (!found) errors.push({ field: 'parent', message: `Nothing it could stand under is called “${words}”` });
  else if ('several' in found)
    errors.push({
      field: 'parent',
      message: `Several are called “${words}”: ${options(thread, found.several)}`,
    });
  else if (isBelow(thread, found.one, item))
    errors.push({ field: 'parent', message: 'It cannot stand under itself, or under what stands under it' });
  else values.parentId = found.one.id;
}

function isBelow(thread: Walk, item: Item, above: Item): boolean {
  const seen = new Set<number>();
  for (let at: Item | undefined = item; at && !seen.has(at.id); at = thread.item(at.parentId ?? 0)) {
    if (at.id === above.id) return true;
    seen.add(at.id);
  }
  return false;
}

function options(thread: Walk, items: readonly Item[]): string {
  return `write ${items
    .slice(0, 3)
    .map((item) => `“${nameOfItem(thread, item)}”`)
    .join(' or ')}`;
}

function readAnswers(thread: Walk, item: Item, words: string, { values, errors }: Read): void {
  const answers: number[] = [];
  const standing = new Map(thread.answers(item.id).map((one) => [nameOfItem(thread, one), one.id]));
  for (const name of namesInCell(words)) {
    const kept = standing.get(name);
    const found = kept === undefined ? findItem(thread, name, answerKindsOf(item.kind)) : null;
    if (kept !== undefined) answers.push(kept);
    else if (!found)
      errors.push({
        field: 'answers',
        message: `No objective, Direction or recommendation is called “${name}”`,
      });
    else if ('several' in found)
      errors.push({
        field: 'answers',
        message: `Several are called “${name}”: ${options(thread, found.several)}`,
      });
    else answers.push(found.one.id);
  }
  values.answers = [...new Set(answers)];
}

function readDate(role: 'start' | 'due', words: string, readers: WordReaders, read: Read): void {
  const wrong = impossibleDay(words);
  if (wrong) {
    read.errors.push({ field: role, message: wrong });
    return;
  }
  const date = words === '' ? null : { ...readers.date(words), words };
  read.values[role] = date;
  if (!date) return;
  const cannotBeMissed = date.latest === undefined;
  read.notes.push({
    field: role,
    message: `read as ${sayPlannedDate(date)}${cannotBeMissed && role === 'due' ? '; nobody can miss it' : ''}`,
  });
}

const monthNames = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const numericDay = /(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?!\d)/;
const isoDay = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/;
const namedDay = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](${monthNames})[a-z]*\\.?,?[ -](\\d{4})`,
  'i',
);

/** A day that no calendar has (31 February, month 14), in words that say what to write; null where there is none. */
export function impossibleDay(words: string): string | null {
  const iso = isoDay.exec(words);
  const numeric = iso ? null : numericDay.exec(words);
  const named = iso || numeric ? null : namedDay.exec(words);
  const match = iso ?? numeric ?? named;
  if (!match) return null;
  const [, first = '', second = '', third = ''] = match;
  const year = iso ? first : third.length === 2 ? `20${third}` : third;
  const month = named ? monthNames.split('|').indexOf(second.slice(0, 3).toLowerCase()) + 1 : Number(second);
  const day = Number(iso ? third : first);
  if (month < 1 || month > 12)
    return `${match[0]} is no day: there is no month ${month}. Write day, month, year`;
  const monthFirst = `${year.padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;
  const last = lastOfMonth(monthFirst);
  if (day >= 1 && day <= Number(last.slice(8))) return null;
  const nearest: Day = day < 1 ? monthFirst : last;
  return `${match[0]} is no day; write ${iso ? nearest : named ? longDay(nearest) : slashed(nearest)}`;
}

/** `28/02/2025` */
export function slashed(day: Day): string {
  return `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

function readStatus(thread: Walk, item: Item, wanted: Words, readers: WordReaders, read: Read): void {
  if (wanted.status === undefined && wanted.stage === undefined && wanted.confidence === undefined) return;
  const lifecycle = choice('stage', wanted.stage, stages, stageNames, read);
  const confidence = choice('confidence', wanted.confidence, confidences, confidenceNames, read);
  if (!fieldsOf(item.kind).includes('status')) {
    // Nobody reports on it: its words are its stage's own.
    read.values.status = lifecycle ? { words: stageNames[lifecycle], lifecycle, confidence: null } : null;
    return;
  }
  const said =
    wanted.status ??
    (item.status?.words ||
      (lifecycle ? stageNames[lifecycle] : confidence ? confidenceNames[confidence] : ''));
  if (said === '') {
    const spoken = Boolean(lifecycle ?? confidence);
    if (spoken)
      read.errors.push({
        field: 'status',
        message: 'Say in words what the owner says, or clear the stage too',
      });
    else read.values.status = null;
    return;
  }
  const meaning = wanted.status === undefined ? (item.status ?? undefined) : meaningIn(thread, said, readers);
  if (wanted.status !== undefined) noteMeaning(said, meaning, { lifecycle, confidence }, read);
  read.values.status = {
    words: said,
    lifecycle: lifecycle === undefined ? (meaning?.lifecycle ?? null) : lifecycle,
    confidence: confidence === undefined ? (meaning?.confidence ?? null) : confidence,
  };
}

type Meaning = Omit<Status, 'words'>;

/** What these words mean here: as the council's own plan already reads them, else by custom. */
function meaningIn(thread: Walk, words: string, readers: WordReaders): Meaning | undefined {
  const same = thread.items.find(({ status }) => status && sameWords(status.words, words))?.status;
  if (same) return same;
  const stage = stages.find((one) => sameWords(stageNames[one], words));
  if (stage) return { lifecycle: stage, confidence: null };
  const confidence = confidences.find((one) => sameWords(confidenceNames[one], words));
  if (confidence) return { lifecycle: 'in-progress', confidence };
  return readers.status(words);
}

function noteMeaning(
  words: string,
  meaning: Meaning | undefined,
  given: { lifecycle: Meaning['lifecycle'] | undefined; confidence: Meaning['confidence'] | undefined },
  { notes }: Read,
): void {
  const lifecycle = given.lifecycle === undefined ? meaning?.lifecycle : given.lifecycle;
  const confidence = given.confidence === undefined ? meaning?.confidence : given.confidence;
  const parts = [
    ...(lifecycle ? [stageNames[lifecycle].toLowerCase()] : []),
    ...(confidence ? [confidenceNames[confidence].toLowerCase()] : []),
  ];
  notes.push({
    field: 'status',
    message:
      parts.length > 0
        ? `read as ${parts.join(', ')}`
        : `“${words}” does not say how far along it is: choose a stage, or leave it unsaid`,
  });
}

/** Undefined where nothing was asked, null where it was cleared. */
function choice<T extends string>(
  field: 'stage' | 'confidence',
  words: string | undefined,
  all: readonly T[],
  names: Record<T, string>,
  { errors }: Read,
): T | null | undefined {
  if (words === undefined) return undefined;
  if (words === '') return null;
  const found = all.find((one) => sameWords(names[one], words) || one === words);
  if (found) return found;
  const listed = all.map((one) => names[one]).join(', ');
  errors.push({ field, message: `“${words}” is not one of: ${listed}` });
  return undefined;
}

function readParts(thread: Walk, item: Item, role: PartRole, words: string, read: Read): void {
  const standing = item.parts.filter((part) => part.role === role);
  const parts: Part[] = [];
  for (const name of namesInCell(words)) {
    const kept = standing.find((part) => nameOfPart(thread, part) === name);
    const found = kept ? null : findPerson(thread, name, role);
    if (kept) parts.push(kept);
    else if (!found) {
      parts.push({ role, words: name, personId: null, certain: role === 'responsible' });
      if (role !== 'responsible')
        read.notes.push({
          field: role,
          message: `nobody on the council’s list is called “${name}”: kept as written`,
        });
    } else if ('several' in found) {
      const who = found.several.map((person) => `“${nameOfPerson(thread, person)}”`).join(' or ');
      read.errors.push({ field: role, message: `Several people are called “${name}”: write ${who}` });
    } else parts.push({ role, words: name, personId: found.one.id, certain: true });
  }
  read.values.parts = { ...read.values.parts, [role]: parts };
}
