// Actions, risks and measures under headings of their own: the heading says what, the lines under it who, when, how far.

import type { Passage, Table } from '../../../office/blocks.ts';
import type { Draft } from '../draft.ts';
import { addMeasure, addRisk } from '../kinds/listed.ts';
import { readPeople } from '../kinds/people.ts';
import type { List } from '../outline/lists.ts';
import type { Section } from '../outline/outline.ts';
import { isUsed, type Reading, use } from '../reading.ts';
import { roleOfHeader } from '../tables/columns.ts';
import { fieldsOf, recordsOf } from '../tables/records.ts';
import { colourStatus } from '../words/colours.ts';
import { refAtStart } from '../words/refs.ts';
import { wordCount } from '../words/words.ts';
import { isField, startOf, type Value, valuesIn } from './labelled-values.ts';
import { fill, startAction } from './lists.ts';

/** Headings each followed by lines of labels (`Lead: …`, `Due: …`). Returns the lists it took. */
export function readHeadedActions(reading: Reading, lists: readonly List[]): Set<number> {
  const taken = new Set<number>();
  const found: Headed[] = [];
  for (const section of reading.outline.headings) {
    const values: Value[] = [];
    const others: { passage: Passage; nested: boolean }[] = [];
    let at = section.at + 1;
    for (; at < reading.blocks.length && reading.outline.sections[at] === section; at += 1) {
      const block = reading.blocks[at];
      if (block?.kind === 'table') {
        const form = formValues(block);
        if (!form || values.length > 0) break;
        values.push(...form);
        continue;
      }
      if (!block) break;
      if (isUsed(reading, block.passage)) continue;
      if (values.length === 0 && holdsLabels(reading, at)) break;
      const found = valuesIn(block.passage);
      if (found[0] && startOf(found[0]) <= 2) values.push(...found);
      else others.push({ passage: block.passage, nested: block.kind === 'item' });
    }
    const kinds = new Set(values.map(({ role }) => role).filter((role) => role !== 'notes'));
    const isNumbered = section.label === 'action' && section.number !== undefined;
    if ((kinds.size < 2 && !isNumbered) || wordCount(section.title) < 2) continue;
    if (section.label === 'theme' || reading.draft.themes.some(({ title }) => title === section.title))
      continue;
    found.push({ section, values, others });
    for (const list of lists) if (list.at > section.at && list.at < at) taken.add(list.at);
  }
  for (const one of found) {
    const kind = kindOf(one);
    if (kind !== 'action') {
      addTold(reading, kind, one);
      continue;
    }
    const holds = found.some(({ section }) => isUnder(section, one.section));
    if (holds && one.section.label !== 'action') addGroup(reading, one);
    else addHeaded(reading, one.section, one.values, one.others);
  }
  return taken;
}

/** An item with its own labels nested under it is what they are of, and not the heading over its list. */
function holdsLabels({ blocks }: Reading, at: number): boolean {
  const [item, next] = blocks.slice(at, at + 2);
  if (item?.kind !== 'item' || next?.kind !== 'item' || next.level <= item.level) return false;
  const [own, nested] = [item, next].map(({ passage }) => valuesIn(passage)[0]);
  return own === undefined && nested !== undefined && startOf(nested) <= 2 && nested.role !== 'notes';
}

/** What a form under a heading says of it, when the form does not say itself what it is about. */
function formValues(table: Table): Value[] | undefined {
  const fields = fieldsOf(table);
  if (!fields || recordsOf(table)) return undefined;
  return fields.flatMap(({ label: named, value }): Value[] => {
    const words = value?.text || colourStatus(value?.fill);
    const role = roleOfHeader(named.text);
    if (!value || !words || (value.text === '' && role !== 'status')) return [];
    const label = named.text.replace(/\s*:$/, '');
    const passage = value.text === '' ? { ...value, id: -1, text: words } : value;
    return [{ role: isField(role) ? role : 'notes', label, passage, from: 0, to: words.length, named }];
  });
}

interface Headed {
  section: Section;
  values: Value[];
  others: { passage: Passage; nested: boolean }[];
}

function isUnder(section: Section, above: Section): boolean {
  for (let one = section.parent; one; one = one.parent) if (one === above) return true;
  return false;
}

/** What the labels under a heading are of: scores and owners of risks, or figures, or something to be done. */
function kindOf({ section, values }: Headed): 'action' | 'risk' | 'measure' {
  const count = (role: Value['role']) => values.filter((one) => one.role === role).length;
  if (section.label === 'action') return 'action';
  const isOwned = values.some(({ role, label }) => role === 'lead' && /\brisk\b/i.test(label));
  if (count('likelihood') > 0 || count('score') > 1 || (isOwned && count('due') === 0)) return 'risk';
  if (count('score') > 0 && count('due') === 0) return 'risk';
  if (count('due') > 0) return 'action';
  return count('actual') > 0 || (count('target') > 0 && count('baseline') > 0) ? 'measure' : 'action';
}

function addTold(reading: Reading, kind: 'risk' | 'measure', { section, values, others }: Headed): void {
  const { passage, titleFrom, number } = section;
  const start = refAtStart(passage.text);
  const from = start?.to ?? titleFrom;
  use(reading, passage, 'label', 0, from);
  const told = {
    ref: start?.ref ?? number,
    text: use(reading, passage, 'item', from),
    values,
    others: others.map((one) => use(reading, one.passage)),
    source: passage.source,
  };
  if (kind === 'risk') addRisk(reading, told);
  else addMeasure(reading, told);
}

/** A heading over headings of actions is their theme; who leads it sponsors it. */
function addGroup(reading: Reading, { section, values }: Headed): void {
  const { passage, titleFrom, title } = section;
  use(reading, passage, 'label', 0, titleFrom);
  use(reading, passage, 'item', titleFrom);
  const theme: Draft['themes'][number] = {
    title,
    officerSponsors: [],
    memberSponsors: [],
    source: passage.source,
  };
  for (const { role, passage: words, from, to, ...value } of values) {
    if (role !== 'lead' && role !== 'officerSponsor' && role !== 'memberSponsor') continue;
    use(reading, words, 'label', startOf({ role, passage: words, from, to, ...value }), from);
    const part: Passage = { ...words, id: -1, text: use(reading, words, 'item', from, to) };
    if (role === 'memberSponsor')
      theme.memberSponsors.push(...readPeople(reading, part, 'member', 'Cabinet sponsor'));
    else theme.officerSponsors.push(...readPeople(reading, part, 'officer', 'sponsor'));
  }
  reading.draft.themes.push(theme);
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
