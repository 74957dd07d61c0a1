// The page that shows the API: every call in words, with what it takes, what it answers, and a line to try.
import { apiRoot } from './calls.ts';
import type { Description, JsonSchema, Operation } from './openapi.ts';

export interface ReferencePage {
  title: string;
  description: string;
  openApiPath: string;
  calls: {
    id: string;
    method: string;
    path: string;
    summary: string;
    permission: string;
    parameters: { name: string; kind: string; needed: string; about: string }[];
    body: string | undefined;
    response: string;
    answers: string;
    example: string;
  }[];
  shapes: { name: string; schema: string }[];
}

/** `address` is where the reader reaches the site, `https://plan.example`, for the examples. */
export function referencePage(
  facts: { title: string; description: string },
  { operations, shapes }: Description,
  address: string,
): ReferencePage {
  return {
    ...facts,
    openApiPath: `${apiRoot}/openapi.json`,
    calls: operations.map((operation) => ({
      id: `${operation.call.method}-${operation.path.replace(/\W+/g, '-')}`.toLowerCase(),
      method: operation.call.method,
      path: apiRoot + operation.path,
      summary: operation.call.summary,
      permission: operation.call.permission,
      parameters: operation.parameters.map((parameter) => ({
        name: parameter.name,
        kind: kindOf(parameter.schema),
        needed: parameter.required ? 'yes' : 'no',
        about: parameter.description ?? '',
      })),
      body: operation.body && pretty(operation.body),
      response: pretty(operation.response),
      answers: kindOf(operation.response),
      example: curlFor(operation, address, shapes),
    })),
    shapes: Object.entries(shapes).map(([name, schema]) => ({ name, schema: pretty(schema) })),
  };
}

function pretty(schema: JsonSchema): string {
  return JSON.stringify(schema, null, 2);
}

/** A schema in a few words: "list of Action", "day, YYYY-MM-DD", "one of late, delivered". */
export function kindOf(schema: JsonSchema | boolean | undefined): string {
  if (schema === undefined || typeof schema === 'boolean') return 'anything';
  if (schema.$ref) return schema.$ref.split('/').at(-1) ?? 'anything';
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return `one of ${schema.enum.join(', ')}`;
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map(kindOf))].join(' or ');
  if (schema.type === 'array') {
    return `list of ${kindOf(Array.isArray(schema.items) ? schema.items[0] : schema.items)}`;
  }
  if (schema.type === 'string') return schema.format === 'date' ? 'day, YYYY-MM-DD' : 'text';
  return (
    { integer: 'whole number', boolean: 'true or false', null: 'nothing' }[String(schema.type)] ??
    named(schema)
  );
}

function named(schema: JsonSchema): string {
  const fields = Object.keys(schema.properties ?? {});
  if (schema.title === undefined && fields.length > 0) return `{ ${fields.join(', ')} }`;
  return (
    schema.title ?? (Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'anything'))
  );
}

function curlFor(
  { call, path, parameters, body }: Operation,
  address: string,
  shapes: Record<string, JsonSchema>,
) {
  let url = address + apiRoot + path;
  const query = new URLSearchParams();
  for (const { name, in: where, required, schema } of parameters) {
    const value = String(exampleOf(schema, shapes));
    if (where === 'path') url = url.replace(`{${name}}`, encodeURIComponent(value));
    else if (required || schema.examples !== undefined) query.set(name, value);
  }
  const parts = ['curl', ...(call.method === 'GET' ? [] : ['-X', call.method])];
  if (call.permission !== 'public') parts.push("-b 'your session cookie'");
  // A write sent with a cookie must say that it comes from this site.
  if (call.method !== 'GET') parts.push('-H', quoted(`origin: ${address}`));
  if (body)
    parts.push(
      "-H 'content-type: application/json'",
      `-d ${quoted(JSON.stringify(exampleOf(body, shapes)))}`,
    );
  return [...parts, quoted(query.size > 0 ? `${url}?${query}` : url)].join(' ');
}

/** In single quotes, as a shell reads them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Any value the schema allows, the one it gives as an example if it gives one. */
function exampleOf(given: JsonSchema | boolean | undefined, shapes: Record<string, JsonSchema>): unknown {
  if (given === undefined || typeof given === 'boolean') return 'text';
  const schema = given.$ref ? (shapes[given.$ref.split('/').at(-1) ?? ''] ?? {}) : given;
  const own = Array.isArray(schema.examples)
    ? schema.examples[0]
    : (schema.default ?? schema.const ?? schema.enum?.[0]);
  if (own !== undefined) return own;
  if (schema.type === 'object') {
    const fields = Object.entries(schema.properties ?? {});
    return Object.fromEntries(fields.map(([name, field]) => [name, exampleOf(field, shapes)]));
  }
  if (schema.type === 'array') return [];
  if (schema.type === 'integer' || schema.type === 'number') return Math.max(1, schema.minimum ?? 1);
  if (schema.type === 'boolean') return true;
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return exampleOf(either[0], shapes);
  return schema.format === 'date' ? '2026-11-22' : 'text';
}
