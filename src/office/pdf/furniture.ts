// What every page prints around its text: headers, footers and page numbers, told by standing at one place on many pages.
import { type Line, textOf } from './lines.ts';

export interface PageLines {
  width: number;
  height: number;
  lines: Line[];
}

/** Headers and footers stand in these shares of the page. */
const zone = 0.14;

const pageNumber = /^(?:[-–—|]\s*)?(?:page\s*)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?(?:\s*[-–—|])?$/i;

const keyOf = (line: Line, page: PageLines) => {
  const place = Math.round((line.y0 < page.height / 2 ? line.y0 : page.height - line.y0) / 4);
  const words = textOf(line)
    .toLowerCase()
    .replace(/\d+/g, '#')
    .replace(/\b[ivxl]{1,6}\b/g, '#');
  return { place, words };
};

/** For each page, the lines that belong to the page and not to its text. */
export function furnitureOf(pages: readonly PageLines[]): Set<Line>[] {
  const seen = new Map<string, Set<number>>();
  const candidates = pages.map((page) => marginLines(page));
  candidates.forEach((lines, number) => {
    const page = pages[number];
    if (!page) return;
    for (const line of lines) {
      const { place, words } = keyOf(line, page);
      for (const one of [place - 1, place, place + 1]) {
        const key = `${one} ${words}`;
        const on = seen.get(key) ?? new Set();
        on.add(number);
        seen.set(key, on);
      }
    }
  });
  const enough = (times: number) => times >= 3 || (times >= 2 && pages.length <= 6);
  return candidates.map((lines, number) => {
    const page = pages[number];
    const found = new Set<Line>();
    if (!page) return found;
    for (const line of lines) {
      const { place, words } = keyOf(line, page);
      const times = seen.get(`${place} ${words}`)?.size ?? 0;
      const isNumber = pageNumber.test(textOf(line)) && isLast(line, page);
      if (enough(times) || (isNumber && (pages.length === 1 || times >= 2))) found.add(line);
    }
    return keepRows(found, page);
  });
}

const isLast = (line: Line, { lines }: PageLines) =>
  lines.every((other) => other === line || other.base <= line.base + 1 || other.base > line.base + 60) &&
  (lines.every((other) => other.base <= line.base + 1) ||
    lines.every((other) => other.base >= line.base - 1));

/** Lines near the top and the bottom, from the edge inwards. */
function marginLines({ lines, height }: PageLines): Line[] {
  return lines.filter(({ y0, y1 }) => y1 < height * zone || y0 > height * (1 - zone));
}

/** The header row of a table without rules comes again on every page too: it stands close over rows like itself. */
function keepRows(found: Set<Line>, { lines }: PageLines): Set<Line> {
  const rest = lines.filter((line) => !found.has(line));
  for (const line of found) {
    const row = [...found].filter((other) => Math.abs(other.base - line.base) < 2);
    if (row.length < 3) continue;
    const below = rest.filter((other) => other.y0 > line.y0 && other.y0 - line.y1 < line.size * 1.6);
    const isOver = row.filter((one) => below.some((other) => Math.abs(other.x0 - one.x0) < 3)).length;
    if (isOver >= 2) for (const one of row) found.delete(one);
  }
  return found;
}
