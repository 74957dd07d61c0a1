// A printed rating beside ours: whether they agree, and which slip or other rule would give what was printed.
import { Decimal } from 'decimal.js';
import { Unusable } from '../../../kernel/errors.ts';
import { type Rated, type Rating, rate, ratingWords } from './rate.ts';
import type { Tolerance } from './tolerance.ts';

// What councils print for each; a word that is not here is not guessed at.
const printedWords: Record<string, Rating> = {
  g: 'on-target',
  green: 'on-target',
  'on target': 'on-target',
  'above target': 'on-target',
  'on track': 'on-target',
  'target met': 'on-target',
  met: 'on-target',
  achieved: 'on-target',
  exceeded: 'on-target',
  a: 'near-target',
  amber: 'near-target',
  yellow: 'near-target',
  'near target': 'near-target',
  'within tolerance': 'near-target',
  'slightly below target': 'near-target',
  'slightly missed': 'near-target',
  r: 'off-target',
  red: 'off-target',
  'off target': 'off-target',
  'below target': 'off-target',
  'not met': 'off-target',
  missed: 'off-target',
  grey: 'not-rated',
  gray: 'not-rated',
  none: 'not-rated',
  'n/a': 'not-rated',
  'no rag': 'not-rated',
  'not rated': 'not-rated',
  'data only': 'not-rated',
  'no target': 'not-rated',
  within: 'within',
  'as expected': 'within',
  'within expected': 'within',
  above: 'above',
  'above expected': 'above',
  below: 'below',
  'below expected': 'below',
};

/** The rating a printed word means; undefined where it is none that is known. */
export function readRating(words: string): Rating | undefined {
  const plain = words
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return printedWords[plain];
}

export interface Case {
  value: number | null;
  previous: number | null;
  rule: Tolerance;
  /** Targets of other periods, of which one may have been used by mistake. */
  otherTargets: readonly { label: string; target: number }[];
}

export interface Compared {
  printed: Rating;
  agrees: boolean;
  /** Null where they agree. */
  disagreement: string | null;
  /** What would give the printed rating, each in a sentence. */
  explanations: string[];
}

/** Throws `Unusable` for a printed word that is no rating. */
export function compareWithPrinted(given: Case, ours: Rated, words: string): Compared {
  const printed = readRating(words);
  if (printed === undefined)
    throw new Unusable(
      `“${words}” is not a rating that is known: say green, amber, red, grey, within, above or below.`,
      'printed',
    );
  if (printed === ours.rating) return { printed, agrees: true, disagreement: null, explanations: [] };
  const explanations = suspects(given)
    .filter(({ again }) => ratedAs(again) === printed)
    .map(({ words }) => words);
  return {
    printed,
    agrees: false,
    disagreement: `Printed “${ratingWords[printed].toLowerCase()}”, but the figures give “${ratingWords[ours.rating].toLowerCase()}”: ${ours.why}`,
    explanations,
  };
}

interface Suspect {
  words: string;
  again: Omit<Case, 'otherTargets'>;
}

function ratedAs({ value, rule, previous }: Suspect['again']): Rating | undefined {
  try {
    return rate(value, rule, previous).rating;
  } catch (error) {
    if (error instanceof Unusable) return undefined;
    throw error;
  }
}

/** The slips that reports are known for, each as the case it would have been. */
function suspects(given: Case): Suspect[] {
  const { value, previous, rule } = given;
  const found: Suspect[] = [];
  const add = (words: string, again: Partial<Suspect['again']>) =>
    found.push({ words, again: { value, previous, rule, ...again } });
  if (value === 0) add('It follows if the 0 stands for no value.', { value: null });
  if (value === null) add('It follows if the missing value is taken for 0.', { value: 0 });
  if ('atTarget' in rule)
    add('It follows if a value equal to the target is not counted as reaching it.', {
      rule: { ...rule, atTarget: 'outside' },
    });
  if ('atFloor' in rule)
    add('It follows if a value equal to the floor is counted as past it.', {
      rule: { ...rule, atFloor: 'outside' },
    });
  for (const turned of otherWayRound(rule))
    add('It follows if the other direction is taken for the better one.', { rule: turned });
  if (rule.kind === 'margin' || rule.kind === 'improved-but-off-target') {
    const of = rule.of === 'points' ? 'percent-of-target' : 'points';
    const words = of === 'points' ? 'points' : 'a percentage of the target';
    add(`It follows if the margin is taken as ${words}.`, { rule: { ...rule, of } });
  }
  if ('target' in rule)
    for (const { label, target } of given.otherTargets)
      add(`It follows if the target of ${label} (${target}) is used.`, { rule: moved(rule, target) });
  if (value !== null)
    for (const decimals of [1, 0])
      add(
        `It follows if the value is first rounded to ${decimals === 0 ? 'a whole number' : 'one decimal'}.`,
        {
          value: new Decimal(value).toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP).toNumber(),
        },
      );
  return found;
}

function otherWayRound(rule: Tolerance): Tolerance[] {
  if (rule.kind === 'target-and-floor') {
    const { target, floor } = rule;
    // The floor as far on the other side, since it must be on the worse one.
    return [{ ...rule, polarity: undefined, floor: new Decimal(target).times(2).minus(floor).toNumber() }];
  }
  if (!('polarity' in rule)) return [];
  const polarity = rule.polarity === 'higher-is-better' ? 'lower-is-better' : 'higher-is-better';
  return [{ ...rule, polarity }];
}

/** The rule with another target, its floor as far from it as before. */
function moved(rule: Extract<Tolerance, { target: number }>, target: number): Tolerance {
  if (rule.kind !== 'target-and-floor') return { ...rule, target };
  const floor = new Decimal(rule.floor).plus(target).minus(rule.target).toNumber();
  return { ...rule, target, floor };
}
