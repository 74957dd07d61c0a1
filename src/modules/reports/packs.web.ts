// Packs in the office: a list, a form that makes one, the pack to look at and approve, and its Word document.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database, Tx } from '../../db/database.ts';
import { longDay } from '../../kernel/days.ts';
import { type FieldError, Unusable } from '../../kernel/errors.ts';
import { templateLimit } from '../../office/docx-out/template.ts';
import { formWith, parseForm, readUpload } from '../../web/forms.ts';
import { mount } from '../../web/pages.ts';
import { allCycles, allPeriods, openPeriods } from '../delivery/index.ts';
import { councilOf, mayDo } from '../people/index.ts';
import { askedBy, type DeskLink, type LiveThreads, leadingPlan, livePhrase, need } from '../plan/index.ts';
import { addPacksOfPeriod } from './of-period.web.ts';
import { approvePacks, endTemplate, giveTemplate, makePack, readPack, wordOf } from './pack.actions.ts';
import { paperOf } from './pack.paper.ts';
import { packs, templateInUse } from './pack.store.ts';
import { kindWords, type Pack, PackKind, packKinds } from './pack.ts';
import { packPaths, sayLine } from './say.ts';
import type { PackSources } from './sources.ts';

export interface ReportsSettings {
  database: Database;
  live: LiveThreads;
  sources: PackSources;
}

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayMake = { config: { permission: 'packs.make' } } as const;
const mayApprove = { config: { permission: 'packs.approve' } } as const;

const Wanted = z.object({
  kind: PackKind.meta({ title: 'What to make' }),
  /** `body-3` or `item-12`; without, the whole plan. */
  about: z
    .string()
    .regex(/^(body|item)-\d{1,15}$/)
    .optional()
    .meta({ title: 'What it is about' }),
  periodId: z.coerce.number().int().positive().meta({ title: 'The period it reports on' }),
});

export async function reportsWeb(app: FastifyInstance, settings: ReportsSettings): Promise<void> {
  const { database, sources } = settings;
  await mount(app, '/office', (scope) => {
    scope.get('/packs', mayRead, (request, reply) => listPage(request, reply, settings));
    scope.post('/packs', mayMake, async (request, reply) => {
      const typed = parseForm(Wanted, request.body);
      if (!typed.ok) return listPage(request, reply.code(422), settings, typed.errors);
      const { kind, about, periodId } = typed.value;
      const [of, number] = about?.split('-') ?? [];
      const packId = await makePack(database, request.actor, {
        council: councilOf(request),
        day: request.day,
        kind,
        bodyId: of === 'body' ? Number(number) : null,
        itemId: of === 'item' ? Number(number) : null,
        periodId,
        sources,
      });
      return reply.goTo(packPaths.one(packId));
    });
    addPacksOfPeriod(scope, settings);
    addLooking(scope, settings);
    addTemplates(scope, settings);
  });
}

/** On everybody's own page: packs are read by all who read the plan. */
export const packsOnDesk: DeskLink = async (thread) =>
  thread.items.length === 0
    ? null
    : { title: 'Packs for boards and scrutiny', path: packPaths.all(), group: 'month' };

async function listPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, live }: ReportsSettings,
  errors: readonly FieldError[] = [],
) {
  const council = councilOf(request);
  const thread = await live(request.actor, council, request.day);
  const { lines, template, periods } = await database.read(request.actor, council.id, async (tx) => ({
    lines: await packs(tx),
    template: await templateInUse(tx),
    periods: await periodChoices(tx),
  }));
  const themes = thread.ofKind('theme', leadingPlan(thread)?.id);
  return reply.page('reports/views/packs.njk', {
    title: 'Packs for boards and scrutiny',
    phrase: livePhrase(request.day),
    back: { text: 'Your page', path: '/desk' },
    empty: thread.items.length === 0,
    packs: lines.map(sayLine),
    template: template && { ...template, given: longDay(template.givenOn) },
    kinds: packKinds.map((kind) => ({
      value: kind,
      text: kindWords[kind].title,
      hint: kindWords[kind].words,
    })),
    abouts: [
      ...thread.bodies.map((one) => ({ value: `body-${one.id}`, text: one.name })),
      ...themes.map((one) => ({ value: `item-${one.id}`, text: `Theme: ${one.title}` })),
    ],
    periods,
    mayMake: mayDo(request.actor, 'packs.make'),
    form: formWith(request.body ?? { kind: 'board', periodId: periods[0]?.value }, errors),
  });
}

