// Rows to CSV (RFC 4180) as spreadsheets open it: UTF-8 with its mark, so that £ and – survive Excel.

const byteOrderMark = '\uFEFF';

/**
 * Every cell is text. One that a spreadsheet would run as a formula (it opens with = + - @, a tab or a return) is led
 * by an apostrophe, which shows it as written. Source: OWASP, CSV injection.
 */
export function toCsv(
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return `${byteOrderMark}${csvLines([head, ...rows])}`;
}

/** Further lines of a file that is written piece by piece. */
export function csvLines(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(cell ?? '')).join(',')}\r\n`).join('');
}

function quoted(cell: string | number): string {
  if (typeof cell === 'number') return String(cell);
  const shown = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
