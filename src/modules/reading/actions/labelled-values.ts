// Values given by labels (`Lead: …`, `Due: …`) or in a closing bracket: what each is, and where it stands.
import type { Passage } from '../../../office/blocks.ts';
import { type Role, roleOfHeader, shapeOf } from '../tables/columns.ts';

export type Field =
  | 'lead'
  | 'due'
  | 'start'
  | 'status'
  | 'officerSponsor'
  | 'memberSponsor'
  | 'notes'
  | 'ref'
  | 'objective'
  | 'mandate'
  | 'target'
  | 'baseline'
  | 'actual'
  | 'mitigation'
  | 'likelihood'
  | 'impact'
  | 'score';
const fields = new Set<Role | undefined>([
  'lead',
  'due',
  'start',
  'status',
  'officerSponsor',
  'memberSponsor',
  'notes',
  'ref',
  'objective',
  'mandate',
  'target',
  'baseline',
  'actual',
  'mitigation',
  'likelihood',
  'impact',
  'score',
]);

/** A value given by a label: which words of which passage. */
export interface Value {
  role: Field;
  label: string;
  passage: Passage;
  from: number;
  to: number;
  /** The cell that names it, where it stands in a form. */
  named?: Passage;
}

const label = /(?:^|[\s(;|,.–—-])((?:\p{L}[\p{L}/]*)(?: [\p{L}/]+){0,3})\s*:\s+(?=\S)/gu;

export function isField(role: Role | undefined): role is Field {
  return fields.has(role);
}

/** Labelled values inside a text, each up to the next label. */
export function valuesIn(passage: Passage): Value[] {
  if (passage.text.length > 5000 || !passage.text.includes(':')) return [];
  const found: { role: Field; label: string; start: number; from: number }[] = [];
  for (const match of passage.text.matchAll(label)) {
    const words = match[1] ?? '';
    // `… by the team. Lead: …`: only the last words before the colon are the label.
    const opens = /(?:^|[(;|,.\n–—-])\s*$/.test(
      passage.text.slice(
        Math.max(0, match.index - 3),
        match.index + match[0].length - match[0].trimStart().length + (/^[(;|,.–—-]/.test(match[0]) ? 1 : 0),
      ),
    );
    const tail = labelIn(words, opens);
    const role = tail ? roleOfHeader(tail) : undefined;
    if (!tail || !isField(role)) continue;
    const start = match.index + match[0].lastIndexOf(tail);
    found.push({ role, label: tail, start, from: match.index + match[0].length });
  }
  return found.flatMap(({ role, label: words, from }, at): Value[] => {
    let to = found[at + 1]?.start ?? passage.text.length;
    while (to > from && isSpare(passage.text, from, to)) to -= 1;
    const value = { role, label: words, passage, from, to };
    const isDated = found.some((one) => one.role === 'due' || one.role === 'target');
    const isRated = found.some((one) => one.role === 'status');
    return role === 'lead' || role === 'due' ? withTail(value, isDated, isRated) : [value];
  });
}

/**
 * `Lead: Head of Waste, by September 2025`, `Lead: Head of Waste; by May 2026; Amber`: what follows an owner, or a date,
 * that is a date or a status by itself is one.
 */
function withTail(value: Value, isDated: boolean, isRated: boolean): Value[] {
  const { passage, from } = value;
  const tail: Value[] = [];
  let { to } = value;
  let [mayDate, mayRate] = [value.role === 'lead' && !isDated, !isRated];
  for (;;) {
    const match = /^(.*\S)\s*([,;|]|\s[–—-])\s*([^,;|]{3,40})$/su.exec(passage.text.slice(from, to));
    const [, before, mark, last] = match ?? [];
    if (!before || !last) break;
    const begins = to - last.length;
    // `Cabinet` is a day when it stands for a date, and here it is a post: `Cllr Fell, Cabinet Member for Waste`.
    const date = last.replace(/^(?:due |target |deadline )?(?:by |before |from |in )?/i, '');
    const isDate = mayDate && /\d/.test(last) && (shapeOf(last) === 'date' || shapeOf(date) === 'date');
    // A surname can be a colour (`Ann Lee, Green`), which after a date or a semicolon it is not.
    const isParted = mark === ';' || mark === '|' || value.role === 'due' || endsInDate(before);
    const isStatus = mayRate && isParted && shapeOf(last) === 'status';
    if (!isDate && !isStatus) break;
    tail.unshift({ role: isDate ? 'due' : 'status', label: '', passage, from: begins, to });
    if (isDate) mayDate = false;
    else mayRate = false;
    to = from + before.length;
  }
  return [{ ...value, to }, ...tail];
}

function endsInDate(words: string): boolean {
  const last = words.split(/[,;|]/).at(-1)?.trim() ?? '';
  return /\d/.test(last) && last.length <= 40 && shapeOf(last) === 'date';
}

/**
 * The words of a label at the end of some words: all of them where a label can begin, else the fewest, and those before
 * them that name columns too (`… People Services Target date:` ends in `Target date`).
 */
function labelIn(words: string, opens: boolean): string | undefined {
  const tails = words.split(' ').map((_, at, all) => all.slice(at).join(' '));
  const isLabel = (one: string) => isField(roleOfHeader(one)) && (opens || /^\p{Lu}/u.test(one));
  if (opens && tails[0] && isLabel(tails[0])) return tails[0];
  const from = tails.findLastIndex((one) => isField(roleOfHeader(one)) && /^\p{Lu}/u.test(one));
  let best = tails[from];
  for (let at = from - 1; at >= 0; at -= 1) {
    const longer = tails[at] ?? '';
    if (roleOfHeader(longer.split(' ')[0] ?? '') === undefined || !isLabel(longer)) break;
    best = longer;
  }
  return best;
}

/** Where the label of a value begins. */
export function startOf({ passage, from, label: words }: Value): number {
  return Math.max(0, passage.text.lastIndexOf(words, from - 1));
}

/** Whether the last letter of a value only parts it from what follows: a bracket it opened itself is its own. */
function isSpare(text: string, from: number, to: number): boolean {
  const last = text.charAt(to - 1);
  if (last === ')') return !text.slice(from, to).includes('(');
  return /[\s;|,.(–—-]/.test(last);
}

/** A closing bracket without labels: `… (Director of Finance, March 2025)`. Only when each part is a person or a date. */
export function tailOf(
  passage: Passage,
): { role: 'lead' | 'due' | 'status'; from: number; to: number; bracket: number }[] {
  const match = /\(([^()]{3,100})\)\s*\.?\s*$/.exec(passage.text.slice(-140));
  if (!match?.[1]) return [];
  const bracket = passage.text.length - passage.text.slice(-140).length + match.index;
  const parts: { role: 'lead' | 'due' | 'status'; from: number; to: number; bracket: number }[] = [];
  for (const part of match[1].matchAll(/[^,;]+/g)) {
    const text = part[0].trim();
    const shape = shapeOf(text);
    const role =
      shape === 'date'
        ? 'due'
        : shape === 'status'
          ? 'status'
          : shape === 'person' || shape === 'initials'
            ? 'lead'
            : undefined;
    if (!role) return [];
    const from = bracket + 1 + part.index + part[0].indexOf(text);
    parts.push({ role, from, to: from + text.length, bracket });
  }
  return parts;
}
