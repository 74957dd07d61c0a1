// Evidence on pages of the office: what an item's page lists, the form that gives one, its own page and its file.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm, readUpload } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import {
  askedBy,
  count,
  type Item,
  type ItemPanel,
  itemAsked,
  linkTo,
  livePhrase,
} from '../../plan/index.ts';
import { settingsNow } from '../closing/settings.store.ts';
import type { DeliverySettings } from '../settings.ts';
import { giveEvidence, readEvidence, readFile, withdraw } from './evidence.actions.ts';
import { evidenceOf } from './evidence.store.ts';
import { type Evidence, evidenceEndings, NewEvidence, Withdrawal } from './evidence.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayGive = { config: { permission: 'evidence.give' } } as const;

/** Below the present mount. */
export const evidencePaths = {
  give: (item: Item) => `/items/${item.id}/evidence`,
  one: (evidenceId: number) => `/evidence/${evidenceId}`,
  file: (evidenceId: number) => `/evidence/${evidenceId}/file`,
};

/** What shows how far an item is. Of exempt evidence only that there is some: its own page records who reads it. */
export const evidencePanel: ItemPanel = async ({ tx, from, item, actor, isPast }) => {
  const given = await evidenceOf(tx, item.id, from);
  const mayGiveIt = !isPast && actor.kind === 'person' && mayDo(actor, 'evidence.give');
  if (given.length === 0 && !mayGiveIt) return null;
  const mayReadExempt = mayDo(actor, 'evidence.exempt');
  return {
    template: 'delivery/views/evidence-panel.njk',
    given: given.map((one) => sayEvidence(one, mayReadExempt)),
    givePath: mayGiveIt ? evidencePaths.give(item) : null,
  };
};

export function sayEvidence(one: Evidence, mayReadExempt: boolean) {
  const { evidenceId, exempt, withdrawnOn, withdrawnBy, withdrawnReason } = one;
  const open = !exempt || mayReadExempt;
  return {
    title: exempt ? 'Exempt evidence' : one.title,
    shows: exempt ? sayExempt(mayReadExempt) : one.shows,
    what: exempt ? 'Exempt' : sayKind(one),
    path: open ? evidencePaths.one(evidenceId) : null,
    said: `${longDay(one.datedOn)}, given by ${one.givenBy}`,
    withdrawn: withdrawnOn
      ? { said: `Withdrawn on ${longDay(withdrawnOn)} by ${withdrawnBy}`, reason: withdrawnReason }
      : null,
  };
}

function sayExempt(mayRead: boolean): string {
  return mayRead
    ? 'Not for publication. You may open it; that you did is recorded.'
    : 'Not for publication, and not for your role.';
}

function sayKind({ link, fileName, bytes }: Evidence): string {
  if (link) return 'Link';
  const size =
    (bytes ?? 0) < 1e6 ? `${Math.ceil((bytes ?? 0) / 1e3)} kB` : `${((bytes ?? 0) / 1e6).toFixed(1)} MB`;
  return `File, ${fileName?.split('.').at(-1)?.toUpperCase() ?? ''}, ${size}`;
}

export function addEvidencePages(scope: FastifyInstance, settings: DeliverySettings): void {
  scope.get('/items/:id/evidence', mayGive, (request, reply) =>
    formPage(request, reply, settings, { values: { datedOn: request.day }, errors: [] }),
  );
  scope.post('/items/:id/evidence', mayGive, (request, reply) => receive(request, reply, settings));
  scope.get('/evidence/:evidence', mayRead, (request, reply) => onePage(request, reply, settings, []));
  scope.get('/evidence/:evidence/file', mayRead, (request, reply) => sendFile(request, reply, settings));
  scope.post('/evidence/:evidence/withdraw', mayGive, async (request, reply) => {
    const evidenceId = evidenceAsked(request);
    const typed = parseForm(Withdrawal, request.body);
    if (!typed.ok) return onePage(request, reply.code(422), settings, typed.errors);
    const asked = { evidenceId, reason: typed.value.reason, day: request.day };
    await withdraw(settings.database, request.actor, councilOf(request).id, asked);
    return reply.goTo(evidencePaths.one(evidenceId));
  });
}

function threadOf(request: FastifyRequest, { live }: DeliverySettings) {
  return live(request.actor, councilOf(request), request.day);
}

function evidenceAsked(request: FastifyRequest): number {
  const { evidence = '' } = askedBy(request).params;
  if (!/^\d{1,15}$/.test(evidence)) throw new NotFound('There is no such evidence.');
  return Number(evidence);
}

