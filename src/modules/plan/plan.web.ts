// Mounts the thread's pages: on live tables for officers, on the record for any past day, on editions for everybody.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../db/database.ts';
import type { Actor } from '../../kernel/actor.ts';
import { Day, longDay } from '../../kernel/days.ts';
import { NotAllowed, NotFound } from '../../kernel/errors.ts';
import { formWith } from '../../web/forms.ts';
import { mount } from '../../web/pages.ts';
import { councilOf, mayDo } from '../people/index.ts';
import { actionsCsv } from './actions.csv.ts';
import { askedBy } from './asked.ts';
import { type Contributions, sayMore } from './contributions.ts';
import { deskFor, grouped, type Way, type WayGroup } from './desk.ts';
import { addHistoryPage } from './history/history.web.ts';
import { type LiveThreads, livePhrase, pastThread } from './live.ts';
import { threadPages } from './pages.ts';
import { asAt, endOfDay, live as liveTables, type TableAt } from './table-at.store.ts';
import type { Walk } from './thread.ts';

/** Where a mount's thread comes from, and what every page of it says beside the council's name. */
export interface ThreadSource {
  permission: string;
  /** False for editions, which hold no working papers. */
  inside: boolean;
  /** Whether whoever asks may change what the page shows; nobody may where it is left out. */
  mayChange?(request: FastifyRequest): boolean;
  thread(request: FastifyRequest, reply: FastifyReply): Promise<{ thread: Walk; phrase: string }>;
  /** What later modules say on an item's page. */
  added?(request: FastifyRequest, thread: Walk, itemId: number): Promise<object>;
}

export function addThreadPages(scope: FastifyInstance, source: ThreadSource): void {
  addActionsFile(scope, source);
  for (const { path, template, view, inside, permission, item } of threadPages) {
    if (inside && !source.inside) continue;
    const config = { permission: (source.inside && permission) || source.permission };
    scope.get(path, { config }, async (request, reply) => {
      const { thread, phrase } = await source.thread(request, reply);
      const facts = { phrase, inside: source.inside, mayChange: source.mayChange?.(request) ?? false };
      const page = view(thread, askedBy(request));
      const added = item && typeof page.id === 'number' ? await source.added?.(request, thread, page.id) : {};
      return reply.page(template, { ...facts, ...page, ...added });
    });
  }
}

/** `/actions.csv`: the list of actions, with its filters, as a spreadsheet. */
function addActionsFile(scope: FastifyInstance, source: ThreadSource): void {
  scope.get('/actions.csv', { config: { permission: source.permission } }, async (request, reply) => {
    const { thread } = await source.thread(request, reply);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="actions-${thread.day}.csv"`)
      .send(actionsCsv(thread, askedBy(request)));
  });
}

/** What a later module adds to the links of everybody's own page; null where it has nothing to say. */
export type DeskLink = (thread: Walk, actor: Actor, councilId: number) => Promise<Way | null>;

export interface PlanWeb {
  database: Database;
  live: LiveThreads;
  deskLinks: readonly DeskLink[];
  contributions?: Contributions;
}

/** A link for everybody who holds a permission, whatever the plan says. */
export function way(permission: string, title: string, path: string, group: WayGroup = 'look'): DeskLink {
  return async (_, actor) => (mayDo(actor, permission) ? { title, path, group } : null);
}

/** `/office` shows what stands now; `/office/as-at/2026-10-31` what the council believed at the end of that day. */
export async function planWeb(
  app: FastifyInstance,
  { database, live, deskLinks, contributions }: PlanWeb,
): Promise<void> {
  const contributed = (request: FastifyRequest, page: { thread: Walk; itemId: number; from: TableAt }) =>
    sayMore(database, contributions ?? { panels: [] }, request, page);
  await mount(app, '/office', (scope) => {
    addThreadPages(scope, {
      permission: 'plan.read',
      inside: true,
      mayChange: (request) => mayDo(request.actor, 'plan.change'),
      thread: async (request) => ({
        thread: await live(request.actor, councilOf(request), request.day),
        phrase: livePhrase(request.day),
      }),
      added: (request, thread, itemId) => contributed(request, { thread, itemId, from: liveTables }),
    });
    addDesk(scope, live, deskLinks);
    addPastDays(scope);
    addHistoryPage(scope, { database, live, tables: contributions?.history ?? [] });
  });
  await mount(app, '/office/as-at/:day', (scope) =>
    addThreadPages(scope, {
      permission: 'plan.read',
      inside: true,
      thread: async (request) => {
        const day = Day.safeParse(askedBy(request).params.day);
        if (!day.success || day.data > request.day) throw new NotFound('There is no such day in the record.');
        const thread = await pastThread(database, request.actor, councilOf(request), {
          instant: endOfDay(day.data),
          day: day.data,
        });
        return { thread, phrase: `as it stood on ${longDay(day.data)}` };
      },
      added: (request, thread, itemId) =>
        contributed(request, { thread, itemId, from: asAt(endOfDay(thread.day)) }),
    }),
  );
}

function addDesk(scope: FastifyInstance, live: LiveThreads, deskLinks: readonly DeskLink[]): void {
  scope.get('/desk', { config: { permission: 'desk' } }, async (request, reply) => {
    const { actor } = request;
    if (actor.kind !== 'person') throw new NotAllowed('A desk is somebody’s own. Sign in first.');
    const council = councilOf(request);
    const thread = await live(actor, council, request.day);
    const added = await Promise.all(deskLinks.map((link) => link(thread, actor, council.id)));
    const desk = deskFor(thread, actor);
    const links = [...added.filter((link) => link !== null), ...desk.links];
    return reply.page('plan/views/desk.njk', {
      phrase: livePhrase(request.day),
      ...desk,
      groups: grouped(links),
    });
  });
}

/** A day typed into the form of a plan's page leads to the plan as it stood then. */
function addPastDays(scope: FastifyInstance): void {
  scope.get('/as-at', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const day = Day.safeParse(askedBy(request).query.day);
    const title = 'The plan as it stood';
    if (day.success && day.data <= request.day) return reply.goTo(`/as-at/${day.data}/`);
    const message = `Choose a day up to today, ${longDay(request.day)}`;
    const asked = request.url.includes('?');
    return reply.code(asked ? 422 : 200).page('plan/views/as-at.njk', {
      title,
      phrase: livePhrase(request.day),
      today: request.day,
      form: formWith(request.query, asked ? [{ field: 'day', message }] : []),
    });
  });
}
