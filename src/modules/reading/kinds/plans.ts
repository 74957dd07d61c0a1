// What plan the document is: its title, what kind, when it was published.
import { findDates } from '../../../kernel/date-words.ts';
import type { Passage } from '../../../office/blocks.ts';
import type { Draft } from '../draft.ts';
import { type Reading, use } from '../reading.ts';
import { readDate } from '../words/dates.ts';
import { wordCount } from '../words/words.ts';

type Kind = Draft['plans'][number]['kind'];

const kinds: [Kind, RegExp][] = [
  ['peer-challenge', /\bpeer (?:challenge|review)\b/i],
  [
    'improvement-plan',
    /\b(?:improvement|recovery|intervention|stabilisation|transformation)\b.*\b(?:plan|programme)\b/i,
  ],
  ['corporate-plan', /\b(?:corporate|council|community|strategic) (?:plan|strategy)\b/i],
  ['outcome-framework', /\b(?:outcomes?|performance) framework\b/i],
];

/** The front of a document: its first lines, before any sentence or table. */
const frontLines = 8;

export function readPlan(reading: Reading): void {
  const front: Passage[] = [];
  for (const [at, block] of reading.blocks.slice(0, frontLines).entries()) {
    if (block.kind === 'item' || (block.kind === 'heading' && at > 0 && block.level > (at === 1 ? 2 : 1)))
      break;
    if (block.kind === 'table') {
      const [row, ...rows] = block.rows;
      if (at === 0 && row && rows.length === 0) front.push(...row.cells.filter(({ text }) => text !== ''));
      break;
    }
    if (
      wordCount(block.passage.text) > 16 ||
      /^(?:contents|foreword|introduction)$/i.test(block.passage.text)
    )
      break;
    front.push(block.passage);
  }
  const [first, second] = front;
  if (first && second && isTab(first) && wordCount(second.text) > 1) front.shift();
  const titled = front.find(({ text }) => kinds.some(([, pattern]) => pattern.test(text)));
  const title = titled ?? front[0];
  if (!title) {
    // A document that says no title goes by the name of its file.
    const name = reading.draft.document.name.replace(/\.\w{1,8}$/, '');
    reading.draft.plans.push({ title: name, kind: 'other' });
    return;
  }
  use(reading, title);
  const kind = kinds.find(([, pattern]) => pattern.test(title.text))?.[0] ?? 'other';
  const dated = front.find(
    (passage) => passage !== title && wordCount(passage.text) <= 6 && isDateAlone(passage.text),
  );
  reading.draft.plans.push({
    title: title.text,
    kind,
    ...(dated ? { publishedOn: readDate(use(reading, dated)) } : {}),
  });
}

/** The name on the tab of a sheet, which the words at its head say better. */
function isTab({ text, source }: Passage): boolean {
  return 'path' in source && source.path === `sheet ${text}`;
}

/** A line that is a date and little else: `December 2022`, `Published 4 May 2024`. */
function isDateAlone(text: string): boolean {
  const [found] = findDates(text);
  return found?.latest !== undefined && text.length - (found.to - found.from) <= 14 && !text.includes(':');
}
