// The record on a page: the last units of work, and a check that nobody has rewritten anything.
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from './db/database.ts';
import { lastEntries } from './db/record.ts';
import { verifyRecord } from './db/verify.ts';
import { Day, longDay, today } from './kernel/days.ts';
import { NotFound } from './kernel/errors.ts';
import { councilOf } from './modules/people/index.ts';
import { askedBy, livePhrase } from './modules/plan/index.ts';
import { auditTrail } from './record.trail.ts';
import { mount } from './web/pages.ts';

const may = { config: { permission: 'record.verify' } } as const;
const shown = 50;
const Days = z.object({ from: Day.optional(), to: Day.optional() });

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
    scope.get('/record.csv', may, async (request, reply) => {
      const asked = Days.safeParse(askedBy(request).query);
      if (!asked.success) throw new NotFound('Give days as 2026-11-22, in `from` and `to`.');
      const trail = auditTrail(database, request.actor, councilOf(request).id, asked.data);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="record-${request.day}.csv"`)
        .send(Readable.from(trail));
    });
    scope.post('/record/verify', may, async (request, reply) => {
      const checked = await verifyRecord(database, councilOf(request).id);
      return reply.page('views/record.njk', { ...(await view(request)), checked });
    });
  });
}
