// The page of what leavers left behind, and its way from the desk with how much there is.
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../../db/database.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { count, type DeskLink, livePhrase } from '../../plan/index.ts';
import type { DeliverySettings } from '../settings.ts';
import { type LeftBehind, leftBehind, type Responsible } from './left-behind.ts';

const headings: Record<LeftBehind['kind'], string> = {
  item: 'What they led',
  'date request': 'Requests to move a date',
  challenge: 'Challenges without an answer',
  test: 'Tests of closed actions',
  risk: 'Risks, issues and what things wait for',
};
const kinds = ['item', 'date request', 'challenge', 'test', 'risk'] as const;

export function addLeaversPage(
  scope: FastifyInstance,
  { database, live, responsible = [] }: DeliverySettings,
) {
  scope.get('/leavers', { config: { permission: 'period.run' } }, async (request, reply) => {
    const council = councilOf(request);
    const thread = await live(request.actor, council, request.day);
    const found = await database.read(request.actor, council.id, (tx) => leftBehind(tx, thread, responsible));
    return reply.page('delivery/views/leavers.njk', {
      title: 'What leavers left behind',
      phrase: livePhrase(request.day),
      back: { text: 'Your page', path: '/desk' },
      all: count(found.length, 'thing'),
      some: found.length > 0,
      groups: kinds
        .map((kind) => ({ heading: headings[kind], rows: found.filter((one) => one.kind === kind) }))
        .filter(({ rows }) => rows.length > 0),
    });
  });
}

/** Nothing where nothing is left behind. */
export function leaversOnDesk(database: Database, responsible: readonly Responsible[]): DeskLink {
  return async (thread, actor, councilId) => {
    if (!mayDo(actor, 'period.run')) return null;
    const found = await database.read(actor, councilId, (tx) => leftBehind(tx, thread, responsible));
    if (found.length === 0) return null;
    return { title: `${count(found.length, 'thing')} that leavers left behind`, path: '/leavers' };
  };
}
