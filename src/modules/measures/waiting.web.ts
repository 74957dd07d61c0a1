// Figures that wait for a second person: approved one by one or together, or refused with what is wrong.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { accountOf } from '../../kernel/actor.ts';
import { longDay } from '../../kernel/days.ts';
import { type FieldError, NotFound } from '../../kernel/errors.ts';
import { formWith, parseForm, several } from '../../web/forms.ts';
import { councilOf, mayDo } from '../people/index.ts';
import { livePhrase } from '../plan/index.ts';
import { RefuseValue } from './measure.forms.ts';
import { definitionsOn, observationNumbered, recentValues, waitingObservations } from './measure.store.ts';
import { measurePaths, sayValue } from './say.ts';
import { doingOf, type MeasureSettings, numberAsked } from './settings.ts';
import { approveValues, refuseValue } from './values.actions.ts';
import { sayPeriod } from './when.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayApprove = { config: { permission: 'measure.approve' } } as const;

const Approve = z.object({ approve: several(z.coerce.number().int().positive()) });

export function addWaitingPages(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/measures/waiting', mayRead, (request, reply) => listPage(request, reply, settings, []));
  scope.post('/measures/waiting', mayApprove, async (request, reply) => {
    const typed = parseForm(Approve, request.body);
    const chosen = typed.ok ? typed.value.approve : [];
    if (chosen.length === 0)
      return listPage(request, reply, settings, [
        { field: 'approve', message: 'Tick the figures that you approve' },
      ]);
    await approveValues(doingOf(request, settings), chosen);
    return reply.goTo(measurePaths.waiting());
  });
  scope.get('/measures/waiting/:id', mayApprove, (request, reply) =>
    refusePage(request, reply, settings, []),
  );
  scope.post('/measures/waiting/:id', mayApprove, async (request, reply) => {
    const typed = parseForm(RefuseValue, request.body);
    if (!typed.ok) return refusePage(request, reply, settings, typed.errors);
    await refuseValue(doingOf(request, settings), numberAsked(request), typed.value.why);
    return reply.goTo(measurePaths.waiting());
  });
}

async function listPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MeasureSettings,
  errors: readonly FieldError[],
) {
  const { actor, day } = request;
  const { waiting, definitions, recent } = await settings.database.read(
    actor,
    councilOf(request).id,
    async (tx) => ({
      waiting: await waitingObservations(tx),
      definitions: new Map((await definitionsOn(tx, day)).map((one) => [one.measureId, one])),
      recent: new Map((await recentValues(tx, 1)).map((one) => [one.measureId, one.values.at(-1) ?? null])),
    }),
  );
  const may = mayDo(actor, 'measure.approve');
  const rows = waiting.flatMap((one) => {
    const definition = definitions.get(one.measureId);
    if (!definition) return [];
    return [
      {
        id: one.observationId,
        measure: definition.title,
        part: one.split,
        path: measurePaths.one(one.measureId),
        period: sayPeriod({ from: one.fromOn, to: one.toOn }, definition),
        value: one.value === null ? `None: ${one.missingWhy}` : sayValue(one.value, definition),
        provisional: one.isProvisional,
        before: one.split === '' ? sayValue(recent.get(one.measureId) ?? null, definition) : '',
        given: `${one.givenBy}, ${longDay(one.givenOn)}`,
        note: one.note,
        evidence: one.evidence,
        isOwn: one.givenAccount !== null && one.givenAccount === accountOf(actor),
        refusePath: measurePaths.answer(one.observationId),
      },
    ];
  });
  return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/waiting.njk', {
    title: 'Figures that wait for a second person',
    phrase: livePhrase(day),
    back: { text: 'Measures', path: measurePaths.all() },
    mine: rows.filter(({ isOwn }) => isOwn || !may),
    rows: rows.filter(({ isOwn }) => !isOwn && may),
    may,
    action: measurePaths.waiting(),
    form: formWith(request.body ?? {}, errors),
  });
}

async function refusePage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MeasureSettings,
  errors: readonly FieldError[],
) {
  const number = numberAsked(request);
  const { one, definition } = await settings.database.read(
    request.actor,
    councilOf(request).id,
    async (tx) => {
      const found = await observationNumbered(tx, number);
      const all = await definitionsOn(tx, request.day);
      return { one: found, definition: all.find(({ measureId }) => measureId === found?.measureId) };
    },
  );
  if (!one || !definition) throw new NotFound('There is no such figure.');
  const answered =
    one.approvedOn !== null
      ? `Approved on ${longDay(one.approvedOn)} by ${one.approvedBy}.`
      : one.refusedOn === null
        ? null
        : `Refused on ${longDay(one.refusedOn)} by ${one.refusedBy}: ${one.refusedWhy}`;
  return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/form.njk', {
    title: answered === null ? 'Refuse this figure' : 'This figure has been answered',
    says: answered === null ? [] : [answered],
    back: { text: 'Figures that wait', path: measurePaths.waiting() },
    lead: `${definition.title}, ${sayPeriod({ from: one.fromOn, to: one.toOn }, definition)}: ${sayValue(one.value, definition)}, given by ${one.givenBy}.`,
    action: measurePaths.answer(number),
    doing: answered === null ? 'Refuse it' : null,
    parts:
      answered === null
        ? [{ fields: [{ type: 'area', name: 'why', label: 'What is wrong with it', rows: 2 }] }]
        : [],
    form: formWith(request.body ?? {}, errors),
  });
}
