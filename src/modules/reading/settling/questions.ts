// The doubts of a reading as questions that a person can answer: one for each thing that is in doubt, whatever its places.
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import type { Draft, Finding, Source, Status } from '../draft.ts';
import { lineAt } from '../original.ts';
import { plainForm } from '../words/words.ts';
import { itemLists } from './answers.ts';
import { type Address, addressKey, type Item, itemAt, lists, wordsOf } from './items.ts';
import { type ListTarget, listInDoubt } from './lists.ts';
import { kindOfPart, partsOf } from './parts.ts';

/** What was read of a document, and on which of its lines each place is shown. */
export interface ReadDraft {
  draft: Draft;
  places: ReadonlyMap<string, number>;
}

export interface Question {
  /** Names it in the store: made from the doubt itself, so that it stays the same question. */
  key: string;
  /** Its place among the questions of the reading, from 1. */
  number: number;
  rule: string;
  severity: Finding['severity'];
  /** The doubts it answers, by their place in the draft. */
  findings: number[];
  /** The first of them. */
  finding: Finding;
  /** Where it stands in the document; the first is shown. */
  places: Source[];
  /** The items that stand there. */
  items: Address[];
  /** Words of the document that are in doubt. */
  marks: string[];
  about: About;
}

export type About =
  | { what: 'person'; words: string; kind: 'officer' | 'member'; proposal?: string }
  | { what: 'status'; words: string; meaning: Status }
  | { what: 'date'; item: Address; field: 'start' | 'due' | 'date'; date?: PlannedDate; proposal?: string }
  | ({ what: 'list'; proposal?: string[] } & ListTarget)
  | { what: 'spelling'; words: string; meant: string }
  | { what: 'reading' };

/** Doubts that say the same of several places and are answered once for all of them. */
const saidOnce = new Set([
  'people/title-conflict',
  'words/variant',
  'table/header-blank',
  'table/split-cell',
]);

const gravest: Finding['severity'][] = ['error', 'warning', 'note'];

/** Pure, and the same for the same draft. Notes ask nothing. */
export function questionsOf(read: ReadDraft): Question[] {
  const questions = new Map<string, Question>();
  read.draft.findings.forEach((finding, at) => {
    if (finding.severity === 'note') return;
    const draft = questionAbout(read, finding);
    const key = draft.key ?? `${finding.rule} ${at}`;
    const known = questions.get(key);
    if (known) {
      known.findings.push(at);
      known.places.push(finding.source);
      known.items.push(...draft.items.filter((item) => !known.items.some((one) => sameItem(one, item))));
    } else
      questions.set(key, {
        ...draft,
        key,
        number: 0,
        rule: finding.rule,
        severity: finding.severity,
        findings: [at],
        finding,
        places: [finding.source],
      });
  });
  for (const question of unexplainedInitials(read.draft))
    if (!questions.has(question.key)) questions.set(question.key, question);
  const sorted = [...questions.values()].sort(
    (a, b) => gravest.indexOf(a.severity) - gravest.indexOf(b.severity) || a.rule.localeCompare(b.rule),
  );
  return sorted.map((question, at) => ({ ...question, number: at + 1 }));
}

/** The rule of initials in a document that has no list of people: no doubt of the reading, and yet for a person to say. */
export const unexplained = 'people/unexplained';

/** Teams and gaps that look like initials. */
const noInitials = /^(?:TB[ACD]|N\/?A|ALL|HR|OD|IT|ICT|PMO)$/i;

function unexplainedInitials(draft: Draft): Question[] {
  const nameless = partsOf(draft).filter(
    ({ person }) =>
      !person.certain &&
      person.person === undefined &&
      /^\p{Lu}[\p{L}\d]{0,2}\p{Lu}\p{L}?$/u.test(person.words) &&
      !noInitials.test(person.words),
  );
  const groups = Map.groupBy(nameless, ({ role, person }) => `person ${kindOfPart(role)} ${person.words}`);
  return [...groups].flatMap(([key, parts]) => {
    const [first] = parts;
    const source = first && itemAt(draft, first.item)?.source;
    if (!first || !source) return [];
    const { words } = first.person;
    const message = `“${words}” stands in ${parts.length === 1 ? 'one place' : `${parts.length} places`}, and the document does not say who that is.`;
    const finding = { rule: unexplained, severity: 'warning', message, source } as const;
    const about = { what: 'person', words, kind: kindOfPart(first.role) } as const;
    const items = parts.map(({ item }) => item).filter(isFirst);
    return [
      {
        key,
        number: 0,
        rule: unexplained,
        severity: 'warning',
        findings: [],
        finding,
        places: [source],
        items,
        marks: [words],
        about,
      },
    ];
  });
}

function isFirst(item: Address, at: number, every: readonly Address[]): boolean {
  return every.findIndex((one) => sameItem(one, item)) === at;
}

type Begun = Pick<Question, 'items' | 'marks' | 'about'> & { key?: string };

function questionAbout(read: ReadDraft, finding: Finding): Begun {
  const here = itemsAt(read, finding.source);
  const quoted = quotedIn(finding.message);
  const named = here.filter((item) => isNamed(read.draft, item, quoted));
  const items = named.length > 0 ? named : here;
  const begun = { items, marks: quoted };
  return (
    aboutPerson(read, finding, begun) ??
    aboutStatus(read, finding, begun) ??
    aboutDate(read, finding, begun) ??
    aboutList(read, finding, { items: here, marks: quoted }) ??
    aboutSpelling(finding, begun) ?? {
      ...begun,
      ...(saidOnce.has(finding.rule) ? { key: `${finding.rule} ${finding.message}` } : {}),
      about: { what: 'reading' },
    }
  );
}

