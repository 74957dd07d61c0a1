// A board at work on one page: how often it meets and about what, its meetings, what it asked for, its terms.
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../../db/database.ts';
import { longDay } from '../../../kernel/days.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { formWith } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, type LiveThreads, linkTo, livePhrase, need, paths, type Walk } from '../../plan/index.ts';
import type { AgendaSource } from './agenda.ts';
import { allTerms, askedActions, meetingsOf, watchedItems } from './board.store.ts';
import { usual } from './board.ts';
import { boardPaths, sayAsked, sayMeeting } from './say.ts';

export interface BoardSettings {
  database: Database;
  live: LiveThreads;
  /** What later modules propose for an agenda, beside what is due by the plan. */
  agenda: readonly AgendaSource[];
  now: () => Temporal.Instant;
}

export function bodyAsked(thread: Walk, request: FastifyRequest) {
  const id = Number(askedBy(request).params.id);
  return need(
    thread.bodies.find((one) => one.id === id),
    'board',
  );
}

export const everyMonths: Record<number, string> = {
  1: 'every month',
  2: 'every two months',
  3: 'every three months',
  6: 'every six months',
  12: 'every year',
};

export async function workPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: BoardSettings,
  errors: readonly FieldError[] = [],
) {
  const council = councilOf(request);
  const thread = await settings.live(request.actor, council, request.day);
  const body = bodyAsked(thread, request);
  const kept = await settings.database.read(request.actor, council.id, async (tx) => ({
    terms: (await allTerms(tx)).find((one) => one.bodyId === body.id),
    watched: (await watchedItems(tx)).get(body.id) ?? [],
    meetings: await meetingsOf(tx, body.id),
    asked: await askedActions(tx, { bodyId: body.id, openOnly: true }),
  }));
  const { exceptionMonths, detailMonths } = kept.terms ?? usual;
  return reply.page('delivery/views/board-work.njk', {
    title: `${body.name} at work`,
    name: body.name,
    phrase: livePhrase(request.day),
    back: { text: 'Who sits on it', path: paths.board(body.id) },
    terms: kept.terms?.terms.split('\n').filter((line) => line.trim() !== '') ?? null,
    cycle: `The exceptions ${everyMonths[exceptionMonths]}, everything ${everyMonths[detailMonths]}`,
    watched: kept.watched.flatMap((id) => {
      const item = thread.item(id);
      return item ? [linkTo(thread, item)] : [];
    }),
    coming: kept.meetings
      .filter((one) => one.heldOn >= request.day)
      .map(sayMeeting)
      .reverse(),
    held: kept.meetings.filter((one) => one.heldOn < request.day).map(sayMeeting),
    asked: kept.asked.map((one) => sayAsked(thread, one)),
    mayKeep: mayDo(request.actor, 'boards.keep'),
    changePath: boardPaths.change(body.id),
    meetingPath: boardPaths.meetings(body.id),
    today: longDay(request.day),
    form: formWith(request.body ?? {}, errors),
  });
}
