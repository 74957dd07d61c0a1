// Harnworth's debt and what it paid for: loans, the capital programme, what is to be sold and what was invested.
import { addDays, addMonths, type Day } from '../src/kernel/days.ts';
import { financialYearOf, financialYearSpan } from '../src/kernel/financial-year.ts';
import type { EarlierMoney } from '../src/modules/finance/index.ts';
import { exampleBalances } from './money-balances.ts';
import { millions, yearsFrom } from './money-units.ts';

type Debt = Pick<EarlierMoney['entries'], 'loans' | 'balances' | 'schemes' | 'disposals' | 'investments'>;

export function exampleDebt(day: Day): Debt {
  const year = yearsFrom(financialYearOf(day));
  const next = financialYearSpan(year(1)).first;
  return {
    loans: exampleLoans(next),
    balances: exampleBalances(year(1)),
    schemes: exampleSchemes(year),
    disposals: exampleDisposals(day, next),
    investments: [
      investment('Hollowfen Solar', 'Hollowfen Solar LLP', 58, 3.4, addMonths(next, 26), {
        planned: 41,
        loss: 15,
      }),
      investment('Marsh Wind', 'Marsh Wind Bonds plc', 34, 3.1, addMonths(next, 40), { loss: 4 }),
      investment('Harnworth Homes', 'Harnworth Homes Ltd', 22, 4.2, addMonths(next, 180), {}, false),
      investment('Keeling Retail Fund', 'Keeling Retail Fund', 18, 2.6, addMonths(next, 14), {
        planned: 13,
        loss: 4,
      }),
      investment(
        'Riverside Lending',
        'Riverside Lending Ltd',
        9,
        0,
        addMonths(next, 30),
        { loss: 7 },
        true,
        'default',
      ),
    ],
  };
}

type Loan = [
  lender: 'pwlb' | 'council' | 'bank',
  repayment: 'maturity' | 'annuity' | 'eip',
  amount: number,
  rate: number,
  takenYearsAgo: number,
  years: number,
];

const loans: readonly Loan[] = [
  ['pwlb', 'maturity', 60, 2.41, 7, 42],
  ['pwlb', 'maturity', 55, 2.28, 6, 46],
  ['pwlb', 'maturity', 48, 1.94, 6, 31],
  ['pwlb', 'maturity', 42, 2.67, 8, 22],
  ['pwlb', 'maturity', 40, 3.12, 9, 16],
  ['pwlb', 'annuity', 36, 3.44, 10, 30],
  ['pwlb', 'eip', 30, 4.18, 3, 15],
  ['pwlb', 'maturity', 45, 4.92, 2, 4],
  ['pwlb', 'maturity', 38, 5.1, 1, 3],
  ['pwlb', 'maturity', 35, 5.24, 1, 6],
  ['council', 'maturity', 25, 4.85, 1, 2],
  ['council', 'maturity', 20, 4.7, 1, 2],
  ['council', 'maturity', 15, 4.95, 1, 3],
  ['council', 'maturity', 12, 4.6, 1, 2],
  ['bank', 'maturity', 20, 4.35, 21, 60],
  ['pwlb', 'annuity', 28, 2.9, 5, 25],
];

const lenderWords = { pwlb: 'PWLB', council: 'Council loan', bank: 'Bank loan' };

function exampleLoans(next: Day): Debt['loans'] {
  return loans.map(([lender, repayment, amount, rate, ago, years], at) => {
    const takenOn = addMonths(addDays(next, 74 + at * 9), -12 * ago);
    return {
      name: `${lenderWords[lender]} ${String(at + 1).padStart(2, '0')}, ${takenOn.slice(0, 4)}`,
      facts: {
        lender,
        repayment,
        principal: millions(amount),
        rate,
        takenOn,
        repaidOn: addMonths(takenOn, 12 * years),
        // One of them was taken for council homes.
        pool: at === 6 ? ('housing' as const) : ('general' as const),
      },
    };
  });
}

