// What boards asked of people: a page of one's own, the button that says it is done, and the link on one's desk.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../../../db/database.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, balanceOnPage, count, type DeskLink, livePhrase, need } from '../../plan/index.ts';
import { boardActionsRegister } from '../registers/registers.ts';
import { sayDone } from './board.actions.ts';
import { askedActions } from './board.store.ts';
import { boardPaths, sayAsked } from './say.ts';
import type { BoardSettings } from './work.web.ts';

const own = { config: { permission: 'board.answer' } } as const;
const Done = z.object({ words: z.string().max(1000).meta({ title: 'What was done' }) });

export function addAskedPages(scope: FastifyInstance, settings: BoardSettings): void {
  scope.get('/board-actions', own, (request, reply) => askedPage(request, reply, settings));
  scope.post('/board-actions/:id/done', own, async (request, reply) => {
    const id = Number(askedBy(request).params.id);
    const meetingActionId = need(Number.isSafeInteger(id) && id > 0 ? id : undefined, 'action of a board');
    const typed = parseForm(Done, request.body);
    if (!typed.ok) return askedPage(request, reply.code(422), settings, typed.errors);
    const asked = { meetingActionId, words: typed.value.words, day: request.day };
    const done = await sayDone(settings.database, request.actor, councilOf(request).id, asked);
    if (!done.ok) return askedPage(request, reply.code(422), settings, done.errors);
    return reply.goTo(boardPaths.asked());
  });
}

async function askedPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, live }: BoardSettings,
  errors: readonly FieldError[] = [],
) {
  const { actor } = request;
  const council = councilOf(request);
  const thread = await live(actor, council, request.day);
  const personId = actor.kind === 'person' ? actor.personId : undefined;
  const { asked, balance } = await database.read(actor, council.id, async (tx) => ({
    asked: personId === undefined ? [] : await askedActions(tx, { personId }),
    balance: await balanceOnPage(tx, request, boardActionsRegister, { thread }),
  }));
  return reply.page('delivery/views/board-asked.njk', {
    title: 'What boards asked of you',
    phrase: livePhrase(request.day),
    back: { text: 'Your page', path: '/desk' },
    open: asked.filter((one) => one.doneOn === null).map((one) => sayAsked(thread, one)),
    done: asked.filter((one) => one.doneOn !== null).map((one) => sayAsked(thread, one)),
    balance,
    path: boardPaths.asked(),
    form: formWith(request.body ?? {}, errors),
  });
}

/** On the desk of whoever was asked, from the moment it is written down. */
export function askedOnDesk(database: Database): DeskLink {
  return async (thread, actor, councilId) => {
    const personId = actor.kind === 'person' ? actor.personId : undefined;
    if (personId === undefined) return null;
    const open = await database.read(actor, councilId, (tx) =>
      askedActions(tx, { personId, openOnly: true }),
    );
    if (open.length === 0) return null;
    const late = open.filter((one) => one.dueOn < thread.day).length;
    const title = `${count(open.length, 'thing')} a board asked you to do${late > 0 ? `, ${late} late` : ''}`;
    return { title, path: boardPaths.asked(), group: 'waiting' };
  };
}
