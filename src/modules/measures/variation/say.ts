// A series' signals in sentences that a councillor can read. Pure.
import type { Polarity } from '../rating/tolerance.ts';
import type { Capability, SeriesSignal, Xmr } from './xmr.ts';
import { fewestForLimits } from './xmr.ts';

export const capabilityWords: Record<Capability, string> = {
  'will-reach': 'Unless something changes, it will go on reaching the target.',
  'will-miss': 'Unless something changes, it will go on missing the target.',
  'may-reach-or-miss':
    'Unless something changes, it will reach the target in some periods and miss it in others, by chance.',
  unknown: 'There are too few values to say whether it will reach the target.',
};

/** Better or worse, where the measure says which way that is. */
export function goodOrBad({ side }: SeriesSignal, polarity: Polarity | undefined): 'better' | 'worse' | null {
  if (polarity === undefined) return null;
  return (side === 'high') === (polarity === 'higher-is-better') ? 'better' : 'worse';
}

/** `labels` name the periods, one for each value. */
export function saySignal(signal: SeriesSignal, labels: readonly string[], polarity?: Polarity): string {
  const from = labels[signal.from] ?? `value ${signal.from + 1}`;
  const to = labels[signal.to] ?? `value ${signal.to + 1}`;
  const high = signal.side === 'high';
  const judged = goodOrBad(signal, polarity);
  const end = judged === null ? '.' : `: a change for the ${judged}.`;
  switch (signal.rule) {
    case 'outside-limits':
      return `${to} is ${high ? 'above' : 'below'} what chance alone would give${end}`;
    case 'shift':
      return `From ${from} to ${to} every value is ${high ? 'above' : 'below'} the average${end}`;
    case 'trend':
      return `From ${from} to ${to} it ${high ? 'rises' : 'falls'} without a break${end}`;
    default:
      return `From ${from} to ${to}, two of three values are close to the ${high ? 'upper' : 'lower'} limit${end}`;
  }
}

/** One sentence on the whole series as it ends. */
export function saySeries({ stretches, signals }: Xmr, lastIndex: number): string {
  const last = stretches.at(-1);
  if (!last?.limits)
    return `No limits are drawn: they need ${fewestForLimits} values, and there ${last?.count === 1 ? 'is 1' : `are ${last?.count ?? 0}`}.`;
  return signals.some(({ to }) => to === lastIndex)
    ? 'The last value is part of a signal: something has changed.'
    : 'The last value is within what chance alone would give: no single value here needs explaining.';
}
