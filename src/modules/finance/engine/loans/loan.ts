// Loans of the Public Works Loan Board: what is paid each half-year, and what early repayment costs. Pure.
// Formulas: Debt Management Office, technical notes “Annuity Factor” and “Fixed Early Repayment”.
import { nought, type Pounds, pounds, sumOf, toPence } from '../pounds.ts';

export const loanKinds = ['maturity', 'annuity', 'eip'] as const;
export type LoanKind = (typeof loanKinds)[number];

export interface Instalment {
  number: number;
  interest: Pounds;
  principal: Pounds;
  payment: Pounds;
  balance: Pounds;
}

/** Of a yearly rate in percent, for one half-year. */
export const halfYearly = (rate: Pounds): Pounds => rate.dividedBy(200);

/** What repays 1 with interest in so many level payments; 1 ÷ so many where there is no interest. */
export function annuityFactor(rate: Pounds, payments: number): Pounds {
  if (rate.isZero()) return pounds(1).dividedBy(payments);
  return rate.dividedBy(pounds(1).minus(rate.plus(1).pow(-payments)));
}

/**
 * Every payment of a loan, in whole pence: interest on the balance, principal by its kind, and the last one clears what is
 * left. `rate` is percent a year; `halfYears` is at least 1.
 */
export function scheduleOfLoan(
  kind: LoanKind,
  { principal, rate, halfYears }: { principal: Pounds; rate: Pounds; halfYears: number },
): Instalment[] {
  const half = halfYearly(rate);
  const level = toPence(principal.times(annuityFactor(half, halfYears)));
  const equal = toPence(principal.dividedBy(halfYears));
  let balance = principal;
  return Array.from({ length: halfYears }, (_, at) => {
    const interest = toPence(balance.times(half));
    const isLast = at === halfYears - 1;
    const repaid = isLast ? balance : { maturity: nought, eip: equal, annuity: level.minus(interest) }[kind];
    balance = balance.minus(repaid);
    return { number: at + 1, interest, principal: repaid, payment: interest.plus(repaid), balance };
  });
}

export interface EarlyRepayment {
  /** Of the rate to discount by, over the half-years that are left. */
  annuityFactor: Pounds;
  presentValue: Pounds;
  /** Of 1 outstanding: above nought a premium, below it a discount. */
  factor: Pounds;
  /** Since the last payment, on what is outstanding. */
  accrued: Pounds;
}

/**
 * By the official formula. `discountRate` is the premature repayment rate for the kind and the unexpired term, percent a
 * year; `days` since the last payment; `halfYears` or parts of them that are left.
 */
export function earlyRepayment(
  kind: LoanKind,
  facts: { outstanding: Pounds; rate: Pounds; discountRate: Pounds; halfYears: number; days: number },
): EarlyRepayment {
  const { outstanding, halfYears, days } = facts;
  const [own, discount] = [halfYearly(facts.rate), halfYearly(facts.discountRate)];
  const part = pounds(days).dividedBy('182.5');
  const presentValue = discount.plus(1).pow(-halfYears);
  const factorOfDiscount = annuityFactor(discount, halfYears);
  const worth = worthOf(kind, { own, discount, halfYears, factorOfDiscount, presentValue });
  const accruedPart = own.times(part);
  return {
    annuityFactor: factorOfDiscount,
    presentValue,
    factor: discount.times(part).plus(1).times(worth).minus(accruedPart.plus(1)),
    accrued: accruedPart.times(outstanding),
  };
}

interface Worth {
  own: Pounds;
  discount: Pounds;
  halfYears: number;
  factorOfDiscount: Pounds;
  presentValue: Pounds;
}

/** What the payments that are left of 1 outstanding are worth on the last payment's day. */
function worthOf(
  kind: LoanKind,
  { own, discount, halfYears, factorOfDiscount, presentValue }: Worth,
): Pounds {
  if (kind === 'maturity') return own.dividedBy(factorOfDiscount).plus(presentValue);
  if (kind === 'annuity') return annuityFactor(own, halfYears).dividedBy(factorOfDiscount);
  // The closed form divides by the discount rate: without one, the payments are added up.
  if (discount.isZero())
    return own
      .times(halfYears + 1)
      .dividedBy(2)
      .plus(1);
  const times = own.dividedBy(discount);
  return pounds(1).minus(times).dividedBy(factorOfDiscount.times(halfYears)).plus(times);
}

export const totalInterest = (rows: readonly Instalment[]): Pounds =>
  sumOf(rows.map(({ interest }) => interest));
