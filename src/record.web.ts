// The record on a page: the last units of work, and a check that nobody has rewritten anything.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Database } from './db/database.ts';
import { lastEntries } from './db/record.ts';
import { verifyRecord } from './db/verify.ts';
import { longDay, today } from './kernel/days.ts';
import { councilOf } from './modules/people/index.ts';
import { livePhrase } from './modules/plan/index.ts';
import { mount } from './web/pages.ts';

const may = { config: { permission: 'record.verify' } } as const;
const shown = 50;

export async function recordWeb(app: FastifyInstance, database: Database): Promise<void> {
  const view = async (request: FastifyRequest) => {
    const entries = await database.read(request.actor, councilOf(request).id, (tx) => lastEntries(tx, shown));
    return {
      title: 'The record',
      phrase: livePhrase(request.day),
      entries: entries.map(({ actor, at, ...entry }) => ({
        ...entry,
        // The account's number tells two people of one name apart in the record; a reader needs the name.
        actor: actor.replace(/ \([^)]*\)$/, ''),
        on: longDay(today(Temporal.Instant.from(at))),
      })),
    };
  };
  await mount(app, '/office', (scope) => {
    scope.get('/record', may, async (request, reply) => reply.page('views/record.njk', await view(request)));
    scope.post('/record/verify', may, async (request, reply) => {
      const checked = await verifyRecord(database, councilOf(request).id);
      return reply.page('views/record.njk', { ...(await view(request)), checked });
    });
  });
}
