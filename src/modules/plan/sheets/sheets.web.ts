// Lists in spreadsheets, by page: take one away, send it back or paste it, look at every change, and make them.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FieldError, Unusable } from '../../../kernel/errors.ts';
import type { Format } from '../../../office/workbook.ts';
import { formWith, parseForm, readUpload } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { type Asked, askedBy, filterAsked, need } from '../asked.ts';
import type { ChangingSettings } from '../changes/change.web.ts';
import { livePhrase } from '../live.ts';
import { paths } from '../paths.ts';
import { filterActions } from '../questions.ts';
import { ancestor, type Item, type Walk } from '../thread.ts';
import type { Choices } from './apply.ts';
import { exportList, exportTemplate } from './export.ts';
import { itemsOf, type List, type ListName, listCalled, lists } from './lists.ts';
import { sayPreview } from './say-preview.ts';
import { applyFile, keepFile, keptFile, previewFile, type Sent, versionNow } from './sheets.actions.ts';

const may = { permission: 'plan.change' } as const;
const uploadLimit = 10 * 1024 * 1024;
/** A pasted list of a thousand rows is some 500 kB. */
const pasteLimit = 4 * 1024 * 1024;

const types: Record<Format, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

export function addSpreadsheetPages(scope: FastifyInstance, settings: ChangingSettings): void {
  const { database } = settings;
  const version = (request: FastifyRequest) =>
    versionNow(database, request.actor, councilOf(request), request.day);
  scope.get('/spreadsheets', { config: may }, async (request, reply) =>
    startPage(request, reply, (await version(request)).thread),
  );
  scope.get('/spreadsheets/template', { config: may }, async (request, reply) => {
    const { thread } = await version(request);
    const format = formatAsked(request);
    return sendFile(reply, 'blank-plan', format, await exportTemplate(format, thread));
  });
  scope.get('/spreadsheets/:list', { config: may }, async (request, reply) => {
    const asked = askedBy(request);
    const list = need(listCalled(asked.params.list ?? ''), 'list');
    const now = await version(request);
    const format = formatAsked(request);
    const items = filtered(now.thread, list, asked);
    const name = `${list.name}-${now.thread.day}`;
    return sendFile(reply, name, format, await exportList(format, now, list, items));
  });
  addReceiving(scope, settings);
  addChanges(scope, settings);
}

function formatAsked(request: FastifyRequest): Format {
  return askedBy(request).query.as === 'ods' ? 'ods' : 'xlsx';
}

function sendFile(reply: FastifyReply, name: string, format: Format, bytes: Uint8Array): FastifyReply {
  return reply
    .type(types[format])
    .header('content-disposition', `attachment; filename="${name}.${format}"`)
    .send(Buffer.from(bytes));
}

/** The rows of the page of actions with the same filters; of other lists, those of one plan or theme. */
export function filtered(thread: Walk, list: List, asked: Asked): Item[] {
  const filter = filterAsked(asked);
  const all = itemsOf(thread, list);
  if (list.name === 'actions') return filterActions(thread, all, filter);
  return all.filter(
    (item) =>
      (filter.plan === undefined || item.planId === filter.plan) &&
      (filter.theme === undefined || ancestor(thread, item, 'theme')?.id === filter.theme),
  );
}

function startPage(
  request: FastifyRequest,
  reply: FastifyReply,
  thread: Walk,
  form: { values: unknown; errors: FieldError[] } = { values: {}, errors: [] },
): FastifyReply {
  const done = Doing.safeParse(askedBy(request).query);
  return reply.page('plan/views/spreadsheets.njk', {
    title: 'Change the plan in a spreadsheet',
    phrase: livePhrase(request.day),
    empty: thread.items.length === 0,
    done: done.success ? done.data : null,
    lists: lists
      .map((list) => ({
        title: list.title,
        count: list.name === 'people' ? thread.people.length : itemsOf(thread, list).length,
        path: paths.spreadsheet(list.name),
        odsPath: `${paths.spreadsheet(list.name)}?as=ods`,
      }))
      .filter((list) => list.count > 0),
    choices: lists.map((list) => ({ value: list.name, text: list.title })),
    form: formWith(form.values, form.errors),
  });
}

const Doing = z.object({ cells: z.coerce.number(), rows: z.coerce.number(), added: z.coerce.number() });

