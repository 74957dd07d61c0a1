// Plain text and Markdown to blocks: paragraphs, lists, tables drawn with tabs or pipes, and what converters leave behind.
import type { Block, Blocks, ListItem, Paragraph, Passage } from '../../../office/blocks.ts';
import { passages } from '../../../office/blocks.ts';
import { linesOf } from '../../../office/decode.ts';
import type { Source } from '../draft.ts';
import { roleOfHeader } from '../tables/columns.ts';
import { endsUnfinished } from '../words/words.ts';
import { isLayoutTable, readLayoutTable } from './layout.ts';
import { pageLines } from './pages.ts';
import { isPipeTable, readPipeTable, readTabTable } from './tables.ts';
import { plainWords, type TextReader } from './words.ts';

const bullet = /^([ \t]*)[-*+•·▪■●◦‣–—o][ \t]+(?=\S)/u;
const numbered = /^([ \t]*)(\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]+(?=\S)/;
const innerNumber = /^\**(\(?\d{1,3}[.)])[ \t]+(?=\S)/;
const rule = /^[ \t]*(?:[-*_=][ \t]*){3,}$/;

/** Reads decoded text. Linear in its length. */
export function blocksOfText(text: string, format: 'text' | 'markdown'): Blocks {
  const lines = linesOf(text);
  const reader: TextReader = {
    lines,
    ofPage: pageLines(lines),
    at: 0,
    blocks: [],
    passage: passages(),
  };
  while (reader.at < reader.lines.length) readNext(reader);
  return { format, blocks: reader.blocks, lines };
}

function readNext(reader: TextReader): void {
  const line = reader.lines[reader.at] ?? '';
  if (line.trim() === '') reader.at += 1;
  else if (reader.ofPage.has(reader.at)) readPageLine(reader, line);
  else if (isLayoutTable(reader)) readLayoutTable(reader);
  else if (readListItem(reader, line)) return;
  else if (line.includes('\t')) readTabTable(reader);
  else if (isPipeTable(reader)) readPipeTable(reader);
  else readProse(reader, line);
}

function readPageLine(reader: TextReader, line: string): void {
  const passage = reader.passage(line.trim(), here(reader));
  reader.blocks.push({ kind: 'furniture', why: 'page', passage });
  reader.at += 1;
}

function here(reader: TextReader): Source {
  return { line: reader.at + 1 };
}

function readListItem(reader: TextReader, line: string): boolean {
  const match = bullet.exec(line) ?? numbered.exec(line);
  if (!match) return false;
  const isBullet = bullet.test(line);
  let text = line.slice(match[0].length);
  // A row of a table may open with a bullet: a tab further on says it is one.
  if (text.includes('\t')) return false;
  if (rule.test(line)) return false;
  const inner = isBullet ? innerNumber.exec(text) : null;
  const number = inner?.[1] ?? (isBullet ? undefined : match[2]);
  const isBold = inner?.[0].startsWith('**') ?? false;
  if (inner) text = (isBold ? '**' : '') + text.slice(inner[0].length);
  const indent = (match[1] ?? '').replaceAll('\t', '    ').length;
  const marker = number === undefined ? undefined : reader.passage(number, here(reader));
  const item: ListItem = {
    kind: 'item',
    level: levelFor(reader, indent),
    ...(marker ? { marker } : {}),
    passage: passageFrom(reader, text),
  };
  indents.set(item, indent);
  reader.blocks.push(item);
  return true;
}

/** The written indent of each item, to tell the level of the next. */
const indents = new WeakMap<Block, number>();

function levelFor(reader: TextReader, indent: number): number {
  for (let at = reader.blocks.length - 1; at >= 0; at -= 1) {
    const before = reader.blocks[at];
    if (before?.kind !== 'item') break;
    const theirs = indents.get(before) ?? 0;
    if (theirs === indent) return before.level;
    if (theirs < indent) return before.level + 1;
  }
  return 1;
}

/** Takes the text of a block and the lines its sentence runs on to; moves past them. Tags become furniture. */
function passageFrom(reader: TextReader, firstLine: string): Passage {
  const source = here(reader);
  const joins: Passage['joins'] = [];
  let text = plainWords(reader, firstLine, source);
  reader.at += 1;
  for (let next = reader.lines[reader.at]; next !== undefined; next = reader.lines[reader.at]) {
    if (reader.ofPage.has(reader.at) || !runsOn(text, next)) break;
    text = `${text} `;
    joins.push({ from: text.length, source: here(reader) });
    text += plainWords(reader, next, here(reader));
    reader.at += 1;
  }
  return reader.passage(text, source, joins);
}

/** A sentence runs on to a line that begins in lower case, when it has not ended itself. */
function runsOn(text: string, next: string): boolean {
  if (next.trim() === '' || next.includes('\t') || bullet.test(next) || numbered.test(next)) return false;
  if (/[.:;!?]$/.test(text) || opensField(next)) return false;
  if (/^\s*\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+\p{Lu}/u.test(next) && !endsUnfinished(text)) return false;
  if (/^\s+\p{Ll}/u.test(next) || (endsUnfinished(text) && /^\s*\p{Ll}/u.test(next))) return true;
  if (text.length < 50) return false;
  return (
    /^\s*[\p{Ll}(]/u.test(next) || (text.length >= 70 && /^\s*[\p{L}\d]/u.test(next) && !/^\s*#/.test(next))
  );
}

/** `Owner: …`, `Target date: …`: a line of its own, however the line above it ended. */
function opensField(line: string): boolean {
  const label = /^\s*\**(\p{Lu}[\p{L}/ ]{1,30}?)\**\s*:/u.exec(line.slice(0, 50))?.[1];
  return label !== undefined && roleOfHeader(label) !== undefined;
}

function readProse(reader: TextReader, line: string): void {
  const source = here(reader);
  if (rule.test(line)) {
    reader.blocks.push({ kind: 'furniture', why: 'rule', passage: reader.passage(line.trim(), source) });
    reader.at += 1;
    return;
  }
  const hashes = /^\s{0,3}(#{1,6})\s+(?=\S)/.exec(line);
  if (hashes) {
    const text = plainWords(reader, line.slice(hashes[0].length).replace(/[ \t]#+[ \t]*$/, ''), source);
    const level = hashes[1]?.length ?? 1;
    reader.blocks.push({ kind: 'heading', level, passage: reader.passage(text, source) });
    reader.at += 1;
    return;
  }
  const underline = reader.lines[reader.at + 1] ?? '';
  if (/^(?:={3,}|-{3,})[ \t]*$/.test(underline) && line.length <= 120) {
    const text = plainWords(reader, line, source);
    const level = underline.startsWith('=') ? 1 : 2;
    reader.blocks.push({ kind: 'heading', level, passage: reader.passage(text, source) });
    reader.at += 2;
    return;
  }
  const paragraph: Paragraph = { kind: 'paragraph', passage: passageFrom(reader, line) };
  const isBoldAlone = /^\s*(\*\*|__)[^*_]{1,100}\1\s*$/.test(line) && !/[.:]\**$/.test(line.trim());
  if (isBoldAlone) reader.blocks.push({ kind: 'heading', level: 6, passage: paragraph.passage });
  else reader.blocks.push(paragraph);
}
