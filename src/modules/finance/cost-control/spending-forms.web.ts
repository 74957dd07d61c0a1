// The forms of the control of spending: ask, withdraw, decide, and set or end what must be met.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { type Answer, type FieldError, NotFound } from '../../../kernel/errors.ts';
import { choicesOf, type Field } from '../../../web/fields.ts';
import { addForm } from '../../../web/form-page.ts';
import { askedBy, livePhrase } from '../../plan/index.ts';
import { readAmount } from '../registers/field.ts';
import { itemsNamed } from '../registers/items-named.ts';
import { doingOf, type MoneySettings, threadOf } from '../settings.ts';
import { say, spendingPaths } from './say.ts';
import { askToSpend, closeCriterion, decide, keepCriterion, withdraw } from './spending.actions.ts';
import { type Criterion, criterionSorts, inForce, outcomes, requestSorts } from './spending.ts';
import { readSpending, requestAsked } from './spending.web.ts';

const back = { text: 'Spending under control', path: spendingPaths.all() };
const required = (error: string) => z.string({ error }).trim().min(1, error).max(2000);
const maybe = z.string().trim().max(2000).default('');

/** Pence, or null where nothing is typed; adds a mistake where it is no amount above nought. */
function amountIn(field: string, words: string, errors: FieldError[]): number | null {
  if (words === '') return null;
  const read = readAmount(words, 100, false);
  if ('value' in read && read.value > 0) return read.value;
  errors.push({
    field,
    message: 'error' in read ? `Amount: ${read.error}` : 'Give an amount above nought',
  });
  return null;
}

export function addSpendingForms(scope: FastifyInstance, settings: MoneySettings): void {
  addAsking(scope, settings);
  addWithdrawing(scope, settings);
  addDeciding(scope, settings);
  addCriteria(scope, settings);
}

const askFields = (open: readonly Criterion[]): Field[] => [
  { type: 'radios', name: 'sort', label: 'What you ask for', choices: choicesOf(requestSorts) },
  {
    type: 'text',
    name: 'title',
    label: 'What for',
    hint: 'The goods, the service or the post; no names',
  },
  { type: 'text', name: 'service', label: 'Service' },
  { type: 'text', name: 'amount', label: 'Amount this financial year, £' },
  { type: 'text', name: 'fullYear', label: 'Amount in a full year, £ (if it goes on)' },
  { type: 'area', name: 'why', label: 'Why it cannot wait', rows: 3 },
  { type: 'area', name: 'ifRefused', label: 'What happens if it is refused', rows: 3 },
  {
    type: 'select',
    name: 'criterionId',
    label: 'Criterion it meets',
    blank: 'Choose',
    choices: open.map(({ criterionId, words }) => ({ value: String(criterionId), text: words })),
  },
  {
    type: 'text',
    name: 'items',
    label: 'The action it serves (if any)',
    hint: 'Its label, its title, or # and its number',
  },
];

function addAsking(scope: FastifyInstance, settings: MoneySettings): void {
  addForm(scope, '/money/spending/new', {
    permission: 'spending.ask',
    schema: z.object({
      sort: z.enum(['spend', 'recruit'], { error: 'Choose what you ask for' }),
      title: z.string({ error: 'Say what for' }).trim().min(1, 'Say what for').max(200),
      service: z.string({ error: 'Name the service' }).trim().min(1, 'Name the service').max(200),
      amount: required('Give the amount'),
      fullYear: maybe,
      why: required('Say why it cannot wait'),
      ifRefused: required('Say what happens if it is refused'),
      criterionId: z.coerce.number({ error: 'Choose the criterion it meets' }).int().positive(),
      items: maybe,
    }),
    page: async (request) => {
      const { criteria } = await readSpending(request, settings);
      const open = inForce(criteria, request.day);
      return {
        title: 'Ask to spend, or to recruit',
        lead:
          open.length === 0
            ? 'Nobody has set yet what spending must meet: finance sets it first.'
            : 'A panel decides. What it allows, and what it refuses, is kept with its reason.',
        phrase: livePhrase(request.day),
        back,
        action: spendingPaths.ask(),
        doing: 'Ask',
        fields: askFields(open),
      };
    },
    keep: async (request, given): Promise<Answer<string>> => {
      const errors: FieldError[] = [];
      const [itemId = null] = itemsNamed(await threadOf(request, settings), given.items, errors);
      const amount = amountIn('amount', given.amount, errors);
      const fullYear = amountIn('fullYear', given.fullYear, errors);
      if (errors.length > 0 || amount === null) return { ok: false, errors };
      const asked = await askToSpend(doingOf(request, settings), { ...given, amount, fullYear, itemId });
      return asked.ok ? { ok: true, value: spendingPaths.one(asked.value) } : asked;
    },
  });
}

