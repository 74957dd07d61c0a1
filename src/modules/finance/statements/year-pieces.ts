// The parts of a statement about the year that runs: outturn by account, cash, and the risks that speak of money. Pure.
import { longMonth } from '../../../kernel/days.ts';
import type { Piece } from '../../../office/docx-out/paper.ts';
import { type CashFlow, refinancingOf } from '../in-year/cash.ts';
import { accountsOf, type InYear } from '../in-year/in-year.ts';
import { sayAccount, sayPosition } from '../in-year/say.ts';
import { sayMoney, sayOver } from '../medium-term/say.ts';
import { accounts } from '../registers/kinds/in-year.ts';
import { heading, paragraph, table } from './pieces.ts';

const say = (pence: number) => sayMoney(pence / 100);

export function outturnPieces(year: InYear): Piece[] {
  const found = accountsOf(year);
  if (found.length === 0)
    return [heading('Outturn'), paragraph(`No service has a budget for ${year.year} yet.`)];
  return [
    heading('Outturn'),
    paragraph(sayPosition(year)),
    ...found.map((account) => paragraph(sayAccount(account))),
    table(
      `Forecast of ${year.year} by account and service`,
      ['Service', 'Budget', 'Spent so far', 'Forecast', 'At the year’s end'],
      found.flatMap((account) => [
        ...account.services.map((one) => [
          one.name,
          say(one.budget),
          say(one.actual),
          say(one.forecast),
          sayOver(one.outturn),
        ]),
        [
          `All of the ${accounts[account.account]}`,
          say(account.budget),
          say(account.actual),
          say(account.forecast),
          sayOver(account.outturn),
        ],
      ]),
    ),
  ];
}

/** Quarter by quarter: what stands at the end of the third, sixth, ninth and twelfth month. */
export function cashPieces(cash: CashFlow | null): Piece[] {
  if (!cash) return [heading('Cash'), paragraph('No cash in hand is kept yet.')];
  const { repaid, borrowed, first } = refinancingOf(cash);
  return [
    heading('Cash'),
    paragraph(
      first === null
        ? `Loans of ${say(repaid)} fall due within twelve months. Cash lasts without new borrowing, and without sales to come.`
        : `Loans of ${say(repaid)} fall due within twelve months. Without sales to come, ${say(borrowed)} must be borrowed in that time, first in ${longMonth(first)}.`,
    ),
    table(
      'Cash at the end of a month, sales to come not counted',
      ['Month', 'Cash', 'Borrowed in the three months before'],
      [2, 5, 8, 11].flatMap((at) => {
        const month = cash.months[at];
        const before = cash.months.slice(at - 2, at + 1).reduce((sum, one) => sum + one.borrowed, 0);
        return month
          ? [[longMonth(month.month), say(month.closing), before === 0 ? 'None' : say(before)]]
          : [];
      }),
    ),
  ];
}

/** A risk that entries of registers of money name. */
export interface MoneyRisk {
  label: string;
  title: string;
  /** As it is scored now. */
  score: string;
  /** Entries that name it, and those of them that are late. */
  entries: number;
  late: number;
}

export function riskPieces(risks: readonly MoneyRisk[]): Piece[] {
  return [
    heading('Risks'),
    risks.length === 0
      ? paragraph('No risk is named by an amount.')
      : table(
          'Risks that amounts name',
          ['Risk', 'Score', 'Amounts', 'Of which late'],
          risks.map((one) => [
            `${one.label}: ${one.title}`,
            one.score,
            String(one.entries),
            one.late === 0 ? 'None' : String(one.late),
          ]),
        ),
  ];
}
