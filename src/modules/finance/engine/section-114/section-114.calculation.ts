// What the law asks the section 151 officer to weigh before a report under section 114: prompts, never a verdict.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { addDays, Day, daysBetween } from '../../../../kernel/days.ts';
import { Amount, AmountFromNought, nought, plain, sumOf } from '../pounds.ts';
import { Working } from '../working.ts';

const act = 'Local Government Finance Act 1988, sections 114 to 116';

/** Full council considers the report within this many days of its being sent (section 115(3)). */
const daysToConsider = 21;

const Prompt = z.object({
  question: z.string(),
  isMet: z.boolean().describe('Whether what was given points to it'),
  figures: z.string(),
  source: z.string(),
});

export const sectionTestsCalculation = calculation({
  name: 'section-114-prompts',
  title: 'what the figures say to each question that a section 151 officer asks before a section 114 report',
  source: act,
  given: z.object({
    expenditure: AmountFromNought.describe('Likely of the year, in one unit throughout'),
    resources: AmountFromNought.describe('Available to meet it, without reserves and support'),
    mitigations: z.array(z.object({ name: z.string(), amount: AmountFromNought })).default([]),
    reserves: Amount.default(nought).describe('Usable'),
    minimumReserves: AmountFromNought.default(nought),
    support: AmountFromNought.default(nought),
    supportIsConfirmed: z.boolean().default(false),
    externalDebt: AmountFromNought.optional(),
    authorisedLimit: AmountFromNought.optional(),
    reportedOn: Day.optional().describe('The day a report was sent'),
    consideredOn: Day.optional(),
  }),
  found: z.object({
    gap: z.number().describe('Expenditure less resources and mitigations; above 0 it is not met'),
    afterReserves: z.number(),
    afterSupport: z.number().describe('With support that is confirmed'),
    prompts: z.array(Prompt),
    considerBy: z.string().nullable(),
    words: z.string(),
    working: Working,
  }),
  example: {
    expenditure: 190,
    resources: 170,
    mitigations: [{ name: 'Spending controls', amount: 4 }],
    reserves: 14,
    minimumReserves: 8,
    support: 12,
    reportedOn: '2026-12-01',
  },
  run: (given) => {
    const gap = given.expenditure
      .minus(given.resources)
      .minus(sumOf(given.mitigations.map(({ amount }) => amount)));
    const spare = given.reserves.minus(given.minimumReserves);
    const afterReserves = gap.minus(spare.isNegative() ? nought : spare);
    const afterSupport = given.supportIsConfirmed ? afterReserves.minus(given.support) : afterReserves;
    const overLimit =
      given.externalDebt !== undefined &&
      given.authorisedLimit !== undefined &&
      given.externalDebt.greaterThan(given.authorisedLimit);
    const prompts = [
      {
        question:
          'Is expenditure likely to exceed the resources available to meet it, after every known mitigation?',
        isMet: gap.greaterThan(0),
        figures: `${plain(given.expenditure)} against ${plain(given.expenditure.minus(gap))}`,
        source: `${act}: section 114(3)`,
      },
      {
        question: 'Do reserves above their minimum fail to cover what is left?',
        isMet: afterReserves.greaterThan(0),
        figures: `${plain(afterReserves)} is left after ${plain(spare)} above the minimum`,
        source: 'Local Government Act 2003, sections 25 and 26',
      },
      {
        question: 'Does the balance rest on support that is not confirmed?',
        isMet: given.support.greaterThan(0) && !given.supportIsConfirmed && afterReserves.greaterThan(0),
        figures: `${plain(given.support)} of support, ${given.supportIsConfirmed ? 'confirmed' : 'not confirmed'}`,
        source: 'Local Government Act 2003, sections 16(2)(b) and 20',
      },
      {
        question: 'Is external debt above the authorised limit?',
        isMet: overLimit,
        figures:
          given.externalDebt === undefined || given.authorisedLimit === undefined
            ? 'not given'
            : `${plain(given.externalDebt)} against ${plain(given.authorisedLimit)}`,
        source: 'Local Government Act 2003, section 3; section 114(2) of the 1988 Act where it is unlawful',
      },
    ];
    return {
      gap: plain(gap),
      afterReserves: plain(afterReserves),
      afterSupport: plain(afterSupport),
      prompts,
      considerBy: given.reportedOn ? addDays(given.reportedOn, daysToConsider) : null,
      words: `${prompts.filter(({ isMet }) => isMet).length} of ${prompts.length} questions are pointed to. Whether a report is due is the officer’s judgement.`,
      working: {
        formula:
          'gap = expenditure − resources − mitigations; then reserves above the minimum; then confirmed support',
        sources: [act],
        ruleDate: '1988-07-29',
        warnings:
          given.reportedOn &&
          given.consideredOn &&
          daysBetween(given.reportedOn, given.consideredOn) > daysToConsider
            ? [
                `The report was considered ${daysBetween(given.reportedOn, given.consideredOn)} days after it was sent: the Act gives ${daysToConsider}`,
              ]
            : [],
      },
    };
  },
});
