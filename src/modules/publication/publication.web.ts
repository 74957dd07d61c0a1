// The public site: a pure function of an edition. The latest at /, every one for ever at /editions/N.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../db/database.ts';
import { longDay } from '../../kernel/days.ts';
import { NotFound } from '../../kernel/errors.ts';
import { mount } from '../../web/pages.ts';
import { noMoney } from '../finance/index.ts';
import { councilOf } from '../people/index.ts';
import { addThreadPages, askedBy, livePhrase, type Walk, walk } from '../plan/index.ts';
import { type Editions, publish } from './edition.actions.ts';
import { addPublicMeasures } from './measures.web.ts';
import { addPublicMoney } from './money.web.ts';

const minute = 60;

export async function publicationWeb(
  app: FastifyInstance,
  { database, editions }: { database: Database; editions: Editions },
): Promise<void> {
  const latest = async (request: FastifyRequest, reply: FastifyReply) => {
    const council = councilOf(request);
    reply.cacheFor(minute);
    const read = await editions.read(council.id).catch((error) => {
      if (error instanceof NotFound && ['/', '/measures', '/money'].includes(request.routeOptions.url ?? ''))
        return null;
      throw error;
    });
    if (!read)
      return {
        thread: nothingYet(council.name),
        measures: [],
        money: noMoney,
        phrase: 'nothing is published yet',
      };
    const { facts, ...shown } = read;
    return { ...shown, phrase: `improvement and recovery, as published on ${longDay(facts.publishedOn)}` };
  };
  const numbered = async (request: FastifyRequest, reply: FastifyReply) => {
    const number = numberAsked(askedBy(request).params.number);
    const { facts, ...shown } = await editions.read(councilOf(request).id, number);
    reply.cacheForEver();
    return { ...shown, phrase: `edition ${facts.number}, published on ${longDay(facts.publishedOn)}` };
  };
  for (const [under, shown] of [
    ['', latest],
    ['/editions/:number', numbered],
  ] as const)
    await mount(app, under, (scope) => {
      addThreadPages(scope, { permission: 'public', inside: false, thread: shown });
      addPublicMeasures(scope, shown);
      addPublicMoney(scope, shown);
    });
  addEditionPages(app, editions);
  await mount(app, '/office', (scope) => addPublishing(scope, database, editions));
}

/** The front page of a council before its first edition. */
function nothingYet(name: string): Walk {
  const empty = { plans: [], items: [], links: [], people: [], bodies: [], instruments: [] };
  return walk({
    council: { name, example: false },
    day: '0001-01-01',
    ...empty,
    documents: [],
    excerpts: [],
    findings: [],
    moves: [],
    editions: [],
    instrumentEvents: [],
    assessments: [],
    judgements: [],
    functions: [],
  });
}

function numberAsked(words: string | undefined): number {
  const number = Number(words);
  if (!Number.isSafeInteger(number) || number < 1) throw new NotFound('There is no such edition.');
  return number;
}

function addEditionPages(app: FastifyInstance, editions: Editions): void {
  app.get('/editions', { config: { permission: 'public' } }, async (request, reply) => {
    const list = await editions.list(councilOf(request).id);
    reply.cacheFor(minute);
    return reply.page('publication/views/editions.njk', { title: 'Every edition', editions: list });
  });
  app.get('/editions/:number/edition.json', { config: { permission: 'public' } }, async (request, reply) => {
    const content = await editions.content(
      councilOf(request).id,
      numberAsked(askedBy(request).params.number),
    );
    reply.cacheForEver();
    return reply.type('application/json; charset=utf-8').send(content);
  });
}

const mayPublish = { config: { permission: 'edition.publish' } } as const;

/** Publishing is one button, on a page that says what it does. */
function addPublishing(scope: FastifyInstance, database: Database, editions: Editions): void {
  scope.get('/publish', mayPublish, async (request, reply) => {
    const [latest] = await editions.list(councilOf(request).id);
    return reply.page('publication/views/publish.njk', {
      title: 'Publish an edition',
      phrase: livePhrase(request.day),
      latest: latest && { ...latest, path: `/editions/${latest.number}` },
    });
  });
  scope.post('/publish', mayPublish, async (request, reply) => {
    const { number } = await publish(database, request.actor, councilOf(request), request.day);
    return reply.redirect(`/editions/${number}`, 303);
  });
}
