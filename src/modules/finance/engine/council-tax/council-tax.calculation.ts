// Council tax and retained business rates by name.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, AmountFromNought, nought, type Pounds, plain, said, sumOf, toPence } from '../pounds.ts';
import { Working } from '../working.ts';
import {
  bandsOf,
  baseForSetting,
  inBands,
  isWholeInEveryBand,
  ratesRetained,
  referendum,
  reliefOfA,
  togetherInBands,
  yieldsAhead,
} from './council-tax.ts';

const act = 'Local Government Finance Act 1992';
const BandD = Amount.refine((amount) => amount.greaterThan(0) && amount.lessThan(20_000), {
  error: 'band D is pounds a year, from above 0 to below 20,000: is it in pence, or a total?',
});
const working = (formula: string, source: string, warnings: string[] = []) => ({
  formula,
  sources: [source],
  ruleDate: '2025-04-01',
  warnings,
});

const Bands = z.object(inBands(() => z.number()));
const sayBands = (bands: ReturnType<typeof bandsOf>) => inBands((band) => said(bands[band]));

export const bandsCalculation = calculation({
  name: 'council-tax-bands',
  title: 'what each band pays, in ninths of band D, to one authority or to several together',
  source: `${act}, sections 5 and 36`,
  given: z
    .object({
      bandD: BandD.optional(),
      parts: z
        .array(z.object({ name: z.string(), bandD: AmountFromNought }))
        .default([])
        .describe('Of the council, police, fire, parish: each is rounded by itself, as a bill prints it'),
    })
    .refine(({ bandD, parts }) => (bandD === undefined) !== (parts.length === 0), {
      error: 'give band D, or its parts, and not both',
    }),
  found: z.object({
    bandD: z.number(),
    bands: Bands,
    disabledA: z.number().describe('Band A with relief for disabled people: 5 ninths'),
    parts: z.array(z.object({ name: z.string(), bands: Bands })),
    isWholeInEveryBand: z.boolean(),
    working: Working,
  }),
  example: { bandD: 2040.66 },
  run: ({ bandD, parts }) => {
    const each = bandD === undefined ? parts : [{ name: 'Band D', bandD }];
    const all = each.map((part) => bandsOf(part.bandD));
    const isWhole = each.every((part) => isWholeInEveryBand(part.bandD));
    return {
      bandD: said(sumOf(each.map((part) => part.bandD))),
      bands: sayBands(togetherInBands(all)),
      disabledA: said(sumOf(each.map((part) => reliefOfA(part.bandD)))),
      parts: parts.map(({ name }, at) => ({ name, bands: sayBands(all[at] ?? bandsOf(nought)) })),
      isWholeInEveryBand: isWhole,
      working: working(
        'band D × 6, 7, 8, 9, 11, 13, 15 or 18 ÷ 9',
        `${act}, sections 5 and 36`,
        isWhole ? [] : ['Band D does not divide by nine pence: other bands are rounded.'],
      ),
    };
  },
});

/** The base for setting the tax, as given or from equivalents and collection; null where neither was. */
const baseOf = ({
  base,
  equivalents,
  collectionPercent,
}: {
  base?: Pounds | undefined;
  equivalents?: Pounds | undefined;
  collectionPercent?: Pounds | undefined;
}): Pounds | null =>
  base ?? (equivalents && collectionPercent ? baseForSetting(equivalents, collectionPercent) : null);

