// How measures are said on pages and by calls: values in their unit, ratings with a tone, lines of a table. Pure.
import { longDay, monthNames } from '../../kernel/days.ts';
import type { Tone } from '../../web/marks.ts';
import type { Walk } from '../plan/index.ts';
import { type Definition, figuresOf, type TargetFigures, toleranceWords } from './measure.ts';
import { sayFigure } from './rating/gap.ts';
import { type Rated, type Rating, ratingWords } from './rating/rate.ts';
import type { Travel } from './rating/travel.ts';
import type { Glance, Line } from './reading.ts';
import type { Standing } from './scorecard.ts';
import { sayPeriod } from './when.ts';

export const measurePaths = {
  all: (filter: Record<string, string> = {}) => {
    const query = new URLSearchParams(filter).toString();
    return query ? `/measures?${query}` : '/measures';
  },
  one: (measureId: number) => `/measures/${measureId}`,
  define: () => '/measures/new',
  redefine: (measureId: number) => `/measures/${measureId}/definition`,
  targets: (measureId: number, year?: string) =>
    `/measures/${measureId}/targets${year ? `?year=${year}` : ''}`,
  give: (measureId: number, to?: string) => `/measures/${measureId}/values${to ? `?to=${to}` : ''}`,
  remark: (measureId: number, to?: string) => `/measures/${measureId}/remark${to ? `?to=${to}` : ''}`,
  forecast: (measureId: number) => `/measures/${measureId}/forecast`,
  release: (measureId: number) => `/measures/${measureId}/release`,
  end: (measureId: number) => `/measures/${measureId}/end`,
  figures: () => '/measures/figures',
  giveFigures: () => '/measures/figures/give',
  figuresBlank: () => '/measures/figures/blank',
  waiting: () => '/measures/waiting',
  answer: (observationId: number) => `/measures/waiting/${observationId}`,
};

const tones: Record<Rating, Tone> = {
  'on-target': 'go',
  'near-target': 'care',
  'off-target': 'stop',
  within: 'go',
  above: 'doubt',
  below: 'doubt',
  'not-rated': 'wait',
};

export function sayRating(rated: Rated | null): { words: string; tone: Tone; why: string } {
  if (rated === null) return { words: 'No target', tone: 'wait', why: 'No target is set for this period.' };
  return { words: ratingWords[rated.rating], tone: tones[rated.rating], why: rated.why };
}

export const standingWords: Record<Standing, string> = {
  ...ratingWords,
  'no-value': 'No value yet',
  'no-target': 'No target set',
};

export const travelWords: Record<Travel, string> = {
  better: 'Getting better',
  worse: 'Getting worse',
  same: 'About the same',
  unknown: 'Not known yet',
};

const arrows: Record<Travel, string> = { better: '▲', worse: '▼', same: '■', unknown: '' };

/** `▲ Getting better`: the arrow means better or worse, never up or down. */
export const sayTravel = (travel: Travel, { polarity }: Pick<Definition, 'polarity'>): string =>
  travel === 'unknown' && polarity === 'none'
    ? 'Neither way is better'
    : `${arrows[travel]} ${travelWords[travel]}`.trim();

/** A value with as many decimals as its definition says. */
export function sayValue(
  value: number | null,
  { unit, decimals }: Pick<Definition, 'unit' | 'decimals'>,
): string {
  if (value === null) return 'No value';
  const digits = Math.abs(value).toLocaleString('en-GB', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, 6),
  });
  const sign = value < 0 ? '−' : '';
  if (unit === '£') return `${sign}£${digits}`;
  if (unit === '%') return `${sign}${digits}%`;
  return unit === '' ? `${sign}${digits}` : `${sign}${digits} ${unit}`;
}

/** `95%, floor 90%`; `18 to 20`; null where nothing is set. */
export function sayTarget(definition: Definition, figures: TargetFigures | null): string | null {
  if (figures === null) return null;
  const say = (value: number | null) => (value === null ? '?' : sayFigure(value, definition.unit));
  if (figuresOf[definition.tolerance.kind].includes('lowerEnd')) {
    return figures.lowerEnd === null ? null : `${say(figures.lowerEnd)} to ${say(figures.upperEnd)}`;
  }
  if (figures.target === null) return null;
  return figures.floor === null ? say(figures.target) : `${say(figures.target)}, floor ${say(figures.floor)}`;
}

/** How a measure is rated, in a sentence. */
export function sayTolerance({ tolerance, unit }: Definition): string {
  const within = (size: number, of: string) =>
    of === 'points' ? sayFigure(size, unit === '%' ? 'percentage points' : unit) : `${size}% of it`;
  if (tolerance.kind === 'margin')
    return `A target; a miss of up to ${within(tolerance.near, tolerance.of)} is near it.`;
  if (tolerance.kind === 'improved-but-off-target')
    return `A target; a miss of up to ${tolerance.onTarget}% of it is on target, beyond that what counts is whether it improved.`;
  return `${toleranceWords[tolerance.kind]}.`;
}

export const monthChoices = monthNames.map((text, index) => ({ value: String(index + 1), text }));

export function ownerName(thread: Walk, personId: number | null): string {
  if (personId === null) return 'Nobody';
  const person = thread.person(personId);
  return person?.name ?? person?.post ?? 'Somebody';
}

/** A row of the scorecard. */
export function glanceRow(thread: Walk, measureId: number, glance: Glance) {
  const { definition, latest, rated, travel, gap, missing } = glance;
  return {
    title: definition.title,
    path: measurePaths.one(measureId),
    value: latest
      ? `${sayValue(latest.value, definition)}${latest.isProvisional ? ' (provisional)' : ''}`
      : 'No value yet',
    period: latest ? sayPeriod(latest.span, definition) : '',
    rating: latest ? sayRating(rated) : { words: 'No value', tone: 'wait' as const, why: '' },
    travel: sayTravel(travel.travel, definition),
    gap: gap?.words ?? null,
    missing: missing ? `${sayPeriod(missing, definition)} is missing` : null,
    owner: ownerName(thread, definition.accountableId ?? definition.responsibleId),
  };
}

/** A row of the table under a measure's chart. */
export function lineRow(definition: Definition, line: Line) {
  const { span, value, observation, before, figures, rated } = line;
  const revised = before.map(
    (one) => `${sayValue(one.value, definition)} until ${longDay(observation?.givenOn ?? one.givenOn)}`,
  );
  return {
    period: sayPeriod(span, definition),
    value:
      value === null
        ? (observation?.missingWhy ?? 'Not given')
        : `${sayValue(value, definition)}${observation?.isProvisional ? ' (provisional)' : ''}`,
    of:
      observation?.numerator !== null && observation?.denominator !== null && observation
        ? `${observation.numerator?.toLocaleString('en-GB')} of ${observation.denominator?.toLocaleString('en-GB')}`
        : '',
    target: sayTarget(definition, figures) ?? 'None',
    rating: sayRating(value === null ? { rating: 'not-rated', why: 'There is no value.' } : rated),
    revised: revised.length > 0 ? `Was ${revised.join('; ')}` : '',
    note: observation?.note ?? '',
    evidence: observation?.evidence ?? '',
    isPublic: observation?.releasedOn !== null && observation !== null,
  };
}
