// Council tax and retained business rates by name.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, AmountFromNought, nought, plain, said, toPence } from '../pounds.ts';
import { Working } from '../working.ts';
import {
  bandsOf,
  baseForSetting,
  isWholeInEveryBand,
  ratesRetained,
  referendum,
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

const Bands = z.object({
  A: z.number(),
  B: z.number(),
  C: z.number(),
  D: z.number(),
  E: z.number(),
  F: z.number(),
  G: z.number(),
  H: z.number(),
});

export const bandsCalculation = calculation({
  name: 'council-tax-bands',
  title: 'what each band pays, in ninths of band D',
  source: `${act}, section 5`,
  given: z.object({ bandD: BandD }),
  found: z.object({ bands: Bands, isWholeInEveryBand: z.boolean(), working: Working }),
  example: { bandD: 2040.66 },
  run: ({ bandD }) => {
    const { A, B, C, D, E, F, G, H } = bandsOf(bandD);
    const isWhole = isWholeInEveryBand(bandD);
    return {
      bands: {
        A: said(A),
        B: said(B),
        C: said(C),
        D: said(D),
        E: said(E),
        F: said(F),
        G: said(G),
        H: said(H),
      },
      isWholeInEveryBand: isWhole,
      working: working(
        'band D × 6, 7, 8, 9, 11, 13, 15 or 18 ÷ 9',
        `${act}, section 5`,
        isWhole ? [] : ['Band D does not divide by nine pence: other bands are rounded.'],
      ),
    };
  },
});

export const councilTaxCalculation = calculation({
  name: 'council-tax',
  title: 'tax base, band D, requirement and rise, and whether they agree with each other',
  source: `${act}, section 31B`,
  given: z.object({
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
  }),
  found: z.object({
    base: z.number(),
    bandD: z.number(),
    requirement: z.number(),
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
    const base =
      given.base ??
      (equivalents && collectionPercent ? baseForSetting(equivalents, collectionPercent) : null) ??
      nought;
    const rises = (coreRise ?? nought).plus(socialCareRise ?? nought);
    const bandD =
      given.bandD ??
      (given.requirement && !base.isZero() ? toPence(given.requirement.dividedBy(base)) : null) ??
      (previousBandD ? previousBandD.plus(rises) : nought);
    const exact = equivalents && collectionPercent && !given.base;
    const paying = exact ? equivalents.times(collectionPercent).dividedBy(100) : base;
    const requirement = given.requirement ?? paying.times(bandD);
    const percent = (amount: typeof bandD | undefined) =>
      amount && previousBandD ? plain(amount.times(100).dividedBy(previousBandD)) : null;
    const rise = previousBandD ? bandD.minus(previousBandD) : undefined;
    const { printedRequirement, tolerance } = given;
    const difference = printedRequirement ? said(requirement.minus(printedRequirement)) : null;
    return {
      base: plain(base),
      bandD: said(bandD),
      requirement: said(requirement),
      rise: rise ? said(rise) : null,
      risePercent: percent(rise),
      corePercent: percent(coreRise),
      socialCarePercent: percent(socialCareRise),
      socialCareYield: socialCareRise ? said(base.times(socialCareRise)) : null,
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
  title: 'retained business rates of a year with top-up and safety net',
  source: 'The rates retention scheme; baseline, top-up and safety net are given for the year',
  given: z.object({
    localShare: AmountFromNought.describe('In one unit throughout'),
    topUp: Amount.default(nought).describe('A tariff is below 0'),
    baseline: AmountFromNought.describe('Baseline funding level'),
    safetyNetPercent: Amount.prefault(92.5),
  }),
  found: z.object({
    income: z.number(),
    safetyNetFloor: z.number(),
    safetyNetGrant: z.number(),
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
      total: plain(found.total),
      againstBaseline: plain(found.againstBaseline),
      working: working(
        'share + top-up, lifted to the safety net’s share of the baseline',
        'Rates retention scheme',
      ),
    };
  },
});
