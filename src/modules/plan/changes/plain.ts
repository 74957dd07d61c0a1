// Words as a cell or a form holds them.

/** A spreadsheet's cell holds 32,767 characters (Excel's specification of limits). */
const mostOfCell = 32_000;

/**
 * Words as a cell or a form holds them: one kind of line break, nothing a spreadsheet cannot hold, no space at either end.
 * Equal words give equal cells, so that a file that came back unedited compares equal.
 */
export function plain(words: string | null | undefined): string {
  const held = (words ?? '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no spreadsheet can hold.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff\ufeff]/g, '')
    .toWellFormed()
    .trim();
  return held.length > mostOfCell ? `${held.slice(0, mostOfCell).trimEnd()} …` : held;
}
