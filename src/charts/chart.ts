// What every chart hands to the page: the drawing for a desk and for a phone, the key, and the table behind it.
import type { Shape } from './frame.ts';

/** How something is drawn: a pattern, a stroke or a shade; the stylesheet and the template know each by its number. */
export interface Mark {
  kind: 'fill' | 'stroke' | 'shade';
  at: number;
}

/** A cell of the table: text, or a heading that names its row and may lead to what it is made of. */
export type Cell = string | { text: string; heading?: true; href?: string };

export interface Chart<Kind extends string, Picture> extends Record<Shape, Picture> {
  kind: Kind;
  /** Under the drawing on a phone, where only the sign stands beside the line. */
  key: { sign: string; words: string; mark: Mark }[];
  table: { head: (string | { text: string; number: true })[]; rows: Cell[][] };
}

/** A row's name, leading to what it is made of when there is such a page. */
export function heading(text: string, href: string | null | undefined): Cell {
  return { text, heading: true, ...(href && { href }) };
}

export const figures = (text: string): { text: string; number: true } => ({ text, number: true });

/** A to Z, then AA and so on. */
export function signOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : signOf(Math.floor(index / 26) - 1) + letter;
}
