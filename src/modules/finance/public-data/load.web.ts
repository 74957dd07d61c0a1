// Public files on pages: those loaded, sending one, looking at what is in it, and keeping it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { longDay } from '../../../kernel/days.ts';
import { type FieldError, Unusable } from '../../../kernel/errors.ts';
import { choicesOf } from '../../../web/fields.ts';
import { formWith, parseForm, readUpload } from '../../../web/forms.ts';
import { count } from '../../../web/words.ts';
import { mayDo } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import { sentBack } from '../sent-back.ts';
import { doingOf, type MoneySettings } from '../settings.ts';
import { type HashedFile, mostBytes, readBytes } from './file.ts';
import { kinds, SourceKind } from './kinds.ts';
import { loadFile, mustKeep } from './public-data.actions.ts';
import { allSources, replacedBy } from './public-data.store.ts';
import { AreaYear } from './read.ts';
import { publicPaths } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayKeep = { config: { permission: 'money.keep' } } as const;
/** What the preview sends back: 330 councils in 8 years are some 700 kB. */
const keptLimit = 8 * 1024 * 1024;
const back = { text: 'Public figures', path: publicPaths.sources() };

export function addPublicFiles(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/public-data', mayRead, async (request, reply) => {
    const { database, actor, councilId } = doingOf(request, settings);
    const sources = await database.read(actor, councilId, allSources);
    return reply.page('finance/views/public-data.njk', {
      title: 'Public figures of councils',
      phrase: livePhrase(request.day),
      back: { text: 'Comparators', path: publicPaths.comparators() },
      sources: sources.map((source) => ({
        title: source.title,
        kind: kinds[source.kind].title,
        stage: source.stage,
        found: source.foundWords,
        loaded: `${longDay(source.loadedOn)} by ${source.loadedBy}`,
        sha256: source.fileSha256.slice(0, 12),
      })),
      wanted: SourceKind.options.map((kind) => ({
        kind: kinds[kind].title,
        publisher: kinds[kind].publisher,
        isHere: sources.some((source) => source.kind === kind),
      })),
      loadPath: mayDo(actor, 'money.keep') ? publicPaths.load() : null,
    });
  });
  scope.get('/money/public-data/load', mayKeep, (request, reply) => askPage(request, reply, {}, []));
  scope.post('/money/public-data/load', mayKeep, async (request, reply) => {
    mustKeep(request);
    const { file, fields, errors } = await readUpload(request, mostBytes);
    const kind = SourceKind.safeParse(fields.kind);
    if (!kind.success)
      return askPage(request, reply, fields, [{ field: 'kind', message: 'Choose what the file is' }]);
    if (errors.length > 0 || !file)
      return askPage(
        request,
        reply,
        fields,
        [...errors, ...(file ? [] : [{ field: 'file', message: 'Choose the file' }])].slice(0, 1),
      );
    try {
      const asked = { kind: kind.data, title: file.name, year: fields.year?.trim() || undefined };
      return await preview(request, reply, settings, await readBytes(asked, file.bytes));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      return askPage(request, reply, fields, [{ field: error.field ?? 'file', message: error.message }]);
    }
  });
  scope.post('/money/public-data/keep', { ...mayKeep, bodyLimit: keptLimit }, async (request, reply) => {
    mustKeep(request);
    const typed = parseForm(Sent, request.body);
    const file = typed.ok ? Kept.safeParse(sentBack(typed.value.found)) : null;
    if (!file?.success)
      return askPage(request, reply, {}, [{ field: 'file', message: 'Send the file again' }]);
    const kept = await loadFile(doingOf(request, settings), file.data);
    return kept.ok ? reply.goTo(publicPaths.sources()) : askPage(request, reply, {}, kept.errors);
  });
}

const Sent = z.object({ found: z.string({ error: 'Send the file again' }) });
const Kept = z.object({
  kind: SourceKind,
  title: z.string().min(1).max(300),
  stage: z.enum(['provisional', 'final']).nullable(),
  areas: z.array(AreaYear).min(1).max(20_000),
  found: z.array(z.string().max(20_000)).max(20),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

function askPage(request: FastifyRequest, reply: FastifyReply, typed: object, errors: readonly FieldError[]) {
  return reply.code(errors.length > 0 ? 422 : 200).page('finance/views/public-data-load.njk', {
    title: 'Load public figures',
    phrase: livePhrase(request.day),
    back,
    action: publicPaths.load(),
    kinds: choicesOf({
      outturn: kinds.outturn.title,
      capital: kinds.capital.title,
      'tax-base': kinds['tax-base'].title,
      tax: kinds.tax.title,
      population: kinds.population.title,
    }).map((choice) => ({ ...choice, hint: kinds[choice.value].publisher })),
    form: formWith(typed, errors),
  });
}

async function preview(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MoneySettings,
  file: HashedFile,
) {
  const { database, actor, councilId } = doingOf(request, settings);
  const replaced = await database.read(actor, councilId, (tx) => replacedBy(tx, file));
  return reply.page('finance/views/public-data-preview.njk', {
    title: 'Look before you keep these figures',
    phrase: livePhrase(request.day),
    back,
    action: publicPaths.keep(),
    file: file.title,
    kind: kinds[file.kind].title,
    stage: file.stage,
    found: file.found,
    replaced:
      replaced > 0
        ? `${count(replaced, 'return')} of an earlier file will be replaced by this one; the earlier file stays on record.`
        : null,
    // Sent back as it was read: nothing is kept until then.
    kept: JSON.stringify(file),
  });
}
