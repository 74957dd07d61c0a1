// Reading a published plan in the browser: give a document, see what was read and what is doubtful, load it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../../db/database.ts';
import type { Day } from '../../kernel/days.ts';
import { type FieldError, NotFound, Unusable } from '../../kernel/errors.ts';
import { formWith, readUpload } from '../../web/forms.ts';
import { mount } from '../../web/pages.ts';
import { councilOf } from '../people/index.ts';
import { askedBy, livePhrase, paths } from '../plan/index.ts';
import { accountFor } from './accounting.ts';
import type { DocumentFile } from './read.ts';
import { keepForReading, load, readKept } from './reading.actions.ts';
import { sayReading } from './say.ts';

export interface ReadingSettings {
  database: Database;
  /** The document that ships with the example council, as it would be published on a day. */
  sample(day: Day): Promise<DocumentFile>;
}

const uploadLimit = 10 * 1024 * 1024;
const may = { config: { permission: 'plan.load' } } as const;

export async function readingWeb(app: FastifyInstance, settings: ReadingSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    scope.get('/read', may, (request, reply) => choosePage(request, reply, []));
    scope.post('/read', may, (request, reply) => receive(request, reply, settings));
    scope.post('/read/sample', may, async (request, reply) => {
      if (!councilOf(request).example) throw new NotFound('Only the example council has a sample document.');
      return keepAndShow(request, reply, settings.database, await settings.sample(request.day));
    });
    scope.get('/read/:sha256', may, (request, reply) => showReading(request, reply, settings.database));
    scope.post('/read/:sha256/load', may, async (request, reply) => {
      const { database } = settings;
      const council = councilOf(request);
      const { file } = await readKept(
        database,
        request.actor,
        council.id,
        askedBy(request).params.sha256 ?? '',
      );
      const { planId } = await load(database, request.actor, council.id, file);
      return reply.goTo(paths.plan(planId));
    });
  });
}

function choosePage(request: FastifyRequest, reply: FastifyReply, errors: FieldError[]): FastifyReply {
  if (errors.length > 0) reply.code(422);
  return reply.page('reading/views/choose.njk', {
    title: 'Read a published plan',
    phrase: livePhrase(request.day),
    sample: councilOf(request).example,
    form: formWith({}, errors),
  });
}

async function receive(request: FastifyRequest, reply: FastifyReply, { database }: ReadingSettings) {
  const { file, errors } = await readUpload(request, uploadLimit);
  if (errors.length > 0) return choosePage(request, reply, [...errors]);
  if (!file) return choosePage(request, reply, [{ field: 'file', message: 'Choose a document' }]);
  return keepAndShow(request, reply, database, file);
}

async function keepAndShow(
  request: FastifyRequest,
  reply: FastifyReply,
  database: Database,
  file: DocumentFile,
) {
  try {
    const sha256 = await keepForReading(database, request.actor, councilOf(request).id, file);
    return reply.goTo(`/read/${sha256}`);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    return choosePage(request, reply, [{ field: 'file', message: error.message }]);
  }
}

async function showReading(request: FastifyRequest, reply: FastifyReply, database: Database) {
  const sha256 = askedBy(request).params.sha256 ?? '';
  const { file, reading, documentId } = await readKept(
    database,
    request.actor,
    councilOf(request).id,
    sha256,
  );
  const said = sayReading(reading.draft);
  const account = accountFor(reading);
  return reply.page('reading/views/reading.njk', {
    ...said,
    title: `What ${file.name} says`,
    plan: said.title,
    phrase: livePhrase(request.day),
    account,
    notUsed: account.passages.slice(0, 40),
    loaded: documentId === null ? null : { path: paths.original(documentId, null) },
    loadPath: `/read/${sha256}/load`,
  });
}
