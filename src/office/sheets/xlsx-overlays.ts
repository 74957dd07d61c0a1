// What lies over the cells of an Excel sheet: notes, comments, text boxes, pictures and charts.
import type { Archive } from '../archive.ts';
import { partOf, partsWithin, type Related, readPart, relatedTo } from '../package.ts';
import { type Element, textOf } from '../xml.ts';
import { commentRemark, pictureRemark } from './remarks.ts';
import { hasWords, type SheetRemark } from './sheet.ts';
import { wordsOf } from './xlsx-words.ts';

export interface Overlays {
  remarks: SheetRemark[];
  /** The words of text boxes. */
  boxes: string[];
}

export function overlaysOf(archive: Archive, part: string, sheet: string): Overlays {
  const related = relatedTo(archive, part).filter((one) => archive.has(one.part));
  const overlays: Overlays = { remarks: commentsOf(archive, related, sheet), boxes: [] };
  let pictures = 0;
  for (const { part: drawing } of related.filter(({ type }) => type === 'drawing')) {
    const root = readPart(archive, drawing);
    for (const shape of partsWithin(root, 'txBody')) {
      const lines = [...partsWithin(shape, 'p')].map((line) =>
        [...partsWithin(line, 't')].map(textOf).join(''),
      );
      if (lines.some(hasWords)) overlays.boxes.push(lines.join('\n').trim());
    }
    pictures += [...partsWithin(root, 'pic'), ...partsWithin(root, 'graphicFrame')].length;
  }
  if (pictures > 0) overlays.remarks.push(pictureRemark(sheet, pictures));
  return overlays;
}

/** A thread of comments stands twice in the file, the second time as a note for old programs. */
function commentsOf(archive: Archive, related: readonly Related[], sheet: string): SheetRemark[] {
  const found: [cell: string, words: string][] = [];
  const add = (type: string, name: string, words: (element: Element) => string) => {
    for (const one of related.filter((each) => each.type === type))
      for (const comment of partsWithin(readPart(archive, one.part), name))
        found.push([comment.attributes.ref ?? '', words(comment)]);
  };
  add('threadedComment', 'threadedComment', (comment) => {
    const text = partOf(comment, 'text');
    return text ? textOf(text) : '';
  });
  const threaded = new Set(found.map(([cell]) => cell));
  add('comments', 'comment', (comment) =>
    threaded.has(comment.attributes.ref ?? '') ? '' : wordsOf(partOf(comment, 'text')),
  );
  return found.flatMap(([cell, words]) => (hasWords(words) ? commentRemark(sheet, cell, words) : []));
}
