// The year that runs in words. Pure.
import { lastOfMonth, longDay } from '../../../kernel/days.ts';
import { count } from '../../../web/words.ts';
import { sayMoney, sayOver } from '../medium-term/say.ts';
import { accounts } from '../registers/kinds/in-year.ts';
import type { AccountInYear, InYear } from './in-year.ts';
import { monthAt } from './ledger.ts';

export const say = (pence: number): string => sayMoney(pence / 100);

/** `To the end of October 2026`, or that no ledger is there. */
export const sayPosition = ({ months, year }: InYear): string =>
  months === 0
    ? `No ledger of ${year} is loaded: what is forecast rests on budgets and on what officers gave.`
    : `To ${longDay(lastOfMonth(monthAt(year, months)))}, ${count(months, 'month')} into ${year}.`;

export const sayAccount = ({ account, budget, outturn, recovers }: AccountInYear): string => {
  const end =
    outturn === 0
      ? 'is forecast to end as budgeted'
      : `is forecast to end ${say(Math.abs(outturn))} ${outturn > 0 ? 'over' : 'under'} its budget of ${say(budget)}`;
  const after = recovers > 0 ? `; recovery actions would make that ${sayOver(outturn - recovers)}` : '';
  return `The ${accounts[account]} ${end}${after}.`;
};
