// Words that stand alone, as paragraphs and list items: each line a person began is one, with the mark they typed.
import type { Block, ListItem, Paragraph, Passage, passages, Source } from './blocks.ts';

type NewPassage = ReturnType<typeof passages>;

const bullet = /^[-*+•·▪■●◦‣–—\u2212\uf0b7\uf0a7][ \t]+(?=\S)/u;
const number = /^\**(\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]+(?=\S)/;

export function proseBlocks(text: string, source: Source, passage: NewPassage): (ListItem | Paragraph)[] {
  return text.split('\n').flatMap((line): (ListItem | Paragraph)[] => {
    const words = line.trim();
    if (words === '') return [];
    const marked = bullet.exec(words)?.[0] ?? '';
    const counted = number.exec(words.slice(marked.length));
    const rest = words.slice(marked.length + (counted?.[0].length ?? 0));
    if (marked === '' && !counted) return [{ kind: 'paragraph', passage: passage(words, source) }];
    const marker = counted?.[1] ? { marker: passage(counted[1], source) } : {};
    return [{ kind: 'item', level: 1, ...marker, passage: passage(rest, source) }];
  });
}

/** The lines of one paragraph, each with a place of its own where an author broke it. */
export function linesOfParagraph(text: string, path: string, passage: NewPassage): (ListItem | Paragraph)[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.flatMap((line, at) =>
    proseBlocks(line, { path: lines.length > 1 ? `${path}, line ${at + 1}` : path }, passage),
  );
}

export const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/** Words as they are read: without hyphens and blanks that only steer a line's end, each line without blanks around it. */
export function asRead(text: string): string {
  return text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/\u2011/g, '-')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

/** A few words in bold and nothing after them are a heading in all but name. */
export function isShortName(text: string): boolean {
  return text.length <= 100 && !/[\n\t]/.test(text) && !/[.:;,]$/.test(text);
}

/** Two or more paragraphs in a row, each with tabs, are a table drawn with tabs; a tab alone is a space. */
export function joinTabbed(blocks: readonly Block[], passage: NewPassage): Block[] {
  const joined: Block[] = [];
  for (let at = 0; at < blocks.length; ) {
    const run: Passage[] = [];
    for (let next = blocks[at]; isTabbed(next); next = blocks[at + run.length]) run.push(next.passage);
    const block = blocks[at];
    if (run.length > 1) joined.push({ kind: 'table', rows: run.map((line) => rowOf(line, passage)) });
    else if (block) joined.push(isTabbed(block) ? { ...block, passage: withoutTabs(block.passage) } : block);
    at += Math.max(1, run.length);
  }
  return joined;
}

function isTabbed(block: Block | undefined): block is Paragraph {
  return block?.kind === 'paragraph' && block.passage.text.includes('\t');
}

function withoutTabs(passage: Passage): Passage {
  return { ...passage, text: oneLine(passage.text) };
}

function rowOf({ text, source }: Passage, passage: NewPassage) {
  const path = 'path' in source ? source.path : '';
  const cells = text
    .split(/\t+/)
    .map((cell, column) => passage(cell.trim(), { path: column === 0 ? path : `${path}, tab ${column}` }));
  return { source, cells };
}
