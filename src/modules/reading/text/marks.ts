// Marks that a conversion from another format left among the words: tags, emphasis, rows of dashes.
import { type Block, type Passage, passagesOf, type Row } from '../../../office/blocks.ts';

const tag = /<\/?[a-zA-Z][^<>]{0,200}>/g;

/** Words without emphasis marks and tags, and the tags. */
export function withoutMarks(written: string): { text: string; tags: string[] } {
  const tags: string[] = [];
  let text = written;
  if (text.includes('<')) {
    text = text.replace(/<br\s*\/?>/gi, '\n').replace(tag, (found) => {
      tags.push(found);
      return /^<li\b/i.test(found) ? ' • ' : /^<p\b/i.test(found) ? '\n' : ' ';
    });
  }
  if (text.includes('**') || text.includes('__')) text = text.replace(/\*\*|__/g, '');
  if (text.includes('&'))
    text = text
      .replace(/&amp;/g, '&')
      .replace(/&nbsp;/g, ' ')
      .replace(/&lt;/g, '<');
  if (text.includes('\\')) text = text.replace(/\\([|*_#-])/g, '$1');
  return { text: text.trim(), tags };
}

/** Blocks of an office file without such marks: what was a web page or Markdown once may hold them as words. */
export function clearMarks(blocks: readonly Block[]): Block[] {
  let last = 0;
  for (const block of blocks) for (const { id } of passagesOf(block)) last = Math.max(last, id);
  const spare: Block[] = [];
  const clear = (passage: Passage): Passage => {
    if (!/[<*_&\\]/.test(passage.text)) return passage;
    const { text, tags } = withoutMarks(passage.text);
    for (const found of tags) {
      last += 1;
      const mark = { id: last, text: found, source: passage.source };
      spare.push({ kind: 'furniture', why: 'markup', passage: mark });
    }
    const joins = passage.joins?.filter(({ from }) => from < text.length);
    return { ...passage, text, ...(joins ? { joins } : {}) };
  };
  return blocks.flatMap((block): Block[] => {
    const cleared = clearBlock(block, clear);
    return [...cleared, ...spare.splice(0)];
  });
}

const dashes = /^:?-{2,}:?$/;

function clearBlock(block: Block, clear: (passage: Passage) => Passage): Block[] {
  if (block.kind === 'furniture') return [block];
  if (block.kind !== 'table') return [{ ...block, passage: clear(block.passage) }];
  const isRule = ({ cells }: Row) =>
    cells.some(({ text }) => text !== '') && cells.every(({ text }) => text === '' || dashes.test(text));
  const rules = block.rows.filter(isRule).map(({ cells, source }): Block => {
    const written = cells.filter(({ text }) => text !== '');
    const passage = { id: cells[0]?.id ?? 0, text: written.map(({ text }) => text).join(' '), source };
    return {
      kind: 'furniture',
      why: 'rule',
      marks: { found: written.length, columns: cells.length },
      passage,
    };
  });
  const rows = block.rows.filter((row) => !isRule(row));
  const table: Block[] =
    rows.length > 0
      ? [{ kind: 'table', rows: rows.map((row) => ({ ...row, cells: row.cells.map(clear) })) }]
      : [];
  return [...table, ...rules];
}
