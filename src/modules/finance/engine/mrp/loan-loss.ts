// What a loss on a loan adds to the provision (regulation 28(2) and (3)), by both readings of what may be taken off it. Pure.
import { larger, nought, type Pounds } from '../pounds.ts';

export interface LossYear {
  /** Of the loan, expected or actual, as it stands at the end of the year. */
  cumulativeLoss: Pounds;
  /** Receipts used in the year to repay what financed the loan. */
  receiptsUsed: Pounds;
  /** Provision charged in the year on the loan for another reason. */
  otherCharge: Pounds;
}

export interface LossCharge {
  /** What is lost so far less receipts used, less what was charged so far: the default. A reversal gives nothing back. */
  cumulative: Pounds;
  /** The year's own loss less everything ever charged and received: the same past charge may count twice. */
  literal: Pounds;
}

export function lossCharges(years: readonly LossYear[]): LossCharge[] {
  let lostBefore = nought;
  let received = nought;
  const charged = { cumulative: nought, literal: nought };
  return years.map(({ cumulativeLoss, receiptsUsed, otherCharge }) => {
    received = received.plus(receiptsUsed);
    const required = larger(nought, cumulativeLoss.minus(received));
    const cumulative = larger(nought, required.minus(charged.cumulative).minus(otherCharge));
    const lost = larger(nought, cumulativeLoss.minus(lostBefore));
    const literal = larger(nought, lost.minus(charged.literal).minus(received).minus(otherCharge));
    charged.cumulative = charged.cumulative.plus(cumulative).plus(otherCharge);
    charged.literal = charged.literal.plus(literal).plus(otherCharge);
    lostBefore = cumulativeLoss;
    return { cumulative, literal };
  });
}
