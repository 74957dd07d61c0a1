// What pays in a medium-term plan: council tax, business rates, grants and reserves. Pure.

import { add, larger, minus, number, risenBy, row, smaller, times } from '../model/formula.ts';
import { type Row, type RowFacts, workedRow } from '../model/model.ts';
import { nought, sumOf } from '../pounds.ts';
import { yearAfter } from '../years.ts';
import type { MediumTermPlan } from './plan.ts';
import { before, inYear } from './revenue.ts';

const facts = (id: string, title: string, section = 'funding'): RowFacts => ({
  id,
  title,
  section,
  unit: 'pounds',
});
const grantId = (at: number) => `grant:${at + 1}`;
const reserveId = (at: number) => `reserve:${at + 1}`;
const drawnId = (at: number) => `drawn:${at + 1}`;

export function fundingRows(plan: MediumTermPlan): Row[] {
  const { years, councilTax, ratesKept, grants } = plan;
  return [
    workedRow(
      { ...facts('tax-base', 'Council tax base, Band D equivalents', 'council tax'), unit: 'number' },
      years,
      (at) => times(before('tax-base', at, councilTax.base), risenBy(row('taxBase'))),
    ),
    workedRow(facts('band-d', 'Band D', 'council tax'), years, (at) =>
      times(
        before('band-d', at, councilTax.bandD),
        // Both rises are percentages of the whole of the year before (LGFA 1992, section 52ZC principles).
        risenBy(add(row('councilTax'), row('socialCare'))),
      ),
    ),
    workedRow({ ...facts('council-tax', 'Council tax'), isTotal: true }, years, () =>
      times(row('tax-base'), row('band-d')),
    ),
    workedRow({ ...facts('rates-kept', 'Business rates kept'), isTotal: true }, years, (at) =>
      times(before('rates-kept', at, ratesKept), risenBy(row('rates'))),
    ),
    ...grantRows(plan),
    workedRow({ ...facts('grants-all', 'Grants'), isTotal: true }, years, () =>
      add(...grants.map((_, at) => row(grantId(at)))),
    ),
    ...reserveRows(plan),
  ];
}

/** As given by year; after the last given year it grows, stays away, or ends. */
function grantRows(plan: MediumTermPlan): Row[] {
  return plan.grants.map(({ name, amounts, endsIn, grows }, at) => {
    const given = Object.keys(amounts).toSorted();
    const lastGiven = given.at(-1) ?? plan.first;
    return workedRow(facts(grantId(at), name, 'grants'), plan.years, (year) => {
      const called = yearAfter(plan.first, year);
      if ((endsIn !== undefined && called > endsIn) || (!grows && called > lastGiven)) return number(0);
      if (called <= lastGiven) return number(inYear(amounts, plan, year));
      return times(before(grantId(at), year, amounts[lastGiven] ?? nought), risenBy(row('grants')));
    });
  });
}

/** What is drawn is never more than there is above the minimum: no reserve goes below nought. */
function reserveRows(plan: MediumTermPlan): Row[] {
  const { years, reserves } = plan;
  return [
    ...reserves.flatMap(({ name, opening, contributions, drawdowns, minimum }, at) => [
      workedRow(facts(drawnId(at), `${name}: drawn`, 'reserves'), years, (year) =>
        smaller(
          inYear(drawdowns, plan, year),
          larger(
            0,
            minus(add(before(reserveId(at), year, opening), inYear(contributions, plan, year)), minimum),
          ),
        ),
      ),
      workedRow(facts(reserveId(at), name, 'reserves'), years, (year) =>
        minus(add(before(reserveId(at), year, opening), inYear(contributions, plan, year)), row(drawnId(at))),
      ),
    ]),
    workedRow({ ...facts('reserves', 'Reserves', 'reserves'), isTotal: true }, years, () =>
      add(...reserves.map((_, at) => row(reserveId(at)))),
    ),
    workedRow({ ...facts('reserves-drawn', 'Drawn from reserves'), isTotal: true }, years, () =>
      add(...reserves.map((_, at) => row(drawnId(at)))),
    ),
    workedRow(
      { ...facts('reserves-built', 'Put into reserves', 'requirement'), isTotal: true },
      years,
      (year) => add(sumOf(reserves.map(({ contributions }) => inYear(contributions, plan, year)))),
    ),
  ];
}
