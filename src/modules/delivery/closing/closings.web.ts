// The page of all closings: asked, to be tested again, failed; and the register of actions, which must add up.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addDays, Day, longDay } from '../../../kernel/days.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import {
  askedBy,
  endOfDay,
  linkTo,
  livePhrase,
  mainActions,
  pastThread,
  type Walk,
} from '../../plan/index.ts';
import type { DeliverySettings } from '../settings.ts';
import { closingsAnswered, closingsAsked, retestsFailed, retestsToDo } from './closing.store.ts';
import { type Closing, type Reconciled, type Retest, reconcile } from './closing.ts';
import { closingPaths, sayClosing, sayRetest } from './say.ts';

export function addClosingList(scope: FastifyInstance, settings: DeliverySettings): void {
  const mayRead = { config: { permission: 'plan.read' } };
  scope.get('/closures', mayRead, (request, reply) => listPage(request, reply, settings));
}

/** Rows of one list on the page; beyond it the page says how many more there are. */
const mostRows = 50;

async function listPage(request: FastifyRequest, reply: FastifyReply, { database, live }: DeliverySettings) {
  const { actor, day } = request;
  const council = councilOf(request);
  const fromOn = fromAsked(request);
  const thread = await live(actor, council, day);
  const dayBefore = addDays(fromOn, -1);
  const before = await pastThread(database, actor, council, { instant: endOfDay(dayBefore), day: dayBefore });
  const lists = await database.read(actor, council.id, async (tx) => ({
    asked: await closingsAsked(tx),
    answered: await closingsAnswered(tx, fromOn, day),
    toDo: await retestsToDo(tx),
    failed: await retestsFailed(tx),
  }));
  const closingRow = (one: Closing) => ({ ...sayClosing(one), item: itemLink(thread, one.itemId) });
  const retestRow = (one: Retest) => ({ ...sayRetest(one, day), item: itemLink(thread, one.itemId) });
  return reply.page('delivery/views/closings.njk', {
    title: 'Closures',
    phrase: livePhrase(day),
    asked: cut(lists.asked.map(closingRow)),
    answered: cut(lists.answered.map(closingRow)),
    toDo: cut(lists.toDo.map(retestRow)),
    notLasted: cut(lists.failed.map(retestRow)),
    from: longDay(fromOn),
    to: longDay(day),
    form: { values: { from: fromOn }, errors: [] },
    register: sayRegister(thread, before, reconcile(mainActions(before), mainActions(thread))),
    settingsPath: mayDo(actor, 'closing.set') ? closingPaths.settings() : null,
  });
}

/** The first day of the register: the one asked for, else the first of this month. */
function fromAsked(request: FastifyRequest): Day {
  const asked = Day.safeParse(askedBy(request).query.from);
  return asked.success && asked.data <= request.day ? asked.data : `${request.day.slice(0, 8)}01`;
}

function itemLink(thread: Walk, itemId: number) {
  const item = thread.item(itemId);
  if (!item) return { text: 'No longer in the plan', path: null };
  const { label, title, path } = linkTo(thread, item);
  return { text: `${label}: ${title}`, path };
}

function cut<Row>(rows: readonly Row[]) {
  return { rows: rows.slice(0, mostRows), total: rows.length, more: Math.max(0, rows.length - mostRows) };
}

/** The register's line of figures, and the rows behind those that moved it. */
function sayRegister(thread: Walk, before: Walk, register: Reconciled) {
  const { opening, added, reopened, closed, closing } = register;
  const link = (id: number) => itemLink(thread.item(id) ? thread : before, id);
  return {
    figures: [
      { name: 'Open at the start', number: opening.length, sign: '' },
      { name: 'New', number: added.length, sign: '+' },
      { name: 'Reopened', number: reopened.length, sign: '+' },
      { name: 'Closed', number: closed.length, sign: '−' },
      { name: 'Open at the end', number: closing.length, sign: '=' },
    ],
    moved: [
      { name: 'New', ...cut(added.map(link)) },
      { name: 'Reopened', ...cut(reopened.map(link)) },
      { name: 'Closed', ...cut(closed.map(link)) },
    ].filter(({ total }) => total > 0),
  };
}
