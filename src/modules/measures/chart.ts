// A measure's chart: its values against target, average and natural limits, with what stands out marked and said. Pure.
import { drawSeries, type Guide, type SeriesPicture } from '../../charts/series.ts';
import type { Definition } from './measure.ts';
import { polarityOf, type Reading } from './reading.ts';
import { sayValue } from './say.ts';
import { capabilityWords, saySeries, saySignal } from './variation/say.ts';
import { capabilityOf } from './variation/xmr.ts';
import { sayPeriod, shortPeriod } from './when.ts';

export interface MeasureChart {
  picture: SeriesPicture | null;
  /** What the series says as a whole, in sentences. */
  says: string[];
  /** Each signal, in a sentence, the latest first. */
  signals: string[];
}

/** At most so many of the last periods are drawn; the table has all of them. */
const mostDrawn = 36;

export function chartOf(reading: Reading): MeasureChart {
  const { definition, chart } = reading;
  const lines = reading.lines.slice(0, reading.latest ? reading.lines.indexOf(reading.latest) + 1 : 0);
  const marked = new Set(chart.signals.flatMap(({ from, to }) => indexes(from, to)));
  const points = lines.map(({ span, value, observation }, index) => ({
    label: shortPeriod(span, definition),
    value,
    isMarked: marked.has(index),
    isProvisional: observation?.isProvisional === true,
    words: `${sayPeriod(span, definition)}: ${sayValue(value, definition)}`,
  }));
  const along = (valueAt: (index: number) => number | null) => lines.map((_, index) => valueAt(index));
  const stretchAt = (index: number) =>
    chart.stretches.find(({ from, to }) => index >= from && index <= to) ?? null;
  const limitsAt = (index: number) => stretchAt(index)?.limits ?? null;
  const guides: Guide[] = [
    { words: 'Target', kind: 'target', values: lines.map(({ figures }) => figures?.target ?? null) },
    {
      words: 'Average',
      kind: 'mean',
      values: along((at) => (limitsAt(at) ? (stretchAt(at)?.mean ?? null) : null)),
    },
    { words: 'Upper limit', kind: 'limit', values: along((at) => limitsAt(at)?.upper ?? null) },
    { words: 'Lower limit', kind: 'limit', values: along((at) => limitsAt(at)?.lower ?? null) },
  ];
  const first = Math.max(0, points.length - mostDrawn);
  const picture = drawSeries(
    points.slice(first),
    guides.map((guide) => ({ ...guide, values: guide.values.slice(first) })),
    { name: 'Now', say: (value) => sayShort(value, definition) },
  );
  const polarity = polarityOf(definition);
  const target = reading.latest?.figures?.target ?? null;
  const capability = target === null || !polarity ? 'unknown' : capabilityOf(chart, target, polarity);
  const labels = lines.map(({ span }) => sayPeriod(span, definition));
  return {
    picture,
    says: [
      saySeries(chart, lines.length - 1),
      ...(capability === 'unknown' ? [] : [capabilityWords[capability]]),
    ],
    signals: chart.signals
      .toSorted((a, b) => b.to - a.to)
      .map((signal) => saySignal(signal, labels, polarity)),
  };
}

function indexes(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

/**
 * Limits and averages have long fractions: one digit more than the values have is enough to read. Beside a chart there is no
 * room for more than five digits: millions are £561.4m. The table has every digit.
 */
function sayShort(value: number, definition: Definition): string {
  if (Math.abs(value) >= 1_000_000) {
    const [scaled, scale] = Math.abs(value) >= 1e9 ? [value / 1e9, 'bn'] : [value / 1e6, 'm'];
    const digits = Math.abs(scaled).toLocaleString('en-GB', { maximumFractionDigits: 1 });
    return `${value < 0 ? '−' : ''}${definition.unit === '£' ? '£' : ''}${digits}${scale}`;
  }
  const decimals = definition.decimals + (Number.isInteger(value) ? 0 : 1);
  const rounded = Number(value.toFixed(decimals));
  return sayValue(rounded, { unit: definition.unit, decimals: 0 });
}
