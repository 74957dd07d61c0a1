// Giving a figure, saying why one missed, forecasting the year and releasing figures, on forms of the office.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Day, Day as DayText } from '../../kernel/days.ts';
import { type Answer, type FieldError, NotAllowed } from '../../kernel/errors.ts';
import type { Field } from '../../web/fields.ts';
import { formWith, parseForm } from '../../web/forms.ts';
import { askedBy } from '../plan/index.ts';
import { type Doing, mayGive, notTheirs } from './measure.actions.ts';
import { GiveForecast, GiveRemark, GiveValue, ReleaseValues } from './measure.forms.ts';
import { measurePaths, sayTarget, sayValue } from './say.ts';
import { doingOf, type MeasureFound, type MeasureSettings, numberAsked, readFound } from './settings.ts';
import { forecastYear, giveValue, releaseValues, remark } from './values.actions.ts';
import { lastDue, periodBefore, periodWith, type Span, sayPeriod, yearWith } from './when.ts';

/** A form about one measure: what it asks, and what it does. */
interface MeasureForm<Schema extends z.ZodObject> {
  path: (measureId: number) => string;
  permission: string;
  schema: Schema;
  show(found: MeasureFound, asked: { day: Day; to: Day | undefined }): Shown;
  act(doing: Doing, measureId: number, given: z.output<Schema>): Promise<Answer<unknown>>;
}

interface Shown {
  title: string;
  lead: string;
  says?: string[];
  doing: string;
  fields: Field[];
  values?: Record<string, string>;
}

export function addValuePages(scope: FastifyInstance, settings: MeasureSettings): void {
  addForm(scope, settings, givingForm);
  addForm(scope, settings, remarkForm);
  addForm(scope, settings, forecastForm);
  addForm(scope, settings, releaseForm);
}

function addForm<Schema extends z.ZodObject>(
  scope: FastifyInstance,
  settings: MeasureSettings,
  form: MeasureForm<Schema>,
): void {
  const may = { config: { permission: form.permission } };
  const address = form.path(0).replace('/0/', '/:id/');
  const page = async (request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) => {
    const found = await readFound(request, settings);
    const to = DayText.safeParse(askedBy(request).query.to).data;
    const { fields, values, ...shown } = form.show(found, { day: request.day, to });
    // What seems doubtful is asked about only once there is a doubt.
    const doubted = errors.some(({ field }) => field === 'checked');
    return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/form.njk', {
      ...shown,
      back: { text: found.reading.definition.title, path: measurePaths.one(found.measure.measureId) },
      action: form.path(found.measure.measureId),
      parts: [{ fields: doubted ? [...fields, checkedField] : fields }],
      form: formWith(request.body ?? values ?? {}, errors),
    });
  };
  scope.get(address, may, (request, reply) => page(request, reply, []));
  scope.post(address, may, async (request, reply) => {
    const number = numberAsked(request);
    // Whose measure it is comes before what was typed.
    if (form.permission === 'measure.give') {
      const { reading } = await readFound(request, settings);
      if (!mayGive(request.actor, reading.definition)) throw new NotAllowed(`${notTheirs}.`);
    }
    const typed = parseForm(form.schema, request.body);
    if (!typed.ok) return page(request, reply, typed.errors);
    const answer = await form.act(doingOf(request, settings), number, typed.value as z.output<Schema>);
    return answer.ok ? reply.goTo(measurePaths.one(number)) : page(request, reply, answer.errors);
  });
}

const checkedField: Field = {
  type: 'ticks',
  name: 'checked',
  label: 'Is it right?',
  choices: [{ value: 'yes', text: 'I have checked it: the figure is right' }],
};

/** The last periods that have begun, latest first. */
function periodChoices({ reading: { definition } }: MeasureFound, day: Day) {
  const spans: Span[] = [periodWith(day, definition)];
  while (spans.length < 14) spans.push(periodBefore(spans.at(-1) ?? periodWith(day, definition), definition));
  return spans.map((span) => ({ value: span.to, text: sayPeriod(span, definition) }));
}

