// One reading of one document: its blocks, the draft being filled, and the book of which words went where.
import type { Block, Passage } from '../../office/blocks.ts';
import type { Draft, Finding, Source } from './draft.ts';
import type { Original } from './original.ts';
import type { Outline } from './outline/outline.ts';
import type { Names } from './words/names.ts';

/** What became of some words: they stand in an item, told us what an item is, or are quoted by a finding. */
export type Use = 'item' | 'label' | 'finding';

export interface Mark {
  from: number;
  to: number;
  use: Use;
}

export interface Reading {
  draft: Draft;
  /** Without furniture, which is a finding already. */
  blocks: Block[];
  outline: Outline;
  names: Names;
  /** By passage. Words without a mark are not used. */
  marks: Map<number, Mark[]>;
  /** Every passage of the document, furniture too. */
  passages: Passage[];
  /** The document line by line, for showing each item beside its source. */
  original: Original;
  /** Why unused passages were left aside, where there is more to say than that they are narrative. */
  asides: Map<number, string>;
}

/** Marks words of a passage as used, and returns them. Without bounds: all of it. */
export function use(reading: Reading, passage: Passage, how: Use = 'item', from = 0, to?: number): string {
  const end = to ?? passage.text.length;
  const marks = reading.marks.get(passage.id);
  if (marks) marks.push({ from, to: end, use: how });
  else reading.marks.set(passage.id, [{ from, to: end, use: how }]);
  return passage.text.slice(from, end).trim();
}

export function isUsed(reading: Reading, passage: Passage): boolean {
  return reading.marks.has(passage.id);
}

type Doubt = { message: string; suggestion?: string | undefined; quotes?: Passage[] };

/** Adds a finding; the words it quotes are accounted for by it. */
export function find(
  reading: Reading,
  rule: string,
  severity: Finding['severity'],
  source: Source,
  { message, suggestion, quotes }: Doubt,
): void {
  reading.draft.findings.push({ rule, severity, message, ...(suggestion ? { suggestion } : {}), source });
  for (const passage of quotes ?? []) use(reading, passage, 'finding');
}

/** A place as a person would say it. */
export function sayPlace(source: Source): string {
  if ('line' in source) return `line ${source.line}`;
  if ('page' in source) return `page ${source.page}`;
  if ('sheet' in source) return `${source.sheet} ${source.cell}`;
  return source.path;
}

/** A key for comparing places. */
export function placeKey(source: Source): string {
  return 'page' in source ? `page ${source.page} ${source.box?.join(' ')}` : sayPlace(source);
}

/** Words for a message: whole when short, else their beginning. */
export function quote(text: string, most = 60): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return `“${plain.length > most ? `${plain.slice(0, most).trimEnd()}…` : plain}”`;
}
