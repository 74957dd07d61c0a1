// Actions written as a list: `1. Publish … – Lead: … – Due: …`, or with labels on the lines nested below.

import type { Passage } from '../../../office/blocks.ts';
import type { Action } from '../draft.ts';
import { readPeople } from '../kinds/people.ts';
import { type Entry, kindOfList, type List } from '../outline/lists.ts';
import { labelled, type Section } from '../outline/outline.ts';
import { isUsed, type Reading, use } from '../reading.ts';
import { suits } from '../tables/columns.ts';
import { readDate } from '../words/dates.ts';
import { keyOf } from '../words/key.ts';
import { isMandateRef, refAtEnd, refAtStart, refsIn } from '../words/refs.ts';
import { isStatusShaped, readStatus } from '../words/status.ts';
import { startOf, tailOf, type Value, valuesIn } from './labelled-values.ts';
import { mandateOver, objectiveOver, themeOver } from './over.ts';

const callsActions =
  /^(?:our |key |the |agreed |main )*(?:actions?|what (?:we will|we’ll|we'll|will we) do|next steps|how we will (?:do|deliver) it)\b/i;

/** Reads a list as actions when its words call it one or its entries carry labels. False when it is no such list. */
export function readActionList(reading: Reading, list: List): boolean {
  const kind = kindOfList(list);
  if (kind === 'risk' || kind === 'measure') return false;
  if (readGroups(reading, list)) return true;
  const all = list.entries;
  const labelledEntries = all.filter(
    (entry) => valuesOf(entry).length > 0 || tailOf(entry.passage).length > 0,
  );
  const heading = list.section?.passage === list.lead ? list.section : undefined;
  const isHeaded = heading !== undefined && callsActions.test(heading.title);
  const isLed = list.leadKind === 'heading' || heading !== undefined || /:$/.test(list.lead?.text ?? '');
  const isCalled = isHeaded || (isLed && kind === 'action');
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

/** `1.2 Mend the roof (Lead: …; by: …; RAG: …)` standing as a paragraph of its own. */
export function readLabelledParagraphs(reading: Reading): void {
  reading.blocks.forEach((block, at) => {
    const section = reading.outline.sections[at];
    if (block.kind !== 'paragraph' || section?.at === at || isUsed(reading, block.passage)) return;
    const { passage } = block;
    const values = valuesIn(passage);
    const roles = new Set(values.map(({ role }) => role));
    if (
      !values[0] ||
      startOf(values[0]) < 8 ||
      !roles.has('lead') ||
      !(roles.has('due') || roles.has('status'))
    )
      return;
    addEntry(reading, section, { item: { kind: 'item', level: 1, passage }, passage, under: [] });
  });
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
  const due = readDate(words);
  if (due.latest !== undefined && due.condition === undefined) action.due = due;
}

export function startAction(
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
  const named = refs.filter(isMandateRef);
  return {
    ...(ref ? { ref } : {}),
    title: use(reading, passage, 'item', first?.to ?? 0, to),
    ...(theme ? { theme } : {}),
    ...(workstream ? { workstream } : {}),
    objectiveRefs: refs,
    mandates: named.length > 0 ? named : mandateOver(section),
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

export function fill(reading: Reading, action: Action, values: readonly Value[]): void {
  for (const value of values) {
    if (value.named) use(reading, value.named, 'label');
    else use(reading, value.passage, 'label', startOf(value), value.from);
    setValue(reading, action, value);
  }
}

function setValue(reading: Reading, action: Action, { role, label: words, passage, from, to }: Value): void {
  const text = use(reading, passage, 'item', from, to);
  // Marked already, at its own place: a passage of its own keeps readers of people from marking it again.
  const part: Passage = { ...passage, id: -1, text };
  if (role === 'due' || (role === 'target' && suits('due', text) > 0)) action.due ??= readDate(text);
  else if (role === 'start') action.start ??= readDate(text);
  else if (role === 'status' && (!action.status || isBetterStatus(action.status.words, text))) {
    // `Progress: half the homes are done` and `RAG: Amber` are both of how far; the one in a word or two is the status.
    if (action.status) action.notes.push(action.status.words);
    action.status = readStatus(text, { key: keyOf(reading) });
  } else if (role === 'lead') action.leads.push(...readPeople(reading, part, 'officer', 'lead'));
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

function isBetterStatus(words: string, other: string): boolean {
  return !isStatusShaped(words) && isStatusShaped(other);
}
