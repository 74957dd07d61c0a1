// A meeting's page: its agenda, proposed until it is agreed, and what is decided and asked for, typed at the table.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { addDays, Day, weekdayAndDay } from '../../../kernel/days.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { formWith, parseForm, several } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, linkTo, livePhrase, need, paths, type Walk } from '../../plan/index.ts';
import { dueAgenda, onceEach } from './agenda.ts';
import { agreeAgenda, holdMeeting, writeDown } from './board.actions.ts';
import {
  agendaOf,
  askedActions,
  decisionsOf,
  meetingCalled,
  meetingsOf,
  watchedItems,
} from './board.store.ts';
import { type AgendaLine, type Meeting, watchedActions } from './board.ts';
import { boardPaths, sayAsked } from './say.ts';
import { waitingLines } from './waiting.ts';
import { type BoardSettings, workPage } from './work.web.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayKeep = { config: { permission: 'boards.keep' } } as const;

const NewMeeting = z.object({ heldOn: Day.meta({ title: 'The day of the meeting' }) });
const Agreed = z.object({
  lines: several(z.string().max(300)),
  own: z.string().max(5000).optional(),
});
const Noted = z.object({
  words: z.string().max(2000).meta({ title: 'What was decided or asked for' }),
  itemId: z.coerce.number().int().positive().optional(),
  personId: z.coerce.number().int().positive().optional(),
  dueOn: Day.optional().meta({ title: 'The day it is due' }),
});

export function addMeetingPages(scope: FastifyInstance, settings: BoardSettings): void {
  const { database } = settings;
  scope.post('/boards/:id/meetings', mayKeep, async (request, reply) => {
    const typed = parseForm(NewMeeting, request.body);
    if (!typed.ok) return workPage(request, reply.code(422), settings, typed.errors);
    const bodyId = numberAsked(request);
    const asked = { bodyId, heldOn: typed.value.heldOn };
    const done = await holdMeeting(database, request.actor, councilOf(request).id, asked);
    if (!done.ok) return workPage(request, reply.code(422), settings, done.errors);
    return reply.goTo(boardPaths.meeting(done.value));
  });
  scope.get('/board-meetings/:id', mayRead, (request, reply) => meetingPage(request, reply, settings));
  scope.post('/board-meetings/:id/agenda', mayKeep, async (request, reply) => {
    const typed = parseForm(Agreed, request.body);
    if (!typed.ok) return meetingPage(request, reply.code(422), settings, typed.errors);
    const { agenda, meeting } = await known(request, settings);
    const own = typed.value.own?.split('\n').filter((line) => line.trim() !== '') ?? [];
    const lines = [
      // What was proposed may have changed since the page was read; what was ticked then is kept.
      ...typed.value.lines.map(
        (words) => agenda.find((line) => line.words === words) ?? { words, why: null, itemId: null },
      ),
      ...own.map((words) => ({ words: words.trim().slice(0, 300), why: null, itemId: null })),
    ];
    const asked = { meetingId: meeting.meetingId, lines };
    await agreeAgenda(database, request.actor, councilOf(request).id, asked);
    return reply.goTo(boardPaths.meeting(meeting.meetingId));
  });
  scope.post('/board-meetings/:id/notes', mayKeep, async (request, reply) => {
    const typed = parseForm(Noted, request.body);
    if (!typed.ok) return meetingPage(request, reply.code(422), settings, typed.errors);
    const { words, itemId, personId, dueOn } = typed.value;
    if (personId === undefined && dueOn !== undefined)
      return meetingPage(request, reply.code(422), settings, [
        { field: 'personId', message: 'Choose who does it by that day' },
      ]);
    const owner = personId === undefined ? undefined : { personId, dueOn: dueOn ?? addDays(request.day, 28) };
    const noted = { meetingId: numberAsked(request), words, itemId: itemId ?? null, owner };
    const done = await writeDown(database, request.actor, councilOf(request).id, {
      noted,
      day: request.day,
      now: settings.now(),
    });
    if (!done.ok) return meetingPage(request, reply.code(422), settings, done.errors);
    return reply.goTo(boardPaths.meeting(noted.meetingId));
  });
}

