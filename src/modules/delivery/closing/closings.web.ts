// The page of all closings: asked, to be tested again, failed; and the register of actions, which must add up.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addDays, type Day, longDay } from '../../../kernel/days.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import {
  balanceOnPage,
  endOfDay,
  linkTo,
  livePhrase,
  mainActions,
  pastThread,
  spanOf,
  type Walk,
} from '../../plan/index.ts';
import { closingsRegister, retestsRegister } from '../registers/registers.ts';
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
  const { from, to } = spanOf(request);
  const thread = await live(actor, council, day);
  const at = (past: Day) => pastThread(database, actor, council, { instant: endOfDay(past), day: past });
  const before = await at(addDays(from, -1));
  const after = to === day ? thread : await at(to);
  const lists = await database.read(actor, council.id, async (tx) => ({
    asked: await closingsAsked(tx),
    answered: await closingsAnswered(tx, from, to),
    toDo: await retestsToDo(tx),
    failed: await retestsFailed(tx),
    closings: await balanceOnPage(tx, request, closingsRegister, { thread }),
    retests: await balanceOnPage(tx, request, retestsRegister, { thread }),
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
    closings: lists.closings,
    retests: lists.retests,
    path: closingPaths.all(),
    actions: sayActions(after, before, reconcile(mainActions(before), mainActions(after)), day),
    settingsPath: mayDo(actor, 'closing.set') ? closingPaths.settings() : null,
  });
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

/** The sum of the plan's own actions, read from the record as at both days, and the rows behind each number. */
function sayActions(after: Walk, before: Walk, register: Reconciled, today: Day) {
  const { opening, added, reopened, closed, closing } = register;
  const link = (id: number) => itemLink(after.item(id) ? after : before, id);
  const end = after.day === today ? 'open now' : `open at the end of ${longDay(after.day)}`;
  const parts = [
    {
      part: 'opening',
      sign: '',
      words: `open at the start of ${longDay(addDays(before.day, 1))}`,
      rows: opening,
    },
    { part: 'added', sign: '+', words: 'new', rows: added },
    { part: 'reopened', sign: '+', words: 'reopened', rows: reopened },
    { part: 'closed', sign: '−', words: 'closed', rows: closed },
    { part: 'closing', sign: '=', words: end, rows: closing },
  ];
  const sum = opening.length + added.length + reopened.length - closed.length;
  return {
    terms: parts.map(({ rows, ...one }) => ({
      ...one,
      number: rows.length,
      path: rows.length > 0 ? `#actions-${one.part}` : null,
    })),
    addsUp: sum === closing.length,
    lists: parts.map(({ rows, part, words }) => ({ part, words, ...cut(rows.map(link)) })),
  };
}
