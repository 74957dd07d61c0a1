// Words that stand alone, as paragraphs and list items: each line a person began is one, with the mark they typed.
import type { ListItem, Paragraph, passages, Source } from './blocks.ts';

const bullet = /^[-*+•·▪■●◦‣–—\u2212\uf0b7\uf0a7][ \t]+(?=\S)/u;
const number = /^\**(\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])[ \t]+(?=\S)/;

export function proseBlocks(
  text: string,
  source: Source,
  passage: ReturnType<typeof passages>,
): (ListItem | Paragraph)[] {
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
