// Reads the words of an entry, from a form or a row of a sheet, by the fields of its register. Pure.
import type { FieldError } from '../../../kernel/errors.ts';
import type { AnyRegister } from './kinds/kinds.ts';
import { fieldsOf } from './register.ts';

export interface ReadEntry {
  facts: Record<string, unknown>;
  errors: FieldError[];
  /** What may be right, and is to be confirmed. */
  doubts: string[];
}

/** What accounts print for nothing at all. */
const isNothing = (text: string) => /^[-–—]?$/.test(text);

/**
 * `pence` of one unit in which amounts are given: 100 for £, 100,000 for £000. `completed` adds what stays of the entry there
 * is already.
 */
export function readEntry(
  register: AnyRegister,
  words: Readonly<Record<string, string | undefined>>,
  pence = 100,
  completed = (facts: Record<string, unknown>) => facts,
): ReadEntry {
  const facts: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  const doubts: string[] = [];
  for (const [name, field] of Object.entries(fieldsOf(register))) {
    const text = (words[name] ?? '').trim();
    if (isNothing(text)) continue;
    const read = field.read(text, pence);
    if ('error' in read) errors.push({ field: name, message: `${field.label}: ${read.error}` });
    else {
      facts[name] = read.value;
      const doubt = field.doubt?.(read.value);
      if (doubt) doubts.push(`${field.label}: ${doubt}`);
    }
  }
  const whole = completed(facts);
  const wrong = new Set(errors.map(({ field }) => field));
  for (const [name, { label, kind, isOptional, schema }] of Object.entries(fieldsOf(register))) {
    if (wrong.has(name)) continue;
    if (whole[name] === undefined) {
      if (!isOptional)
        errors.push({
          field: name,
          message: `${label}: nothing is given${kind === 'years' ? `, such as ${label} 2027/28` : ''}`,
        });
    } else if (!schema.safeParse(whole[name]).success)
      errors.push({ field: name, message: `${label}: this is too long, or not of its kind` });
  }
  // A rule speaks of several fields: it is asked once each can be read.
  if (errors.length === 0) errors.push(...register.rules(whole as never));
  return { facts: whole, errors, doubts };
}

/** The words of an entry as a form holds them. */
export function wordsOf(register: AnyRegister, facts: object): Record<string, string> {
  const held = facts as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.entries(fieldsOf(register)).flatMap(([name, field]) => {
      const value = held[name];
      if (value === undefined) return [];
      if (field.kind === 'pounds') return [[name, inPounds(value as number)]];
      if (field.kind === 'years')
        return [
          [
            name,
            Object.entries(value as Record<string, number>)
              .toSorted(([a], [b]) => a.localeCompare(b))
              .map(([year, amount]) => `${year} ${inPounds(amount)}`)
              .join('\n'),
          ],
        ];
      if (typeof value === 'boolean') return [[name, value ? 'yes' : 'no']];
      return [[name, String(value)]];
    }),
  );
}

/** `1,250,000` or `1,250,000.50`. */
export const inPounds = (pence: number): string =>
  (pence / 100).toLocaleString('en-GB', { minimumFractionDigits: pence % 100 === 0 ? 0 : 2 });

/** Facts as data, as somebody would type them: so every door asks the same of them. */
export function asTyped(facts: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'boolean'
        ? value
          ? 'yes'
          : 'no'
        : typeof value === 'object' && value !== null
          ? Object.entries(value)
              .map(([year, amount]) => `${year} ${amount}`)
              .join('\n')
          : String(value),
    ]),
  );
}