const givingForm: MeasureForm<typeof GiveValue> = {
  path: (id) => measurePaths.give(id),
  permission: 'measure.give',
  schema: GiveValue,
  act: giveValue,
  show(found, { day, to }) {
    const { reading, targets } = found;
    const { definition, latest } = reading;
    const due = to ?? reading.missing?.to ?? lastDue(day, definition, definition.lagDays).to;
    const target = sayTarget(definition, targets.find(({ toOn }) => toOn === due) ?? null);
    const isRatio = definition.numerator !== null && definition.denominator !== null;
    return {
      title: 'Give a figure',
      lead: 'A second person approves it. Then it counts.',
      says: [
        ...(latest
          ? [
              `The last one was ${sayValue(latest.value, definition)} in ${sayPeriod(latest.span, definition)}.`,
            ]
          : []),
        ...(target
          ? [`The target of ${sayPeriod(periodWith(due, definition), definition)} is ${target}.`]
          : []),
      ],
      doing: 'Give it',
      values: { to: due },
      fields: [
        { type: 'select', name: 'to', label: 'Period', choices: periodChoices(found, day) },
        { type: 'text', name: 'value', label: `Value${definition.unit ? `, ${definition.unit}` : ''}` },
        ...(isRatio
          ? [
              { type: 'text' as const, name: 'numerator', label: definition.numerator ?? '' },
              { type: 'text' as const, name: 'denominator', label: definition.denominator ?? '' },
            ]
          : []),
        {
          type: 'text',
          name: 'missingWhy',
          label: 'Or why there is none',
          hint: 'Leave the value empty then',
        },
        {
          type: 'ticks',
          name: 'isProvisional',
          label: 'Is it final?',
          choices: [{ value: 'yes', text: 'It is provisional and will be revised' }],
        },
        {
          type: 'text',
          name: 'splitBy',
          label: 'Split by',
          hint: 'Ward, for one part alone; empty for the whole',
        },
        { type: 'text', name: 'split', label: 'Which part' },
        { type: 'area', name: 'note', label: 'Note', rows: 2 },
        {
          type: 'text',
          name: 'evidence',
          label: 'What shows it',
          hint: 'A link, or where the paper lies. Whoever approves it looks there. It is never public',
        },
      ],
    };
  },
};

const remarkForm: MeasureForm<typeof GiveRemark> = {
  path: (id) => measurePaths.remark(id),
  permission: 'measure.give',
  schema: GiveRemark,
  act: remark,
  show: (found, { day, to }) => ({
    title: 'Why it missed, and what is done',
    lead: 'A miss without an answer is a miss that goes on.',
    doing: 'Say it',
    values: { to: to ?? found.reading.latest?.span.to ?? '' },
    fields: [
      { type: 'select', name: 'to', label: 'Period', choices: periodChoices(found, day) },
      { type: 'area', name: 'why', label: 'Why it missed', rows: 3 },
      { type: 'area', name: 'corrective', label: 'What is done to put it right, and by whom', rows: 3 },
      { type: 'text', input: 'date', name: 'greenBy', label: 'On target again by' },
    ],
  }),
};

const forecastForm: MeasureForm<typeof GiveForecast> = {
  path: (id) => measurePaths.forecast(id),
  permission: 'measure.give',
  schema: GiveForecast,
  act: forecastYear,
  show({ reading: { definition } }, { day }) {
    const year = sayPeriod(yearWith(day, definition), { ...definition, frequency: 'year' });
    return {
      title: 'What you expect of the year',
      lead: `Where it will stand at the end of ${year}, as things look now.`,
      doing: 'Say it',
      fields: [
        {
          type: 'text',
          name: 'value',
          label: `At the end of ${year}${definition.unit ? `, ${definition.unit}` : ''}`,
        },
        { type: 'area', name: 'why', label: 'What that rests on', rows: 3 },
      ],
    };
  },
};

const releaseForm: MeasureForm<typeof ReleaseValues> = {
  path: (id) => measurePaths.release(id),
  permission: 'measure.release',
  schema: ReleaseValues,
  act: (doing, measureId, { upTo }) => releaseValues(doing, measureId, upTo),
  show(found, { day }) {
    const { definition, latest } = found.reading;
    const waiting = found.observations.filter(
      ({ approvedOn, releasedOn }) => approvedOn !== null && releasedOn === null,
    ).length;
    return {
      title: 'Release figures to the public',
      lead:
        waiting === 0
          ? 'Every approved figure of this measure is public already.'
          : `${waiting} approved ${waiting === 1 ? 'figure is' : 'figures are'} not public yet.`,
      says: [
        'They stand in the next edition. What is public cannot be made private again; a revision is shown as one.',
        ...(definition.threshold === null
          ? []
          : [
              `Counts below ${definition.threshold} are hidden, with as many others as it takes to keep them so.`,
            ]),
      ],
      doing: 'Release them',
      values: { upTo: latest?.span.to ?? '' },
      fields: [{ type: 'select', name: 'upTo', label: 'Up to and with', choices: periodChoices(found, day) }],
    };
  },
};
