// What a column holds where its header does not say: told by the shape of its cells.

import { readDate } from '../words/dates.ts';
import { kept } from '../words/kept.ts';
import { isStatusShaped } from '../words/status.ts';
import { wordCount } from '../words/words.ts';
import type { Role } from './header-words.ts';

export { isAlso, isRevisedDate, type Role, roleOfHeader } from './header-words.ts';

const initialsCell = /^\p{Lu}[\p{L}]{1,3}(?:\s*(?:[/,&+]|and)\s*\p{Lu}[\p{L}]{1,3})*$/u;
const postWords =
  /\b(?:dir(?:ector)?|head of|manager|officer|lead|chief|executive|assistant|cllr|councillor|leader|service|team)\b/i;

export type Shape = 'date' | 'status' | 'initials' | 'person' | 'ref' | 'text' | 'rank' | 'blank';

/** What a cell looks like, whatever its column says. */
export const shapeOf = kept((text): Shape => {
  if (text === '') return 'blank';
  if (text.length <= 60 && isDateShaped(text)) return 'date';
  if (isStatusShaped(text) && text.length > 1) return 'status';
  if (/^(?:high|medium|low|[hml]|[1-5])$/i.test(text)) return 'rank';
  if (initialsCell.test(text) && text.length <= 24) return 'initials';
  if (text.length <= 12 && /^[A-Z]{0,6}[ -]?\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?\.?$/i.test(text)) return 'ref';
  if (postWords.test(text) && wordCount(text) <= 10) return 'person';
  return 'text';
});

const whenever =
  /^(?:asap|as soon as possible|immediate(?:ly)?|with immediate effect|(?:short|medium|long)(?: |-)?term\b.{0,20}|year[- ]end|within \w+ (?:days|weeks|months|years)|\d{1,2}(?:\s?[-–]\s?\d{1,2})? (?:weeks|months|years)|years? \d(?:\s?[-–]\s?\d)?|phase \d|tb[acd]|end of year)$/i;

function isDateShaped(text: string): boolean {
  if (whenever.test(text.trim())) return true;
  const { kind, earliest, latest } = readDate(text);
  if (earliest !== undefined || latest !== undefined) return !/^\d{4}\b.{12,}/.test(text);
  return (
    (kind === 'ongoing' && wordCount(text) <= 6 && !/\bpermanent \p{L}/iu.test(text)) ||
    (kind === 'meeting' && wordCount(text) <= 4) ||
    ((kind === 'month' || kind === 'quarter') && text.length <= 9)
  );
}

/** How well a cell suits a role: 1 it does, 0 it could, -1 it does not. */
export function suits(role: Role, text: string): number {
  const shape = shapeOf(text);
  if (shape === 'blank') return 0;
  if (role === 'start' || role === 'due')
    return shape === 'date' ? 1 : shape === 'text' && text.length < 60 ? 0 : -1;
  if (role === 'status') return shape === 'status' ? 1 : -1;
  if (role === 'lead' || role === 'officerSponsor' || role === 'memberSponsor')
    return shape === 'initials' || shape === 'person' ? 1 : text.length < 40 && shape !== 'date' ? 0 : -1;
  if (role === 'action')
    return shape === 'text' || (shape === 'status' && text.length > 30) ? 1 : text.length > 40 ? 0 : -1;
  if (role === 'ref') return shape === 'ref' ? 1 : text.length < 15 ? 0 : -1;
  return 0;
}

/** `1`, `2`, `3`: the numbers of rows, though each alone could be a rank. */
function countsUp(cells: readonly string[]): boolean {
  const numbers = cells.map((text) => (/^\d{1,3}[.)]?$/.test(text) ? Number.parseInt(text, 10) : Number.NaN));
  return cells.length > 1 && numbers.every((one, at) => at === 0 || one > (numbers[at - 1] ?? one));
}

/** A role for a column with no usable header, by what most of its cells look like. */
export function roleOfCells(cells: readonly string[], taken: ReadonlySet<Role>): Role | undefined {
  const written = cells.filter((cell) => cell !== '').slice(0, 200);
  if (written.length === 0) return undefined;
  const count = (shape: Shape) => written.filter((cell) => shapeOf(cell) === shape).length / written.length;
  const most = (shape: Shape) => count(shape) >= 0.6;
  if (most('date')) return !taken.has('due') ? 'due' : undefined;
  if (most('status') && !taken.has('status')) return 'status';
  if (count('initials') + count('person') >= 0.6 && !taken.has('lead')) return 'lead';
  if ((most('ref') || countsUp(written)) && !taken.has('ref')) return 'ref';
  const long = written.filter((cell) => wordCount(cell) >= 4).length / written.length;
  if (long >= 0.6 && taken.has('workstream') && taken.has('objective'))
    return taken.has('aim') ? undefined : 'aim';
  if (long >= 0.6 && !taken.has('action')) return 'action';
  return undefined;
}
