// A year's targets on one form of the office: a row for each period, those that stand filled in.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addDays, type Day, Day as DayText } from '../../kernel/days.ts';
import type { FieldError } from '../../kernel/errors.ts';
import { readFigure } from '../../kernel/figure.ts';
import { formWith, parseForm } from '../../web/forms.ts';
import { askedBy } from '../plan/index.ts';
import { doubtAboutTargets } from './doubts.ts';
import { setTargets, type TargetGiven } from './measure.actions.ts';
import { fieldsOfTarget, figureWords, SetTargets, type TargetFigure } from './measure.forms.ts';
import type { Definition, Target } from './measure.ts';
import { measurePaths, sayTarget } from './say.ts';
import { doingOf, type MeasureSettings, numberAsked, readFound } from './settings.ts';
import { periodsBetween, periodWith, type Span, sayPeriod, yearWith } from './when.ts';

const mayDefine = { config: { permission: 'measure.define' } } as const;

export function addTargetPages(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/measures/:id/targets', mayDefine, (request, reply) => page(request, reply, settings, []));
  scope.post('/measures/:id/targets', mayDefine, async (request, reply) => {
    const number = numberAsked(request);
    const { reading } = await readFound(request, settings);
    const typed = parseForm(SetTargets, request.body);
    const { targets, errors } = targetsTyped(
      reading.definition,
      spansAsked(request, reading.definition),
      request.body,
    );
    const mistakes = [...errors, ...(typed.ok ? [] : typed.errors)];
    if (!typed.ok || mistakes.length > 0) return page(request, reply, settings, mistakes);
    const { reason } = typed.value;
    const answer = await setTargets(doingOf(request, settings), number, { targets, reason });
    return answer.ok ? reply.goTo(measurePaths.one(number)) : page(request, reply, settings, answer.errors);
  });
}

/** The periods of the year that was asked for by any day of it; of this year otherwise. */
function spansAsked(request: FastifyRequest, definition: Definition): Span[] {
  const asked = DayText.safeParse(askedBy(request).query.year);
  const year = yearWith(asked.data ?? request.day, definition);
  return periodsBetween(periodWith(year.from, definition), periodWith(year.to, definition), definition);
}

const nameOf = (figure: TargetFigure, to: Day) => `${figure}_${to}`;

function targetsTyped(definition: Definition, spans: readonly Span[], body: unknown) {
  const typed = formWith(body).values;
  const errors: FieldError[] = [];
  const targets = spans.map(({ to }): TargetGiven => {
    const given: TargetGiven = { to, target: null, floor: null, lowerEnd: null, upperEnd: null };
    for (const figure of fieldsOfTarget(definition)) {
      const words = String(typed[nameOf(figure, to)] ?? '');
      const read = readFigure(words);
      if (read === undefined)
        errors.push({ field: nameOf(figure, to), message: `“${words}” is not a figure` });
      else given[figure] = read?.value ?? null;
    }
    return given;
  });
  return { targets, errors };
}

async function page(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MeasureSettings,
  errors: readonly FieldError[],
) {
  const { measure, reading, targets } = await readFound(request, settings);
  const { definition } = reading;
  const spans = spansAsked(request, definition);
  const fields = fieldsOfTarget(definition);
  const standing = (to: Day): Target | undefined => targets.find(({ toOn }) => toOn === to);
  const values = Object.fromEntries(
    spans.flatMap(({ to }) =>
      fields.map((figure) => [nameOf(figure, to), String(standing(to)?.[figure] ?? '')]),
    ),
  );
  const doubt = doubtAboutTargets(
    spans.map(({ to }) => standing(to)?.target ?? null),
    definition.valueKind,
  );
  const year = (day: Day) => measurePaths.targets(measure.measureId, day);
  const [first, last] = [spans[0]?.from ?? request.day, spans.at(-1)?.to ?? request.day];
  return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/targets.njk', {
    title: 'Targets',
    back: { text: definition.title, path: measurePaths.one(measure.measureId) },
    measure: definition.title,
    year: sayPeriod(yearWith(first, definition), { ...definition, frequency: 'year' }),
    rated: fields.length > 0,
    doubt,
    rows: spans.map((span) => ({
      period: sayPeriod(span, definition),
      standing: sayTarget(definition, standing(span.to) ?? null) ?? 'None',
      fields: fields.map((figure) => ({
        name: nameOf(figure, span.to),
        label: `${figureWords[figure]}, ${sayPeriod(span, definition)}`,
      })),
      error: errors.find(({ field }) => field.endsWith(`_${span.to}`))?.message ?? null,
    })),
    heads: fields.map((figure) => figureWords[figure]),
    action: year(first),
    earlierPath: year(addDays(first, -1)),
    laterPath: year(addDays(last, 1)),
    form: formWith(request.body ?? values, errors),
  });
}
