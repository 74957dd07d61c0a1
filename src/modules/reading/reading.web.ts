// Reading a published plan in the browser: give a document, watch it being read, then settle its doubts and load it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../db/database.ts';
import { type Day, longDay, today } from '../../kernel/days.ts';
import { type FieldError, NotFound, Unusable } from '../../kernel/errors.ts';
import { formWith, readUpload } from '../../web/forms.ts';
import { mount } from '../../web/pages.ts';
import { councilOf } from '../people/index.ts';
import { livePhrase, paths } from '../plan/index.ts';
import { readApart } from './apart.ts';
import { checkDocument, type DocumentFile, largestBytes } from './document.ts';
import { formats } from './read.ts';
import { askToRead } from './reading.actions.ts';
import { layBeside, proposedPlan } from './rereading/edition.actions.ts';
import { editionPaths } from './rereading/edition.pages.ts';
import { addEdition } from './rereading/edition.web.ts';
import { type BeingRead, documentsBeingRead, type ReadFile } from './settling/being-read.ts';
import { lookAt } from './settling/look.ts';
import { readingView, settlingPaths } from './settling/pages.ts';
import { type KeptReading, listReadings } from './settling/readings.store.ts';
import type { Office } from './settling/settling.actions.ts';
import { addSettling, numberAsked, officeOf } from './settling/settling.web.ts';

export interface ReadingSettings {
  database: Database;
  /** The document that ships with the example council, as it would be published on a day. */
  sample(day: Day): Promise<DocumentFile>;
  /** How a file is read: in a process of its own, unless a test says otherwise. */
  read?: ReadFile;
}

const may = { config: { permission: 'plan.load' } } as const;

export async function readingWeb(app: FastifyInstance, settings: ReadingSettings): Promise<void> {
  const { database, sample, read = readApart } = settings;
  const failed = (error: unknown) => app.log.error({ err: error }, 'A document could not be read');
  const beingRead = documentsBeingRead({ database, read, failed });
  app.addHook('onReady', () => beingRead.takeUp());
  app.addHook('onClose', () => beingRead.stop());
  const site: Site = { database, beingRead };
  await mount(app, '/office', (scope) => {
    scope.get('/read', may, (request, reply) => choosePage(request, reply, site, []));
    scope.post('/read', may, (request, reply) => receive(request, reply, site));
    scope.post('/read/sample', may, async (request, reply) => {
      if (!councilOf(request).example) throw new NotFound('Only the example council has a sample document.');
      return askAndShow(request, reply, site, await sample(request.day));
    });
    scope.get('/read/:id', may, (request, reply) => showReading(request, reply, site));
    addSettling(scope, database);
    addEdition(scope, (request) => officeOf(request, database));
  });
}

interface Site {
  database: Database;
  beingRead: BeingRead;
}

async function choosePage(
  request: FastifyRequest,
  reply: FastifyReply,
  { database }: Site,
  errors: FieldError[],
): Promise<FastifyReply> {
  if (errors.length > 0) reply.code(422);
  const { actor, councilId } = officeOf(request, database);
  const all = (await database.read(actor, councilId, listReadings)).map(sayKept);
  return reply.page('reading/views/choose.njk', {
    title: 'Read a published plan',
    phrase: livePhrase(request.day),
    sample: councilOf(request).example,
    accept: formats.map((one) => `.${one}`).join(','),
    settling: all.filter(({ state }) => state !== 'loaded'),
    loaded: all.filter(({ state }) => state === 'loaded'),
    form: formWith({}, errors),
  });
}

const stateWords: Record<KeptReading['state'], string> = {
  'being-read': 'Being read',
  'to-settle': 'To be settled',
  loaded: 'Loaded',
  refused: 'Could not be read',
};

function sayKept(reading: KeptReading) {
  const { readingId, name, state, askedBy, askedAt, loadedAt, loadedBy } = reading;
  return {
    name,
    state,
    words: stateWords[state],
    path: settlingPaths.reading(readingId),
    asked: `${longDay(today(Temporal.Instant.from(askedAt)))}, ${askedBy}`,
    loaded: loadedAt
      ? `${longDay(today(Temporal.Instant.from(loadedAt)))}, ${loadedBy}`
      : 'Before it was read here',
  };
}

async function receive(request: FastifyRequest, reply: FastifyReply, site: Site) {
  const { file, errors } = await readUpload(request, largestBytes);
  if (errors.length > 0) return choosePage(request, reply, site, [...errors]);
  if (!file) return choosePage(request, reply, site, [{ field: 'file', message: 'Choose a document' }]);
  try {
    checkDocument(file);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return choosePage(request, reply, site, [{ field: 'file', message: error.message }]);
  }
  return askAndShow(request, reply, site, file);
}

async function askAndShow(request: FastifyRequest, reply: FastifyReply, site: Site, file: DocumentFile) {
  const office = officeOf(request, site.database);
  const { readingId, state } = await askToRead(office, file);
  if (state === 'being-read') site.beingRead.start(office.councilId, readingId);
  return reply.goTo(settlingPaths.reading(readingId));
}

/** Which plan it looks like a next edition of, if it does; null where the council has no plan yet. */
async function renewsView(office: Office, request: FastifyRequest, readingId: number) {
  const beside = await layBeside(office, readingId, { council: councilOf(request), day: request.day });
  if (beside.thread.plans.length === 0) return null;
  const likely = proposedPlan(beside);
  const plan = beside.thread.plans.find(({ id }) => id === likely?.planId);
  return { path: editionPaths.overview(readingId), likely: plan?.title ?? null };
}

async function showReading(request: FastifyRequest, reply: FastifyReply, { database, beingRead }: Site) {
  const office = officeOf(request, database);
  const looked = await lookAt(office, numberAsked(request, 'id'));
  const { reading } = looked;
  const { readingId, name, documentId } = reading;
  const phrase = livePhrase(request.day);
  const back = { text: 'All documents', path: settlingPaths.all() };
  const original = documentId === null ? null : paths.original(documentId, null);
  if (reading.state === 'being-read') {
    // Left half way by a process that ended, or begun by another: doing it twice does no harm.
    beingRead.start(office.councilId, readingId);
    const far = beingRead.howFar(office.councilId, readingId);
    return reply
      .header('refresh', '1')
      .page('reading/views/being-read.njk', { title: `Reading ${name}`, phrase, back, name, far });
  }
  if (!looked.whole)
    return reply.page('reading/views/not-read.njk', {
      title: `${name} was not read`,
      phrase,
      back,
      reading,
      original,
    });
  return reply.page('reading/views/reading.njk', {
    ...readingView(looked),
    renews: reading.state === 'to-settle' ? await renewsView(office, request, readingId) : null,
    phrase,
    back,
    ...sayKept(reading),
    loaded: reading.state === 'loaded',
    original,
  });
}