type Place = Pick<Question, 'items' | 'marks'>;

/** Initials or a name that stand for nobody, or for somebody we can only propose. */
function aboutPerson({ draft }: ReadDraft, { rule }: Finding, place: Place): Begun | undefined {
  if (!rule.startsWith('people/')) return undefined;
  for (const words of place.marks) {
    const all = partsOf(draft).filter(({ person }) => person.words === words && !person.certain);
    const here = all.find(({ item }) => place.items.some((one) => sameItem(one, item))) ?? all[0];
    if (!here) continue;
    const kind = kindOfPart(here.role);
    const proposal = here.person.person;
    return {
      key: `person ${kind} ${words}`,
      items: all
        .filter(({ role }) => kindOfPart(role) === kind)
        .map(({ item }) => item)
        .filter(isFirst),
      marks: [words],
      about: { what: 'person', words, kind, ...(proposal ? { proposal } : {}) },
    };
  }
  return undefined;
}

function aboutStatus({ draft }: ReadDraft, { rule }: Finding, place: Place): Begun | undefined {
  if (rule !== 'status/no-key') return undefined;
  const rated = [...draft.actions, ...draft.measures].flatMap(({ status }) => status ?? []);
  const meaning = rated.find((one) => place.marks.some((words) => sameStatus(one.words, words)));
  if (!meaning) return undefined;
  const { words } = meaning;
  return {
    key: `status ${plainForm(words) || words}`,
    items: place.items,
    marks: [words],
    about: { what: 'status', words, meaning },
  };
}

export function sameStatus(one: string, other: string): boolean {
  return (plainForm(one) || one) === (plainForm(other) || other);
}

const startRules = new Set([
  'dates/start-after-due',
  'dates/future-start-in-progress',
  'dates/start-now-not-due',
  'dates/before-intervention',
]);

function aboutDate({ draft }: ReadDraft, finding: Finding, place: Place): Begun | undefined {
  const { rule, suggestion } = finding;
  const item = place.items.find(({ list }) => list === 'actions' || list === 'milestones');
  if (!rule.startsWith('dates/') || !item) return undefined;
  const field = item.list === 'milestones' ? 'date' : startRules.has(rule) ? 'start' : 'due';
  const date = item.list === 'milestones' ? draft.milestones[item.index]?.date : dateOf(draft, item, field);
  // `Nov 2022, if the year is a slip`: the date we propose is before the comma.
  const proposal = field === 'start' ? suggestion?.split(',')[0] : undefined;
  return {
    key: `date ${addressKey(item)} ${field}`,
    items: [item],
    marks: [...(date ? [date.words] : []), ...place.marks],
    about: { what: 'date', item, field, ...(date ? { date } : {}), ...(proposal ? { proposal } : {}) },
  };
}

function dateOf(draft: Draft, { index }: Address, field: 'start' | 'due' | 'date'): PlannedDate | undefined {
  const action = draft.actions[index];
  return field === 'start' ? action?.start : action?.due;
}

function aboutList({ draft }: ReadDraft, finding: Finding, place: Place): Begun | undefined {
  const target = listInDoubt(draft, finding, place.items);
  if (!target) return undefined;
  const split = finding.suggestion?.split(' | ') ?? [];
  const isKept = target.lines.length === 1 && split.length > 1;
  const first = target.lines[0]?.slice(0, 40);
  return {
    items: target.items,
    marks: [...(first ? [first] : []), ...place.marks],
    about: { what: 'list', ...target, ...(isKept ? { proposal: split } : {}) },
  };
}

function aboutSpelling({ rule, suggestion }: Finding, place: Place): Begun | undefined {
  const [words] = place.marks;
  if (rule !== 'words/variant' || !words || !suggestion) return undefined;
  return {
    key: `spelling ${words} ${suggestion}`,
    items: [],
    marks: [words],
    about: { what: 'spelling', words, meant: suggestion },
  };
}

export function sameItem(one: Address, other: Address): boolean {
  return one.list === other.list && one.index === other.index;
}

/** Everything read from the line on which a place is shown. */
export function itemsAt({ draft, places }: ReadDraft, source: Source): Address[] {
  const line = lineOf(places, source);
  if (line === undefined) return [];
  return itemLists.flatMap((list) =>
    draft[list].flatMap((item: Item, index) =>
      lineOf(places, item.source) === line ? [{ list, index }] : [],
    ),
  );
}

export function lineOf(places: ReadonlyMap<string, number>, source: Source): number | undefined {
  return lineAt({ places }, source);
}

/** The words that a message quotes, without the mark of having been cut short. */
function quotedIn(message: string): string[] {
  return [...message.matchAll(/“([^”]+)”/g)].map((match) => (match[1] ?? '').replace(/…$/, ''));
}

function isNamed(draft: Draft, address: Address, quoted: readonly string[]): boolean {
  const item = itemAt(draft, address);
  const words = item ? wordsOf(item).replace(/\s+/g, ' ') : '';
  return words !== '' && quoted.some((one) => one.length > 2 && words.startsWith(one.replace(/\s+/g, ' ')));
}

/** `the action`, `2 milestones`: what setting aside would leave out. */
export function sayItems(items: readonly Address[]): string {
  const [first] = items;
  if (!first) return '';
  const alike = items.every(({ list }) => list === first.list);
  const { one, many } = lists[first.list];
  if (items.length === 1) return `the ${one}`;
  return alike ? `the ${items.length} ${many}` : `the ${items.length} items`;
}
