// Defining a measure, changing its definition and ending it, on forms of the office.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldError } from '../../kernel/errors.ts';
import { formWith, parseForm } from '../../web/forms.ts';
import { councilOf } from '../people/index.ts';
import { askedBy } from '../plan/index.ts';
import { definitionParts } from './define.fields.ts';
import { defineMeasure, endOfMeasure, redefineMeasure } from './measure.actions.ts';
import { Define } from './measure.forms.ts';
import { linksOf } from './measure.store.ts';
import type { Definition } from './measure.ts';
import { measurePaths } from './say.ts';
import { doingOf, type MeasureSettings, numberAsked, readFound, threadOf } from './settings.ts';

const mayDefine = { config: { permission: 'measure.define' } } as const;

/** The form and the one thing that it adds to a call: which line of a plan the measure speaks of. */
const DefineForm = Define.extend({ item: z.coerce.number().int().positive().optional() });
const EndForm = z.object({
  why: z.string({ error: 'Say why it ends' }).max(1000).meta({ title: 'Why it ends' }),
});

export function addDefinePages(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/measures/new', mayDefine, (request, reply) => newPage(request, reply, settings, []));
  scope.post('/measures/new', mayDefine, async (request, reply) => {
    const typed = parseForm(DefineForm, request.body);
    if (!typed.ok) return newPage(request, reply, settings, typed.errors);
    const { item, ...given } = typed.value;
    const thread = await threadOf(request, settings);
    const chosen = thread.item(item ?? -1);
    const itemId = chosen?.kind === 'measure' ? chosen.id : null;
    // A measure that a plan promised speaks of the outcome under which it stands.
    const serves = itemId === null ? chosen?.id : chosen?.parentId;
    const answer = await defineMeasure(doingOf(request, settings), {
      given,
      itemId,
      items: serves ? [serves] : [],
    });
    if (!answer.ok) return newPage(request, reply, settings, answer.errors);
    return reply.goTo(measurePaths.targets(answer.value));
  });
  addRedefining(scope, settings);
  addEnding(scope, settings);
}

const fresh = {
  decimals: '0',
  yearStarts: '4',
  lagDays: '0',
  frequency: 'quarter',
  valueKind: 'in-period',
  travel: 'last-value',
  scope: 'council',
};

async function newPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MeasureSettings,
  errors: readonly FieldError[],
) {
  const thread = await threadOf(request, settings);
  const { item } = askedBy(request).query;
  const promised = thread.item(Number(item));
  const asked = promised ? { item, ...(promised.kind === 'measure' ? { title: promised.title } : {}) } : {};
  return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/form.njk', {
    title: 'Define a measure',
    back: { text: 'Measures', path: measurePaths.all() },
    lead: 'Write it so that somebody else would come to the same figure.',
    action: measurePaths.define(),
    doing: 'Define it, and go on to its targets',
    parts: definitionParts(thread, false, promised?.id),
    form: formWith(request.body ?? { ...fresh, ...asked }, errors),
  });
}

function addRedefining(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/measures/:id/definition', mayDefine, (request, reply) =>
    changePage(request, reply, settings, []),
  );
  scope.post('/measures/:id/definition', mayDefine, async (request, reply) => {
    const number = numberAsked(request);
    const typed = parseForm(DefineForm, request.body);
    if (!typed.ok) return changePage(request, reply, settings, typed.errors);
    const { item, ...given } = typed.value;
    const items = item === undefined ? [] : [item];
    const answer = await redefineMeasure(doingOf(request, settings), number, { given, items });
    if (!answer.ok) return changePage(request, reply, settings, answer.errors);
    return reply.goTo(measurePaths.one(number));
  });
}

async function changePage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MeasureSettings,
  errors: readonly FieldError[],
) {
  const { reading, measure } = await readFound(request, settings);
  const thread = await threadOf(request, settings);
  const [item] = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
    linksOf(tx, measure.measureId),
  );
  const { definition } = reading;
  return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/form.njk', {
    title: 'Change the definition',
    back: { text: definition.title, path: measurePaths.one(measure.measureId) },
    lead: 'The definition before stays, and earlier periods are judged by it.',
    action: measurePaths.redefine(measure.measureId),
    doing: 'Change it',
    parts: definitionParts(thread, true, item),
    form: formWith(request.body ?? { ...typedFrom(definition), item: String(item ?? '') }, errors),
  });
}

/** A definition as its form would have been filled in. */
function typedFrom(definition: Definition): Record<string, string> {
  const { tolerance, quality, accountableId, responsibleId, ...rest } = definition;
  const margin =
    tolerance.kind === 'margin'
      ? { margin: String(tolerance.near), marginOf: tolerance.of }
      : tolerance.kind === 'improved-but-off-target'
        ? { margin: String(tolerance.onTarget) }
        : {};
  const judged = Object.entries(quality).flatMap(([dimension, { level, words }]) => [
    [`quality_${dimension}`, level],
    [`qualityWords_${dimension}`, words],
  ]);
  const plain = Object.entries(rest).flatMap(([name, value]) =>
    value === null ? [] : [[name, String(value)]],
  );
  return {
    ...Object.fromEntries(plain),
    ...margin,
    ...Object.fromEntries(judged),
    tolerance: tolerance.kind,
    accountable: String(accountableId ?? ''),
    responsible: String(responsibleId ?? ''),
    fromOn: '',
    reason: '',
  };
}

function addEnding(scope: FastifyInstance, settings: MeasureSettings): void {
  const page = async (request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) => {
    const { reading, measure } = await readFound(request, settings);
    return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/form.njk', {
      title: 'End this measure',
      back: { text: reading.definition.title, path: measurePaths.one(measure.measureId) },
      lead: 'It leaves the scorecard. Its page, its figures and their history stay.',
      action: measurePaths.end(measure.measureId),
      doing: 'End it',
      parts: [{ fields: [{ type: 'area', name: 'why', label: 'Why it ends', rows: 2 }] }],
      form: formWith(request.body ?? {}, errors),
    });
  };
  scope.get('/measures/:id/end', mayDefine, (request, reply) => page(request, reply, []));
  scope.post('/measures/:id/end', mayDefine, async (request, reply) => {
    const number = numberAsked(request);
    const typed = parseForm(EndForm, request.body);
    if (!typed.ok) return page(request, reply, typed.errors);
    const answer = await endOfMeasure(doingOf(request, settings), number, typed.value.why);
    return answer.ok ? reply.goTo(measurePaths.one(number)) : page(request, reply, answer.errors);
  });
}
