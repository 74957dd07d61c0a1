// The calls as an OpenAPI 3.1 document, made from the schemas that check them.
import { z } from 'zod';
import { apiRoot, type DescribedCall } from './calls.ts';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

export interface ApiFacts {
  title: string;
  version: string;
  description: string;
}

export interface Parameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

/** One call with its schemas as JSON Schema; shared shapes are references into `#/components/schemas`. */
export interface Operation {
  call: DescribedCall;
  /** `/actions/{id}` */
  path: string;
  parameters: Parameter[];
  body?: JsonSchema;
  response: JsonSchema;
}

export interface Description {
  operations: Operation[];
  /** Shapes that carry `.meta({ id })`, by that id. */
  shapes: Record<string, JsonSchema>;
}

const Problem: JsonSchema = {
  type: 'object',
  description: 'RFC 9457. `errors` lists each mistake by its field; `requestId` names a bug in the log.',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, message: { type: 'string' } },
        required: ['field', 'message'],
      },
    },
    requestId: { type: 'string' },
  },
  required: ['type', 'title', 'status', 'detail'],
};

/** Throws when two different schemas carry one id. */
export function describe(calls: readonly DescribedCall[]): Description {
  const shapes: Record<string, JsonSchema> = { Problem };
  const operations = calls.map((call) => ({
    call,
    path: call.path.replace(/:(\w+)/g, '{$1}'),
    parameters: [...parametersOf('path', call.params, shapes), ...parametersOf('query', call.query, shapes)],
    ...(call.body && { body: schemaOf(call.body, 'input', shapes) }),
    response: schemaOf(call.response, 'output', shapes),
  }));
  return { operations, shapes };
}

export function openApiOf(facts: ApiFacts, { operations, shapes }: Description): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    path[operation.call.method.toLowerCase()] = operationObject(operation);
    paths[operation.path] = path;
  }
  return {
    openapi: '3.1.0',
    info: facts,
    servers: [{ url: apiRoot }],
    paths,
    components: { schemas: shapes },
  };
}

function operationObject({ call, parameters, body, response }: Operation): object {
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return {
    operationId: `${call.method.toLowerCase()}${call.path.replace(/[/:_-]+(\w?)/g, (_all, letter: string) => letter.toUpperCase())}`,
    summary: call.summary,
    'x-permission': call.permission,
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      200: { description: call.summary, content: { 'application/json': { schema: response } } },
      default: { description: 'A refusal, or a bug', content: problem },
    },
  };
}

function parametersOf(
  where: 'path' | 'query',
  schema: z.ZodObject | undefined,
  shapes: Record<string, JsonSchema>,
): Parameter[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input', shapes);
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = typeof property === 'boolean' ? {} : property;
    return {
      name,
      in: where,
      required: where === 'path' || required.includes(name),
      ...(description !== undefined && { description }),
      schema: rest,
    };
  });
}

/** JSON Schema of one Zod schema; every part that carries an id is moved into `shapes`. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', shapes: Record<string, JsonSchema>): JsonSchema {
  const made = z.toJSONSchema(schema, { io, override: ({ jsonSchema }) => leaveOutNoise(jsonSchema) });
  const { $schema, $defs = {}, ...rest } = pointingAtShapes(made);
  for (const [id, shape] of Object.entries($defs)) {
    if (shapes[id] && JSON.stringify(shapes[id]) !== JSON.stringify(shape)) {
      throw new Error(`Two schemas of the API are called ${id}, or one is both asked for and answered`);
    }
    shapes[id] = shape;
  }
  return rest;
}

/** The bounds of a safe integer and the long pattern behind `format: date` tell a reader nothing. */
function leaveOutNoise(schema: JsonSchema): void {
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.format === 'date') delete schema.pattern;
}

function pointingAtShapes(schema: JsonSchema): JsonSchema {
  const text = JSON.stringify(schema, (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace('#/$defs/', '#/components/schemas/') : value,
  );
  return JSON.parse(text);
}
