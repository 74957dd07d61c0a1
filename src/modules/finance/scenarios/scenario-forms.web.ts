// The forms of scenarios: set the base, make another, change, end and approve one.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Answer, type FieldError, NotFound } from '../../../kernel/errors.ts';
import { FinancialYear, financialYearOf, financialYearStarting } from '../../../kernel/financial-year.ts';
import { readPounds } from '../../../kernel/money.ts';
import type { Field } from '../../../web/fields.ts';
import { addForm, type FormPage } from '../../../web/form-page.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import { assumptionNames, assumptionWords, unitOf } from '../engine/medium-term/medium-term.ts';
import { penceOf, planPaths, sayMoney } from '../medium-term/say.ts';
import { doingOf, type MoneySettings } from '../settings.ts';
import { approveScenario, closeScenario, keepScenario } from './scenario.actions.ts';
import { allScenarios } from './scenario.store.ts';
import { readValues, type Scenario, type ScenarioAssumptions, sayValues } from './scenario.ts';
import { scenarioAsked } from './scenarios.web.ts';

const back = { text: 'Scenarios', path: planPaths.scenarios() };

const ScenarioForm = z.object({
  name: z.string({ error: 'Give the scenario a name' }).trim().min(1, 'Give the scenario a name').max(80),
  why: z
    .string({ error: 'Say what it supposes, and why' })
    .trim()
    .min(1, 'Say what it supposes, and why')
    .max(2000),
  ...Object.fromEntries(assumptionNames.map((name) => [name, z.string().trim().default('')])),
});
const Years = z.coerce.number({ error: 'Give a number of years' }).int().min(1).max(60, 'At most 60 years');
const BaseForm = ScenarioForm.extend({
  first: FinancialYear,
  years: Years,
  liquidity: z.string().trim(),
  workingCapital: z.string().trim(),
  otherLiabilities: z.string().trim(),
});

const assumptionFields = (isBase: boolean): Field[] =>
  assumptionNames.map((name) => ({
    type: 'text' as const,
    name,
    label: `${assumptionWords[name]}, ${unitOf(name) === 'months' ? 'months' : '%'}`,
    ...(name === assumptionNames[0]
      ? {
          hint: isBase
            ? 'One number for all years, or one a year with commas: the last goes on'
            : 'Leave blank what is as in the base',
        }
      : {}),
  }));

/** The assumptions that were typed, or what is wrong with each. */
function readAssumptions(given: Readonly<Record<string, unknown>>): Answer<ScenarioAssumptions> {
  const assumptions: ScenarioAssumptions = {};
  const errors: FieldError[] = [];
  for (const name of assumptionNames) {
    const words = String(given[name] ?? '').trim();
    if (words === '') continue;
    const values = readValues(name, words);
    if (typeof values === 'string')
      errors.push({ field: name, message: `${assumptionWords[name]}: ${values}` });
    else assumptions[name] = values;
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, value: assumptions };
}

const typedBefore = ({ assumptions }: Scenario) =>
  Object.fromEntries(Object.entries(assumptions).map(([name, values]) => [name, sayValues(values ?? [])]));

export function addScenarioForms(scope: FastifyInstance, settings: MoneySettings): void {
  const stored = (request: FastifyRequest) =>
    settings.database.read(request.actor, councilOf(request).id, (tx) => allScenarios(tx));
  const known = async (request: FastifyRequest) => {
    const { id } = askedBy(request).params;
    const found = (await stored(request)).find(({ scenarioId }) => String(scenarioId) === id);
    if (!found || found.isBase) throw new NotFound('There is no such scenario.');
    return found;
  };
  const named: Field[] = [
    { type: 'text', name: 'name', label: 'Name' },
    { type: 'area', name: 'why', label: 'What it supposes, and why', rows: 3 },
  ];
  addForm(scope, '/money/scenarios/new', {
    permission: 'money.keep',
    schema: ScenarioForm,
    page: async (request) => ({
      title: 'A new scenario',
      phrase: livePhrase(request.day),
      back,
      action: `${planPaths.scenarios()}/new`,
      doing: 'Keep it',
      fields: [...named, ...assumptionFields(false)],
    }),
    keep: async (request, given) => {
      const read = readAssumptions(given);
      if (!read.ok) return read;
      const words = { name: given.name, why: given.why, assumptions: read.value, settings: null };
      const kept = await keepScenario(doingOf(request, settings), null, words);
      return kept.ok ? { ok: true, value: planPaths.scenario(kept.value) } : kept;
    },
  });
  addForm(scope, '/money/scenarios/:id/change', {
    permission: 'money.keep',
    schema: ScenarioForm,
    page: async (request) => {
      const scenario = await known(request);
      return {
        title: `Change “${scenario.name}”`,
        phrase: livePhrase(request.day),
        back: { text: scenario.name, path: planPaths.scenario(scenario.scenarioId) },
        action: `${planPaths.scenario(scenario.scenarioId)}/change`,
        doing: 'Keep it',
        fields: [...named, ...assumptionFields(false)],
        before: { name: scenario.name, why: scenario.why, ...typedBefore(scenario) },
      };
    },
    keep: async (request, given) => {
      const { scenarioId } = await known(request);
      const read = readAssumptions(given);
      if (!read.ok) return read;
      const words = { name: given.name, why: given.why, assumptions: read.value, settings: null };
      const kept = await keepScenario(doingOf(request, settings), scenarioId, words);
      return kept.ok ? { ok: true, value: planPaths.scenario(scenarioId) } : kept;
    },
  });
  addEndForm(scope, settings, known);
  addBaseForm(scope, settings, { stored, named });
  addApproveForm(scope, settings);
}