function exampleSchemes(year: (after: number) => string): Debt['schemes'] {
  const scheme = (
    name: string,
    budget: readonly number[],
    forecast: readonly number[],
    { grants = 0, life, waitsFor }: { grants?: number; life: number; waitsFor?: string },
  ) => {
    const table = (amounts: readonly number[]) =>
      Object.fromEntries(amounts.map((amount, at) => [year(at), millions(amount)]));
    return {
      name,
      facts: {
        pool: 'general' as const,
        budget: table(budget),
        forecast: table(forecast),
        ...(grants ? { grants: table(forecast.map((amount) => amount * grants)) } : {}),
        method: 'equal-instalment' as const,
        life,
      },
      ...(waitsFor ? { waitsFor: [waitsFor] } : {}),
    };
  };
  return [
    scheme('Road resurfacing', [4, 4, 4], [3.2, 4.4, 4.2], { grants: 0.6, life: 20 }),
    scheme('School places', [6, 5, 2], [4.5, 6, 2.5], { grants: 0.9, life: 40 }),
    scheme('New depot', [1, 7, 2], [0.4, 5.5, 4.1], { life: 40 }),
    scheme('Fleet', [1.5, 1.5, 1.5], [1.5, 1.5, 1.5], { life: 7 }),
    scheme('Care records system', [0.9, 0.4], [0.6, 0.7], { life: 7 }),
    scheme('Finance system', [0.7, 0.8], [0.5, 1], { life: 7 }),
    scheme('Street lamps', [1.2, 1.2], [1.1, 1.3], { life: 20 }),
    scheme('Disabled facilities', [2.2, 2.2, 2.2], [2.2, 2.2, 2.2], { grants: 1, life: 10 }),
    scheme('Flood wall', [0.5, 3.5], [0.2, 3.6], { grants: 0.75, life: 50 }),
    scheme('Town hall roof', [0.8], [0.5, 0.4], { life: 30 }),
    scheme('Homes for homeless families', [1, 3, 2], [0.6, 2.9, 2.5], { grants: 0.4, life: 40 }),
    scheme('Closing three offices', [0.6, 0.5], [0.3, 0.8], {
      life: 10,
      waitsFor: 'Plan the sale of land and buildings',
    }),
  ];
}

type Sale = [
  name: string,
  status: 'identified' | 'surplus' | 'approved' | 'marketed' | 'under-offer',
  monthsAhead: number,
  central: number,
  incomeLost: number,
  saved: number,
];

const sales: readonly Sale[] = [
  ['Retail park', 'marketed', 8, 34, 1.9, 0.3],
  ['Business park', 'approved', 14, 26, 1.4, 0.2],
  ['Warehouse at Fenside', 'under-offer', 2, 17.5, 1.1, 0.1],
  ['Offices at Mill Lane', 'surplus', 10, 6.5, 0, 0.4],
  ['Shops at the Cornmarket', 'identified', 22, 11, 0.6, 0.1],
  ['Land at Hob Lane', 'marketed', 6, 4.2, 0, 0],
];

function exampleDisposals(day: Day, next: Day): Debt['disposals'] {
  const boards = 'Asset board\nFinance Recovery Board\nCabinet';
  return [
    ...sales.map(([name, status, ahead, central, incomeLost, saved]) => ({
      name,
      facts: {
        lot: 'asset' as const,
        status,
        plannedOn: addMonths(next, ahead),
        valuedOn: addDays(day, -140),
        low: millions(central * 0.82),
        central: millions(central),
        high: millions(central * 1.12),
        costRate: 2.5,
        incomeLost: millions(incomeLost),
        costsSaved: millions(saved),
        use: 'debt' as const,
        boards,
        nextStep: status === 'under-offer' ? 'Exchange contracts' : 'Next board',
      },
      waitsFor: ['Plan the sale of land and buildings'],
      risks: ['Buildings and investments sell more slowly'],
    })),
    {
      name: 'Old fire station',
      facts: {
        lot: 'asset',
        status: 'completed',
        plannedOn: addDays(day, -120),
        low: millions(1.6),
        central: millions(1.9),
        high: millions(2.2),
        costRate: 2.5,
        use: 'debt',
        realised: millions(2.05),
        completedOn: addDays(day, -80),
        boards,
      },
    },
    {
      name: 'Quay Street, first tranche',
      facts: {
        lot: 'tranche',
        status: 'exchanged',
        plannedOn: addMonths(next, 1),
        low: millions(7),
        central: millions(8.4),
        high: millions(9),
        costRate: 2,
        incomeLost: millions(0.5),
        use: 'debt',
        boards,
        nextStep: 'Complete',
      },
      waitsFor: ['Set out the order in which each investment'],
    },
  ];
}

function investment(
  name: string,
  counterparty: string,
  principal: number,
  rate: number,
  maturesOn: Day,
  { planned, loss }: { planned?: number; loss?: number },
  isCommercial = true,
  standing: 'performing' | 'watch' | 'default' = loss ? 'watch' : 'performing',
) {
  return {
    name,
    facts: {
      counterparty,
      principal: millions(principal),
      rate,
      maturesOn,
      isCommercial,
      standing,
      ...(loss ? { expectedLoss: millions(loss) } : {}),
      ...(planned ? { plannedSaleOn: maturesOn, plannedProceeds: millions(planned) } : {}),
    },
    waitsFor: ['Set out the order in which each investment'],
  };
}
