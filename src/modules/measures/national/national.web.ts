// National frameworks on pages of the office: their outcomes and metrics, and which of our measures is which.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { nameOfActor } from '../../../kernel/actor.ts';
import { longDay } from '../../../kernel/days.ts';
import { type Answer, mistake } from '../../../kernel/errors.ts';
import { addForm } from '../../../web/form-page.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import { cardsIn } from '../cards.ts';
import { type Doing, done, mustHold, withMeasure } from '../measure.actions.ts';
import { glanceRow, measurePaths } from '../say.ts';
import { doingOf, type MeasureSettings, numberAsked, readFound, threadOf } from '../settings.ts';
import { attach, attachedNow } from './national.store.ts';
import { metricNamed, nationalFrameworks } from './outcomes-framework.ts';

export const nationalPaths = {
  all: () => '/outcomes-framework',
  attach: (measureId: number) => `/measures/${measureId}/national`,
};

const Attach = z.object({ metric: z.string().max(80).optional().meta({ title: 'The metric' }) });

/** Says which national metric a measure is, or that it is none any more. */
function sayMetric(doing: Doing, measureId: number, metric: string): Promise<Answer<null>> {
  mustHold(doing.actor, 'measure.define', 'say which national metric a measure is');
  return withMeasure(doing, measureId, `Say which national metric measure ${measureId} is`, async (tx) => {
    if (metric !== '' && !metricNamed(metric)) return mistake('metric', 'Choose a metric from the list');
    const by = { day: doing.day, name: nameOfActor(doing.actor) };
    await attach(tx, doing.councilId, { measureId, metric }, by);
    return done;
  });
}

/** To be added below /office. */
export function addNationalPages(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/outcomes-framework', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const thread = await threadOf(request, settings);
    const { attached, cards } = await settings.database.read(
      request.actor,
      councilOf(request).id,
      async (tx) => ({ attached: await attachedNow(tx), cards: await cardsIn(tx, thread) }),
    );
    const ours = (metric: string) =>
      attached
        .filter((one) => one.metric === metric)
        .flatMap(({ measureId }) => cards.find((card) => card.measureId === measureId) ?? [])
        .map((card) => glanceRow(thread, card.measureId, card.glance));
    return reply.page('measures/views/national.njk', {
      title: 'What the government counts, and what we count of it',
      phrase: livePhrase(request.day),
      back: { text: 'Measures', path: measurePaths.all() },
      mayAttach: mayDo(request.actor, 'measure.define'),
      frameworks: nationalFrameworks.map(({ title, source, publishedOn, outcomesPublished, outcomes }) => ({
        title,
        source,
        published: longDay(publishedOn),
        state: `${outcomes.length} of its ${outcomesPublished} outcomes are here.`,
        outcomes: outcomes.map(({ title: outcome, metrics, note }) => ({
          title: outcome,
          note,
          metrics: metrics.map((metric) => ({ ...metric, measures: ours(metric.name) })),
        })),
      })),
    });
  });
  addForm(scope, '/measures/:id/national', {
    permission: 'measure.define',
    schema: Attach,
    async page(request) {
      const { measure, reading } = await readFound(request, settings);
      return {
        title: 'Which national metric is this?',
        caption: reading.definition.title,
        lead: 'So that its figures can be set beside what the government publishes.',
        phrase: livePhrase(request.day),
        back: { text: reading.definition.title, path: measurePaths.one(measure.measureId) },
        action: nationalPaths.attach(measure.measureId),
        doing: 'Save',
        fields: [
          {
            type: 'select',
            name: 'metric',
            label: 'The metric',
            blank: 'None',
            choices: nationalFrameworks.flatMap(({ outcomes }) =>
              outcomes.flatMap(({ title, metrics }) =>
                metrics.map((metric) => ({ value: metric.name, text: `${title}: ${metric.title}` })),
              ),
            ),
          },
        ],
        before: { metric: await metricOf(request, settings, measure.measureId) },
      };
    },
    async keep(request, { metric = '' }) {
      const kept = await sayMetric(doingOf(request, settings), numberAsked(request), metric);
      return kept.ok ? { ok: true, value: nationalPaths.all() } : kept;
    },
  });
}

async function metricOf(request: FastifyRequest, { database }: MeasureSettings, measureId: number) {
  const attached = await database.read(request.actor, councilOf(request).id, attachedNow);
  return attached.find((one) => one.measureId === measureId)?.metric ?? '';
}
