// The monthly statement of a council's money: what is owed, the gap, savings, receipts, support, what slipped, what changed. Pure.
import { z } from 'zod';
import { addMonths, Day, longDay } from '../../../kernel/days.ts';
import { FinancialYear, financialYearOf } from '../../../kernel/financial-year.ts';
import { Pence } from '../../../kernel/money.ts';
import type { Piece } from '../../../office/docx-out/paper.ts';
import { count } from '../../../web/words.ts';
import { nought, type Pounds, sumOf } from '../engine/pounds.ts';
import type { CashFlow } from '../in-year/cash.ts';
import type { InYear } from '../in-year/in-year.ts';
import { loanPayments } from '../in-year/loan-payments.ts';
import { effectsOf } from '../medium-term/effects.ts';
import { isExempt } from '../medium-term/exempt.ts';
import type { Money } from '../medium-term/now.ts';
import { penceOf, sayMoney } from '../medium-term/say.ts';
import type { AllEntries } from '../registers/entry.ts';
import { weights } from '../registers/kinds/savings.ts';
import { heading, paragraph, table } from './pieces.ts';
import { cashPieces, type MoneyRisk, outturnPieces, riskPieces } from './year-pieces.ts';

/** As `Piece`: what is frozen is read back as it was written. */
export const StoredPiece = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2)]), words: z.string() }),
  z.object({ kind: z.literal('paragraph'), words: z.string(), strong: z.boolean().optional() }),
  z.object({ kind: z.literal('list'), lines: z.array(z.string()) }),
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    head: z.array(z.string()),
    widths: z.array(z.number()),
    rows: z.array(z.array(z.string())),
  }),
]);

export const Statement = z.object({
  statementId: z.int(),
  positionOn: Day,
  pieces: z.array(StoredPiece),
  gaps: z.record(FinancialYear, Pence),
  signedOn: Day,
  signedBy: z.string(),
  words: z.string(),
});
export type Statement = z.infer<typeof Statement>;

/** Years whose gap a statement shows. */
const yearsShown = 4;
const say = (pence: number) => sayMoney(pence / 100);

export const gapsOf = ({ years, figures }: Money): Record<string, number> =>
  Object.fromEntries(years.map((year, at) => [year, penceOf(figures.of('gap', at))]));

export interface StatementFacts {
  money: Money;
  year: InYear;
  /** Null where no cash in hand is kept. Sales to come are not counted: one in a month would show its price. */
  cash: CashFlow | null;
  risks: readonly MoneyRisk[];
}

/** The statement as of a day; `last` is the one signed before it. */
export function statementOf(
  { money, year, cash, risks }: StatementFacts,
  day: Day,
  last: Statement | null,
): Piece[] {
  return [
    ...outturnPieces(year),
    ...gapPieces(money),
    ...savingPieces(money.entries),
    ...loanPieces(money.entries, day),
    ...receiptPieces(money.entries, day),
    ...supportPieces(money.entries),
    ...cashPieces(cash),
    ...slipPieces(money),
    ...riskPieces(risks),
    ...changePieces(money, last),
  ];
}

function gapPieces({ figures, years }: Money): Piece[] {
  const shown = years.slice(0, yearsShown);
  const row = (title: string, id: string) => [title, ...shown.map((_, at) => sayMoney(figures.of(id, at)))];
  return [
    heading('The gap'),
    table(
      'The gap, by year',
      ['', ...shown],
      [
        row('In the year, before support', 'gap'),
        row('Recurring, cumulative', 'recurring-gap'),
        row('Closed by one-off money', 'one-off'),
        row('Support counted on', 'support'),
        row('Left after support', 'gap-left'),
      ],
    ),
  ];
}

const statusWords = {
  delivered: 'Delivered',
  'on-track': 'On track',
  'at-risk': 'At risk',
  undeliverable: 'Undeliverable',
} as const;

function savingPieces({ savings }: AllEntries): Piece[] {
  const statuses = Object.keys(weights) as (keyof typeof weights)[]; // The keys of the weights are the statuses.
  const rows = statuses.map((status) => {
    const own = savings.filter(({ facts }) => facts.status === status);
    const sum = own.reduce((total, { facts }) => total + facts.fullYear, 0);
    return {
      words: statusWords[status],
      number: own.length,
      sum,
      weighted: Math.round((sum * weights[status]) / 100),
    };
  });
  const total = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  return [
    heading('Savings'),
    table(
      'Savings by status, full-year effect',
      ['Status', 'Savings', 'Full year', 'Weighted'],
      [
        ...rows.map((row) => [row.words, String(row.number), say(row.sum), say(row.weighted)]),
        [
          'All',
          String(total(({ number }) => number)),
          say(total(({ sum }) => sum)),
          say(total(({ weighted }) => weighted)),
        ],
      ],
    ),
  ];
}

