// Lists that are neither actions nor objectives: ambitions, issues, risks, values, questions, messages, signposts.
import type { Passage } from '../../../office/blocks.ts';
import { splitCell } from '../actions/sub-actions.ts';
import { type Entry, flatten, kindOfList, kindOfWords, type List, type ListKind } from '../outline/lists.ts';
import { type Reading, use } from '../reading.ts';
import type { Grid } from '../tables/grid.ts';
import { wordCount } from '../words/words.ts';
import { readListedMeasure, readListedMilestone, readListedRisk } from './listed.ts';
import { readNamePost } from './people.ts';

/** Kinds that are statements as they stand. */
const asStatement = new Set<ListKind | undefined>([
  'ambition',
  'issue',
  'commitment',
  'message',
  'value',
  'purpose',
  'approach',
  'capability',
  'effect',
  'sign',
  'question',
  'signpost',
  'suggestion',
  'theme',
]);

/** Reads a list as statements, risks or people; false when its words do not say what it holds. */
export function readStatements(reading: Reading, list: List): boolean {
  const kind = kindOfList(list);
  const entries = flatten(list.entries);
  if (kind === 'risk') {
    for (const entry of ungrouped(list.entries)) readListedRisk(reading, entry);
  } else if (kind === 'measure') {
    for (const entry of ungrouped(list.entries)) readListedMeasure(reading, entry);
  } else if (kind === 'milestone') {
    for (const entry of ungrouped(list.entries)) readListedMilestone(reading, entry);
  } else if (kind === 'peer') {
    if (!readPeers(reading, entries)) return false;
  } else if (kind && asStatement.has(kind)) {
    const parent = list.lead?.text;
    for (const entry of entries) addStatement(reading, kind, entry.passage, parent, entry);
  } else return false;
  if (list.lead) use(reading, list.lead, 'label');
  return true;
}

/** `Finance`, and the risks nested under it: the entries of a list whose first level only names groups. */
function ungrouped(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) =>
    entry.under.length > 0 && (/:$/.test(entry.passage.text) || wordCount(entry.passage.text) <= 4)
      ? ungrouped(entry.under)
      : [entry],
  );
}

export function addStatement(
  reading: Reading,
  kind: string,
  passage: Passage,
  parent: string | undefined,
  entry?: Entry,
): void {
  if (entry?.item.marker) use(reading, entry.item.marker, 'label');
  const text = use(reading, passage);
  reading.draft.statements.push({ kind, text, ...(parent ? { parent } : {}), source: passage.source });
}

/** People named in a list with what they are; somebody without a post has their body as post. */
function readPeers(reading: Reading, entries: Entry[]): boolean {
  const people = entries.flatMap(({ passage }) => {
    const read = readNamePost(passage.text);
    return read ? [{ ...read, passage }] : [];
  });
  if (people.length < entries.length / 2) return false;
  for (const { passage, ...person } of people) {
    use(reading, passage);
    reading.draft.people.push({ ...person, source: passage.source });
  }
  return true;
}

/** Lists that stand in the cells of a table without a header, each led by its first words or by what is above it. */
export function readCellLists(reading: Reading, grid: Grid): void {
  if (grid.headers.length > 0) return;
  const above = reading.blocks[grid.at - 1];
  const before = above && above.kind !== 'table' ? above.passage : undefined;
  for (const passage of grid.rows.flatMap(({ cells }) => cells.flatMap((one) => one ?? []))) {
    if (!/[■•▪●]/u.test(passage.text)) continue;
    const start = passage.text.search(/[■•▪●]/u);
    const own = passage.text.slice(0, start).trim();
    const lead = own === '' ? (before?.text ?? '') : own;
    const kind = kindOfWords(lead);
    if (!kind || !asStatement.has(kind)) continue;
    if (own === '' && before) use(reading, before, 'label');
    if (own !== '') use(reading, passage, 'label', 0, start);
    const { title, parts } = splitCell(passage.text.slice(start), reading.names);
    for (const part of [title, ...parts]) {
      const text = use(reading, passage, 'item', start + part.from, start + part.to);
      reading.draft.statements.push({ kind, text, parent: lead, source: passage.source });
    }
  }
}
