// What is doubtful about a value before it is kept: slips that reports are known for, each in a sentence. Pure.
import { Decimal } from 'decimal.js';
import { sayFigure } from './rating/gap.ts';

export interface Given {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  unit: string;
  decimals: number;
  /** The values before it that count, oldest first. */
  before: readonly (number | null)[];
  /** The target of its period, and the targets of others. */
  target: number | null;
}

/** A slip of the point is a jump of ten times, less what truly changed since the value before. */
const farJump = 7;

/** A value that does not follow from its own numerator and denominator is a mistake and not a doubt. */
export function mistakenRatio({ value, numerator, denominator, unit, decimals }: Given): string | null {
  if (value === null || numerator === null || denominator === null) return null;
  if (denominator === 0) return 'The denominator is 0, so there is no value to give: say why it is missing';
  const ratio = new Decimal(numerator).dividedBy(denominator).times(unit === '%' ? 100 : 1);
  // A printed figure is its ratio rounded: it may be half a last digit away.
  const half = new Decimal(10).pow(-decimals).dividedBy(2);
  if (ratio.minus(value).abs().lessThanOrEqualTo(half)) return null;
  const said = sayFigure(ratio.toDecimalPlaces(Math.max(decimals, 1)).toNumber(), unit);
  return `${numerator} of ${denominator} is ${said}, and not ${sayFigure(value, unit)}`;
}

export function doubtsAbout({ value, unit, before, target }: Given): string[] {
  if (value === null) return [];
  const known = before.filter((one) => one !== null);
  const last = known.at(-1);
  const said = sayFigure(value, unit);
  const doubts: string[] = [];
  if (value === 0 && last !== undefined && last !== 0)
    doubts.push(
      `It is 0, and it was ${sayFigure(last, unit)} before. Where nothing was measured, say that it is missing.`,
    );
  if (unit === '%' && (value > 100 || value < 0)) doubts.push(`${said} lies outside 0% to 100%.`);
  if (last !== undefined && last !== 0 && value !== 0) {
    const times = Math.abs(value / last);
    const jump = Math.max(times, 1 / times);
    if (jump >= farJump)
      doubts.push(
        `It was ${sayFigure(last, unit)} before: about ${Math.round(jump)} times ${times > 1 ? 'more' : 'less'}. Is the point in its place?`,
      );
  }
  if (known.length >= 2 && known.slice(-2).every((one) => one === value))
    doubts.push(`It is ${said} for the third time running. Was it measured again?`);
  if (target !== null && value === target && !known.includes(value))
    doubts.push(
      `It equals the target of ${sayFigure(target, unit)} exactly. Was the target typed in its place?`,
    );
  return doubts;
}

/** Targets of a year that were left the same although values run up through it. */
export function doubtAboutTargets(targets: readonly (number | null)[], valueKind: string): string | null {
  const known = targets.filter((one) => one !== null);
  if (valueKind !== 'year-to-date' || known.length < 2 || new Set(known).size > 1) return null;
  return 'Values run up through the year, and every period has the same target: early periods would look bad, or late ones good';
}
