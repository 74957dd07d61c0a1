// What changed in a theme since the period before, in at most twelve lines, weightiest first. Pure.
import { longDay } from '../../../kernel/days.ts';
import { ancestor, type Item, labelOf } from '../../plan/index.ts';
import type { Closing } from '../closing/closing.ts';
import { type Challenge, stateOf } from './challenge.ts';
import type { PeriodUpdate } from './check.store.ts';
import type { PeriodFacts } from './worth-reading.ts';

export const mostLines = 12;

export interface Line {
  itemId: number | null;
  tone: string;
  words: string;
}

interface Ranked extends Line {
  rank: number;
}

export interface ChangedFacts extends Pick<PeriodFacts, 'thread' | 'period' | 'updates'> {
  closings: readonly Closing[];
  challenges: readonly Challenge[];
}

/** The last line counts the rest where there are more. */
export function changedIn(theme: Item, facts: ChangedFacts): Line[] {
  const { thread } = facts;
  const isOf = (itemId: number | null) => {
    const item = itemId === null ? undefined : thread.item(itemId);
    return item !== undefined && ancestor(thread, item, 'theme')?.id === theme.id;
  };
  const lines = [...statusLines(facts), ...moveLines(facts), ...closingLines(facts), ...challengeLines(facts)]
    .filter(({ itemId }) => isOf(itemId))
    .sort((a, b) => a.rank - b.rank || (a.itemId ?? 0) - (b.itemId ?? 0))
    .map(({ rank: _rank, ...line }) => line);
  if (lines.length <= mostLines) return lines;
  const rest = lines.length - (mostLines - 1);
  return [
    ...lines.slice(0, mostLines - 1),
    { itemId: null, tone: 'wait', words: `And ${rest} smaller changes` },
  ];
}

const ranks = { 'off-track': 0, 'at-risk': 1, 'on-track': 4 };
const tones = { 'off-track': 'stop', 'at-risk': 'care', 'on-track': 'go' };

function statusLines({ thread, updates }: ChangedFacts): Ranked[] {
  const changed = (one: PeriodUpdate) => one.statusBefore !== null && one.statusBefore !== one.statusWords;
  return updates.filter(changed).map(({ itemId, statusWords, statusBefore, confidence }) => ({
    itemId,
    rank: confidence === null ? 5 : ranks[confidence],
    tone: confidence === null ? 'wait' : tones[confidence],
    words: `${nameOf(thread, itemId)}: from “${statusBefore}” to “${statusWords}”`,
  }));
}

function moveLines({ thread, period }: ChangedFacts): Ranked[] {
  return thread.moves
    .filter(({ role, movedOn }) => role === 'due' && movedOn >= period.fromOn)
    .map(({ itemId, from, to, reason }) => ({
      itemId,
      rank: 2,
      tone: 'care',
      words: `${nameOf(thread, itemId)}: its date moved from ${from?.words ?? 'none'} to ${to?.words ?? 'none'}: ${reason}`,
    }));
}

function closingLines({ thread, period, closings }: ChangedFacts): Ranked[] {
  return closings
    .filter(({ answeredOn, askedOn }) => (answeredOn ?? askedOn) >= period.fromOn)
    .map(({ itemId, agreed, answeredOn }) => ({
      itemId,
      rank: 3,
      tone: agreed ? 'done' : 'wait',
      words: `${nameOf(thread, itemId)}: ${answeredOn === null ? 'asked to be closed' : agreed ? 'closed' : 'refused to be closed'}`,
    }));
}

function challengeLines({ thread, challenges }: ChangedFacts): Ranked[] {
  return challenges
    .filter(({ answeredOn }) => answeredOn === null)
    .map((one) => {
      const late = stateOf(one, thread.day) === 'unanswered';
      const until = late
        ? `unanswered since ${longDay(one.answerBy)}`
        : `to be answered by ${longDay(one.answerBy)}`;
      return {
        itemId: one.itemId,
        rank: late ? 1 : 3,
        tone: late ? 'stop' : 'wait',
        words: `${nameOf(thread, one.itemId)}: a challenge ${until}`,
      };
    });
}

function nameOf(thread: ChangedFacts['thread'], itemId: number): string {
  const item = thread.item(itemId);
  return item ? labelOf(thread, item) : `Item ${itemId}`;
}