function addWithdrawing(scope: FastifyInstance, settings: MoneySettings): void {
  addForm(scope, '/money/spending/:id/withdraw', {
    permission: 'spending.ask',
    schema: z.object({}),
    page: async (request) => {
      const { requestId, title } = await asked(request, settings);
      return {
        title: `Withdraw “${title}”`,
        lead: 'Nobody decides it then. It stays in the list.',
        phrase: livePhrase(request.day),
        back: { text: title, path: spendingPaths.one(requestId) },
        action: spendingPaths.withdraw(requestId),
        doing: 'Withdraw it',
        fields: [],
      };
    },
    keep: async (request) => {
      const { requestId } = await asked(request, settings);
      const done = await withdraw(doingOf(request, settings), requestId);
      return done.ok ? { ok: true, value: spendingPaths.one(requestId) } : done;
    },
  });
}

const asked = async (request: FastifyRequest, settings: MoneySettings) =>
  requestAsked(request, (await readSpending(request, settings)).requests);

function addDeciding(scope: FastifyInstance, settings: MoneySettings): void {
  addForm(scope, '/money/spending/:id/decide', {
    permission: 'spending.decide',
    schema: z.object({
      outcome: z.enum(['approved', 'part', 'refused', 'put-off'], { error: 'Choose what is decided' }),
      amount: maybe,
      reason: required('Give the reason'),
      panel: required('Say who sat on the panel'),
      publicWords: maybe,
    }),
    page: async (request) => {
      const { requestId, title, amount, service } = await asked(request, settings);
      return {
        title: `Decide “${title}”`,
        lead: `${say(amount)} this year for ${service}.`,
        phrase: livePhrase(request.day),
        back: { text: title, path: spendingPaths.one(requestId) },
        action: spendingPaths.decide(requestId),
        doing: 'Keep the decision',
        fields: [
          { type: 'radios', name: 'outcome', label: 'The panel decides', choices: choicesOf(outcomes) },
          { type: 'text', name: 'amount', label: 'May be spent this year, £ (if it is approved in part)' },
          { type: 'area', name: 'reason', label: 'Reason', rows: 3 },
          { type: 'text', name: 'panel', label: 'Who sat on the panel' },
          {
            type: 'area',
            name: 'publicWords',
            label: 'What residents read (if it is published)',
            hint: 'In a sentence, without names. With it, the list that is published has the request, its amount and the decision',
            rows: 2,
          },
        ],
      };
    },
    keep: async (request, given): Promise<Answer<string>> => {
      const { requestId } = await asked(request, settings);
      const errors: FieldError[] = [];
      const amount = amountIn('amount', given.amount, errors);
      if (errors.length > 0) return { ok: false, errors };
      const done = await decide(doingOf(request, settings), requestId, {
        ...given,
        amount,
        publicWords: given.outcome === 'put-off' ? null : given.publicWords || null,
      });
      return done.ok ? { ok: true, value: spendingPaths.one(requestId) } : done;
    },
  });
}

function addCriteria(scope: FastifyInstance, settings: MoneySettings): void {
  const toCriteria = { text: 'What spending must meet', path: spendingPaths.criteria() };
  addForm(scope, '/money/spending/criteria/new', {
    permission: 'money.keep',
    schema: z.object({
      words: z.string({ error: 'Say what must be met' }).trim().min(1, 'Say what must be met').max(300),
      sort: z.enum(['spend', 'recruit', 'both'], { error: 'Choose what it is for' }),
      fromOn: Day,
    }),
    page: async (request) => ({
      title: 'Add what spending must meet',
      phrase: livePhrase(request.day),
      back: toCriteria,
      action: spendingPaths.addCriterion(),
      doing: 'Add it',
      before: { fromOn: request.day, sort: 'both' },
      fields: [
        {
          type: 'area',
          name: 'words',
          label: 'What must be met',
          hint: 'Such as: it keeps somebody safe, or the law requires it',
          rows: 2,
        },
        { type: 'radios', name: 'sort', label: 'For', choices: choicesOf(criterionSorts) },
        { type: 'text', input: 'date', name: 'fromOn', label: 'From' },
      ],
    }),
    keep: async (request, given) => {
      const kept = await keepCriterion(doingOf(request, settings), given);
      return kept.ok ? { ok: true, value: spendingPaths.criteria() } : kept;
    },
  });
  const criterion = async (request: FastifyRequest) => {
    const { id } = askedBy(request).params;
    const found = (await readSpending(request, settings)).criteria.find(
      ({ criterionId }) => String(criterionId) === id,
    );
    if (!found) throw new NotFound('There is no such criterion.');
    return found;
  };
  addForm(scope, '/money/spending/criteria/:id/end', {
    permission: 'money.keep',
    schema: z.object({}),
    page: async (request) => {
      const { criterionId, words } = await criterion(request);
      return {
        title: 'End what spending must meet',
        lead: words,
        says: ['Nobody can name it in a new request. Requests that named it keep it.'],
        phrase: livePhrase(request.day),
        back: toCriteria,
        action: spendingPaths.endCriterion(criterionId),
        doing: 'End it',
        fields: [],
      };
    },
    keep: async (request) => {
      const { criterionId } = await criterion(request);
      const done = await closeCriterion(doingOf(request, settings), criterionId);
      return done.ok ? { ok: true, value: spendingPaths.criteria() } : done;
    },
  });
}
