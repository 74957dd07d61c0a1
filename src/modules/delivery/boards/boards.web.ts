// Boards in the office: who reports to whom, each board's terms and meetings, and the form that adds or changes one.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldError } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { mount } from '../../../web/pages.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, livePhrase, paths, type Walk } from '../../plan/index.ts';
import { addAskedPages } from './asked.web.ts';
import { keepBoard } from './board.actions.ts';
import { allTerms, watchedItems } from './board.store.ts';
import { BoardForm, memberRoles, seatsOf, seatsToAdd, usual } from './board.ts';
import { branches, drawLines } from './lines.ts';
import { addMeetingPages } from './meetings.web.ts';
import { boardPaths } from './say.ts';
import { type BoardSettings, bodyAsked, everyMonths, workPage } from './work.web.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayKeep = { config: { permission: 'boards.keep' } } as const;

export async function boardsWeb(app: FastifyInstance, settings: BoardSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    scope.get('/boards/lines', mayRead, (request, reply) => linesPage(request, reply, settings));
    scope.get('/boards/:id/work', mayRead, (request, reply) => workPage(request, reply, settings));
    addKeeping(scope, settings);
    addMeetingPages(scope, settings);
    addAskedPages(scope, settings);
  });
}

async function linesPage(request: FastifyRequest, reply: FastifyReply, { live }: BoardSettings) {
  const thread = await live(request.actor, councilOf(request), request.day);
  return reply.page('delivery/views/board-lines.njk', {
    title: 'Who reports to whom',
    phrase: livePhrase(request.day),
    back: { text: 'Boards', path: paths.boards() },
    picture: drawLines(thread.bodies),
    branches: branches(thread.bodies),
    mayKeep: mayDo(request.actor, 'boards.keep'),
  });
}

function addKeeping(scope: FastifyInstance, settings: BoardSettings): void {
  const page = async (request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) => {
    const council = councilOf(request);
    const thread = await settings.live(request.actor, council, request.day);
    const isNew = askedBy(request).params.id === undefined;
    const body = isNew ? undefined : bodyAsked(thread, request);
    const typed = request.body ?? (await asItStands(request, settings, body));
    return reply.page('delivery/views/board-form.njk', {
      title: body ? `Change ${body.name}` : 'Add a board',
      phrase: livePhrase(request.day),
      back: body
        ? { text: body.name, path: boardPaths.work(body.id) }
        : { text: 'Boards', path: boardPaths.lines() },
      action: body ? boardPaths.change(body.id) : boardPaths.add(),
      seats: (body?.members ?? []).map(({ personId }) => ({
        name: `role_${personId}`,
        who: whoIs(thread, personId),
      })),
      toAdd: Array.from({ length: seatsToAdd }, (_, index) => index + 1),
      roles: memberRoles.map((role) => ({ value: role, text: role.charAt(0).toUpperCase() + role.slice(1) })),
      people: thread.people
        .map((one) => ({ value: one.id, text: whoIs(thread, one.id) }))
        .sort((a, b) => a.text.localeCompare(b.text) || a.value - b.value),
      kinds: [...new Set(thread.bodies.map((one) => one.kind))].sort(),
      bodies: thread.bodies
        .filter((one) => one.id !== body?.id)
        .map((one) => ({ value: one.id, text: one.name })),
      themes: thread.ofKind('theme').map((one) => ({ value: one.id, text: one.title })),
      months: Object.entries(everyMonths).map(([value, text]) => ({ value: Number(value), text })),
      form: formWith(typed, errors),
    });
  };
  const receive = async (request: FastifyRequest, reply: FastifyReply) => {
    const typed = parseForm(BoardForm, request.body);
    if (!typed.ok) return page(request, reply.code(422), typed.errors);
    const id = askedBy(request).params.id;
    const done = await keepBoard(settings.database, request.actor, councilOf(request).id, {
      bodyId: id === undefined ? null : Number(id),
      form: typed.value,
      seats: seatsOf(request.body),
    });
    if (!done.ok) return page(request, reply.code(422), done.errors);
    return reply.goTo(boardPaths.work(done.value));
  };
  scope.get('/boards/new', mayKeep, (request, reply) => page(request, reply, []));
  scope.post('/boards/new', mayKeep, receive);
  scope.get('/boards/:id/change', mayKeep, (request, reply) => page(request, reply, []));
  scope.post('/boards/:id/change', mayKeep, receive);
}

function whoIs(thread: Walk, personId: number): string {
  const person = thread.person(personId);
  return [person?.name ?? person?.initials, person?.post].filter(Boolean).join(', ');
}

/** The form as the board stands, in the names of its fields. */
async function asItStands(
  request: FastifyRequest,
  { database }: BoardSettings,
  body: Walk['bodies'][number] | undefined,
): Promise<object> {
  if (!body) return usual;
  const { terms, items } = await database.read(request.actor, councilOf(request).id, async (tx) => ({
    terms: (await allTerms(tx)).find((one) => one.bodyId === body.id),
    items: (await watchedItems(tx)).get(body.id) ?? [],
  }));
  return {
    ...body,
    inPublic: body.inPublic ? 'yes' : 'no',
    decides: body.decides ? 'yes' : 'no',
    ...usual,
    ...terms,
    items,
    ...Object.fromEntries(body.members.map(({ personId, role }) => [`role_${personId}`, role])),
  };
}
