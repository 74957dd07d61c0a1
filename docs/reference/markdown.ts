// The few marks of Markdown that the reference needs.

/** Said at the top of every page. */
export const made =
  'Made from the code by `npm run reference`. A test refuses it when it is stale; do not edit it.';

/** A table whose cells may hold anything but a line's end. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s*\n\s*/g, ' ');
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** Paragraphs, headings and tables with an empty line between them. */
export function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The first letter as a sentence begins, and a full stop at its end. */
export function sentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return begun === '' || /[.?!:…]$/.test(begun) ? begun : `${begun}.`;
}
