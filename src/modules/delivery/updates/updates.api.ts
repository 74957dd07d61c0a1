// Updates and periods by API, of the live plan.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute, Mistaken } from '../../../api/calls.ts';
import { councilOf } from '../../people/index.ts';
import { itemAsked, need } from '../../plan/index.ts';
import { Figures, Period } from '../periods/period.ts';
import { closePeriod, openPeriod } from '../periods/periods.actions.ts';
import { allPeriods, frozenOf } from '../periods/periods.store.ts';
import type { DeliverySettings } from '../settings.ts';
import { NewUpdate, Update } from './update.ts';
import { giveUpdate } from './updates.actions.ts';
import { latestUpdates, updatesOf } from './updates.store.ts';

const Numbered = z.object({ id: z.coerce.number().int().positive() });

export function addUpdateCalls(app: FastifyInstance, settings: DeliverySettings): void {
  addReading(app, settings);
  addGiving(app, settings);
  addPeriodCalls(app, settings);
}

function addReading(app: FastifyInstance, { database, live }: DeliverySettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/live/updates',
    permission: 'plan.read',
    summary: 'The latest update of every item that has one',
    response: z.object({ updates: z.array(Update) }),
    handler: async ({ request }) => {
      const latest = await database.read(request.actor, councilOf(request).id, (tx) => latestUpdates(tx));
      return { updates: [...latest.values()] };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: '/live/items/:id/updates',
    permission: 'plan.read',
    summary: 'The updates of one item, latest first',
    params: Numbered,
    response: z.object({ updates: z.array(Update) }),
    handler: async ({ params, request }) => {
      const thread = await live(request.actor, councilOf(request), request.day);
      const item = itemAsked(thread, { params: { id: String(params.id) }, query: {} });
      const updates = await database.read(request.actor, councilOf(request).id, (tx) =>
        updatesOf(tx, item.id),
      );
      return { updates };
    },
  });
}

function addGiving(app: FastifyInstance, { database }: DeliverySettings): void {
  apiRoute(app, {
    method: 'POST',
    path: '/live/items/:id/updates',
    permission: 'update.own',
    summary:
      'Give an update of an item; `seen` is the number of the last one that was seen, 0 where there was none',
    params: Numbered,
    body: NewUpdate,
    response: z.object({
      updateId: z.int(),
      move: z.enum(['asked', 'noted']).nullable().describe('What became of a request to move the date'),
      late: z.boolean().describe('Given after its period had closed'),
    }),
    handler: async ({ params, body, request }) => {
      const asked = { itemId: params.id, given: body, day: request.day };
      const done = await giveUpdate(database, request.actor, councilOf(request), asked);
      if (!done.ok) throw new Mistaken(done.errors);
      return done.value;
    },
  });
}

function addPeriodCalls(app: FastifyInstance, settings: DeliverySettings): void {
  const { database } = settings;
  addRunning(app, settings);
  apiRoute(app, {
    method: 'GET',
    path: '/live/periods',
    permission: 'plan.read',
    summary: 'Every reporting period, latest first',
    response: z.object({ periods: z.array(Period) }),
    handler: async ({ request }) => ({
      periods: [...(await database.read(request.actor, councilOf(request).id, allPeriods))],
    }),
  });
  apiRoute(app, {
    method: 'GET',
    path: '/live/periods/:id/figures',
    permission: 'plan.read',
    summary: 'What a closed period was frozen with, and the entry of the record it was frozen at',
    params: Numbered,
    response: z.object({ figures: Figures, headSeq: z.int(), closedBy: z.string() }),
    handler: async ({ params, request }) => {
      const frozen = await database.read(request.actor, councilOf(request).id, (tx) =>
        frozenOf(tx, params.id),
      );
      return need(frozen ?? undefined, 'closed period');
    },
  });
}

function addRunning(app: FastifyInstance, settings: DeliverySettings): void {
  const { database, now = () => Temporal.Now.instant() } = settings;
  apiRoute(app, {
    method: 'POST',
    path: '/live/cycles/:id/open',
    permission: 'period.run',
    summary: 'Open the next period of a cycle, and ask everybody who owes it something',
    params: Numbered,
    response: z.object({ periodId: z.int() }),
    handler: async ({ params, request }) => {
      const asked = { cycleId: params.id, day: request.day, now: now() };
      return { periodId: await openPeriod(database, request.actor, councilOf(request), asked) };
    },
  });
  apiRoute(app, {
    method: 'POST',
    path: '/live/periods/:id/close',
    permission: 'period.run',
    summary: 'Close a period: what it comes to is frozen, and what is said of it later is late',
    params: Numbered,
    response: z.object({ figures: Figures, headSeq: z.int(), closedBy: z.string() }),
    handler: async ({ params, request }) => {
      const council = councilOf(request);
      await closePeriod(database, request.actor, council, { periodId: params.id, day: request.day });
      const frozen = await database.read(request.actor, council.id, (tx) => frozenOf(tx, params.id));
      return need(frozen ?? undefined, 'closed period');
    },
  });
}
