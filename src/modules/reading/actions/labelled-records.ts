// Actions, risks and measures written one field to a line or bullet (`Action: …`, `Owner: …`, `Due: …`), one after another.

import type { Block, Passage } from '../../../office/blocks.ts';
import { addMeasure, addRisk } from '../kinds/listed.ts';
import { isUsed, type Reading, use } from '../reading.ts';
import { roleOfHeader } from '../tables/columns.ts';
import { startOf, type Value, valuesIn } from './labelled-values.ts';
import { fill, startAction } from './lists.ts';

type Kind = 'action' | 'risk' | 'measure';

interface Written {
  kind: Kind;
  ref?: string | undefined;
  /** The words after `Action:`, and where they begin. */
  title: { passage: Passage; from: number };
  values: Value[];
  others: Passage[];
  at: number;
}

const titleLabel = /^\s*(\p{L}[\p{L}’' ]{2,40}?)\s*:\s+(?=\S)/u;

/** `Risk 3: …`, `KPI 4b – …`. */
const numbered =
  /^\s*(risk|measure|indicator|kpi|performance indicator)\s+(?:no\.?\s*|#\s*)?([A-Z]{0,4}[ .-]?\d{1,3}[a-z]?)\s*[:.–—-]\s*(?=\p{L})/iu;

/** What a label opens (`Action: …`, `What we will do: …`, `Risk 2: …`), and where the words after it begin. */
function titleOf(
  text: string,
  open: Written | undefined,
): (Pick<Written, 'kind' | 'ref'> & { from: number }) | undefined {
  const start = text.slice(0, 80);
  const [whole, name, ref] = numbered.exec(start) ?? [];
  if (whole && name) return { kind: /risk/i.test(name) ? 'risk' : 'measure', ref, from: whole.length };
  const match = titleLabel.exec(start);
  const role = match?.[1] ? roleOfHeader(match[1]) : undefined;
  if (!match || (role !== 'action' && role !== 'risk' && role !== 'measure')) return undefined;
  // `Measure: …` under an action says more of the action.
  if (role !== 'action' && open && open.kind !== role) return undefined;
  return { kind: role, from: match[0].length };
}

/** Reads every run of such lines; a record counts when it says at least two of who, when and how far. */
export function readLabelledRecords(reading: Reading): void {
  for (const record of recordsIn(reading)) {
    const doing = new Set(
      record.values.map(({ role }) => role).filter((role) => role !== 'notes' && role !== 'ref'),
    );
    if (doing.size < 2) continue;
    const { passage, from } = record.title;
    if (record.kind !== 'action') {
      addTold(reading, record);
      continue;
    }
    const section = reading.outline.sections[record.at];
    const words: Passage = { ...passage, id: -1, text: passage.text.slice(from) };
    const action = startAction(reading, section, { passage: words, item: item(words) }, words.text.length);
    use(reading, passage, 'label', 0, from);
    use(reading, passage, 'item', from);
    fill(reading, action, record.values);
    for (const other of record.others)
      action.subActions.push({ text: use(reading, other), level: 2, certain: true });
    reading.draft.actions.push(action);
  }
}

function addTold(reading: Reading, { kind, ref, title: { passage, from }, values, others }: Written): void {
  use(reading, passage, 'label', 0, from);
  const text = use(reading, passage, 'item', from);
  const notes = others.map((one) => use(reading, one));
  const told = { ref, text, values, others: notes, source: passage.source };
  if (kind === 'risk') addRisk(reading, told);
  else addMeasure(reading, told);
}

const item = (passage: Passage): Extract<Block, { kind: 'item' }> => ({ kind: 'item', level: 1, passage });

function recordsIn({ blocks, outline, ...reading }: Reading): Written[] {
  const records: Written[] = [];
  let open: Written | undefined;
  let ahead: Value[] = [];
  blocks.forEach((block, at) => {
    const isText = block.kind === 'paragraph' || block.kind === 'item';
    if (
      !isText ||
      outline.sections[at]?.at === at ||
      isUsed({ blocks, outline, ...reading }, block.passage)
    ) {
      open = undefined;
      ahead = [];
      return;
    }
    const { passage } = block;
    const title = titleOf(passage.text, open);
    const values = valuesIn(passage);
    const [first] = values;
    if (title) {
      const { kind, ref, from } = title;
      open = { kind, ref, title: { passage, from }, values: ahead, others: [], at };
      records.push(open);
      ahead = [];
    } else if (first && startOf(first) <= 2) {
      // A ref is written above the words it is the ref of.
      if (first.role === 'ref') ahead.push(...values);
      else open?.values.push(...values);
    } else if (open && block.kind === 'item') open.others.push(passage);
    else open = undefined;
  });
  return records;
}
