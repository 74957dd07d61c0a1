// `lease` by name: the liability of a lease or a PFI contract, what writes it down each year, and the interest.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Unusable } from '../../../../kernel/errors.ts';
import { AmountFromNought, type Pounds, plain, sumOf } from '../pounds.ts';
import { Working } from '../working.ts';

const source = 'IFRS 16 as the Code of Practice on Local Authority Accounting adopts it from 1 April 2024';

/** Of the liability: what rounding in a printed table may leave over or under. */
const mostLeft = '0.01';

export const leaseCalculation = calculation({
  name: 'lease',
  title:
    'a lease or PFI liability from its payments: interest, the write-down that is its provision, and what is left',
  source,
  given: z.object({
    payments: z
      .array(AmountFromNought)
      .min(1)
      .max(120)
      .describe('Of each year, without services and rates. In one unit throughout'),
    rate: AmountFromNought.refine((rate) => rate.lessThan(20), {
      error: 'a rate is a percentage a year from 0 to below 20, such as 4.5',
    }).describe('In the lease, or of borrowing as long, percent a year'),
    inAdvance: z.boolean().default(false).describe('Paid on the first day of each year, and not on the last'),
    liability: AmountFromNought.optional().describe('At the start; else what the payments are worth then'),
  }),
  found: z.object({
    liability: z.number(),
    years: z.array(
      z.object({
        opening: z.number(),
        payment: z.number(),
        interest: z.number(),
        writeDown: z.number(),
        closing: z.number(),
      }),
    ),
    interest: z.number(),
    working: Working,
  }),
  example: { payments: [120_000, 120_000, 120_000, 120_000, 120_000], rate: 4.5 },
  run: ({ payments, rate, inAdvance, liability }) => {
    const growth = rate.dividedBy(100).plus(1);
    const worth = sumOf(
      payments.map((payment, at) => payment.dividedBy(growth.pow(inAdvance ? at : at + 1))),
    );
    const first = liability ?? worth;
    let left = first;
    const rows = payments.map((payment, at) => {
      const opening = left;
      const interest = (inAdvance ? opening.minus(payment) : opening).times(rate).dividedBy(100);
      const writeDown = payment.minus(interest);
      left = opening.minus(writeDown);
      if (left.lessThan(first.times(-mostLeft)))
        throw new Unusable(
          `lease: payment ${at + 1} repays more than is left: are services in the payments, or is the liability in another unit?`,
        );
      return { opening, payment, interest, writeDown, closing: left };
    });
    return {
      liability: plain(first),
      years: rows.map(sayYear),
      interest: plain(sumOf(rows.map(({ interest }) => interest))),
      working: {
        formula: 'interest = opening liability × rate; write-down = payment − interest',
        sources: [source],
        ruleDate: '2024-04-01',
        warnings: left.abs().greaterThan('0.005')
          ? [`${plain(left)} is left after the last payment: liability, payments and rate do not quite agree`]
          : [],
      },
    };
  },
});

const sayYear = (row: Record<'opening' | 'payment' | 'interest' | 'writeDown' | 'closing', Pounds>) => ({
  opening: plain(row.opening),
  payment: plain(row.payment),
  interest: plain(row.interest),
  writeDown: plain(row.writeDown),
  closing: plain(row.closing),
});
