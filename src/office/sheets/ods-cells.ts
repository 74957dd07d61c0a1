// A cell of an OpenDocument sheet: its words as the sheet shows them, and the comment on it (OpenDocument 1.3, part 3).
import { type Element, elementsOf } from '../xml.ts';
import { tidyWords } from './sheet.ts';
import { general } from './shown.ts';
import { showIsoDate } from './shown-dates.ts';

/** A run of blanks is a number in the file; no words need more of them. */
const mostBlanks = 100;

/** The words of paragraphs, one to a line; blanks, tabs and line ends are elements of their own (section 6.1). */
export function wordsOf(element: Element): string {
  const lines = elementsOf(element).filter(({ name }) => name === 'text:p' || name === 'text:h');
  return lines.map(inline).join('\n');
}

function inline(element: Element): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child.replace(/[ \t\r\n]+/g, ' ');
      if (child.name === 'text:s')
        return ' '.repeat(Math.min(Number(child.attributes['text:c'] ?? 1), mostBlanks));
      if (child.name === 'text:tab') return ' ';
      if (child.name === 'text:line-break') return '\n';
      return child.name === 'office:annotation' || child.name === 'text:note' ? '' : inline(child);
    })
    .join('');
}

/** What a cell shows. Its own words, but never a date whose day and month could be taken one for the other. */
export function shownIn(cell: Element): { text: string; isWords: boolean } {
  const { attributes } = cell;
  const type = attributes['office:value-type'] ?? 'string';
  const text = tidyWords(wordsOf(cell));
  if (type === 'string') return { text: text || (attributes['office:string-value'] ?? ''), isWords: true };
  if (type === 'date') return { text: dateIn(text, attributes['office:date-value'] ?? ''), isWords: false };
  return { text: text || valueIn(type, attributes), isWords: false };
}

/** Words with the month's name are taken as they stand; figures alone are written out from the value. */
function dateIn(words: string, value: string): string {
  const full = showIsoDate(value);
  const figures = words.match(/\d+/g) ?? [];
  if (full === undefined || /^\d{4}-\d{2}-\d{2}/.test(words)) return words;
  const [year = '', month = ''] = value.split('-');
  if (/\p{L}{3}/u.test(words)) {
    const hasYear = figures.some((one) => one === year || (one.length === 2 && one === year.slice(2)));
    const hasDay = figures.some((one) => one.length <= 2 && Number(one) === Number(value.slice(8, 10)));
    const plain = words.replace(/(?<=\p{L})-(?=\d)|(?<=\d)-(?=\p{L})/gu, ' ');
    return hasYear || !hasDay ? plain : `${plain} ${year}`;
  }
  if (figures.length === 1 && words.trim() === year) return year;
  const isMonth = figures.length === 2 && !words.includes(':') && /^(?:\d{4}|\d{2})$/.test(figures[1] ?? '');
  if (isMonth && Number(figures[0]) === Number(month) && year.endsWith(figures[1] ?? ''))
    return `${month}/${year}`;
  return full;
}

function valueIn(type: string, attributes: Record<string, string>): string {
  const value = attributes['office:value'] ?? '';
  if (type === 'boolean') return (attributes['office:boolean-value'] ?? '').toUpperCase();
  if (type === 'time') return attributes['office:time-value'] ?? '';
  if (value === '' || Number.isNaN(Number(value))) return value;
  return type === 'percentage' ? `${general(Number(value) * 100)}%` : general(Number(value));
}

/** The words of the comment on a cell, if it has one. */
export function commentIn(cell: Element): string | undefined {
  const note = elementsOf(cell).find(({ name }) => name === 'office:annotation');
  return note && tidyWords(wordsOf(note));
}

export function isUnworked({ attributes }: Element, text: string): boolean {
  const hasValue = Object.keys(attributes).some((name) => /^office:(?:\w+-)?value$/.test(name));
  return attributes['table:formula'] !== undefined && text === '' && !hasValue;
}
