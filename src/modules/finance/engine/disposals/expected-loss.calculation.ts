// Expected credit loss on loans and bonds: what may not come back, by stage.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { AmountFromNought, nought, plain, pounds, sumOf } from '../pounds.ts';
import { Working } from '../working.ts';

const source = 'IFRS 9, chapter 5.5: 12-month loss in stage 1, lifetime loss in stages 2 and 3';
const Percent = z.number().min(0).max(100, 'a percentage from 0 to 100').transform(pounds);

export const expectedLossCalculation = calculation({
  name: 'expected-loss',
  title: 'the expected credit loss of investments, by stage, and what regulation 28 then asks of provision',
  source,
  given: z.object({
    investments: z
      .array(
        z.object({
          name: z.string().optional(),
          stage: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
          exposure: AmountFromNought.describe('At default, in one unit throughout'),
          lossGivenDefault: Percent.describe('Percent of the exposure'),
          defaults: z
            .array(Percent)
            .min(1)
            .max(60)
            .describe('Chance of default in each year ahead, percent; stage 1 takes the first'),
          rate: Percent.default(() => nought).describe(
            'Effective interest rate, by which later years are discounted',
          ),
          toLocalAuthority: z
            .boolean()
            .default(false)
            .describe('No loss is recognised on loans to other councils'),
        }),
      )
      .min(1),
  }),
  found: z.object({
    investments: z.array(
      z.object({ name: z.string(), stage: z.number(), loss: z.number(), percent: z.number() }),
    ),
    total: z.number(),
    working: Working,
  }),
  example: {
    investments: [
      { name: 'Bond', stage: 2, exposure: 20_000_000, lossGivenDefault: 45, defaults: [2, 2, 3], rate: 5 },
    ],
  },
  run: ({ investments }) => {
    const found = investments.map(
      ({ name, stage, exposure, lossGivenDefault, defaults, rate, toLocalAuthority }, at) => {
        const years = stage === 1 ? defaults.slice(0, 1) : defaults;
        const growth = rate.dividedBy(100).plus(1);
        const chance = sumOf(years.map((one, year) => one.dividedBy(100).dividedBy(growth.pow(year + 1))));
        const loss = toLocalAuthority
          ? nought
          : exposure.times(lossGivenDefault).dividedBy(100).times(chance);
        const percent = exposure.isZero() ? nought : loss.times(100).dividedBy(exposure);
        return { name: name ?? `Investment ${at + 1}`, stage, loss, percent };
      },
    );
    return {
      investments: found.map((one) => ({ ...one, loss: plain(one.loss), percent: plain(one.percent) })),
      total: plain(sumOf(found.map(({ loss }) => loss))),
      working: {
        formula: 'sum over years of chance of default × loss given default × exposure, discounted',
        sources: [source],
        ruleDate: '2018-04-01',
        warnings: found.some(({ loss }) => loss.greaterThan(0))
          ? [
              'A loss recognised on a capital loan ends its exemption from provision (regulation 27(4)): see `mrp-loan-loss`',
            ]
          : [],
      },
    };
  },
});