interface Typed {
  values: unknown;
  errors: readonly FieldError[];
}

async function formPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  { values, errors }: Typed,
) {
  const thread = await threadOf(request, settings);
  const item = itemAsked(thread, askedBy(request));
  const { label, title, path } = linkTo(thread, item);
  const { largestMegabytes } = await settings.database.read(
    request.actor,
    councilOf(request).id,
    settingsNow,
  );
  return reply.page('delivery/views/evidence-give.njk', {
    title: 'Give evidence',
    phrase: livePhrase(request.day),
    back: { text: label, path },
    about: `${label}: ${title}`,
    path: evidencePaths.give(item),
    accept: evidenceEndings.map((ending) => `.${ending}`).join(','),
    largest: `${largestMegabytes} MB`,
    mayExempt: mayDo(request.actor, 'evidence.exempt'),
    form: formWith(values, errors),
  });
}

async function receive(request: FastifyRequest, reply: FastifyReply, settings: DeliverySettings) {
  const councilId = councilOf(request).id;
  const { largestMegabytes } = await settings.database.read(request.actor, councilId, settingsNow);
  const { fields, file, errors } = await readUpload(request, largestMegabytes * 1_000_000);
  const thread = await threadOf(request, settings);
  const item = itemAsked(thread, askedBy(request));
  const typed = parseForm(NewEvidence, fields);
  const again = (mistakes: readonly FieldError[]) =>
    formPage(request, reply.code(422), settings, { values: fields, errors: mistakes });
  if (!typed.ok) return again([...typed.errors, ...errors]);
  if (errors.length > 0) return again(errors);
  const given = { itemId: item.id, given: typed.value, file, day: request.day };
  const done = await giveEvidence(settings.database, request.actor, councilId, given);
  return done.ok ? reply.goTo(`${linkTo(thread, item).path}#evidence`) : again(done.errors);
}

async function onePage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: DeliverySettings,
  errors: readonly FieldError[],
) {
  const { evidence, readings } = await readEvidence(settings.database, request.actor, councilOf(request).id, {
    evidenceId: evidenceAsked(request),
    day: request.day,
    what: 'page',
  });
  const thread = await threadOf(request, settings);
  const item = thread.item(evidence.itemId);
  const link = item && linkTo(thread, item);
  return reply.page('delivery/views/evidence.njk', {
    phrase: livePhrase(request.day),
    back: link && { text: link.label, path: link.path },
    about: link ? `Evidence for ${link.label}: ${link.title}` : 'Evidence',
    ...sayEvidence({ ...evidence, exempt: false }, true),
    exempt: evidence.exempt,
    datedOn: longDay(evidence.datedOn),
    given: `${longDay(evidence.givenOn)}, ${evidence.givenBy}`,
    link: evidence.link,
    host: evidence.link && new URL(evidence.link).host,
    fileName: evidence.fileName,
    filePath: evidence.sha256 ? evidencePaths.file(evidence.evidenceId) : null,
    // In groups, as people read it aloud and a narrow screen breaks it.
    sha256: evidence.sha256?.match(/.{8}/g)?.join(' ') ?? null,
    earlier: readings.length === 0 ? null : count(readings.length, 'earlier reading'),
    readings: readings.map((one) => `${longDay(one.readOn)}, ${one.readBy}, the ${one.what}`),
    withdrawPath:
      evidence.withdrawnOn === null && mayDo(request.actor, 'evidence.give')
        ? `${evidencePaths.one(evidence.evidenceId)}/withdraw`
        : null,
    form: formWith(request.body ?? {}, errors),
  });
}

/** A file is saved, never shown: whatever it holds, it runs nothing among our pages. */
async function sendFile(request: FastifyRequest, reply: FastifyReply, settings: DeliverySettings) {
  const asked = { evidenceId: evidenceAsked(request), day: request.day };
  const { name, mediaType, bytes } = await readFile(
    settings.database,
    request.actor,
    councilOf(request).id,
    asked,
  );
  const plain = name.replaceAll(/[^\w .()-]/g, '_');
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${rfc5987(name)}`)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .send(Buffer.from(bytes));
}

/** RFC 5987, 3.2.1: what encodeURIComponent leaves and the grammar does not. */
function rfc5987(name: string): string {
  const percent = (one: string) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(name.toWellFormed()).replaceAll(/['()*]/g, percent);
}
