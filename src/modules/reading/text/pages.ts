// What a page prints around its text: page numbers, and the line that stands at the head or foot of every page.

const pageNumber =
  /^\s*(?:[-–—]\s*)?(?:page\s+\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?|\d{1,4}\s*(?:of|\/)\s*\d{1,4}(?=\s*$)|[-–—]\s*\d{1,4})(?:\s*[-–—])?\s*$/i;
/** A number set apart from the text on its left, as a page's number is. */
const farNumber = /^\s{20,}\d{1,4}\s*$/;

export function isPageMark(line: string): boolean {
  return line.length < 200 && (pageNumber.test(line) || farNumber.test(line));
}

/** Lines (counted from nought) that are page numbers, or stand beside one and are printed beside others too. */
export function pageLines(lines: readonly string[]): Set<number> {
  const marks = lines.flatMap((line, at) => (isPageMark(line) ? [at] : []));
  const found = new Set(marks);
  const times = new Map<string, number>();
  const first = new Map<string, number>();
  const beside = marks
    .flatMap((at) => [nearest(lines, at, -1), nearest(lines, at, 1)])
    .filter((at) => at >= 0);
  lines.forEach((line, at) => {
    const words = line.trim();
    if (words === '' || words.length > 200) return;
    times.set(words, (times.get(words) ?? 0) + 1);
    if (!first.has(words)) first.set(words, at);
  });
  for (const at of beside) {
    const words = (lines[at] ?? '').trim();
    // The first of them is the document's own title; a table's header is told as one by its table.
    if (
      (times.get(words) ?? 0) >= 2 &&
      first.get(words) !== at &&
      !words.includes('\t') &&
      !words.includes('|')
    )
      found.add(at);
  }
  return found;
}

/** The nearest line that is not blank, at most four lines off; -1 when there is none. */
function nearest(lines: readonly string[], from: number, step: 1 | -1): number {
  for (let at = from + step, off = 0; at >= 0 && at < lines.length && off < 4; at += step, off += 1)
    if ((lines[at] ?? '').trim() !== '') return at;
  return -1;
}
