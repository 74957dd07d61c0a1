// Reserves from year to year, beside the minimum that the section 151 officer advises.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Unusable } from '../../../../kernel/errors.ts';
import { Amount, AmountFromNought, nought, plain } from '../pounds.ts';
import { Working } from '../working.ts';

const source =
  'Local Government Finance Act 1992, sections 31A and 32; Local Government Act 2003, section 25';

export const reservesCalculation = calculation({
  name: 'reserves',
  title: 'each year’s reserves: opening, what is put in, what is drawn, closing, and how long they last',
  source,
  given: z.object({
    opening: Amount.describe('In one unit throughout; a deficit under a statutory override is below 0'),
    minimum: AmountFromNought.default(nought),
    overridden: z.boolean().default(false).describe('A statutory override lets this balance be below 0'),
    years: z
      .array(
        z.object({
          year: z.string().optional(),
          contributions: AmountFromNought.default(nought),
          drawdowns: AmountFromNought.default(nought),
          forRecurring: AmountFromNought.default(nought).describe(
            'Of what is drawn: for spending that recurs',
          ),
        }),
      )
      .min(1)
      .max(60),
  }),
  found: z.object({
    years: z.array(
      z.object({
        year: z.string().nullable(),
        opening: z.number(),
        contributions: z.number(),
        drawdowns: z.number(),
        closing: z.number(),
        aboveMinimum: z.number(),
      }),
    ),
    closing: z.number(),
    yearsLeft: z
      .number()
      .nullable()
      .describe('At the average net use of these years; null where they are not used up'),
    working: Working,
  }),
  example: {
    opening: 20,
    minimum: 9,
    years: [{ drawdowns: 4 }, { contributions: 1, drawdowns: 5, forRecurring: 3 }],
  },
  run: ({ opening, minimum, overridden, years }) => {
    let balance = opening;
    const warnings: string[] = [];
    const rows = years.map(({ year, contributions, drawdowns, forRecurring }, at) => {
      const called = year ?? `Year ${at + 1}`;
      if (forRecurring.greaterThan(drawdowns))
        throw new Unusable(`reserves: ${called}: more is for recurring spending than is drawn.`);
      const before = balance;
      balance = balance.plus(contributions).minus(drawdowns);
      if (balance.isNegative() && !overridden)
        throw new Unusable(
          `reserves: ${called}: ${plain(drawdowns)} is drawn from ${plain(before.plus(contributions))}. A reserve never goes below 0 without a statutory override: is an amount in another unit?`,
        );
      if (balance.lessThan(minimum)) warnings.push(`${called} ends below the minimum`);
      if (forRecurring.greaterThan(0)) warnings.push(`${called}: reserves pay for spending that comes back`);
      return {
        year: year ?? null,
        opening: plain(before),
        contributions: plain(contributions),
        drawdowns: plain(drawdowns),
        closing: plain(balance),
        aboveMinimum: plain(balance.minus(minimum)),
      };
    });
    const used = opening.minus(balance).dividedBy(years.length);
    return {
      years: rows,
      closing: plain(balance),
      yearsLeft: used.greaterThan(0) ? plain(balance.dividedBy(used)) : null,
      working: {
        formula: 'closing = opening + contributions − drawdowns',
        sources: [source],
        ruleDate: '1992-03-06',
        warnings,
      },
    };
  },
});
