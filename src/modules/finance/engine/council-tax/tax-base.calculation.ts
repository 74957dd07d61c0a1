// The council tax base from dwellings by band, as returns and reports to Cabinet set it out, and the collection fund, by name.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, AmountFromNought, nought, plain, pounds, sumOf } from '../pounds.ts';
import { percentOf } from '../treasury/treasury.ts';
import { Working } from '../working.ts';
import { baseForSetting, equivalentsOf, ninthsWithRelief } from './council-tax.ts';

const baseRules =
  'Local Authorities (Calculation of Council Tax Base) (England) Regulations 2012, regulation 4';
const fundRules =
  'Local Government Finance Act 1988, section 90; Local Authorities (Funds) (England) Regulations 1992';

const Dwellings = AmountFromNought.describe('Dwellings');
const Share = (most: number) =>
  z.object({
    dwellings: Dwellings,
    percent: z
      .number()
      .min(0)
      .max(most, { error: `a percentage from 0 to ${most} of the tax` }),
  });

const BandOfReturn = z.enum(['A-', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
const BandCase = z.object({
  dwellings: Dwellings.describe(
    'Chargeable: on the list, less exempt and demolished, each in the band it pays after relief for disabled people',
  ),
  discounts: z.array(Share(100)).default([]).describe('25 for one adult; 50; 100'),
  premiums: z
    .array(Share(300))
    .default([])
    .describe('100, 200 or 300 on homes long empty; 100 on second homes'),
  reduction: Dwellings.default(nought).describe(
    'What the local reduction scheme takes off, in whole dwellings',
  ),
  adjustment: Amount.default(nought).describe('Expected in the year: new homes above 0, losses below'),
});

export const taxBaseCalculation = calculation({
  name: 'council-tax-base',
  title:
    'the tax base from dwellings by band: discounts, premiums, the reduction scheme, and what is collected',
  source: baseRules,
  given: z.object({
    bands: z
      .partialRecord(BandOfReturn, BandCase)
      .refine((bands) => Object.keys(bands).length > 0, { error: 'give one band at least' })
      .describe('A- is band A with relief for disabled people, which pays 5 ninths'),
    collectionPercent: AmountFromNought.refine((percent) => percent.lessThanOrEqualTo(105), {
      error: 'a collection rate is a percentage, such as 98.5',
    }),
    inLieu: Dwellings.default(nought).describe(
      'Band D equivalents paid in lieu, such as homes of the armed forces',
    ),
    printedBase: AmountFromNought.optional(),
    tolerance: z
      .number()
      .nonnegative()
      .default(1)
      .describe('Band D equivalents: tables print each band rounded'),
  }),
  found: z.object({
    bands: z.array(
      z.object({
        band: z.string(),
        ninths: z.int(),
        dwellings: z.number().describe('After discounts, premiums and the reduction scheme'),
        equivalents: z.number(),
      }),
    ),
    equivalents: z.number().describe('Of band D, all bands together'),
    base: z.number().describe('For setting the tax, to a tenth'),
    difference: z.number().nullable().describe('Base less what was printed'),
    agrees: z.boolean().nullable(),
    working: Working,
  }),
  example: {
    bands: {
      A: { dwellings: 9_000, discounts: [{ dwellings: 4_000, percent: 25 }], reduction: 1_850 },
      D: { dwellings: 12_000, discounts: [{ dwellings: 2_600, percent: 25 }] },
    },
    collectionPercent: 98.5,
  },
  run: ({ bands, collectionPercent, inLieu, printedBase, tolerance }) => {
    const rows = BandOfReturn.options.flatMap((band) => {
      const [own, ninths] = [bands[band], ninthsWithRelief[band]];
      return own ? [{ band, ninths, ...equivalentsOf(own, ninths) }] : [];
    });
    const equivalents = sumOf(rows.map((row) => row.equivalents));
    const base = baseForSetting(equivalents, collectionPercent).plus(inLieu);
    const difference = printedBase ? plain(base.minus(printedBase)) : null;
    return {
      bands: rows.map(({ band, ninths, dwellings, equivalents: own }) => ({
        band,
        ninths,
        dwellings: plain(dwellings),
        equivalents: plain(own),
      })),
      equivalents: plain(equivalents),
      base: plain(base),
      difference,
      agrees: difference === null ? null : Math.abs(difference) <= tolerance,
      working: {
        formula:
          '(dwellings − discounts + premiums + adjustment − reduction scheme) × ninths ÷ 9, all bands together × collection + in lieu',
        sources: [baseRules],
        ruleDate: '2012-11-30',
        warnings: rows
          .filter(({ dwellings }) => dwellings.isNegative())
          .map(
            ({ band }) =>
              `Band ${band}: more is taken off than there are dwellings: are counts and equivalents mixed?`,
          ),
      },
    };
  },
});

const Named = z.object({ name: z.string(), amount: AmountFromNought });

export const collectionFundCalculation = calculation({
  name: 'collection-fund',
  title: 'the collection fund of a year: its surplus or deficit, and who bears how much of it',
  source: fundRules,
  given: z.object({
    opening: Amount.default(nought).describe('A surplus above 0, a deficit below. In one unit throughout'),
    income: z.array(Named).min(1).describe('Tax due from those who pay it, and earlier deficits paid in'),
    payments: z
      .array(Named)
      .min(1)
      .describe('Precepts and demands, provisions, costs of collection, and earlier surpluses paid out'),
    shares: z.array(Named).default([]).describe('Precepts or percentages, in whose proportion it is shared'),
  }),
  found: z.object({
    income: z.number(),
    payments: z.number(),
    ofYear: z.number(),
    closing: z.number().describe('A surplus above 0, a deficit below'),
    shares: z.array(z.object({ name: z.string(), percent: z.number(), amount: z.number() })),
    words: z.string(),
    working: Working,
  }),
  example: {
    opening: -0.4,
    income: [{ name: 'Council tax', amount: 110.2 }],
    payments: [
      { name: 'The council', amount: 91.3 },
      { name: 'Police', amount: 13.1 },
      { name: 'Fire', amount: 4.4 },
      { name: 'Bad debts', amount: 1.6 },
    ],
    shares: [
      { name: 'The council', amount: 91.3 },
      { name: 'Police', amount: 13.1 },
      { name: 'Fire', amount: 4.4 },
    ],
  },
  run: ({ opening, income, payments, shares }) => {
    const [received, paid] = [income, payments].map((rows) => sumOf(rows.map(({ amount }) => amount)));
    const ofYear = (received ?? nought).minus(paid ?? nought);
    const closing = opening.plus(ofYear);
    const whole = sumOf(shares.map(({ amount }) => amount));
    return {
      income: plain(received ?? nought),
      payments: plain(paid ?? nought),
      ofYear: plain(ofYear),
      closing: plain(closing),
      shares: shares.map(({ name, amount }) => {
        const percent = percentOf(amount, whole);
        return {
          name,
          percent: plain(percent),
          amount: plain(closing.times(percent).dividedBy(pounds(100))),
        };
      }),
      words: closing.isZero()
        ? 'The fund closes in balance.'
        : `The fund closes with a ${closing.isNegative() ? 'deficit' : 'surplus'} of ${plain(closing.abs())}.`,
      working: {
        formula: 'closing = opening + income − payments; each share by precept',
        sources: [fundRules],
        ruleDate: '2013-04-01',
        warnings: [
          'What is estimated in January is paid out or made good in the year after, and not in this one.',
        ],
      },
    };
  },
});