function basePage(request: FastifyRequest, base: Scenario | undefined, named: readonly Field[]): FormPage {
  const kept = base?.settings;
  const next = financialYearStarting(Number(financialYearOf(request.day).slice(0, 4)) + 1);
  const inPounds = (pence: number | undefined) => String((pence ?? 0) / 100);
  return {
    title: 'The base scenario',
    lead: 'What the council plans by. Every other scenario says only what differs from it.',
    phrase: livePhrase(request.day),
    back,
    action: `${planPaths.scenarios()}/base`,
    doing: 'Keep it',
    fields: [
      ...named,
      {
        type: 'text',
        name: 'first',
        label: 'First year',
        hint: 'Such as 2026/27. The budget lines are of the year before',
      },
      { type: 'text', name: 'years', label: 'How many years' },
      ...assumptionFields(true),
      { type: 'text', name: 'liquidity', label: 'Cash that is always kept, £' },
      {
        type: 'text',
        name: 'workingCapital',
        label: 'Working capital, £',
        hint: 'Below nought where more is owed than due',
      },
      { type: 'text', name: 'otherLiabilities', label: 'Leases and PFI, £' },
    ],
    before: {
      name: base?.name ?? 'Base',
      why: base?.why ?? '',
      first: kept?.first ?? next,
      years: String(kept?.years ?? 30),
      liquidity: inPounds(kept?.liquidityPence),
      workingCapital: inPounds(kept?.workingCapitalPence),
      otherLiabilities: inPounds(kept?.otherLiabilitiesPence),
      ...(base ? typedBefore(base) : {}),
    },
  };
}

function addBaseForm(
  scope: FastifyInstance,
  settings: MoneySettings,
  { stored, named }: { stored: (request: FastifyRequest) => Promise<readonly Scenario[]>; named: Field[] },
): void {
  addForm(scope, '/money/scenarios/base', {
    permission: 'money.keep',
    schema: BaseForm,
    page: async (request) =>
      basePage(
        request,
        (await stored(request)).find(({ isBase }) => isBase),
        named,
      ),
    keep: async (request, given) => {
      const read = readAssumptions(given);
      const amounts = {
        liquidity: given.liquidity,
        workingCapital: given.workingCapital,
        otherLiabilities: given.otherLiabilities,
      };
      const errors: FieldError[] = [...(read.ok ? [] : read.errors)];
      const pence = (name: keyof typeof amounts): number => {
        const amount = amounts[name] === '' ? 0 : readPounds(amounts[name]);
        if (amount === undefined)
          errors.push({ field: name, message: `“${amounts[name]}” is not an amount in pounds` });
        return amount ?? 0;
      };
      const kept = {
        first: given.first,
        years: given.years,
        liquidityPence: pence('liquidity'),
        workingCapitalPence: pence('workingCapital'),
        otherLiabilitiesPence: pence('otherLiabilities'),
      };
      if (!read.ok || errors.length > 0) return { ok: false, errors };
      const base = (await stored(request)).find(({ isBase }) => isBase);
      const words = { name: given.name, why: given.why, assumptions: read.value, settings: kept };
      const answer = await keepScenario(doingOf(request, settings), base?.scenarioId ?? null, words);
      return answer.ok ? { ok: true, value: planPaths.scenario(answer.value) } : answer;
    },
  });
}

function addEndForm(
  scope: FastifyInstance,
  settings: MoneySettings,
  known: (request: FastifyRequest) => Promise<Scenario>,
): void {
  addForm(scope, '/money/scenarios/:id/end', {
    permission: 'money.keep',
    schema: z.object({}),
    page: async (request) => {
      const scenario = await known(request);
      return {
        title: `End “${scenario.name}”`,
        lead: 'It is no longer worked out. What it supposed stays in the record.',
        phrase: livePhrase(request.day),
        back: { text: scenario.name, path: planPaths.scenario(scenario.scenarioId) },
        action: `${planPaths.scenario(scenario.scenarioId)}/end`,
        doing: 'End it',
        fields: [],
      };
    },
    keep: async (request) => {
      const { scenarioId } = await known(request);
      const ended = await closeScenario(doingOf(request, settings), scenarioId);
      return ended.ok ? { ok: true, value: planPaths.scenarios() } : ended;
    },
  });
}

function addApproveForm(scope: FastifyInstance, settings: MoneySettings): void {
  addForm(scope, '/money/scenarios/:id/approve', {
    permission: 'money.keep',
    schema: z.object({
      words: z
        .string({ error: 'Say for what it is approved' })
        .trim()
        .min(1, 'Say for what it is approved')
        .max(2000),
    }),
    page: async (request) => {
      const { money } = await scenarioAsked(request, settings);
      const { scenario, figures, years } = money;
      return {
        title: `Approve “${scenario.name}”`,
        lead: `The gap of ${years[0]} is ${sayMoney(figures.of('gap', 0))}. The gaps of every year are kept with the approval.`,
        phrase: livePhrase(request.day),
        back: { text: scenario.name, path: planPaths.scenario(scenario.scenarioId) },
        action: `${planPaths.scenario(scenario.scenarioId)}/approve`,
        doing: 'Approve it',
        fields: [
          {
            type: 'area',
            name: 'words',
            label: 'For what it is approved',
            hint: 'Such as the budget report of a meeting',
            rows: 3,
          },
        ],
      };
    },
    keep: async (request, given) => {
      const { money } = await scenarioAsked(request, settings);
      const { scenarioId } = money.scenario;
      const gaps = Object.fromEntries(
        money.years.map((year, at) => [year, penceOf(money.figures.of('gap', at))]),
      );
      const answer = await approveScenario(doingOf(request, settings), scenarioId, {
        words: given.words,
        gaps,
      });
      return answer.ok ? { ok: true, value: planPaths.scenario(scenarioId) } : answer;
    },
  });
}
