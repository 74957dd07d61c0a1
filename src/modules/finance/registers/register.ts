// A register of money as data: its fields and rules. Page, form, spreadsheet, upload, call and command all come from it. Pure.
import { z } from 'zod';
import type { FieldError } from '../../../kernel/errors.ts';
import type { Field, Optional } from './field.ts';

export type Fields = Readonly<Record<string, Field<never> | Optional<Field<never>>>>;

type ValueOf<F> = F extends { schema: z.ZodType<infer T> } ? T : never;
type OptionalKeys<F> = { [Key in keyof F]: F[Key] extends { isOptional: true } ? Key : never }[keyof F];
/** What an entry of a register holds: its fields, those that may be blank left out where they are. */
export type FactsOf<F> = { [Key in Exclude<keyof F, OptionalKeys<F>>]: ValueOf<F[Key]> } & {
  [Key in OptionalKeys<F>]?: ValueOf<F[Key]> | undefined;
};

export interface Register<Kind extends string = string, F = Fields> {
  kind: Kind;
  /** `Loans`, `a loan`, and what it is for. */
  title: string;
  one: string;
  lead: string;
  fields: F;
  schema: z.ZodType<FactsOf<F>>;
  /** What no field can say by itself: a loan is repaid after it is taken. */
  rules: (facts: FactsOf<F>) => FieldError[];
  /** The amounts whose totals the page of all shows. */
  totals: readonly (keyof F & string)[];
}

export function register<Kind extends string, F extends Record<string, object>>(facts: {
  kind: Kind;
  title: string;
  one: string;
  lead: string;
  fields: F;
  rules?: (facts: FactsOf<F>) => FieldError[];
  totals?: readonly (keyof F & string)[];
}): Register<Kind, F> {
  const shape = Object.fromEntries(
    Object.entries(facts.fields as unknown as Record<string, Field>).map(([name, field]) => [
      name,
      field.isOptional ? field.schema.optional() : field.schema,
    ]),
  );
  return {
    rules: () => [],
    totals: [],
    ...facts,
    // The shape is made from the same fields as the type.
    schema: z.object(shape) as unknown as z.ZodType<FactsOf<F>>,
  };
}

/** The fields of any register, for pages and sheets, which ask each field and know none. */
export const fieldsOf = (of: { fields: object }): Readonly<Record<string, Field>> =>
  of.fields as Readonly<Record<string, Field>>; // Whoever made them made them as fields.

export const moneyPaths = {
  all: () => '/money/registers',
  list: (kind: string) => `/money/entries/${kind}`,
  add: (kind: string) => `/money/entries/${kind}/new`,
  upload: (kind: string) => `/money/entries/${kind}/upload`,
  template: (kind: string, ending: 'xlsx' | 'csv') => `/money/entries/${kind}/template.${ending}`,
  one: (kind: string, entryId: number) => `/money/entries/${kind}/${entryId}`,
  change: (kind: string, entryId: number) => `/money/entries/${kind}/${entryId}/change`,
  end: (kind: string, entryId: number) => `/money/entries/${kind}/${entryId}/end`,
  release: (entryId: number) => `/money/entries/disposals/${entryId}/release`,
};
