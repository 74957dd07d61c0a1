// Lines that a page wrapped, joined into running text: hyphens undone where that is safe, breaks of the author's kept.
import { type Line, textOf } from './lines.ts';
import { quantile } from './marks.ts';

/** Words of the document and how often each stands whole on a line; tells a word the page broke from two words. */
export type Vocabulary = ReadonlyMap<string, number>;

const bare = (word: string) => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

export function countWords(counts: Map<string, number>, lines: readonly Line[]): void {
  for (const { words } of lines)
    for (const { text } of words) {
      const word = bare(text);
      if (word.length > 2) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
}

/** One running text of two lines. */
export function join(whole: string, below: string, vocabulary: Vocabulary): string {
  // Only its last word matters, however long the text has become.
  const cut = Math.max(0, whole.length - 80);
  return whole.slice(0, cut) + joinEnds(whole.slice(cut), below, vocabulary);
}

function joinEnds(above: string, below: string, vocabulary: Vocabulary): string {
  const tail = /(\p{L}+)[-‐\u00ad]$/u.exec(above);
  if (tail && /^\p{Ll}/u.test(below)) {
    const head = /^\p{L}+/u.exec(below)?.[0] ?? '';
    const whole = bare(`${tail[1]}${head}`);
    if (above.endsWith('\u00ad') || above.endsWith('‐') || (vocabulary.get(whole) ?? 0) > 0)
      return above.slice(0, -1) + below;
    return above + below;
  }
  if (/[\p{L}\p{N}][/\\]$/u.test(above) && /^\p{L}/u.test(below)) return above + below;
  if (isBroken(above, below, vocabulary) || isBrokenDate(above, below)) return above + below;
  return `${above} ${below}`;
}

const shortWord = /^(?:a|i|o|an|am|as|at|be|by|do|go|he|if|in|is|it|me|my|no|of|on|or|so|to|up|us|we)$/;

/** A long word that a narrow column broke: `Implementatio` and `n` are no words of the document, the whole is. */
function isBroken(above: string, below: string, vocabulary: Vocabulary): boolean {
  const tail = /(?:^|\s)(\p{L}{3,})$/u.exec(above)?.[1];
  const head = /^\p{Ll}+/u.exec(below)?.[0];
  if (!tail || !head || head.length > 6) return false;
  // One or two letters that are no word: the end of a header too long for its column.
  if (head.length <= 2 && above === tail) return !shortWord.test(head);
  const whole = vocabulary.get(bare(tail + head)) ?? 0;
  return whole > 0 && (vocabulary.get(bare(tail)) ?? 0) <= 1 && (vocabulary.get(bare(head)) ?? 0) <= 1;
}

/** `22/02/2` and `3`: a date too long for its column. */
function isBrokenDate(above: string, below: string): boolean {
  const tail = /(?:^|\s)(\d[\d/.-]*)$/.exec(above)?.[1];
  const head = /^[\d/.-]+(?=\s|$|\))/.exec(below)?.[0];
  return (
    tail !== undefined && head !== undefined && /^\d{1,2}([/.-])\d{1,2}\1\d{2}(?:\d\d)?$/.test(tail + head)
  );
}

export const clean = (text: string) => text.replaceAll('\u00ad', '').replace(/\s+/g, ' ').trim();

/** Points begin with one of these alone, or as the first character before a gap. */
export const bullet = /^[•●▪■◦○□◆❖❑➢➔▶‣⁃∙·–—*-]$|^[oO]$/u;

/** The first word of a line is a point's mark and not a letter of the text. */
export function isPoint(line: Line): boolean {
  const [first, second] = line.words;
  if (!first || !second || !bullet.test(first.text)) return false;
  if (!/^[oO]$/.test(first.text)) return true;
  return second.x0 - first.x1 > line.size * 0.5;
}

/**
 * The right edge up to which lines were filled: some of them reach it, so a shorter line whose next word had room was
 * ended by the author.
 */
export function edgeOf(lines: readonly Line[]): number {
  return quantile(
    lines.map(({ x1 }) => x1),
    0.9,
    Number.POSITIVE_INFINITY,
  );
}

/** The next line's first word had room at the end of this line. */
export function hadRoom(above: Line, below: Line, edge: number): boolean {
  const [first] = below.words;
  if (!first) return false;
  return above.x1 + (first.x1 - first.x0) + above.size * 0.4 < edge;
}

/** How far apart the lines of running text stand, by size of type: the closest spacing that is common. */
export type Spacing = (size: number) => number;

export function spacingOf(runs: readonly (readonly Line[])[]): Spacing {
  const found = new Map<number, number[]>();
  for (const run of runs)
    run.forEach((line, at) => {
      const above = run[at - 1];
      if (!above || Math.abs(above.size - line.size) > 0.6) return;
      const apart = line.base - above.base;
      if (apart < line.size * 0.8 || apart > line.size * 2.2) return;
      const size = Math.round(line.size);
      const list = found.get(size);
      if (list) list.push(apart);
      else found.set(size, [apart]);
    });
  const usual = new Map(
    [...found].map(([size, list]) => [size, quantile(list, list.length < 8 ? 0 : 0.15, 0)]),
  );
  return (size) => usual.get(Math.round(size)) ?? size * 1.25;
}

/** A whole text from lines that are known to belong together; a line feed where the author broke it. */
export function textFrom(
  lines: readonly Line[],
  { edge, spacing, vocabulary }: { edge: number; spacing: Spacing; vocabulary: Vocabulary },
): string {
  let text = '';
  lines.forEach((line, at) => {
    const above = lines[at - 1];
    const point = isPoint(line);
    const words = clean(textOf(point ? { words: line.words.slice(1) } : line));
    const written = point ? `• ${words}` : words;
    if (!above) text = written;
    else if (point || breaksBetween(above, line, edge, spacing)) text = `${text}\n${written}`;
    else text = join(text, written, vocabulary);
  });
  return text.replaceAll('\u00ad', '');
}

export function breaksBetween(above: Line, below: Line, edge: number, spacing: Spacing): boolean {
  const apart = below.base - above.base;
  const size = Math.max(above.size, below.size);
  return apart > Math.max(spacing(size) * 1.3, spacing(size) + 2) || hadRoom(above, below, edge);
}
