// The page of an action: three opinions side by side, the document's words beside our reading, and its steps.
import { longDay } from '../../kernel/days.ts';
import { sayPlannedDate } from '../../kernel/planned-date.ts';
import { about, planOf } from './about.ts';
import { type Asked, itemAsked } from './asked.ts';
import { isFinished, isLate } from './questions.ts';
import { sayDue, sayMark, sayParts, shortTitle, type Tone, verdict } from './say.ts';
import { sayMoves } from './say-moves.ts';
import { below, type Item, type Status, type Walk } from './thread.ts';

export function actionView(thread: Walk, asked: Asked) {
  const action = itemAsked(thread, asked, 'action');
  const children = below(thread, action.id);
  return {
    title: shortTitle(action.title),
    ...about(thread, action),
    detail: action.detail,
    opinions: opinions(thread, action),
    disagreement: disagreement(thread, action),
    due: sayDue(thread, action),
    start: action.start && { words: action.start.words, reading: sayPlannedDate(action.start) },
    leads: sayParts(thread, action, 'lead'),
    officerSponsors: sayParts(thread, action, 'officer-sponsor'),
    memberSponsors: sayParts(thread, action, 'member-sponsor'),
    moves: sayMoves(thread, action),
    steps: children.filter((item) => item.kind === 'sub-action'),
    stepsUncertain: children.some((item) => item.kind === 'sub-action' && !item.certain),
    notes: children.filter((item) => item.kind === 'statement'),
    findings: findingsAt(thread, action),
  };
}

/** What somebody thinks of an action, in words, with the tone they are shown in and the reasons in sentences. */
export interface Opinion {
  who: string;
  words: string;
  tone: Tone;
  why: string;
}

/** The owner's, the dates' and somebody independent's, side by side and never averaged. */
function opinions(thread: Walk, action: Item): Opinion[] {
  const plan = planOf(thread, action);
  const owner = action.status;
  const mark = sayMark(thread, action);
  return [
    {
      who: 'The owner says',
      words: owner ? owner.words : 'Nothing',
      tone: owner ? ownerTone(owner) : 'wait',
      why: plan?.words ? `In the plan of ${plan.words}.` : 'In the plan.',
    },
    {
      who: 'The dates say',
      words: verdict(thread, action) || mark.words,
      tone: mark.tone,
      why: reasons(thread, action).join(' '),
    },
    {
      who: 'Somebody independent says',
      words: 'Not looked at',
      tone: 'wait',
      why: 'Nobody independent has looked yet.',
    },
  ];
}

export function ownerTone({ lifecycle, confidence }: Status): Tone {
  if (lifecycle === 'not-started') return 'wait';
  if (lifecycle === 'delivered' || lifecycle === 'embedded' || lifecycle === 'sustained') return 'done';
  if (confidence === null) return 'wait';
  return confidence === 'on-track' ? 'go' : confidence === 'at-risk' ? 'care' : 'stop';
}

/** Why the dates say what they say, each reason a sentence. */
function reasons(thread: Walk, action: Item): string[] {
  const found: string[] = [];
  const { due, start } = action;
  if (due?.latest && isLate(action, thread.day)) {
    found.push(`Due by ${longDay(due.latest)}; judged on ${longDay(thread.day)}.`);
  }
  if (due && due.latest === undefined) found.push(`The plan says “${due.words}”, which names no last day.`);
  if (!due) found.push('The plan gives no date.');
  if (due?.latest && start?.earliest && start.earliest > due.latest)
    found.push('It starts after it is due: one of the two dates is wrong.');
  if (start?.latest && start.latest < thread.day && action.status?.lifecycle === 'not-started')
    found.push(`It was to start by ${longDay(start.latest)} and the owner says that it has not.`);
  return found;
}

/** The owner's word against the dates, said in words; null when they agree. */
function disagreement(thread: Walk, action: Item): string | null {
  const { status } = action;
  if (!status || isFinished(action)) return null;
  const late = isLate(action, thread.day);
  if (late && status.confidence === 'on-track')
    return `The owner says “${status.words}”. The plan’s own date has gone by.`;
  if (late && status.lifecycle === 'not-started')
    return `The owner says “${status.words}”. The day it was due to be finished has gone by.`;
  return null;
}

function findingsAt(thread: Walk, item: Item) {
  const { documentId, source } = item;
  if (documentId === null || source?.line === undefined) return [];
  const lines = new Set([source.line, ...(source.lines ?? [])]);
  return thread.findings.filter((one) => one.documentId === documentId && lines.has(one.source.line ?? -1));
}
