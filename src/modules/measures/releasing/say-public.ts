// A public measure in words, and its chart: from what is public alone. Pure.
import { drawSeries, type SeriesPicture } from '../../../charts/series.ts';
import { directionWords, scopeWords } from '../measure.ts';
import { sayRating, sayTravel, sayValue } from '../say.ts';
import { frequencyWords, shortPeriod } from '../when.ts';
import type { PublicMeasure } from './public.ts';

type Period = PublicMeasure['periods'][number];

export const hiddenWords = 'Hidden: a small number';

/** A measure on the list, by its last period with a value. */
export function publicRow(one: PublicMeasure) {
  const last = one.periods.findLast(({ value }) => value !== null) ?? one.periods.at(-1);
  return {
    title: one.title,
    path: `/measures/${one.id}`,
    value: last ? publicLine(one, last).value : 'No value yet',
    period: last?.period ?? '',
    target: last?.target ?? null,
    rating: ratingOf(last),
    travel: sayTravel(one.travel, one),
    gap: one.gap,
  };
}

const ratingOf = (period: Period | undefined) =>
  sayRating(
    period?.value === null || period === undefined
      ? { rating: 'not-rated', why: 'There is no value to rate.' }
      : period.rating === null
        ? null
        : { rating: period.rating, why: period.why ?? '' },
  );

/** A row of the table of periods. */
export function publicLine(one: PublicMeasure, period: Period) {
  const { value, isHidden, missing, numerator, denominator, isProvisional } = period;
  return {
    period: period.period,
    value: isHidden
      ? hiddenWords
      : value === null
        ? (missing ?? 'Not published')
        : `${sayValue(value, one)}${isProvisional ? ' (provisional)' : ''}`,
    of:
      numerator === null || denominator === null
        ? ''
        : `${numerator.toLocaleString('en-GB')} of ${denominator.toLocaleString('en-GB')}`,
    target: period.target ?? 'None',
    rating: ratingOf(period),
  };
}

/** At most so many of the last periods are drawn; the table has all of them. */
const mostDrawn = 36;

export function publicChart(one: PublicMeasure): SeriesPicture | null {
  const drawn = one.periods.slice(-mostDrawn);
  const points = drawn.map(({ from, to, period, value, isProvisional }) => ({
    label: shortPeriod({ from, to }, one),
    value,
    isMarked: false,
    isProvisional,
    words: `${period}: ${sayValue(value, one)}`,
  }));
  const target = {
    words: 'Target',
    kind: 'target' as const,
    values: drawn.map(({ targetFigure }) => targetFigure),
  };
  return drawSeries(points, [target], {
    name: 'Now',
    say: (value) => sayValue(value, { ...one, decimals: 0 }),
  });
}

export function publicSheet(one: PublicMeasure) {
  return [
    { name: 'What it means', value: one.meaning },
    { name: 'Why it matters', value: one.whyItMatters },
    { name: 'Which way is better', value: directionWords[one.polarity] },
    { name: 'How it is rated', value: one.rated },
    { name: 'How often', value: frequencyWords[one.frequency] },
    { name: 'Of the council or the place', value: scopeWords[one.scope] },
    { name: 'Source', value: one.source },
  ];
}
