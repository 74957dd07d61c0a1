// Forms: what was typed becomes a checked value or a list of mistakes in plain words, and is never lost.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Answer, type FieldError, Unusable } from '../kernel/errors.ts';
import { inWords } from './words.ts';

/** What was typed, as typed, and what is wrong with it. */
export interface FormFacts {
  values: Readonly<Record<string, unknown>>;
  errors: readonly FieldError[];
}

/**
 * Checks a form's fields. Blank fields count as not given and spaces around words are dropped. A field is named in
 * messages by its schema's `.meta({ title: 'Due date' })`, else by its own name in words; a message of the schema's
 * own (`z.string({ error: 'Enter who leads this' })`) is kept.
 */
export function parseForm<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  body: unknown,
): Answer<z.output<z.ZodObject<Shape>>> {
  const given = typeof body === 'object' && body !== null ? body : {};
  const tidied = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, tidy(value)]));
  const parsed = schema.safeParse(tidied, {
    error: (issue) => plainWords(issue, titleOf(schema, issue.path?.[0])),
  });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, errors: firstOfEach(parsed.error.issues) };
}

/** Checkboxes and other fields that may be sent none, one or many times. */
export function several<Item extends z.ZodType>(item: Item) {
  return z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item));
}

/** What a template needs to show a form again: the words as typed, and the mistakes. For a fresh form, no errors. */
export function formWith(values: unknown, errors: readonly FieldError[] = []): FormFacts {
  const given = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  return { values: Object.fromEntries(given), errors };
}

export function errorOf(form: FormFacts | undefined, field: string): string | undefined {
  return form?.errors.find((error) => error.field === field)?.message;
}

export function typedIn(form: FormFacts | undefined, field: string): unknown {
  return form?.values[field] ?? undefined;
}

export function typedInAll(form: FormFacts | undefined, field: string): string[] {
  const value = typedIn(form, field);
  return value === undefined ? [] : [value].flat().map(String);
}

function tidy(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const words = value.replaceAll('\r\n', '\n').trim();
  return words === '' ? undefined : words;
}

/** One message for each field: the first says what to do next. */
function firstOfEach(issues: readonly z.core.$ZodIssue[]): FieldError[] {
  const errors = new Map<string, FieldError>();
  for (const issue of issues) {
    const field = String(issue.path[0] ?? '');
    if (!errors.has(field)) errors.set(field, { field, message: issue.message });
  }
  return [...errors.values()];
}

function titleOf(schema: z.ZodObject, field: PropertyKey | undefined): string {
  if (field === undefined) return 'This form';
  const named = schema.shape[String(field)];
  const title = named instanceof z.ZodType ? named.meta()?.title : undefined;
  return title ?? inWords(String(field));
}

function plainWords(issue: z.core.$ZodRawIssue, title: string): string {
  const inSentence = title.charAt(0).toLowerCase() + title.slice(1);
  const choice = issue.code === 'invalid_value' || issue.code === 'invalid_union';
  if (issue.input === undefined || issue.input === '') return `${choice ? 'Choose' : 'Enter'} ${inSentence}`;
  if (choice) return `Choose ${inSentence} from the list`;
  if (issue.code === 'invalid_type' && ['number', 'int'].includes(issue.expected)) {
    return `${title} must be a ${issue.expected === 'int' ? 'whole ' : ''}number`;
  }
  if (issue.code === 'too_small') return `${title} must be ${bound(issue.origin, 'at least', issue.minimum)}`;
  if (issue.code === 'too_big') return `${title} must be ${bound(issue.origin, 'at most', issue.maximum)}`;
  if (issue.code === 'invalid_format' && issue.format === 'date') return `${title} must be a real date`;
  return `${title} is not in the right form`;
}

function bound(of: string, side: string, limit: number | bigint): string {
  const amount = `${side} ${limit.toLocaleString('en-GB')}`;
  if (of === 'string') return `${amount} character${Number(limit) === 1 ? '' : 's'} long`;
  return of === 'array' ? `${amount} of the choices` : amount;
}

export interface Upload {
  /** The other fields of the form, as typed. */
  fields: Record<string, string>;
  /** Undefined when no file was chosen, or when it was too large. */
  file: { name: string; bytes: Buffer } | undefined;
  /** Says the limit, when the file was larger. */
  errors: FieldError[];
}

/**
 * Reads a form that carries one file. Of a file above `maximumBytes` no more than that is held in memory.
 * @throws Unusable when the form was not sent as one with a file
 */
export async function readUpload(request: FastifyRequest, maximumBytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw new Unusable('This form must carry a file');
  const upload: Upload = { fields: {}, file: undefined, errors: [] };
  for await (const part of request.parts({ limits: { fileSize: maximumBytes } })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') upload.fields[part.fieldname] = part.value;
      continue;
    }
    const bytes = await part.toBuffer();
    if (part.file.truncated) {
      const message = `The file must be smaller than ${sayBytes(maximumBytes)}`;
      upload.errors.push({ field: part.fieldname, message });
    } else if (part.filename !== '') upload.file = { name: part.filename, bytes };
  }
  return upload;
}

function sayBytes(bytes: number): string {
  return bytes >= 1e6 ? `${Math.round(bytes / 1e5) / 10} MB` : `${Math.round(bytes / 1e3)} kB`;
}
