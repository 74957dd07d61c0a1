// The pages before a period opens and about its mail: who will be asked, one nudge, and what the council set.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../../../kernel/errors.ts';
import { addressesOf, councilOf, postsHeld } from '../../people/index.ts';
import { askedBy, count, linkTo, livePhrase, need, type Walk } from '../../plan/index.ts';
import { type Cycle, nextPeriod, type Period } from '../periods/period.ts';
import { openPeriod } from '../periods/periods.actions.ts';
import { allCycles, allPeriods } from '../periods/periods.store.ts';
import { periodPaths, sayAsked, sayPeriod } from '../periods/say.ts';
import { asking, standings } from '../periods/standing.ts';
import type { DeliverySettings } from '../settings.ts';
import { latestUpdates } from '../updates/updates.store.ts';
import { nudge } from './asking.actions.ts';
import { askingSettings } from './asking.store.ts';
import { addAskingSettingsPage } from './settings.web.ts';

const mayRun = { config: { permission: 'period.run' } } as const;

export function addAskingPages(scope: FastifyInstance, settings: DeliverySettings): void {
  const { database, now = () => Temporal.Now.instant() } = settings;
  scope.get('/cycles/:id/open', mayRun, (request, reply) => beforeOpening(request, reply, settings));
  scope.post('/cycles/:id/open', mayRun, async (request, reply) => {
    const asked = { cycleId: numberIn(request), day: request.day, now: now() };
    const periodId = await openPeriod(database, request.actor, councilOf(request), asked);
    return reply.goTo(periodPaths.one(periodId));
  });
  scope.post('/periods/:id/nudge', mayRun, async (request, reply) => {
    const periodId = numberIn(request);
    await nudge(database, request.actor, councilOf(request), { periodId, day: request.day, now: now() });
    return reply.goTo(`${periodPaths.one(periodId)}#asked`);
  });
  addAskingSettingsPage(scope, settings);
}

function numberIn(request: FastifyRequest): number {
  const id = Number(askedBy(request).params.id);
  if (!Number.isSafeInteger(id)) throw new NotFound('There is no such period.');
  return id;
}

async function beforeOpening(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, live, hasMail = true }: DeliverySettings,
) {
  const council = councilOf(request);
  const { day } = request;
  const thread = await live(request.actor, council, day);
  const known = await database.read(request.actor, council.id, async (tx) => ({
    cycles: await allCycles(tx),
    periods: await allPeriods(tx),
    latest: await latestUpdates(tx, { timely: true }),
    addresses: await addressesOf(tx, day),
    posts: await postsHeld(tx),
    settings: await askingSettings(tx, day),
  }));
  const cycle = need(
    known.cycles.find(({ cycleId }) => cycleId === numberIn(request)),
    'cycle',
  );
  const last = known.periods.find(({ cycleId }) => cycleId === cycle.cycleId) ?? null;
  const next = nextPeriod(cycle, last, day);
  const would: Period = { ...next, periodId: 0, closedOn: null };
  const { people, nobody } = asking(thread, standings(thread, cycle.planId, would, known.latest), known);
  const mailed = people.filter(({ address, open }) => address && open.size > 0);
  return reply.page('delivery/views/period-opening.njk', {
    title: `Open ${next.name}`,
    phrase: livePhrase(day),
    back: { text: 'Reporting periods', path: periodPaths.all() },
    isOpen: last?.closedOn === null ? sayPeriod(last) : null,
    period: sayPeriod(next),
    mails: count(mailed.length, 'e-mail'),
    hasMail,
    links: known.settings.links,
    people: mailed.map(sayAsked),
    left: people.filter(({ hasLeft }) => hasLeft).map(sayAsked),
    unreached: people.filter(({ hasLeft, address }) => !hasLeft && !address).map(sayAsked),
    nobody: nobody.map((item) => linkTo(thread, item)),
    boards: boardsInOrder(thread, known.cycles, known.periods),
    openPath: `/cycles/${cycle.cycleId}/open`,
  });
}

/** Who is reported to in which order: by the day each board meets, a lower cycle always before the one above it. */
function boardsInOrder(thread: Walk, cycles: readonly Cycle[], periods: readonly Period[]) {
  return cycles
    .filter(({ stoppedOn }) => stoppedOn === null)
    .map((cycle) => {
      const last = periods.find(({ cycleId }) => cycleId === cycle.cycleId) ?? null;
      const next = last?.closedOn === null ? last : nextPeriod(cycle, last, thread.day);
      const body = thread.bodies.find(({ id }) => id === cycle.bodyId)?.name ?? cycle.name;
      return { body, next: sayPeriod(next), cycle, boardOn: next.boardOn };
    })
    .sort((a, b) => Number(isBelow(b, a)) - Number(isBelow(a, b)) || a.boardOn.localeCompare(b.boardOn));
}

function isBelow(one: { cycle: Cycle }, other: { cycle: Cycle }): boolean {
  return other.cycle.afterCycle === one.cycle.cycleId;
}
