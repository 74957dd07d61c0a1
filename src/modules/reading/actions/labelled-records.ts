// Actions written one field to a line or bullet (`Action: …`, `Owner: …`, `Due: …`), one after another.

import type { Block, Passage } from '../../../office/blocks.ts';
import { isUsed, type Reading, use } from '../reading.ts';
import { roleOfHeader } from '../tables/columns.ts';
import { startOf, type Value, valuesIn } from './labelled-values.ts';
import { fill, startAction } from './lists.ts';

interface Written {
  /** The words after `Action:`, and where they begin. */
  title: { passage: Passage; from: number };
  values: Value[];
  others: Passage[];
  at: number;
}

const titleLabel = /^\s*(\p{L}[\p{L}’' ]{2,40}?)\s*:\s+(?=\S)/u;

/** Where the words after a label for what is to be done begin (`Action: …`, `What we will do: …`). */
function titleFrom(text: string): number | undefined {
  const match = titleLabel.exec(text.slice(0, 80));
  return match?.[1] && roleOfHeader(match[1]) === 'action' ? match[0].length : undefined;
}

/** Reads every run of such lines; a record counts when it says at least two of who, when and how far. */
export function readLabelledRecords(reading: Reading): void {
  for (const record of recordsIn(reading)) {
    const doing = new Set(
      record.values.map(({ role }) => role).filter((role) => role !== 'notes' && role !== 'ref'),
    );
    if (doing.size < 2) continue;
    const { passage, from } = record.title;
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
    const from = titleFrom(passage.text);
    const values = valuesIn(passage);
    const [first] = values;
    if (from !== undefined) {
      open = { title: { passage, from }, values: ahead, others: [], at };
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
