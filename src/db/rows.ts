// How rows come back: every PostgreSQL type read without losing anything, names in camelCase, each row checked by its schema.
import { type DriverTypeParser, type Interceptor, type QueryResultRow, SchemaValidationError } from 'slonik';
import { z } from 'zod';

/** A bigint as a number, which money and identifiers are. Throws beyond the safe integers rather than round. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large to be held exactly`);
  return value;
}

/** Always UTC with six decimals, so that two instants compare as text: `2026-11-22T09:30:00.000000Z`. */
function instant(text: string): string {
  return Temporal.Instant.from(text).toString({ fractionalSecondDigits: 6 });
}

const asText = (text: string): string => text;

// A null within an array reaches its parser; it stays null.
const parser = (name: string, parse: (text: string) => unknown): DriverTypeParser => ({
  name,
  parse: (value: string | null) => (value === null ? null : parse(value)),
});

/** The types PostgreSQL's driver would otherwise round, or turn into clocks of another zone. */
export const typeParsers: readonly DriverTypeParser[] = [
  parser('int8', safeInteger),
  parser('numeric', asText),
  parser('date', asText),
  parser('timestamptz', instant),
  parser('timestamp', (text) => text.replace(' ', 'T')),
  parser('time', asText),
  parser('interval', asText),
];

/** The schema of a query whose rows must come back untouched: a library's own SQL. */
export const untouched = z.unknown().describe('untouched');

const names = new Map<string, string>();

function camelCase(name: string): string {
  let known = names.get(name);
  if (known === undefined) {
    known = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    names.set(name, known);
  }
  return known;
}

/** Renames and checks each row in one pass. Synchronous: Slonik's asynchronous one costs a promise a row. */
export const rowInterceptor: Interceptor = {
  name: 'rows',
  transformRow: (context, query, row) => {
    const schema = context.resultParser;
    if (schema === untouched) return row;
    const renamed: QueryResultRow = {};
    for (const name in row) renamed[camelCase(name)] = row[name] ?? null;
    if (schema === undefined) return renamed;
    const answer = schema['~standard'].validate(renamed);
    if (answer instanceof Promise) throw new TypeError('the schema of a row must be synchronous');
    if (answer.issues) throw new SchemaValidationError(query, renamed, answer.issues);
    // The schema says what comes out: Slonik infers the row's type from it and asks here for the driver's.
    return answer.value as QueryResultRow;
  },
};