/** What is owed on a day, and what of it falls due in the twelve months after. */
export function owedOn(loan: AllEntries['loans'][number]['facts'], day: Day): { owed: Pounds; due: Pounds } {
  if (loan.takenOn > day) return { owed: nought, due: nought };
  const year = addMonths(day, 12);
  const left = loanPayments(loan).filter(({ on }) => on > day);
  return {
    owed: sumOf(left.map(({ principal }) => principal)),
    due: sumOf(left.filter(({ on }) => on <= year).map(({ principal }) => principal)),
  };
}

const lenderWords = { pwlb: 'PWLB', council: 'Other councils', bank: 'Banks', other: 'Others' } as const;

function loanPieces({ loans }: AllEntries, day: Day): Piece[] {
  const rows = Object.entries(lenderWords).flatMap(([lender, words]) => {
    const own = loans.filter(({ facts }) => facts.lender === lender).map(({ facts }) => owedOn(facts, day));
    const owed = sumOf(own.map((one) => one.owed));
    return owed.isZero() ? [] : [{ words, owed, due: sumOf(own.map((one) => one.due)) }];
  });
  const all = {
    words: 'All',
    owed: sumOf(rows.map(({ owed }) => owed)),
    due: sumOf(rows.map(({ due }) => due)),
  };
  return [
    heading('Borrowing'),
    table(
      'What is owed by lender, and what falls due within twelve months',
      ['Lender', 'Owed', 'Due in 12 months'],
      [...rows, all].map(({ words, owed, due }) => [words, sayMoney(owed), sayMoney(due)]),
    ),
  ];
}

/** Totals alone: single lots are exempt until they are sold. */
function receiptPieces({ disposals }: AllEntries, day: Day): Piece[] {
  const year = financialYearOf(day);
  const sold = disposals.filter(
    ({ facts }) => facts.completedOn !== undefined && financialYearOf(facts.completedOn) === year,
  );
  const ahead = disposals.filter(({ facts }) => facts.status !== 'completed');
  const sum = (list: typeof disposals, of: (facts: (typeof disposals)[number]['facts']) => number) =>
    list.reduce((total, { facts }) => total + of(facts), 0);
  return [
    heading('Receipts'),
    paragraph(
      `${say(sum(sold, ({ realised }) => realised ?? 0))} was received in ${year} from ${count(sold.length, 'sale')}. ${ahead.length} more ${ahead.length === 1 ? 'is' : 'are'} planned.`,
    ),
  ];
}

function supportPieces({ support }: AllEntries): Piece[] {
  const or = (pence: number | undefined) => (pence === undefined ? 'None yet' : say(pence));
  return [
    heading('Support from the government'),
    support.length === 0
      ? paragraph('None was asked for.')
      : table(
          'Support by year',
          ['Year', 'Asked', 'Agreed', 'Drawn'],
          support.map(({ facts }) => [facts.year, say(facts.asked), or(facts.agreed), or(facts.drawn)]),
        ),
  ];
}

/** By action: several amounts may wait for one. */
function slipPieces(money: Money): Piece[] {
  const found = effectsOf(money).filter(({ row }) => !isExempt(row));
  const actions = [...Map.groupBy(found, ({ late }) => late.item.id).values()];
  return [
    heading('What slipped'),
    actions.length === 0
      ? paragraph('No saving or investment waits for a late action.')
      : table(
          'Amounts that wait for late actions',
          ['The action', 'Late by', 'Amounts', 'Most they add to the gap of a year'],
          actions.map((effects) => [
            (effects[0]?.late.item.title ?? '').slice(0, 120),
            count(Math.max(...effects.map(({ late }) => late.months)), 'month'),
            String(effects.length),
            sayMoney(mostOf(effects.map(({ gap }) => gap))),
          ]),
        ),
  ];
}

const mostOf = (gaps: readonly (readonly number[])[]): number =>
  Math.max(0, ...(gaps[0] ?? []).map((_, at) => gaps.reduce((sum, gap) => sum + (gap[at] ?? 0), 0)));

function changePieces(money: Money, last: Statement | null): Piece[] {
  if (!last) return [heading('What changed'), paragraph('This is the first statement.')];
  const now = gapsOf(money);
  const moved = money.years
    .slice(0, yearsShown)
    .map((year) => [
      year,
      say(last.gaps[year] ?? 0),
      say(now[year] ?? 0),
      say((now[year] ?? 0) - (last.gaps[year] ?? 0)),
    ]);
  return [
    heading('What changed'),
    table(
      `The gap since the statement of ${longDay(last.positionOn)}`,
      ['Year', 'Then', 'Now', 'Moved by'],
      moved,
    ),
  ];
}
