// Provision for what borrowing paid for: what is left of each asset, and its charge, as rows that follow the engine’s schedules.

import { add, type Formula, larger, minus, number, over, power, row, times } from '../model/formula.ts';
import { type Row, workedRow } from '../model/model.ts';
import { type Pounds, pounds } from '../pounds.ts';
import { yearsBetween } from '../years.ts';
import type { MediumTermPlan } from './plan.ts';
import { before } from './revenue.ts';

/** One amount that is charged over a life. */
interface Asset {
  name: string;
  pool: MediumTermPlan['balances'][number]['pool'];
  /** On 1 April of the first year; what is spent later comes in its year. */
  opening: Pounds;
  spent: { at: number; amount: Pounds } | null;
  /** The year of its first charge, from 0. */
  starts: number;
  method: MediumTermPlan['balances'][number]['method'];
  life: number;
  /** A year, as a part of 1. */
  rate: Pounds;
}

/** Each balance as it stands, and what each scheme borrows in each year. */
function assetsOf(plan: MediumTermPlan): Asset[] {
  const rateOf = (rate: Pounds | undefined) => (rate ?? pounds(0)).dividedBy(100);
  return [
    ...plan.balances.map(({ name, pool, opening, method, life = 1, rate }) => ({
      name,
      pool,
      opening,
      spent: null,
      starts: 0,
      method,
      life,
      rate: rateOf(rate),
    })),
    ...plan.spending.flatMap(({ name, pool, borrowed, availableIn, method, life = 1, rate }) =>
      Object.entries(borrowed)
        .filter(([year, amount]) => !amount.isZero() && yearsBetween(plan.first, year) >= 0)
        .map(([year, amount]) => {
          const at = yearsBetween(plan.first, year);
          const ready = availableIn ? Math.max(at, yearsBetween(plan.first, availableIn)) : at;
          const title = Object.keys(borrowed).length > 1 ? `${name}, ${year}` : name;
          return {
            name: title,
            pool,
            opening: pounds(0),
            spent: { at, amount },
            starts: ready + 1,
            method,
            life,
            rate: rateOf(rate),
          };
        }),
    ),
  ];
}

const chargeId = (at: number) => `mrp:${at + 1}`;
const leftId = (at: number) => `unpaid:${at + 1}`;

/** Two rows an asset: its charge (regulations 27 and 28, option 3, or 4% of what is left) and what is left of it. */
export function provisionRows(plan: MediumTermPlan): Row[] {
  const { years } = plan;
  const assets = assetsOf(plan);
  const rows = assets.flatMap((asset, at) => {
    const [charge, left] = [chargeId(at), leftId(at)];
    const section = 'provision';
    return [
      workedRow({ id: charge, title: `${asset.name}: charge`, section, unit: 'pounds' }, years, (year) =>
        chargeOf(asset, { charge, left }, year),
      ),
      workedRow({ id: left, title: `${asset.name}: left`, section, unit: 'pounds' }, years, (year) => {
        const rest = minus(before(left, year, asset.opening), row(charge));
        return asset.spent?.at === year ? add(rest, asset.spent.amount) : rest;
      }),
    ];
  });
  const charges = (pool: Asset['pool']) =>
    add(...assets.flatMap((asset, at) => (asset.pool === pool ? [row(chargeId(at))] : [])));
  return [
    ...rows,
    workedRow(
      {
        id: 'provision',
        title: 'Charges for each asset',
        section: 'provision',
        unit: 'pounds',
        isTotal: true,
      },
      years,
      () => charges('general'),
    ),
    ...(hasHousing(plan)
      ? [
          workedRow(
            {
              id: 'housing-provision',
              title: 'Charges that the Housing Revenue Account makes',
              section: 'provision',
              unit: 'pounds',
              isTotal: true,
            },
            years,
            () => charges('housing'),
          ),
        ]
      : []),
    supportRow(plan),
    reliefRow(plan),
    workedRow(
      { id: 'mrp', title: 'Minimum Revenue Provision', section: 'financing', unit: 'pounds', isTotal: true },
      years,
      (at) => {
        const left = leftToCharge(plan, at);
        const charge = minus(add(row('provision'), row('support-provision')), row('provision-saved'));
        // Never below nought (statutory guidance, 5th edition), and never above what is left: the lesser of two.
        return larger(0, minus(left, larger(0, minus(left, charge))));
      },
    ),
  ];
}

/** What the General Fund has still to pay for in a year, before it is charged. */
function leftToCharge(plan: MediumTermPlan, at: number): Formula {
  const whole = minus(
    add(before('cfr', at, openingRequirement(plan)), row('borrowed')),
    row('receipts-to-debt'),
  );
  return hasHousing(plan) ? minus(whole, add(row('housing-cfr'), row('housing-provision'))) : whole;
}

function chargeOf(
  { opening, starts, method, life, rate }: Asset,
  ids: { charge: string; left: string },
  year: number,
): Formula {
  const left = before(ids.left, year, opening);
  const passed = year - starts;
  if (passed < 0 || method === 'none') return number(0);
  if (method === 'reducing-balance') return times(left, rate);
  if (passed >= life) return number(0);
  if (passed === life - 1) return left;
  if (method === 'equal-instalment' || rate.isZero()) return over(left, life - passed);
  if (passed > 0 && year > 0) return times(row(ids.charge, 1), add(1, rate));
  return over(times(left, rate), minus(power(add(1, rate), life - passed), 1));
}

/** Whether the Housing Revenue Account bears any of it. */
export const hasHousing = ({ balances, spending, loans }: MediumTermPlan): boolean =>
  [...balances, ...spending, ...loans].some(({ pool }) => pool === 'housing');

/** What is left of all assets on 1 April of the first year: the opening Capital Financing Requirement. */
export const openingRequirement = (plan: MediumTermPlan): Pounds =>
  plan.balances.reduce((sum, { opening }) => sum.plus(opening), pounds(0));

/** Equal instalments of each year’s support, from the year after it is drawn. */
function supportRow({ years, supportLife }: MediumTermPlan): Row {
  return workedRow(
    {
      id: 'support-provision',
      title: `Charge for support drawn from now on, over ${supportLife} years`,
      section: 'provision',
      unit: 'pounds',
    },
    years,
    (year) => over(drawnBefore('support', year, supportLife), supportLife),
  );
}

/** The values of a row in the years before one, as many as a life. */
const drawnBefore = (id: string, year: number, life: number): Formula =>
  add(...Array.from({ length: Math.min(year, life) }, (_, ago) => row(id, ago + 1)));

/**
 * Receipts set aside lower charges from the next year on, never in their own (regulation 28(4)): in equal parts over the life
 * that the assets have left on average.
 */
function reliefRow(plan: MediumTermPlan): Row {
  const life = averageLife(plan);
  return workedRow(
    {
      id: 'provision-saved',
      title: `Charge saved by receipts set aside, over ${life} years`,
      section: 'provision',
      unit: 'pounds',
    },
    plan.years,
    (year) => over(drawnBefore('receipts-to-debt', year, life), life),
  );
}

/** Of what the General Fund bears, weighted by what is left to pay for; 25 where nothing says. */
export function averageLife({ balances }: MediumTermPlan): number {
  const lived = balances.filter(({ life, pool }) => life !== undefined && pool === 'general');
  const whole = lived.reduce((sum, { opening }) => sum + opening.toNumber(), 0);
  if (whole === 0) return 25;
  const weighted = lived.reduce((sum, { opening, life = 0 }) => sum + opening.toNumber() * life, 0);
  return Math.max(1, Math.round(weighted / whole));
}