function addReceiving(scope: FastifyInstance, { database }: ChangingSettings): void {
  const receive = async (request: FastifyRequest, reply: FastifyReply, sent: Sent, field: string) => {
    try {
      const sha256 = await keepFile(database, request.actor, councilOf(request), sent, request.day);
      return reply.goTo(changesPath(sha256, sent.list));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      return again(request, reply, [{ field, message: error.message }]);
    }
  };
  const again = async (request: FastifyRequest, reply: FastifyReply, errors: FieldError[]) => {
    const { thread } = await versionNow(database, request.actor, councilOf(request), request.day);
    return startPage(request, reply.code(422), thread, { values: request.body ?? {}, errors });
  };
  scope.post('/spreadsheets', { config: may }, async (request, reply) => {
    const { file, errors } = await readUpload(request, uploadLimit);
    if (errors.length > 0) return again(request, reply, errors);
    if (!file) return again(request, reply, [{ field: 'file', message: 'Choose a spreadsheet' }]);
    return receive(request, reply, { file }, 'file');
  });
  scope.post('/spreadsheets/paste', { config: may, bodyLimit: pasteLimit }, async (request, reply) => {
    const sent = parseForm(Pasted, request.body);
    if (!sent.ok) return again(request, reply, sent.errors);
    const file = { name: 'pasted rows.tsv', bytes: Buffer.from(sent.value.rows) };
    return receive(request, reply, { file, list: sent.value.list }, 'rows');
  });
}

const Pasted = z.object({
  rows: z.string({ error: 'Paste the rows, with the row of headings' }),
  list: z.string().optional().transform(asListName),
});

function asListName(words: string | undefined): ListName | undefined {
  return words === undefined ? undefined : listCalled(words)?.name;
}

function changesPath(sha256: string, list: ListName | undefined): string {
  return `/spreadsheets/changes/${sha256}${list ? `?list=${list}` : ''}`;
}

const Deciding = z.object({
  reason: z.string().max(1000).meta({ title: 'Why the plan is changed' }),
  planTitle: z.string().max(200).optional(),
});

function addChanges(scope: FastifyInstance, settings: ChangingSettings): void {
  const { database, readers } = settings;
  const sentBy = async (request: FastifyRequest): Promise<{ sent: Sent; sha256: string }> => {
    const { params, query } = askedBy(request);
    const sha256 = params.sha256 ?? '';
    const file = await keptFile(database, request.actor, councilOf(request).id, sha256);
    return { sent: { file, list: asListName(query.list) }, sha256 };
  };
  const page = async (request: FastifyRequest, reply: FastifyReply, errors: FieldError[] = []) => {
    const { sent, sha256 } = await sentBy(request);
    const asked = { sent, day: request.day, readers };
    const preview = await previewFile(database, request.actor, councilOf(request), asked);
    return reply.page('plan/views/spreadsheet-changes.njk', {
      ...sayPreview(preview, sent.file.name),
      phrase: livePhrase(request.day),
      back: { text: 'Back, without a change', path: paths.spreadsheets() },
      path: changesPath(sha256, sent.list),
      form: formWith(request.body ?? {}, errors),
    });
  };
  scope.get('/spreadsheets/changes/:sha256', { config: may }, (request, reply) => page(request, reply));
  scope.post('/spreadsheets/changes/:sha256', { config: may }, async (request, reply) => {
    const { sent } = await sentBy(request);
    const typed = parseForm(Deciding, request.body);
    if (!typed.ok) return page(request, reply.code(422), typed.errors);
    const applying = { sent, day: request.day, choices: choicesIn(request.body), readers, ...typed.value };
    try {
      const { cells, rows, added } = await applyFile(database, request.actor, councilOf(request), applying);
      return reply.goTo(`/spreadsheets?cells=${cells}&rows=${rows}&added=${added}`);
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      return page(request, reply.code(422), [{ field: error.field ?? 'reason', message: error.message }]);
    }
  });
}

/** `choice-item-12: mine` */
function choicesIn(body: unknown): Choices {
  const given = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(
    given.flatMap(([name, value]) =>
      name.startsWith('choice-') && (value === 'mine' || value === 'theirs')
        ? [[name.slice('choice-'.length), value] as const]
        : [],
    ),
  );
}