export const councilTaxCalculation = calculation({
  name: 'council-tax',
  title: 'tax base, band D, requirement and rise, and whether they agree with each other',
  source: `${act}, section 31B`,
  given: z
    .object({
      equivalents: AmountFromNought.optional().describe(
        'Band D equivalents after discounts, before collection',
      ),
      collectionPercent: Amount.optional(),
      base: AmountFromNought.optional().describe('For setting the tax; else equivalents × collection'),
      bandD: BandD.optional(),
      requirement: AmountFromNought.optional().describe('Pounds; gives band D where that is not given'),
      previousBandD: BandD.optional(),
      coreRise: Amount.optional().describe('Pounds on band D'),
      socialCareRise: Amount.optional().describe('Pounds on band D, for adult social care'),
      printedRequirement: AmountFromNought.optional(),
      tolerance: z.number().nonnegative().default(1000).describe('Pounds: returns carry figures unrounded'),
    })
    .refine(
      (given) => given.bandD || given.previousBandD || (given.requirement && baseOf(given)?.greaterThan(0)),
      {
        error:
          'band D cannot be found: give it, or the requirement with a base above 0, or the band D before with its rises',
      },
    ),
  found: z.object({
    base: z.number().nullable().describe('null where nothing was given to find it'),
    bandD: z.number(),
    requirement: z.number().nullable(),
    rise: z.number().nullable(),
    risePercent: z.number().nullable(),
    corePercent: z.number().nullable(),
    socialCarePercent: z.number().nullable(),
    socialCareYield: z.number().nullable(),
    difference: z.number().nullable().describe('Requirement less what was printed'),
    agrees: z.boolean().nullable(),
    working: Working,
  }),
  example: { base: 51953, bandD: 1585.17, printedRequirement: 82354337 },
  run: (given) => {
    const { equivalents, collectionPercent, coreRise, socialCareRise, previousBandD } = given;
    const base = baseOf(given);
    const rises = (coreRise ?? nought).plus(socialCareRise ?? nought);
    const bandD =
      given.bandD ??
      (given.requirement && base?.greaterThan(0) ? toPence(given.requirement.dividedBy(base)) : null) ??
      (previousBandD ?? nought).plus(rises);
    const exact = equivalents && collectionPercent && !given.base;
    const paying = exact ? equivalents.times(collectionPercent).dividedBy(100) : base;
    const requirement = given.requirement ?? paying?.times(bandD) ?? null;
    const percent = (amount: typeof bandD | undefined) =>
      amount && previousBandD ? plain(amount.times(100).dividedBy(previousBandD)) : null;
    const rise = previousBandD ? bandD.minus(previousBandD) : undefined;
    const { printedRequirement, tolerance } = given;
    const difference = printedRequirement && requirement ? said(requirement.minus(printedRequirement)) : null;
    return {
      base: base && plain(base),
      bandD: said(bandD),
      requirement: requirement && said(requirement),
      rise: rise ? said(rise) : null,
      risePercent: percent(rise),
      corePercent: percent(coreRise),
      socialCarePercent: percent(socialCareRise),
      socialCareYield: socialCareRise && base ? said(base.times(socialCareRise)) : null,
      difference,
      agrees: difference === null ? null : Math.abs(difference) <= tolerance,
      working: working('band D = requirement ÷ base', `${act}, section 31B`),
    };
  },
});

export const resolutionCalculation = calculation({
  name: 'council-tax-resolution',
  title: 'the figures of a council’s resolution: net requirement, parishes, and band D of each',
  source: `${act}, sections 31A and 31B`,
  given: z.object({
    grossExpenditure: AmountFromNought,
    grossIncome: AmountFromNought,
    parishPrecepts: AmountFromNought.default(nought),
    base: Amount.refine((base) => base.greaterThan(0), { error: 'a tax base is above 0' }),
  }),
  found: z.object({
    requirement: z.number(),
    total: z.number(),
    bandD: z.number(),
    parishBandD: z.number(),
    totalBandD: z.number(),
    working: Working,
  }),
  example: { grossExpenditure: 50631400, grossIncome: 43847020, parishPrecepts: 1804877, base: 31567 },
  run: ({ grossExpenditure, grossIncome, parishPrecepts, base }) => {
    const requirement = grossExpenditure.minus(grossIncome);
    const total = requirement.plus(parishPrecepts);
    return {
      requirement: said(requirement),
      total: said(total),
      bandD: said(requirement.dividedBy(base)),
      parishBandD: said(parishPrecepts.dividedBy(base)),
      totalBandD: said(total.dividedBy(base)),
      working: working('(expenditure − income [+ parishes]) ÷ base', `${act}, sections 31A and 31B`),
    };
  },
});

