// Updates in words, for pages and answers.
import { longDay } from '../../../kernel/days.ts';
import { sayPlannedDate } from '../../../kernel/planned-date.ts';
import type { Item, Walk } from '../../plan/index.ts';
import type { Update } from './update.ts';

/** Below the present mount. */
export const updatePaths = {
  mine: () => '/my-updates',
  one: (item: Item) => `/items/${item.id}/update`,
  slips: () => '/slips',
  requests: () => '/date-requests',
};

const tones: Record<string, 'go' | 'care' | 'stop'> = {
  'on-track': 'go',
  'at-risk': 'care',
  'off-track': 'stop',
};

export function toneOf({
  lifecycle,
  confidence,
}: Update['status']): 'go' | 'care' | 'stop' | 'wait' | 'done' {
  if (lifecycle === 'delivered') return 'done';
  return tones[confidence ?? ''] ?? 'wait';
}

export interface SaidUpdate {
  words: string;
  tone: ReturnType<typeof toneOf>;
  on: string;
  who: string;
  percentage: number | null;
  forecast: string | null;
  done: string | null;
  next: string | null;
  routeToGreen: string | null;
  late: boolean;
}

export function sayUpdate(thread: Walk, update: Update): SaidUpdate {
  const person = update.personId === null ? undefined : thread.person(update.personId);
  const { percentage, done, next, routeToGreen, late } = update;
  return {
    words: update.status.words,
    tone: toneOf(update.status),
    on: longDay(update.saidOn),
    who: person?.name ?? person?.post ?? 'The programme office',
    percentage,
    forecast: update.forecast ? sayPlannedDate(update.forecast) : null,
    done,
    next,
    routeToGreen,
    late,
  };
}