function numberAsked(request: FastifyRequest): number {
  const id = Number(askedBy(request).params.id);
  return need(Number.isSafeInteger(id) && id > 0 ? id : undefined, 'meeting');
}

/** A meeting with all that its page shows; its agenda as agreed, or as proposed while it is not. */
async function known(request: FastifyRequest, { database, live, agenda: sources }: BoardSettings) {
  const council = councilOf(request);
  const thread = await live(request.actor, council, request.day);
  const id = numberAsked(request);
  return database.read(request.actor, council.id, async (tx) => {
    const meeting = need((await meetingCalled(tx, id)) ?? undefined, 'meeting');
    const body = need(
      thread.bodies.find((one) => one.id === meeting.bodyId),
      'board',
    );
    const agreed = await agendaOf(tx, id);
    const open = await askedActions(tx, { bodyId: body.id, openOnly: true });
    const noted = {
      decisions: await decisionsOf(tx, [id]),
      asked: await askedActions(tx, { meetingIds: [id] }),
    };
    if (agreed.length > 0) return { thread, meeting, body, agenda: agreed, isAgreed: true, ...noted };
    const since = (await meetingsOf(tx, body.id)).find((one) => one.heldOn < meeting.heldOn)?.heldOn ?? null;
    const actions = watchedActions(thread, (await watchedItems(tx)).get(body.id) ?? []);
    const due = { thread, meeting, bodyName: body.name, since, actions };
    const proposed: AgendaLine[] = dueAgenda({ ...due, open });
    for (const source of [waitingLines, ...sources]) proposed.push(...(await source({ tx, ...due })));
    return { thread, meeting, body, agenda: onceEach(proposed), isAgreed: false, ...noted };
  });
}

async function meetingPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: BoardSettings,
  errors: readonly FieldError[] = [],
) {
  const { thread, meeting, body, agenda, isAgreed, decisions, asked } = await known(request, settings);
  const linked = (itemId: number | null) => {
    const item = itemId === null ? undefined : thread.item(itemId);
    return item ? linkTo(thread, item) : null;
  };
  const sits = new Set(body.members.map(({ personId }) => personId));
  const path = boardPaths.meeting(meeting.meetingId);
  return reply.page('delivery/views/board-meeting.njk', {
    title: `${body.name}, ${weekdayAndDay(meeting.heldOn)}`,
    phrase: livePhrase(request.day),
    back: { text: body.name, path: boardPaths.work(body.id) },
    kind: kindWords(meeting),
    isAgreed,
    agenda: agenda.map((line, index) => ({ ...line, index, item: linked(line.itemId) })),
    decisions: decisions.map((one) => ({ ...one, item: linked(one.itemId) })),
    asked: asked.map((one) => sayAsked(thread, one)),
    items: choices(agenda, thread),
    people: peopleFor(thread, sits),
    mayKeep: mayDo(request.actor, 'boards.keep'),
    agendaPath: `${path}/agenda`,
    notesPath: `${path}/notes`,
    form: formWith(request.body ?? {}, errors),
  });
}

function kindWords({ inDetail }: Meeting): string {
  return inDetail
    ? 'In detail: everything it watches over'
    : 'By exception: what is late, in trouble, moved or waits for an answer';
}

/** What a note may be about: the items of the agenda, in its order. */
function choices(agenda: readonly AgendaLine[], thread: Walk) {
  const ids = new Set(agenda.flatMap(({ itemId }) => itemId ?? []));
  return [...ids].flatMap((id) => {
    const item = thread.item(id);
    if (!item) return [];
    const { label, title } = linkTo(thread, item);
    return [{ value: id, text: `${label}: ${title}`.slice(0, 90) }];
  });
}

/** Who may be asked: those at the table first, then everybody else. */
function peopleFor(thread: Walk, sits: ReadonlySet<number>) {
  return thread.people
    .map((one) => ({ value: one.id, text: one.name ?? one.post ?? paths.person(one.id) }))
    .sort(
      (a, b) =>
        Number(sits.has(b.value)) - Number(sits.has(a.value)) ||
        a.text.localeCompare(b.text) ||
        a.value - b.value,
    );
}
