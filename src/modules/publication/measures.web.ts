// Measures on the public site: those of an edition, as they were released.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../../kernel/errors.ts';
import { type PublicMeasure, publicChart, publicLine, publicRow, publicSheet } from '../measures/index.ts';
import { askedBy, linkTo, type Walk } from '../plan/index.ts';

/** An edition's measures with its thread, and what the head of the page says of it. */
export interface MeasuresShown {
  thread: Walk;
  measures: readonly PublicMeasure[];
  phrase: string;
}

type Shown = (request: FastifyRequest, reply: FastifyReply) => Promise<MeasuresShown>;

const open = { config: { permission: 'public' } } as const;

export function addPublicMeasures(scope: FastifyInstance, shown: Shown): void {
  scope.get('/measures', open, async (request, reply) => {
    const { measures, phrase } = await shown(request, reply);
    return reply.page('publication/views/measures.njk', {
      title: 'Measures',
      phrase,
      rows: measures.map(publicRow),
    });
  });
  scope.get('/measures/:id', open, async (request, reply) => {
    const { thread, measures, phrase } = await shown(request, reply);
    const one = measures.find(({ id }) => String(id) === askedBy(request).params.id);
    if (!one) throw new NotFound('There is no such measure in this edition.');
    return reply.page('publication/views/measure.njk', {
      phrase,
      back: { text: 'Measures', path: '/measures' },
      ...publicRow(one),
      chart: publicChart(one),
      rows: one.periods.map((period) => publicLine(one, period)).reverse(),
      ways: waysOf(one),
      sheet: publicSheet(one),
      threshold: one.threshold,
      hasHidden: one.periods.some(({ isHidden, parts }) => isHidden || parts.some((part) => part.isHidden)),
      serves: one.serves.flatMap((id) => {
        const item = thread.item(id);
        return item ? [linkTo(thread, item)] : [];
      }),
    });
  });
}

/** The parts of the last period that has any, by each way of splitting it. */
function waysOf(one: PublicMeasure) {
  const last = one.periods.findLast(({ parts }) => parts.length > 0);
  if (!last) return [];
  return [...Map.groupBy(last.parts, ({ by }) => by)].map(([by, parts]) => ({
    by,
    period: last.period,
    rows: parts.map((part) => ({ part: part.part, value: publicLine(one, { ...last, ...part }).value })),
  }));
}
