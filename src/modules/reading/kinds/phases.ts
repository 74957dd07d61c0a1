// Phases of a plan: headings, paragraphs or table headers that begin `Phase 2: …`; and charts of bars drawn as tables.
import type { Passage } from '../../../office/blocks.ts';
import { find, quote, type Reading, use } from '../reading.ts';
import { gridsIn } from '../tables/grids.ts';
import { plainForm } from '../words/words.ts';

const phase = /^Phase\s+(\d{1,2})\s*[:.–—-]?\s*([^:–—]{3,60}?)\s*(?:[–—]|\s-\s|:|$)/i;

export function readPhases(reading: Reading): void {
  for (const grid of gridsIn(reading)) {
    const [first] = grid.rows;
    const cells = first?.row.cells.filter(({ text }) => text !== '') ?? [];
    if (cells.length < 2 || !cells.every(({ text }) => phase.test(text))) continue;
    for (const passage of cells) addPhase(reading, passage);
    readBars(
      reading,
      grid.rows.slice(1).map(({ row }) => row.cells.filter(({ text }) => text !== '')),
    );
  }
  for (const block of reading.blocks)
    if (block.kind === 'heading' || block.kind === 'paragraph') addPhase(reading, block.passage);
}

function addPhase(reading: Reading, passage: Passage): void {
  const match = phase.exec(passage.text.slice(0, 120));
  if (!match?.[2]) return;
  const order = Number(match[1]);
  const known = reading.draft.phases.some((one) => one.order === order);
  if (known) return;
  use(reading, passage, 'label', 0, passage.text.indexOf(match[2]));
  const from = passage.text.indexOf(match[2]);
  use(reading, passage, 'item', from, from + match[2].length);
  reading.draft.phases.push({ title: match[2].trim(), order, source: passage.source });
}

/** The bars' names are the workstreams'; where an edge cut one in two, or cut one off, it is said. */
function readBars(reading: Reading, rows: Passage[][]): void {
  const known = reading.draft.workstreams.map(({ title }) => title);
  for (const cells of rows) {
    const [first] = cells;
    if (!first) continue;
    const joined = cells.map(({ text }) => text).join('');
    const plain = plainForm(joined).replaceAll(' ', '');
    const whole = known.find((name) => plainForm(name).replaceAll(' ', '') === plain);
    const partial = known.find(
      (name) => plain.length > 8 && plainForm(name).replaceAll(' ', '').endsWith(plain),
    );
    if (whole && cells.length > 1)
      find(reading, 'table/split-cell', 'note', first.source, {
        message: `The name ${quote(whole)} is cut in two by the edge of a bar.`,
        suggestion: whole,
        quotes: cells,
      });
    else if (!whole && partial)
      find(reading, 'table/cut-off', 'note', first.source, {
        message: `${quote(joined)} has lost its beginning.`,
        suggestion: partial,
        quotes: cells,
      });
    else
      find(reading, 'table/chart', 'note', first.source, {
        message: `${quote(joined)} is a bar of a chart of phases. Which phase it lies in cannot be told from the words.`,
        quotes: cells,
      });
  }
}
