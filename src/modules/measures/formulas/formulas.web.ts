// Measures that are worked out from others, on pages of the office: each formula, and working all of them out.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { longDay } from '../../../kernel/days.ts';
import { addForm } from '../../../web/form-page.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import { definitionsOn } from '../measure.store.ts';
import type { Definition } from '../measure.ts';
import { measurePaths, sayValue } from '../say.ts';
import { doingOf, type MeasureSettings, numberAsked, readFound } from '../settings.ts';
import { setFormula, type WorkedOut, workOutAll } from './formula.actions.ts';
import { formulasNow } from './formula.store.ts';
import { orderOf, treesOf } from './formula.ts';

export const formulaPaths = {
  all: () => '/measures/formulas',
  one: (measureId: number) => `/measures/${measureId}/formula`,
};

const SetFormula = z.object({
  formula: z.string().max(1000).optional().meta({ title: 'The formula' }),
  reason: z.string({ error: 'Write why it is worked out so' }).max(1000).meta({ title: 'The reason' }),
});

/** A formula with the titles of its measures. */
export function inTitles(formula: string, definitions: ReadonlyMap<number, Definition>): string {
  return formula.replace(/\bm(\d+)\b/g, (word, id: string) => {
    const title = definitions.get(Number(id))?.title;
    return title ? `[${title}]` : word;
  });
}

/** To be added below /office. */
export function addFormulaPages(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/measures/formulas', { config: { permission: 'plan.read' } }, async (request, reply) =>
    reply.page('measures/views/formulas.njk', { ...(await listOf(request, settings)), result: null }),
  );
  scope.post('/measures/formulas', { config: { permission: 'measure.define' } }, async (request, reply) => {
    const { given, missing } = await workOutAll(doingOf(request, settings));
    const list = await listOf(request, settings);
    return reply.page('measures/views/formulas.njk', {
      ...list,
      result: {
        given: given.map((one) => sayWorked(one, list.definitions)),
        missing: missing.map((one) => sayWorked(one, list.definitions)),
        waitingPath: measurePaths.waiting(),
      },
    });
  });
  addForm(scope, '/measures/:id/formula', {
    permission: 'measure.define',
    schema: SetFormula,
    async page(request) {
      const { measure, reading } = await readFound(request, settings);
      const { rows } = await listOf(request, settings);
      const now = rows.find(({ measureId }) => measureId === measure.measureId);
      return {
        title: 'How is it worked out?',
        caption: reading.definition.title,
        lead: 'From other measures of the same period. What is worked out waits for a second person, as any figure does.',
        says: now ? [`Now: ${now.formula}, since ${now.since}.`] : [],
        phrase: livePhrase(request.day),
        back: { text: reading.definition.title, path: measurePaths.one(measure.measureId) },
        action: formulaPaths.one(measure.measureId),
        doing: 'Save the formula',
        fields: [
          {
            type: 'area',
            name: 'formula',
            label: 'The formula',
            hint: 'Titles in square brackets, numbers, + - * / ( ), sum(…), and ratio([part], [whole]) for a percentage. Empty: figures are given by somebody',
            rows: 3,
          },
          { type: 'text', name: 'reason', label: 'Why it is worked out so' },
        ],
        before: { formula: now?.formula ?? '' },
      };
    },
    async keep(request, given) {
      const kept = await setFormula(doingOf(request, settings), numberAsked(request), given);
      return kept.ok ? { ok: true, value: formulaPaths.all() } : kept;
    },
  });
}

async function listOf(request: FastifyRequest, settings: MeasureSettings) {
  const { formulas, definitions } = await settings.database.read(
    request.actor,
    councilOf(request).id,
    async (tx) => ({
      formulas: await formulasNow(tx),
      definitions: new Map((await definitionsOn(tx, request.day)).map((one) => [one.measureId, one])),
    }),
  );
  const ordered = orderOf(treesOf(formulas));
  const order = ordered.ok ? ordered.order : formulas.map(({ measureId }) => measureId);
  return {
    title: 'Measures that are worked out from others',
    phrase: livePhrase(request.day),
    back: { text: 'Measures', path: measurePaths.all() },
    definitions,
    rows: order.flatMap((measureId) => {
      const found = formulas.find((one) => one.measureId === measureId);
      if (!found) return [];
      return {
        measureId,
        title: definitions.get(measureId)?.title ?? `Measure ${measureId}`,
        path: measurePaths.one(measureId),
        formula: inTitles(found.formula, definitions),
        since: longDay(found.setOn),
        reason: found.reason,
      };
    }),
    action: mayDo(request.actor, 'measure.define') ? formulaPaths.all() : null,
  };
}

function sayWorked(
  { measureId, period, value, missing }: WorkedOut,
  definitions: ReadonlyMap<number, Definition>,
) {
  const definition = definitions.get(measureId);
  return {
    title: definition?.title ?? `Measure ${measureId}`,
    period,
    said: missing ?? (definition && value !== null ? sayValue(value, definition) : ''),
  };
}
