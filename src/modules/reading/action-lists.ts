// Actions written as a list or under headings of their own: `1. Publish … – Lead: … – Due: …`, or labels on the lines below.
import { readPlannedDate } from '../../kernel/planned-date.read.ts';
import type { Passage } from './blocks.ts';
import { type Role, roleOfHeader, shapeOf } from './columns.ts';
import type { Action } from './draft.ts';
import { type Entry, kindOfList, type List } from './lists.ts';
import { labelled, type Section } from './outline.ts';
import { objectiveOver, themeOver } from './over.ts';
import { readPeople } from './people.ts';
import { type Reading, use } from './reading.ts';
import { isMandateRef, refAtEnd, refAtStart, refsIn } from './refs.ts';
import { readStatus } from './status.ts';
import { wordCount } from './words.ts';

type Field =
  | 'lead'
  | 'due'
  | 'start'
  | 'status'
  | 'officerSponsor'
  | 'memberSponsor'
  | 'notes'
  | 'ref'
  | 'objective'
  | 'mandate';
const fields = new Set<Role | undefined>([
  'lead',
  'due',
  'start',
  'status',
  'officerSponsor',
  'memberSponsor',
  'notes',
  'ref',
  'objective',
  'mandate',
]);

/** A value given by a label: which words of which passage. */
interface Value {
  role: Field;
  label: string;
  passage: Passage;
  from: number;
  to: number;
}

