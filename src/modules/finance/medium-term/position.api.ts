// The council's money by API: the five answers, and every row of the plan.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { FinancialYear } from '../../../kernel/financial-year.ts';
import { Pence } from '../../../kernel/money.ts';
import type { MoneySettings } from '../settings.ts';
import { sayHowBig, saySince, saySupposed, sayWhatCloses, sayWhy, usualSupposition } from './answers.ts';
import { seesSales } from './exempt.ts';
import { moneyNow, yearAsked } from './now.ts';
import { penceOf } from './say.ts';

const Position = z.object({
  scenario: z.string(),
  year: FinancialYear,
  answers: z.object({
    howBig: z.string(),
    why: z.string(),
    sinceWhen: z.string(),
    whatCloses: z.string(),
    ifASaleSlips: z
      .string()
      .nullable()
      .describe('The dearest sale not yet made, or every sale, six months later'),
  }),
  years: z.array(FinancialYear),
  rows: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      unit: z.enum(['pounds', 'percent', 'number', 'months']),
      pence: z.array(Pence).optional().describe('Of rows in pounds, by year'),
      values: z.array(z.number()).optional().describe('Of other rows, by year'),
    }),
  ),
});

export function addPositionCall(app: FastifyInstance, settings: MoneySettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/live/money/position',
    permission: 'plan.read',
    summary:
      'The gap in words and the totals of the medium-term plan; ?scenario=3&year=2027/28 ask for others',
    response: Position,
    handler: async ({ request }) => {
      const money = await moneyNow(request, settings);
      if (!money) throw new NotFound('No base scenario is set yet: finance sets it first.');
      const at = yearAsked(request, money);
      const namesLots = seesSales(request.actor);
      const usual = usualSupposition(money, namesLots);
      const { figures, program, years } = money;
      return {
        scenario: money.scenario.name,
        year: years[at] ?? '',
        answers: {
          howBig: sayHowBig(money, at),
          why: sayWhy(money, at),
          sinceWhen: saySince(money),
          whatCloses: sayWhatCloses(money, at),
          ifASaleSlips: usual ? saySupposed(money, usual.words, usual, { sayReceipt: namesLots }) : null,
        },
        years: [...years],
        rows: program.model.rows
          .filter(({ isTotal }) => isTotal)
          .map(({ id, title, unit }) => ({
            id,
            title,
            unit,
            ...(unit === 'pounds'
              ? { pence: figures.row(id).map(penceOf) }
              : { values: figures.row(id).map((value) => +value.toFixed(6)) }),
          })),
      };
    },
  });
}
