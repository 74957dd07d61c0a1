// Judgements of outcomes in words, for pages: both sides by side, whether they disagree, and how members voted.
import { longDay } from '../../../kernel/days.ts';
import type { Tone } from '../../../web/marks.ts';
import { count } from '../say.ts';
import type { Item, Walk } from '../thread.ts';
import {
  type Judged,
  judgedWords,
  judgements,
  judges,
  judgeWords,
  newestJudgements,
  type OutcomeJudgement,
  type Spread,
  sayDisagreement,
  votesIn,
} from './judgement.ts';

const tones: Record<Judged, Tone> = { 'not-met': 'stop', part: 'care', mostly: 'go', met: 'done' };

export const sayJudged = (one: Judged) => ({ words: judgedWords[one], tone: tones[one] });

export function sayJudgement(one: OutcomeJudgement) {
  return {
    id: one.id,
    judge: judgeWords[one.judge],
    ...sayJudged(one.judgement),
    on: longDay(one.judgedOn),
    reasons: one.reasons,
    where: one.body ? `${one.body}, ${one.minute}` : null,
    spread: one.spread ? saySpread(one.spread) : null,
  };
}

/** Width of the longest bar, in units of its drawing. */
const longest = 240;

/** From best to worst, each with a bar. */
export function saySpread(spread: Spread) {
  const most = Math.max(1, ...judgements.map((one) => spread[one]));
  return {
    words: `${votesIn(spread)} of ${count(spread.asked, 'member')} voted`,
    rows: judgements.toReversed().map((one) => ({
      words: judgedWords[one],
      papers: spread[one],
      width: Math.round((spread[one] / most) * longest),
    })),
  };
}

/** How an outcome is judged: the newest of each side, and everything that was said, newest first. */
export function sayOutcome(thread: Walk, outcome: Item) {
  const newest = newestJudgements(thread.judgements, outcome.id);
  const own = thread.judgements.filter(({ itemId }) => itemId === outcome.id);
  return {
    sides: judges.map((judge) => ({
      judge: judgeWords[judge],
      newest: newest[judge] ? sayJudgement(newest[judge]) : null,
    })),
    disagreement: sayDisagreement(newest.members?.judgement ?? null, newest.commissioners?.judgement ?? null),
    history: own
      .toSorted((a, b) => b.judgedOn.localeCompare(a.judgedOn) || b.id - a.id)
      .map((one) => sayJudgement(one)),
  };
}
