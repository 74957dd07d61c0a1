// The words of a string in an Excel workbook.

import { partsOf, plainName } from '../package.ts';
import { type Element, textOf } from '../xml.ts';

/** The words of a string with its runs; how they are pronounced (`rPh`) is no part of them. */
export function wordsOf(element: Element | undefined): string {
  if (!element) return '';
  let words = '';
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    const name = plainName(child);
    if (name === 't') words += textOf(child);
    else if (name === 'r') for (const text of partsOf(child, 't')) words += textOf(text);
  }
  return unescaped(words);
}

/** `_x000D_` is a character that XML cannot hold (section 22.9.2.19). */
export function unescaped(words: string): string {
  if (!words.includes('_x')) return words;
  return words.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