export const referendumCalculation = calculation({
  name: 'council-tax-referendum',
  title: 'whether a rise of band D needs a referendum under the limits of the year',
  source: `${act}, section 52ZC; the year’s principles are given as limits`,
  given: z.object({
    before: BandD,
    after: BandD,
    limitPercent: Amount.describe('A rise above this is excessive'),
    limitAmount: AmountFromNought.optional().describe('Pounds, where the limit is whichever is higher'),
  }),
  found: z.object({
    rise: z.number(),
    percent: z.number(),
    needed: z.boolean(),
    words: z.string(),
    working: Working,
  }),
  example: { before: 1585.17, after: 1711.62, limitPercent: 10 },
  run: ({ before, after, limitPercent, limitAmount }) => {
    const found = referendum({ before, after }, { limitPercent, limitAmount: limitAmount ?? null });
    const percent = plain(found.percent);
    return {
      rise: said(found.rise),
      percent,
      needed: found.needed,
      words: `A rise of ${percent.toFixed(3)}% ${found.needed ? 'needs' : 'does not need'} a referendum.`,
      working: working('(after − before) ÷ before × 100', `${act}, section 52ZC`),
    };
  },
});

export const councilTaxAheadCalculation = calculation({
  name: 'council-tax-ahead',
  title: 'the yield of council tax for years ahead, from one growth of the base and one rise',
  source: `${act}, section 31B, carried forward`,
  given: z.object({
    base: AmountFromNought,
    bandD: BandD,
    baseGrowth: Amount.describe('Percent a year'),
    rise: Amount.describe('Percent a year'),
    years: z.int().min(1).max(60),
  }),
  found: z.object({ yields: z.array(z.number()).describe('Pounds, of year 1 on'), working: Working }),
  example: { base: 53321.9, bandD: 1711.62, baseGrowth: 1, rise: 4.99, years: 5 },
  run: ({ base, bandD, years, ...growth }) => ({
    yields: yieldsAhead({ base, bandD }, growth, years).map(said),
    working: working('base × (1 + growth)^n × band D × (1 + rise)^n', `${act}, section 31B`, [
      'This is no forecast: the same rise for so many years is a policy that nobody has made.',
    ]),
  }),
});

export const ratesCalculation = calculation({
  name: 'business-rates',
  title: 'retained business rates of a year with top-up or tariff, safety net and levy',
  source: 'The rates retention scheme; baseline, top-up and safety net are given for the year',
  given: z.object({
    localShare: AmountFromNought.describe('In one unit throughout'),
    topUp: Amount.default(nought).describe('A tariff is below 0'),
    baseline: AmountFromNought.describe('Baseline funding level'),
    safetyNetPercent: Amount.prefault(92.5),
    levyPercent: AmountFromNought.default(nought).describe('Of what is above the baseline; 50 at most'),
  }),
  found: z.object({
    income: z.number(),
    safetyNetFloor: z.number(),
    safetyNetGrant: z.number(),
    levy: z.number(),
    total: z.number(),
    againstBaseline: z.number(),
    working: Working,
  }),
  example: { localShare: 19, topUp: 6, baseline: 28 },
  run: (given) => {
    const found = ratesRetained(given);
    return {
      income: plain(found.income),
      safetyNetFloor: plain(found.floor),
      safetyNetGrant: plain(found.grant),
      levy: plain(found.levy),
      total: plain(found.total),
      againstBaseline: plain(found.againstBaseline),
      working: working(
        'share + top-up, lifted to the safety net’s share of the baseline, less the levy on what is above it',
        'Rates retention scheme',
      ),
    };
  },
});
