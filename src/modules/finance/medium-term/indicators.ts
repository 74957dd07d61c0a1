// Indicators of the Prudential and Treasury Management Codes from the medium-term plan, year by year, with their source. Pure.
import { grossDebtLimit } from '../engine/cfr/cfr.ts';
import { openingRequirement } from '../engine/medium-term/capital.ts';
import type { Pounds } from '../engine/pounds.ts';
import type { Money } from './now.ts';
import { sayMoney } from './say.ts';

export interface Indicator {
  name: string;
  /** What it tells, in plain words. */
  words: string;
  source: string;
  /** The row of the plan in which it is seen; null where none shows it by itself. */
  row: string | null;
  values: readonly string[];
}

const prudential = 'Prudential Code (2021)';
const treasury = 'Treasury Management Code (2021)';
/** Years that the Codes ask for, and as many again. */
export const indicatorYears = 5;

export const indicatorsOf = (money: Money): Indicator[] => [...prudentialOf(money), ...treasuryOf(money)];

/** By year, from the first. */
const byYear = ({ years }: Money, say: (at: number) => string): string[] =>
  Array.from({ length: Math.min(indicatorYears, years.length) }, (_, at) => say(at));

const requirementAt = ({ figures, plan, years }: Money, at: number): Pounds =>
  at < 0 ? openingRequirement(plan) : figures.of('cfr', Math.min(at, years.length - 1));

/** What debt is, and what it takes. */
function prudentialOf(money: Money): Indicator[] {
  const { figures, plan } = money;
  const cfr = (at: number) => requirementAt(money, at);
  const limit = (at: number) => grossDebtLimit(cfr(at - 1), [cfr(at), cfr(at + 1), cfr(at + 2)]);
  const gross = (at: number) => figures.of('debt', at).plus(plan.otherLiabilities);
  return [
    {
      name: 'Capital Financing Requirement',
      words: 'Past capital spending that nothing has paid for yet',
      source: prudential,
      row: 'cfr',
      values: byYear(money, (at) => sayMoney(figures.of('cfr', at))),
    },
    {
      name: 'Gross debt within the requirement',
      words:
        'Debt should not, but for a short time, be more than the requirement of the year before with its increases to come',
      source: prudential,
      row: 'debt',
      values: byYear(money, (at) =>
        gross(at).lessThanOrEqualTo(limit(at))
          ? `Yes: ${sayMoney(limit(at).minus(gross(at)))} below`
          : `No: ${sayMoney(gross(at).minus(limit(at)))} above`,
      ),
    },
    {
      name: 'Cost of debt to recurring funding',
      words: 'What provision, interest and lost income take of what recurs to pay for services',
      source: prudential,
      row: 'financing-ratio',
      values: byYear(money, (at) => `${figures.of('financing-ratio', at).toDecimalPlaces(1).toString()}%`),
    },
  ];
}

/** What is borrowed of what is needed, and what the council rests on beside. */
function treasuryOf(money: Money): Indicator[] {
  const { figures, plan } = money;
  const cfr = (at: number) => requirementAt(money, at);
  return [
    {
      name: 'Liability benchmark',
      words: 'The least borrowing with which the council keeps the cash it needs',
      source: treasury,
      row: 'benchmark',
      values: byYear(money, (at) => sayMoney(figures.of('benchmark', at))),
    },
    {
      name: 'Borrowed inside the council',
      words: 'What reserves and working capital stand in for, in place of loans',
      source: treasury,
      row: null,
      values: byYear(money, (at) =>
        sayMoney(cfr(at).minus(plan.otherLiabilities).minus(figures.of('debt', at))),
      ),
    },
    {
      name: 'Income from investments to recurring funding',
      words: 'How far services rest on it',
      source: prudential,
      row: 'investment-income',
      values: byYear(money, (at) => {
        const funding = figures.of('funding', at);
        return funding.isZero()
          ? '0%'
          : `${figures.of('investment-income', at).abs().times(100).dividedBy(funding).toDecimalPlaces(1).toString()}%`;
      }),
    },
    {
      name: 'Debt to a year’s recurring funding',
      words: 'How many years of all that recurs the debt would take',
      source: 'Local, for recovery',
      row: null,
      values: byYear(money, (at) => {
        const funding = figures.of('funding', at);
        return funding.isZero()
          ? '–'
          : `${figures.of('debt', at).dividedBy(funding).toDecimalPlaces(1).toString()} years`;
      }),
    },
  ];
}
