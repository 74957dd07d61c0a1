// What money says on the page of a risk: the amounts that name it, how late they are, and what that does to the gap.
import { longDay } from '../../kernel/days.ts';
import { count } from '../../web/words.ts';
import type { BesideEntry } from '../raid/index.ts';
import { effectsOf } from './medium-term/effects.ts';
import { isExempt, seesSales } from './medium-term/exempt.ts';
import { moneyIn } from './medium-term/now.ts';
import { planPaths, sayMoney } from './medium-term/say.ts';
import { allEntries } from './registers/entry.store.ts';
import { moneyPaths } from './registers/register.ts';

/** The score of a risk is somebody’s judgement: it is not moved, but whoever made it is told what moved since. */
export const moneyBesideRisk: BesideEntry = async (
  tx,
  { thread, from, isPast, entryId, scoredOn, actor },
) => {
  const own = Object.values(await allEntries(tx, from))
    .flat()
    .filter(({ risks, kind }) => risks.includes(entryId) && (kind !== 'disposals' || seesSales(actor)));
  if (own.length === 0) return null;
  const money = await moneyIn(tx, thread, { from });
  const numbers = new Set(own.map((one) => one.entryId));
  const effects = money
    ? effectsOf(money).filter(
        ({ late, row }) => numbers.has(late.entryId) && (seesSales(actor) || !isExempt(row)),
      )
    : [];
  const late = (money?.late ?? []).filter((one) => numbers.has(one.entryId));
  return {
    title: 'Money that names it',
    says: [
      `${count(own.length, 'amount')} ${own.length === 1 ? 'names' : 'name'} this risk${late.length > 0 ? `, and ${late.length} ${late.length === 1 ? 'is' : 'are'} late because an action is` : ''}.`,
      ...(money && effects.length > 0
        ? sayWorst(
            money.years,
            effects.map(({ gap }) => gap),
          )
        : []),
      ...(late.length > 0 && scoredOn !== null
        ? [`The score is of ${longDay(scoredOn)}: does it still hold?`]
        : []),
    ],
    links: isPast
      ? []
      : [
          ...own
            .slice(0, mostNamed)
            .map((one) => ({ text: one.name, path: moneyPaths.one(one.kind, one.entryId) })),
          ...(late.length > 0 ? [{ text: 'Which action moved which pound', path: planPaths.slips() }] : []),
        ],
  };
};

const mostNamed = 12;

/** The year in which what is late adds most to the gap, or takes most from it. */
function sayWorst(years: readonly string[], gaps: readonly (readonly number[])[]): string[] {
  const sums = years.map((year, at) => ({ year, sum: gaps.reduce((all, gap) => all + (gap[at] ?? 0), 0) }));
  const worst = sums.reduce((most, one) => (Math.abs(one.sum) > Math.abs(most.sum) ? one : most), {
    year: '',
    sum: 0,
  });
  return Math.abs(worst.sum) < 0.5
    ? []
    : [
        `Being late ${worst.sum > 0 ? 'adds' : 'takes'} ${sayMoney(Math.abs(worst.sum))} ${worst.sum > 0 ? 'to' : 'from'} the gap of ${worst.year}, the year it moves most.`,
      ];
}
