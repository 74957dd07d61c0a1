// The optimism score on a page of the office: by theme and period for everybody inside, by post for those it concerns.
import type { FastifyInstance } from 'fastify';
import type { Database, Tx } from '../../../db/database.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { councilOf } from '../../people/index.ts';
import { ancestor, type LiveThreads, livePhrase, type Walk } from '../../plan/index.ts';
import { everythingSaid, type PeriodNamed, periodsNamed } from './optimism.store.ts';
import { type Claim, claims, enoughWarning, type Promised, type Score, scoreOf } from './optimism.ts';

/** A post's own score is shown once this many periods have something to count. */
export const periodsBeforePost = 6;
/** Of each theme, the latest. */
const periodsShown = 12;

export function addOptimismPage(
  scope: FastifyInstance,
  { database, live }: { database: Database; live: LiveThreads },
): void {
  scope.get('/optimism', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const { actor } = request;
    const council = councilOf(request);
    const thread = await live(actor, council, request.day);
    const { counted, periods } = await database.read(actor, council.id, async (tx) => ({
      counted: await claimsCounted(tx, thread),
      periods: await periodsNamed(tx),
    }));
    return reply.page('delivery/views/opinion-optimism.njk', {
      title: 'Optimism',
      phrase: livePhrase(request.day),
      enoughWarning,
      periodsBeforePost,
      whole: scoreOf(counted),
      themes: byTheme(thread, counted, periods),
      posts: byPost(thread, counted).filter(({ personId }) => maySee(thread, actor, personId)),
    });
  });
}

async function claimsCounted(tx: Tx, thread: Walk): Promise<readonly Claim[]> {
  return claims(await everythingSaid(tx), (itemId) => promisedOf(thread, itemId), thread.day);
}

/** The score of the whole plan. One query. */
export async function optimismOf(tx: Tx, thread: Walk): Promise<Score> {
  return scoreOf(await claimsCounted(tx, thread));
}

function promisedOf(thread: Walk, itemId: number): Promised {
  const moves = thread.movesOf(itemId).filter(({ role }) => role === 'due');
  return {
    now: thread.item(itemId)?.due?.latest ?? null,
    moves: moves.map(({ movedOn, from, to }) => ({
      on: movedOn,
      from: from?.latest ?? null,
      to: to?.latest ?? null,
    })),
  };
}

function byTheme(thread: Walk, counted: readonly Claim[], periods: readonly PeriodNamed[]) {
  const themeOf = ({ itemId }: Claim) => {
    const item = thread.item(itemId);
    return item && ancestor(thread, item, 'theme')?.id;
  };
  const groups = Map.groupBy(counted, themeOf);
  return thread.ofKind('theme').flatMap(({ id, title }) => {
    const own = groups.get(id) ?? [];
    const ofPeriod = Map.groupBy(own, ({ periodId }) => periodId);
    const rows = periods.flatMap(({ periodId, name }) => {
      const some = ofPeriod.get(periodId);
      return some ? [{ name, ...scoreOf(some) }] : [];
    });
    return rows.length === 0 ? [] : [{ title, all: scoreOf(own), rows: rows.slice(0, periodsShown) }];
  });
}

/** By whoever made the claim; where that is not known, by the one who leads the action now. */
function byPost(thread: Walk, counted: readonly Claim[]) {
  const maker = ({ itemId, personId }: Claim) =>
    personId ?? thread.item(itemId)?.parts.find(({ role }) => role === 'lead')?.personId ?? null;
  return [...Map.groupBy(counted, maker)].flatMap(([personId, own]) => {
    const person = personId === null ? undefined : thread.person(personId);
    const periods = new Set(own.map(({ periodId }) => periodId)).size;
    if (personId === null || !person || periods < periodsBeforePost) return [];
    return [
      { personId, post: person.post ?? person.name ?? '', name: person.name, periods, ...scoreOf(own) },
    ];
  });
}

/** The holder, whoever sponsors an action that they lead, and the programme office; nobody else, whatever their role. */
export function maySee(thread: Walk, actor: Actor, personId: number): boolean {
  if (actor.kind !== 'person') return actor.kind === 'system';
  if (actor.roles.includes('programme-office') || actor.personId === personId) return true;
  return thread
    .ofKind('action')
    .some(
      ({ parts }) =>
        parts.some((part) => part.role === 'lead' && part.personId === personId) &&
        parts.some(
          (part) =>
            (part.role === 'officer-sponsor' || part.role === 'member-sponsor') &&
            actor.personId !== undefined &&
            part.personId === actor.personId,
        ),
    );
}
