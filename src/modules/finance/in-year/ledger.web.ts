// The ledger on pages: files that were loaded, sending one, looking at its months, and keeping it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { longDay, longMonth } from '../../../kernel/days.ts';
import { type FieldError, Unusable } from '../../../kernel/errors.ts';
import { formWith, parseForm, readUpload } from '../../../web/forms.ts';
import { count } from '../../../web/words.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import { planPaths } from '../medium-term/say.ts';
import { mostBytes } from '../public-data/file.ts';
import { sentBack } from '../sent-back.ts';
import { doingOf, type MoneySettings } from '../settings.ts';
import { keepLedger, type LedgerFile, ledgerIn, monthsOfLedger } from './ledger.actions.ts';
import { ledgerLoads } from './ledger.store.ts';
import { LedgerAmount } from './ledger.ts';
import { say } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayKeep = { config: { permission: 'money.keep' } } as const;
/** What the preview sends back: a thousand cost centres in twelve months are some 1.5 MB. */
const keptLimit = 16 * 1024 * 1024;
const loadPath = `${planPaths.ledger()}/load`;

export function addLedgerPages(scope: FastifyInstance, settings: MoneySettings): void {
  scope.get('/money/ledger', mayRead, async (request, reply) => {
    const loads = await settings.database.read(request.actor, councilOf(request).id, (tx) => ledgerLoads(tx));
    return reply.page('finance/views/ledger.njk', {
      title: 'The ledger',
      phrase: livePhrase(request.day),
      back: { text: 'The year', path: planPaths.inYear() },
      loadPath: mayDo(request.actor, 'money.keep') ? loadPath : null,
      rows: loads.map((load) => ({
        title: load.title,
        lines: load.lines.toLocaleString('en-GB'),
        loaded: `${longDay(load.loadedOn)} by ${load.loadedBy}`,
        sha256: load.fileSha256.slice(0, 12),
      })),
    });
  });
  scope.get('/money/ledger/load', mayKeep, (request, reply) => askPage(request, reply, []));
  scope.post('/money/ledger/load', mayKeep, async (request, reply) => {
    const { file, errors } = await readUpload(request, mostBytes);
    if (errors.length > 0) return askPage(request, reply, errors);
    if (!file) return askPage(request, reply, [{ field: 'file', message: 'Choose the file of the ledger' }]);
    try {
      return await preview(request, reply, settings, await ledgerIn(file.name, file.bytes, request.day));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      return askPage(request, reply, [{ field: 'file', message: error.message }]);
    }
  });
  scope.post('/money/ledger/keep', { ...mayKeep, bodyLimit: keptLimit }, async (request, reply) => {
    const typed = parseForm(z.object({ found: z.string({ error: 'Send the file again' }) }), request.body);
    const file = typed.ok ? Kept.safeParse(sentBack(typed.value.found)) : null;
    if (!file?.success) return askPage(request, reply, [{ field: 'file', message: 'Send the file again' }]);
    const kept = await keepLedger(doingOf(request, settings), file.data);
    return kept.ok ? reply.goTo(planPaths.inYear()) : askPage(request, reply, kept.errors);
  });
}

const Kept = z.object({
  title: z.string().min(1).max(300),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  lines: z.int().min(1),
  amounts: z.array(LedgerAmount).min(1).max(200_000),
});

const askPage = (request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) =>
  reply.code(errors.length > 0 ? 422 : 200).page('finance/views/ledger-load.njk', {
    title: 'Load the ledger',
    phrase: livePhrase(request.day),
    back: { text: 'The ledger', path: planPaths.ledger() },
    action: loadPath,
    form: formWith({}, errors),
  });

async function preview(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MoneySettings,
  { title, sha256, lines, amounts, doubts }: LedgerFile,
) {
  const months = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
    monthsOfLedger(tx, { amounts, lines, doubts }),
  );
  const centres = new Set(amounts.map(({ costCentre }) => costCentre)).size;
  return reply.page('finance/views/ledger-preview.njk', {
    title: 'Look before you keep this ledger',
    phrase: livePhrase(request.day),
    back: { text: 'Send another file', path: loadPath },
    action: `${planPaths.ledger()}/keep`,
    lead: `${title}: ${count(lines, 'row')} of ${count(centres, 'cost centre')}.`,
    doubts,
    rows: months.map(({ month, now, before }) => ({
      month: longMonth(month),
      now: say(now),
      before: before === null ? 'Nothing' : say(before),
    })),
    // Sent back as it was read: nothing is kept until then.
    kept: JSON.stringify({ title, sha256, lines, amounts }),
  });
}