/** Open periods first, those to be answered soonest before others; then closed ones, latest first. */
async function periodChoices(tx: Tx) {
  const cycles = new Map((await allCycles(tx)).map(({ cycleId, name }) => [cycleId, name]));
  const open = (await openPeriods(tx)).map(({ period }) => period);
  const closed = (await allPeriods(tx)).filter(({ closedOn }) => closedOn !== null);
  return [...open, ...closed].map(({ periodId, cycleId, name, closedOn }) => ({
    value: periodId,
    text: `${name}, ${cycles.get(cycleId)}${closedOn === null ? ' (not yet closed)' : ''}`,
  }));
}

function packAsked(request: FastifyRequest): number {
  const id = Number(askedBy(request).params.id);
  return need(Number.isSafeInteger(id) && id > 0 ? id : undefined, 'pack');
}

function addLooking(scope: FastifyInstance, settings: ReportsSettings): void {
  const { database } = settings;
  scope.get('/packs/:id', mayRead, (request, reply) => packPage(request, reply, settings));
  scope.post('/packs/:id/approve', mayApprove, async (request, reply) => {
    const packId = packAsked(request);
    const asked = { packIds: [packId], day: request.day };
    const done = await approvePacks(database, request.actor, councilOf(request).id, asked);
    if (!done.ok) return packPage(request, reply.code(422), settings, done.errors);
    return reply.goTo(packPaths.one(packId));
  });
  scope.get('/packs/:id/pack.docx', mayRead, async (request, reply) => {
    const id = packAsked(request);
    const { line, bytes } = await database.read(request.actor, councilOf(request).id, (tx) => wordOf(tx, id));
    const name = `${line.title} ${line.period}${line.approvedOn === null ? ' draft' : ''}`.replace(
      /[^\w]+/g,
      '-',
    );
    return reply
      .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
      .header('content-disposition', `attachment; filename="${name}.docx"`)
      .send(Buffer.from(bytes));
  });
  scope.get('/packs/:id/pack.json', mayRead, async (request, reply) => {
    const id = packAsked(request);
    const { line } = await database.read(request.actor, councilOf(request).id, (tx) => readPack(tx, id));
    return reply.type('application/json; charset=utf-8').send(line.content);
  });
}

async function packPage(
  request: FastifyRequest,
  reply: FastifyReply,
  { database }: ReportsSettings,
  errors: readonly FieldError[] = [],
) {
  const id = packAsked(request);
  const { line, pack } = await database.read(request.actor, councilOf(request).id, (tx) => readPack(tx, id));
  const { approvedOn: on, approvedBy: by } = line;
  const paper = paperOf(pack, on !== null && by !== null ? { on, by } : null);
  return reply.page('reports/views/pack.njk', {
    title: line.title,
    phrase: livePhrase(request.day),
    back:
      line.periodId === null
        ? { text: 'Packs', path: packPaths.all() }
        : { text: `Packs of ${line.period}`, path: packPaths.ofPeriod(line.periodId) },
    paper,
    line: sayLine(line),
    links: linksOf(pack),
    isDraft: on === null,
    mayApprove: on === null && mayDo(request.actor, 'packs.approve'),
    wordPath: packPaths.word(id),
    dataPath: packPaths.data(id),
    approvePath: packPaths.approve(id),
    sha256: line.sha256,
    wordSha256: line.wordSha256,
    form: formWith({}, errors),
  });
}

/** From the words by which a pack names an action to the action's page. */
function linksOf(pack: Pack): Record<string, string> {
  return Object.fromEntries(pack.rows.map(({ label, title, path }) => [`${label}: ${title}`, path]));
}

function addTemplates(scope: FastifyInstance, settings: ReportsSettings): void {
  const { database } = settings;
  scope.post('/packs/template', mayMake, async (request, reply) => {
    const { file, errors } = await readUpload(request, templateLimit);
    const again = (found: readonly FieldError[]) => listPage(request, reply.code(422), settings, found);
    if (errors.length > 0) return again(errors);
    if (!file) return again([{ field: 'template', message: 'Choose your Word document' }]);
    try {
      const given = { file, day: request.day };
      await giveTemplate(database, request.actor, councilOf(request).id, given);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      return again([{ field: 'template', message: error.message }]);
    }
    return reply.goTo(packPaths.all());
  });
  scope.post('/packs/template/end', mayMake, async (request, reply) => {
    await endTemplate(database, request.actor, councilOf(request).id, request.day);
    return reply.goTo(packPaths.all());
  });
}
