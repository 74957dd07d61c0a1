// Trouble, mapped once: every refusal and every bug becomes a page, or problem+json (RFC 9457) under /api.
import { STATUS_CODES } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Conflict, type FieldError, NotAllowed, NotFound, Unusable } from '../kernel/errors.ts';
import { isApi, signInTo } from './who.ts';
import { inWords } from './words.ts';

interface Trouble {
  status: number;
  /** For the heading of the page. */
  heading: string;
  message: string;
  errors?: readonly FieldError[];
}

/** The status and words of any error. What is not a refusal is a bug: 500, and its own words are not shown. */
export function troubleOf(error: unknown, signedIn: boolean): Trouble {
  if (error instanceof NotFound) return { status: 404, heading: 'Page not found', message: error.message };
  if (error instanceof NotAllowed && !signedIn) {
    return { status: 401, heading: 'You need to sign in', message: error.message };
  }
  if (error instanceof NotAllowed) {
    return { status: 403, heading: 'You cannot do this', message: error.message };
  }
  if (error instanceof Conflict) {
    return { status: 409, heading: 'Somebody else changed this first', message: error.message };
  }
  if (error instanceof Unusable) {
    const errors = error.field === undefined ? [] : [{ field: error.field, message: error.message }];
    return { status: 422, heading: 'This cannot be used', message: error.message, errors };
  }
  return (
    refusalOf(error) ?? {
      status: 500,
      heading: 'Something went wrong',
      message: 'A bug, or an outage. Nothing was changed',
    }
  );
}

const refusals: Record<number, [heading: string, message: string]> = {
  400: ['This could not be understood', 'What was sent is not in the form this page expects'],
  403: [
    'This came from another site',
    'Nothing was changed. Open the page on this site and send it from there',
  ],
  413: ['This is too large', 'What was sent is larger than this page accepts'],
  415: ['This could not be read', 'What was sent is of a kind this page does not read'],
  422: ['This cannot be used', 'Some of what was sent is missing or wrong'],
  429: ['Too many tries', 'Wait a minute, then try again'],
};

/** Errors that carry their own status below 500, as Fastify's and the API kit's do; `errors` lists the fields. */
function refusalOf(error: unknown): Trouble | undefined {
  if (!(error instanceof Error) || !('statusCode' in error)) return undefined;
  const status = error.statusCode;
  if (typeof status !== 'number' || status < 400 || status > 499) return undefined;
  const [heading, message] = refusals[status] ?? ['This could not be done', 'The request was refused'];
  const errors = 'errors' in error && Array.isArray(error.errors) ? error.errors : undefined;
  return { status, heading, message, ...(errors && { errors }) };
}

export function setUpErrors(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => answer(error, request, reply));
  const limit = app.rateLimit({ max: 100, timeWindow: '1 minute' });
  app.setNotFoundHandler({ preHandler: limit }, (request, reply) =>
    answer(new NotFound('Nothing lives at this address'), request, reply),
  );
}

function answer(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const trouble = troubleOf(error, request.actor.kind !== 'public');
  const bug = trouble.status >= 500;
  if (bug) request.log.error({ err: error }, 'A bug, or an outage');
  reply.code(trouble.status).header('cache-control', 'no-store').removeHeader('etag');
  if (isApi(request)) return sendProblem(trouble, request, reply);
  try {
    return sendPage(trouble, error, request, reply);
  } catch (second) {
    request.log.error({ err: second }, 'The error page itself failed');
    return reply.code(500).type('text/plain; charset=utf-8').send(`Something went wrong (${request.id})`);
  }
}

function sendProblem(trouble: Trouble, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = {
    type: 'about:blank',
    title: STATUS_CODES[trouble.status],
    status: trouble.status,
    detail: trouble.message,
    ...(trouble.errors && { errors: trouble.errors }),
    ...(trouble.status >= 500 && { requestId: request.id }),
  };
  return reply.type('application/problem+json').send(JSON.stringify(problem));
}

function sendPage(trouble: Trouble, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const template = trouble.status === 409 ? 'errors/conflict.njk' : 'errors/error.njk';
  return reply.page(template, {
    ...trouble,
    title: trouble.heading,
    requestId: request.id,
    toSignIn: signInTo(request.method === 'GET' ? request.url : '/'),
    versions: error instanceof Conflict ? bothVersions(request.body, error.theirs) : [],
  });
}

interface VersionRow {
  name: string;
  mine: string;
  theirs: string;
}

/** Field by field: what was typed beside what stands now. Only plain values can be laid side by side. */
function bothVersions(mine: unknown, theirs: unknown): VersionRow[] {
  const [typed, standing] = [plainValues(mine), plainValues(theirs)];
  return [...new Set([...standing.keys(), ...typed.keys()])].map((name) => ({
    name: inWords(name),
    mine: typed.get(name) ?? '',
    theirs: standing.get(name) ?? '',
  }));
}

function plainValues(of: unknown): Map<string, string> {
  if (typeof of !== 'object' || of === null) return new Map();
  const plain = Object.entries(of).filter(([, value]) => ['string', 'number'].includes(typeof value));
  return new Map(plain.map(([name, value]) => [name, String(value)]));
}
