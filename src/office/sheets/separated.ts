// Text with separated values as rows of fields: any separator, quoted fields with line ends, quotes that never end.

export interface Field {
  text: string;
  /** It opens with a quote which nothing closes. */
  isUnclosed: boolean;
}

/** Takes a row that is not blank, and its number from nought. False when no more are wanted. */
export type TakeRow = (fields: readonly Field[], row: number) => boolean;

const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

/** What a spreadsheet's cell can hold: a quoted field that is longer has lost its end. */
const longestField = 32_767;

/** A file in which more quotes have lost their end has quotes for inches, and they are read as they stand. */
const mostUnclosed = 100;

/** As wide as any program's sheets are; a row is given as soon as it is wider. */
export const mostFields = 16_384;

/** RFC 4180, and what programs write beside it. Linear in the length of the text. */
export function eachRow(text: string, separator: Separator, take: TakeRow): void {
  let fields: Field[] = [];
  let row = 0;
  let unclosed = 0;
  for (let at = 0; at <= text.length; ) {
    if (fields.length === 0 && text[at] === '\n') {
      row += 1;
      at += 1;
      continue;
    }
    const { end, ...field } = fieldAt(text, at, separator, unclosed < mostUnclosed);
    if (field.isUnclosed) unclosed += 1;
    fields.push(field);
    at = end + 1;
    if (text[end] === separator && fields.length <= mostFields) continue;
    if (!take(fields, row)) return;
    row += 1;
    fields = [];
    if (text[end] === '\r' && text[at] === '\n') at += 1;
    if (at >= text.length) return;
  }
}

interface Found extends Field {
  /** Where the separator or the line end after it stands. */
  end: number;
}

function fieldAt(text: string, at: number, separator: Separator, mayQuote: boolean): Found {
  let from = at;
  while (text[from] === ' ') from += 1;
  const isOpen = mayQuote && text[from] === '"';
  const quoted = isOpen ? quotedField(text, from + 1, separator) : undefined;
  if (quoted) return quoted;
  let end = at;
  while (end < text.length && !isEnd(text[end], separator)) end += 1;
  return { text: text.slice(at, end), isUnclosed: isOpen, end };
}

/**
 * From after its first quote. A quote ends the field where a separator or a line end follows; twice it is a quote; else
 * it is one that somebody forgot to double. Undefined when nothing ends it, or when after a line end a quote opens what
 * can only be another field.
 */
function quotedField(text: string, start: number, separator: Separator): Found | undefined {
  let words = '';
  let from = start;
  let hasLines = false;
  for (let at = start; at < text.length && at - start <= longestField; at += 1) {
    const letter = text[at];
    if (letter === '\n' || letter === '\r') hasLines = true;
    if (letter !== '"') continue;
    let next = at + 1;
    if (text[next] === '"') {
      words += text.slice(from, next);
      from = next + 1;
      at = next;
      continue;
    }
    while (text[next] === ' ') next += 1;
    if (next >= text.length || isEnd(text[next], separator))
      return { text: words + text.slice(from, at), isUnclosed: false, end: next };
    if (hasLines && isEnd(text[at - 1], separator)) return undefined;
  }
  return undefined;
}

function isEnd(letter: string | undefined, separator: Separator): boolean {
  return letter === separator || letter === '\n' || letter === '\r';
}

/** How many rows tell the separator, and in how many characters they stand. */
const sample = 60;
const sampleLength = 200_000;

/** The separator by which most rows have as many fields as the others, and more than one. `sep=;` on the first line says it. */
export function separatorOf(text: string, usual: Separator): Separator {
  const named = /^sep=(.)\r?\n?/i.exec(text)?.[1];
  const said = separators.find((one) => one === named);
  if (said) return said;
  let best: { separator: Separator; score: number } = { separator: usual, score: 0 };
  for (const separator of separators) {
    const widths = widthsOf(text, separator);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width = 0, count = 0] = [...counts].sort(
      ([oneWidth, one], [otherWidth, other]) => other - one || otherWidth - oneWidth,
    )[0] ?? [0, 0];
    // Rows alike count most; a few more columns outweigh a few rows.
    const score = count * Math.min(width, 6) + (separator === usual ? 0.5 : 0);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** How many fields the first rows have, those with more than one. */
function widthsOf(text: string, separator: Separator): number[] {
  const widths: number[] = [];
  eachRow(text.slice(0, sampleLength), separator, ({ length }, row) => {
    if (length > 1) widths.push(length);
    return row < sample;
  });
  return widths;
}
