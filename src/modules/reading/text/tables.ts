// Tables in plain text: runs of lines with tabs, and Markdown's pipe tables.
import type { Block, Row } from '../../../office/blocks.ts';
import { plainWords, type TextReader } from './words.ts';

const dashes = /^:?-{2,}:?$/;

/** A run of lines with tabs is a table; a blank line ends it. Rows keep as many cells as they were written with. */
export function readTabTable(reader: TextReader): void {
  const rows: Row[] = [];
  const rules: Block[] = [];
  let columns = 0;
  for (let line = reader.lines[reader.at]; line?.includes('\t') && line.trim() !== ''; ) {
    const cells = line.split('\t');
    const written = cells.filter((cell) => cell.trim() !== '');
    if (written.every((cell) => dashes.test(cell.trim())))
      rules.push(ruleOf(reader, line, written.length, columns));
    else rows.push(rowOf(reader, cells));
    columns = Math.max(columns, cells.length);
    reader.at += 1;
    line = reader.lines[reader.at];
  }
  addTable(reader, rows);
  reader.blocks.push(...rules);
}

function rowOf(reader: TextReader, cells: string[]): Row {
  const source = { line: reader.at + 1 };
  return { source, cells: cells.map((cell) => reader.passage(plainWords(reader, cell, source), source)) };
}

function ruleOf(reader: TextReader, line: string, found: number, columns: number): Block {
  const passage = reader.passage(line.trim().replace(/\t/g, ' '), { line: reader.at + 1 });
  return { kind: 'furniture', why: 'rule', marks: { found, columns }, passage };
}

/** One written cell on one line is not a table but a line with a stray tab. */
function addTable(reader: TextReader, rows: Row[]): void {
  const [only] = rows;
  const written = only?.cells.filter((cell) => cell.text !== '') ?? [];
  const [cell] = written;
  if (rows.length === 1 && written.length === 1 && cell && (only?.cells.length ?? 0) <= 2)
    reader.blocks.push({ kind: 'paragraph', passage: cell });
  else if (rows.length > 0) reader.blocks.push({ kind: 'table', rows });
}

/** A line with pipes whose next line is a row of dashes, or any line that opens and closes with a pipe. */
export function isPipeTable(reader: TextReader): boolean {
  const line = (reader.lines[reader.at] ?? '').trim();
  if (!line.includes('|')) return false;
  const next = (reader.lines[reader.at + 1] ?? '').trim();
  if (next.includes('|') && splitPipes(next).every((cell) => dashes.test(cell.trim()))) return true;
  return line.length > 2 && line.startsWith('|') && line.endsWith('|');
}

export function readPipeTable(reader: TextReader): void {
  const rows: Row[] = [];
  for (let line = reader.lines[reader.at]; line?.includes('|') && line.trim() !== ''; ) {
    const cells = splitPipes(line.trim());
    const isRule = cells.every((cell) => dashes.test(cell.trim()));
    if (!isRule) rows.push(rowOf(reader, cells));
    reader.at += 1;
    line = reader.lines[reader.at];
  }
  addTable(reader, rows);
}

/** Cells between pipes; an escaped pipe is part of its cell. */
function splitPipes(line: string): string[] {
  const cells: string[] = [];
  let cell = '';
  for (let at = line.startsWith('|') ? 1 : 0; at < line.length; at += 1) {
    const letter = line.charAt(at);
    if (letter === '\\' && line.charAt(at + 1) === '|') {
      cell += '|';
      at += 1;
    } else if (letter === '|') {
      cells.push(cell);
      cell = '';
    } else cell += letter;
  }
  if (cell.trim() !== '' || !line.endsWith('|')) cells.push(cell);
  return cells;
}
