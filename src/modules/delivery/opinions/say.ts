// How opinions are said on pages: side by side on an action's own, and as one row of the list.
import { longDay } from '../../../kernel/days.ts';
import { sayPlannedDate } from '../../../kernel/planned-date.ts';
import { ancestor, labelOf, linkTo, type Opinion, ownerTone, type Walk } from '../../plan/index.ts';
import { resultWords } from './computed.ts';
import { confidenceWords, type Independent } from './independent.ts';
import type { ThreeOpinions } from './opinions.ts';
import type { Result } from './rules/rule.ts';

const tones: Record<Result, Opinion['tone']> = {
  'off-track': 'stop',
  'at-risk': 'care',
  stale: 'doubt',
  'cannot-judge': 'doubt',
  delivered: 'done',
  'on-track': 'go',
};

export function sideBySide(one: ThreeOpinions): Opinion[] {
  return [ownerSays(one), rulesSay(one), independentSays(one.independent)];
}

function ownerSays({ declared, lastWord, latest }: ThreeOpinions): Opinion {
  const said = lastWord
    ? lastWord.inPlan
      ? `Said in the plan, as it stood by ${longDay(lastWord.on)}.`
      : `Said on ${longDay(lastWord.on)}.`
    : 'Nobody knows when that was said.';
  const more = [
    ...(latest?.percentage === null || latest === null ? [] : [`${latest.percentage}% is done.`]),
    ...(latest?.forecast ? [`Expected: ${sayPlannedDate(latest.forecast)}.`] : []),
  ];
  return {
    who: 'The owner says',
    words: declared?.words ?? 'Nothing',
    tone: declared ? ownerTone(declared) : 'wait',
    why: [declared ? said : 'No status is given.', ...more].join(' '),
  };
}

function rulesSay({ computed }: ThreeOpinions): Opinion {
  return {
    who: 'The rules say',
    words: resultWords[computed.result],
    tone: tones[computed.result],
    why: computed.reasons.map(({ words }) => words).join(' '),
  };
}

function independentSays(independent: Independent | null): Opinion {
  const who = 'Somebody independent says';
  if (!independent)
    return { who, words: 'Not looked at', tone: 'wait', why: 'Nobody independent has looked yet.' };
  const { words, confidence, reason, evidence } = independent;
  const why = `“${words}”. ${ended(reason)} Looked at: ${ended(evidence)} ${saidBy(independent)}.`;
  return { who, words: confidenceWords[confidence], tone: tones[confidence], why };
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

function saidBy({ givenBy, givenAs, formedOn }: Independent): string {
  return `${givenBy}, ${givenAs}, ${longDay(formedOn)}`;
}

/** One line of an item's independent opinions, for the panel. */
export function sayIndependent(one: Independent) {
  return {
    words: one.words,
    reading: confidenceWords[one.confidence],
    tone: tones[one.confidence],
    said: saidBy(one),
    reason: one.reason,
    evidence: one.evidence,
  };
}

/** One row of the list of opinions. */
export function opinionRow(thread: Walk, one: ThreeOpinions) {
  const [owner, rules, independent] = sideBySide(one);
  return {
    path: linkTo(thread, one.action).path,
    title: linkTo(thread, one.action).title,
    label: labelOf(thread, one.action),
    theme: ancestor(thread, one.action, 'theme')?.title ?? '',
    owner,
    rules,
    independent,
    why: one.computed.reasons[0]?.words ?? '',
    differ: one.sentence !== null,
  };
}