const label = /(?:^|[\s(;|,.–—-])((?:\p{L}[\p{L}/]*)(?: [\p{L}/]+){0,3})\s*:\s+(?=\S)/gu;

function isField(role: Role | undefined): role is Field {
  return fields.has(role);
}

/** Labelled values inside a text, each up to the next label. */
export function valuesIn(passage: Passage): Value[] {
  if (passage.text.length > 5000 || !passage.text.includes(':')) return [];
  const found: { role: Field; label: string; start: number; from: number }[] = [];
  for (const match of passage.text.matchAll(label)) {
    const words = match[1] ?? '';
    // `… by the team. Lead: …`: only the last words before the colon are the label.
    const tail = [words, ...words.split(' ').map((_, at, all) => all.slice(at).join(' '))].find(
      (one) => isField(roleOfHeader(one)) && /^\p{Lu}/u.test(one),
    );
    const role = tail ? roleOfHeader(tail) : undefined;
    if (!tail || !isField(role)) continue;
    const start = match.index + match[0].lastIndexOf(tail);
    found.push({ role, label: tail, start, from: match.index + match[0].length });
  }
  return found.map(({ role, label: words, from }, at) => {
    let to = found[at + 1]?.start ?? passage.text.length;
    while (to > from && /[\s;|,.()–—-]/.test(passage.text.charAt(to - 1))) to -= 1;
    return { role, label: words, passage, from, to };
  });
}

const callsActions =
  /^(?:our |key |the |agreed |main )*(?:actions?|what (?:we will|we’ll|we'll|will we) do|next steps|how we will (?:do|deliver) it)\b/i;

/** Reads a list as actions when its words call it one or its entries carry labels. False when it is no such list. */
export function readActionList(reading: Reading, list: List): boolean {
  if (readGroups(reading, list)) return true;
  const all = list.entries;
  const labelledEntries = all.filter(
    (entry) => valuesOf(entry).length > 0 || tailOf(entry.passage).length > 0,
  );
  const heading = list.section?.passage === list.lead ? list.section : undefined;
  const isHeaded = heading !== undefined && callsActions.test(heading.title);
  const isLed = list.leadKind === 'heading' || heading !== undefined || /:$/.test(list.lead?.text ?? '');
  const isCalled = isHeaded || (isLed && kindOfList(list) === 'action');
  const many = labelledEntries.length >= Math.max(1, all.length / 2);
  const whole =
    all.some((entry) => new Set(valuesOf(entry).map(({ role }) => role)).size >= 2) ||
    labelledEntries.some((entry) => new Set(tailOf(entry.passage).map(({ role }) => role)).size >= 2);
  if (
    !isHeaded &&
    !(many && (whole || isCalled)) &&
    !(isCalled && all.every(({ item }) => item.marker !== undefined))
  )
    return false;
  for (const entry of all) addEntry(reading, list.section, entry);
  if (list.lead && isCalled) use(reading, list.lead, 'label');
  return true;
}

/** `Housing`, and the actions nested under it: a list whose first level names themes. */
function readGroups(reading: Reading, list: List): boolean {
  const isTracked = ({ passage }: Entry) =>
    new Set([...valuesIn(passage), ...tailOf(passage)].map(({ role }) => role)).size >= 2;
  const isGroup = (entry: Entry) =>
    valuesOf(entry).length === 0 &&
    tailOf(entry.passage).length === 0 &&
    entry.under.filter(isTracked).length * 2 >= Math.max(1, entry.under.length);
  if (!list.entries.every((entry) => entry.under.length > 0 && isGroup(entry))) return false;
  for (const group of list.entries) {
    const theme = use(reading, group.passage).replace(/\s*:$/, '');
    for (const entry of group.under) {
      addEntry(reading, list.section, entry);
      const action = reading.draft.actions.at(-1);
      if (action) action.theme = theme;
    }
  }
  return true;
}

function valuesOf(entry: Entry): Value[] {
  return [...valuesIn(entry.passage), ...entry.under.flatMap((one) => valuesIn(one.passage))];
}

function addEntry(reading: Reading, section: Section | undefined, entry: Entry): void {
  const own = valuesIn(entry.passage);
  const tail = own.length > 0 ? [] : tailOf(entry.passage);
  const nested = entry.under.map((one) => ({ one, values: valuesIn(one.passage) }));
  const values = [...own, ...nested.flatMap((one) => one.values)];
  const end = own[0] ? startOf(own[0]) : (tail[0]?.bracket ?? entry.passage.text.length);
  const action = startAction(reading, section, entry, end);
  fill(reading, action, values);
  for (const { role, from, to } of tail)
    setValue(reading, action, { role, label: '', passage: entry.passage, from, to });
  for (const { one, values: mine } of nested) {
    if (mine.length > 0) continue;
    if (one.item.marker) use(reading, one.item.marker, 'label');
    action.subActions.push({ text: use(reading, one.passage), level: 2, certain: true });
    for (const deeper of one.under)
      action.subActions.push({ text: use(reading, deeper.passage), level: 3, certain: true });
  }
  dueInside(action);
  reading.draft.actions.push(action);
}

/** `Open two clinics by March 2026`: a date at the end of the words, when no label gives one. */
function dueInside(action: Action): void {
  const words = /\b(by (?:the )?(?:end of )?[^,;()]{3,30})\.?$/i.exec(action.title.slice(-50))?.[1];
  if (action.due || !words) return;
  const due = readPlannedDate(words);
  if (due.latest !== undefined && due.condition === undefined) action.due = due;
}

function startOf({ passage, from, label: words }: Value): number {
  return Math.max(0, passage.text.lastIndexOf(words, from - 1));
}

function startAction(
  reading: Reading,
  section: Section | undefined,
  { passage, item }: Pick<Entry, 'passage' | 'item'>,
  end: number,
): Action {
  const first = refAtStart(passage.text);
  const last = refAtEnd(passage.text.slice(0, end).replace(/[\s;|,.–—-]+$/, ''));
  const to = trimEnd(passage.text, last?.from ?? end);
  if (first) use(reading, passage, 'item', 0, first.to);
  if (last) use(reading, passage, 'label', last.from, end);
  const marker = item.marker ? use(reading, item.marker).replace(/[.()]/g, '') : undefined;
  const ref = first?.ref ?? marker;
  const theme = themeOver(section);
  const workstream = labelled(section, 'workstream')?.title;
  const refs = last?.refs ?? objectiveOver(reading, section);
  return {
    ...(ref ? { ref } : {}),
    title: use(reading, passage, 'item', first?.to ?? 0, to),
    ...(theme ? { theme } : {}),
    ...(workstream ? { workstream } : {}),
    objectiveRefs: refs,
    mandates: refs.filter(isMandateRef),
    officerSponsors: [],
    memberSponsors: [],
    leads: [],
    subActions: [],
    notes: [],
    source: passage.source,
  };
}

function trimEnd(text: string, end: number): number {
  let to = end;
  while (to > 0 && /[\s;|,(–—-]/.test(text.charAt(to - 1))) to -= 1;
  return to;
}

function fill(reading: Reading, action: Action, values: readonly Value[]): void {
  for (const value of values) {
    const from = startOf(value);
    use(reading, value.passage, 'label', from, value.from);
    setValue(reading, action, value);
  }
}

function setValue(reading: Reading, action: Action, { role, label: words, passage, from, to }: Value): void {
  const text = use(reading, passage, 'item', from, to);
  // Marked already, at its own place: a passage of its own keeps readers of people from marking it again.
  const part: Passage = { ...passage, id: -1, text };
  if (role === 'due') action.due ??= readPlannedDate(text);
  else if (role === 'start') action.start ??= readPlannedDate(text);
  else if (role === 'status') action.status ??= readStatus(text);
  else if (role === 'lead') action.leads.push(...readPeople(reading, part, 'officer', 'lead'));
  else if (role === 'officerSponsor')
    action.officerSponsors.push(...readPeople(reading, part, 'officer', 'sponsor'));
  else if (role === 'memberSponsor')
    action.memberSponsors.push(...readPeople(reading, part, 'member', 'Cabinet sponsor'));
  else if (role === 'ref') action.ref = text;
  else if (role === 'objective' || role === 'mandate') {
    const refs = refsIn(text);
    action.objectiveRefs.push(...(refs.length > 0 ? refs : [text]));
    action.mandates.push(...refs.filter(isMandateRef));
  } else action.notes.push(`${words}: ${text}`);
}

/** A closing bracket without labels: `… (Director of Finance, March 2025)`. Only when each part is a person or a date. */
function tailOf(
  passage: Passage,
): { role: 'lead' | 'due' | 'status'; from: number; to: number; bracket: number }[] {
  const match = /\(([^()]{3,100})\)\s*\.?\s*$/.exec(passage.text.slice(-140));
  if (!match?.[1]) return [];
  const bracket = passage.text.length - passage.text.slice(-140).length + match.index;
  const parts: { role: 'lead' | 'due' | 'status'; from: number; to: number; bracket: number }[] = [];
  for (const part of match[1].matchAll(/[^,;]+/g)) {
    const text = part[0].trim();
    const shape = shapeOf(text);
    const role =
      shape === 'date'
        ? 'due'
        : shape === 'status'
          ? 'status'
          : shape === 'person' || shape === 'initials'
            ? 'lead'
            : undefined;
    if (!role) return [];
    const from = bracket + 1 + part.index + part[0].indexOf(text);
    parts.push({ role, from, to: from + text.length, bracket });
  }
  return parts;
}

/** Headings each followed by lines of labels (`Lead: …`, `Due: …`). Returns the lists it took. */
export function readHeadedActions(reading: Reading, lists: readonly List[]): Set<number> {
  const taken = new Set<number>();
  for (const section of reading.outline.headings) {
    const values: Value[] = [];
    const others: { passage: Passage; nested: boolean }[] = [];
    let at = section.at + 1;
    for (; at < reading.blocks.length && reading.outline.sections[at] === section; at += 1) {
      const block = reading.blocks[at];
      if (!block || block.kind === 'table') break;
      const found = valuesIn(block.passage);
      if (found[0] && startOf(found[0]) <= 2) values.push(...found);
      else others.push({ passage: block.passage, nested: block.kind === 'item' });
    }
    const kinds = new Set(values.map(({ role }) => role).filter((role) => role !== 'notes'));
    const isNumbered = section.label === 'action' && section.number !== undefined;
    if ((kinds.size < 2 && !isNumbered) || wordCount(section.title) < 2) continue;
    if (section.label === 'theme' || reading.draft.themes.some(({ title }) => title === section.title))
      continue;
    addHeaded(reading, section, values, others);
    for (const list of lists) if (list.at > section.at && list.at < at) taken.add(list.at);
  }
  return taken;
}

function addHeaded(
  reading: Reading,
  section: Section,
  values: Value[],
  others: { passage: Passage; nested: boolean }[],
): void {
  const { passage, parent, number } = section;
  const action = startAction(
    reading,
    parent,
    { passage, item: { kind: 'item', level: 1, passage } },
    passage.text.length,
  );
  if (section.titleFrom > 0) {
    use(reading, passage, 'label', 0, section.titleFrom);
    use(reading, passage, 'item', section.titleFrom);
    action.title = section.title;
    if (number) action.ref = number;
  }
  fill(reading, action, values);
  for (const { passage: words, nested } of others) {
    if (nested) action.subActions.push({ text: use(reading, words), level: 2, certain: true });
    else action.notes.push(use(reading, words));
  }
  reading.draft.actions.push(action);
}
