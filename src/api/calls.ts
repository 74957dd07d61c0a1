// One call of the API: its schemas check what is asked, type the handler, and describe it to others.
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Answer, type FieldError, NotFound } from '../kernel/errors.ts';

/** Where version 1 of every call lives. */
export const apiRoot = '/api/v1';

const nothing = z.object({});
type Nothing = typeof nothing;

export interface Asked<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> {
  params: z.output<Params>;
  query: z.output<Query>;
  body: z.output<Body>;
  request: FastifyRequest;
}

export interface ApiCall<
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
  Body extends z.ZodType = Nothing,
  Response extends z.ZodType = z.ZodType,
> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1`, with `:names` for what `params` checks: `/actions/:id`. */
  path: `/${string}`;
  /** `public`, or the name of the permission somebody needs. */
  permission: string;
  /** What it answers, in a line. */
  summary: string;
  params?: Params;
  query?: Query;
  body?: Body;
  response: Response;
  handler: (asked: Asked<Params, Query, Body>) => z.input<Response> | Promise<z.input<Response>>;
}

/** What the description of the API needs to know of a call, whatever its types. */
export type DescribedCall = Pick<ApiCall, 'method' | 'path' | 'permission' | 'summary'> & {
  params?: z.ZodObject | undefined;
  query?: z.ZodObject | undefined;
  body?: z.ZodType | undefined;
  response: z.ZodType;
};

declare module 'fastify' {
  interface FastifyInstance {
    /** Every call registered so far, in order. */
    apiCalls: DescribedCall[];
  }
}

/** A question that cannot be answered as put: 422, with each mistake by its field. */
export class Mistaken extends Error {
  override name = 'Mistaken';
  readonly statusCode = 422;
  readonly errors: readonly FieldError[];
  constructor(errors: readonly FieldError[]) {
    super('Some of what was sent is missing or wrong');
    this.errors = errors;
  }
}

/** What an action answered; its mistakes become the call's own. Throws Mistaken. */
export function orMistaken<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Mistaken(answer.errors);
  return answer.value;
}

/**
 * Adds one call. A path that names nothing is 404; a wrong query or body is 422 and lists each mistake; an answer that
 * breaks its own schema is a bug. GET answers carry an ETag made from their content, and 304 when it is known already.
 */
export function apiRoute<
  Params extends z.ZodObject = Nothing,
  Query extends z.ZodObject = Nothing,
  Body extends z.ZodType = Nothing,
  Response extends z.ZodType = z.ZodType,
>(app: FastifyInstance, call: ApiCall<Params, Query, Body, Response>): void {
  const { method, path, permission, summary, params, query, body, response } = call;
  app.apiCalls.push({ method, path, permission, summary, params, query, body, response });
  app.route({
    method,
    url: apiRoot + path,
    config: { permission },
    handler: async (request, reply) => {
      const asked = {
        params: readParams(params, request.params),
        query: read(query?.strict(), withoutBlanks(request.query)),
        body: read(body, request.body),
        request,
        // A schema left out is `nothing`, whose output is the empty object that `read` gives.
      } as Asked<Params, Query, Body>;
      return answer(request, reply, response.parse(await call.handler(asked)));
    },
  });
}

function readParams(schema: z.ZodType | undefined, given: unknown): unknown {
  const read = schema?.safeParse(given);
  if (read && !read.success) throw new NotFound('Nothing has that name or number');
  return read?.data ?? {};
}

function read(schema: z.ZodType | undefined, given: unknown): unknown {
  if (!schema) return {};
  const read = schema.safeParse(given);
  if (!read.success) throw new Mistaken(read.error.issues.flatMap(mistakes));
  return read.data;
}

function mistakes(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: key, message: `There is no field called ${key}` }));
  }
  return [{ field: issue.path.join('.'), message: issue.message }];
}

/** `?status=` asks nothing about status. */
function withoutBlanks(query: unknown): unknown {
  return Object.fromEntries(Object.entries(query ?? {}).filter(([, value]) => value !== ''));
}

function answer(request: FastifyRequest, reply: FastifyReply, value: unknown): FastifyReply {
  const json = JSON.stringify(value);
  const tag = `"${createHash('sha256').update(json).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', tag).type('application/json; charset=utf-8');
  const known = request.headers['if-none-match'] ?? '';
  const asksAgain = request.method === 'GET' || request.method === 'HEAD';
  if (asksAgain && known.split(',').some((each) => each.trim().replace(/^W\//, '') === tag)) {
    return reply.code(304).send();
  }
  return reply.send(json);
}
