// The pages of the month at the size of a large council: a lead's updates, a board at work, the register, three opinions.
import type { FastifyInstance } from 'fastify';
import { growDelivery } from './delivery.store.ts';
import { type Bench, benchDay, type Get, type Ground, measurer, officer, openApp } from './ground.ts';
import type { Outcome } from './measure.ts';
import { leadingPlanId, measurePage } from './overview.ts';

const large = { actions: 5000, updatesEach: 12, risks: 2000 };
const small = { actions: 40, updatesEach: 2, risks: 10 };

/** Milliseconds of server time that the project has set itself for each of these pages. */
const atMost = 300;

/** Grows the council, signs in one of the new leads, and answers the pages to ask for. */
export async function growPages(
  { database, accounts, example }: Pick<Ground, 'database' | 'accounts' | 'example'>,
  app: FastifyInstance,
  { day, host, size }: { day: string; host: string; size: typeof large },
): Promise<{ get: Get; pages: Record<string, string> }> {
  const { personId, itemId, bodyId, meetingId } = await database.as(
    measurer,
    example,
    'Grow a council',
    (tx) => growDelivery(tx, example, size, day),
  );
  const get = await officer({ accounts }, app, { councilId: example, host, personId });
  // Links are relative, so that a page can be served under any path.
  const first = async (path: string, link: RegExp) => {
    const found = link.exec((await get(path)).body)?.[0];
    if (!found) throw new Error(`${path} has no link like ${link}.`);
    return `/office/${found}`;
  };
  const pages = {
    'my updates': '/office/my-updates',
    'a board at work': `/office/boards/${bodyId}/work`,
    'an agenda': `/office/board-meetings/${meetingId}`,
    'the register': '/office/raid',
    'the heat map': '/office/raid/heat',
    'an item': `/office/actions/${itemId}`,
    slips: '/office/slips',
    'check and challenge': '/office/check-and-challenge',
    'a period': await first('/office/periods', /periods\/\d+/),
    'three opinions': '/office/opinions',
    'how far to believe it': '/office/assurance',
    registers: '/office/registers',
    'quality checks': '/office/checks',
    'a plan': `/office/plans/${await leadingPlanId(get, '/live')}`,
  };
  return { get, pages };
}

export async function delivery({ short, ground }: Bench): Promise<Outcome> {
  const stood = await ground();
  const app = await openApp(stood);
  try {
    const size = short ? small : large;
    const { get, pages } = await growPages(stood, app, { day: benchDay, host: 'localhost:3000', size });
    const length = short ? { rounds: 1, milliseconds: 1 } : { rounds: 5, milliseconds: 300 };
    const outcome: Outcome = {
      on: `the example council with ${size.actions} actions, ${size.actions * size.updatesEach} updates and ${size.risks} risks more`,
      comparisons: [],
      facts: [],
    };
    for (const [what, path] of Object.entries(pages)) {
      const { comparison, facts } = await measurePage(what, get, path, length);
      outcome.comparisons.push(comparison);
      outcome.facts.push(
        { what: `${what}: a request`, value: comparison.own.median, unit: 'ms', atMost },
        ...facts,
      );
    }
    return outcome;
  } finally {
    await app.close();
  }
}
