// Status words, as published, with our reading of them: how far along, and how sure of arriving on time.
import type { Status } from '../draft.ts';
import { plainForm } from './words.ts';

type Meaning = Pick<Status, 'lifecycle' | 'confidence'>;

/** In order: the first that fits. What colours and words mean by custom; a council's own key overrides them later. */
const meanings: [RegExp, Meaning][] = [
  [/^(?:yes|y)$/, { lifecycle: 'delivered', confidence: null }],
  [
    /^(?:partly|partially|in part)(?: (?:done|complete[d]?|implemented|delivered|achieved))?$/,
    { lifecycle: 'in-progress', confidence: null },
  ],
  // Not done: whether it was begun, nobody can say.
  [
    /^(?:no|n|x|not (?:done|complete[d]?|implemented|delivered|achieved))$/,
    { lifecycle: null, confidence: null },
  ],
  [/^(?:completed? (?:and )?embedded|embedded)\b/, { lifecycle: 'embedded', confidence: null }],
  [/^sustained\b/, { lifecycle: 'sustained', confidence: null }],
  [/^(?:superseded|replaced|merged (?:with|into))\b/, { lifecycle: 'superseded', confidence: null }],
  [/^(?:on hold|paused|suspended|deferred|stopped)\b/, { lifecycle: 'suspended', confidence: null }],
  [/^(?:closed|withdrawn|cancelled|no longer)\b/, { lifecycle: 'closed', confidence: null }],
  [
    /^(?:blue|b|completed?|done|delivered|achieved|implemented|fully (?:met|implemented)|action complete)\b/,
    { lifecycle: 'delivered', confidence: null },
  ],
  [
    /^(?:not (?:yet )?(?:due(?: to (?:start|begin))?|started|begun|commenced)|yet to (?:start|begin)|to (?:start|be started)|future|planned|scheduled|pending|grey|white)\b/,
    { lifecycle: 'not-started', confidence: null },
  ],
  [
    /^(?:red|r|off track|behind(?: schedule)?|overdue|delayed|not on track|missed|not met|slipped|significant (?:delay|slippage|issues?))\b/,
    { lifecycle: 'in-progress', confidence: 'off-track' },
  ],
  [
    /^(?:amber|yellow|a|at risk|some (?:delay|slippage|concerns?|issues?)|minor (?:delay|slippage|issues?)|slight(?:ly)? (?:delay(?:ed)?|behind)|partially (?:met|on track))\b/,
    { lifecycle: 'in-progress', confidence: 'at-risk' },
  ],
  [
    /^(?:green|g|on (?:track|target|schedule|course)|going well|good progress|ahead(?: of schedule)?)\b/,
    { lifecycle: 'in-progress', confidence: 'on-track' },
  ],
  [
    /^(?:(?:in|under|limited|some|medium|slow|steady|partial) ?(?:progress|way)|underway|in train|started|commenced|active|ongoing|live|open|progressing|work in progress)\b/,
    { lifecycle: 'in-progress', confidence: null },
  ],
];

/** Marks that stand alone where a word would. A coloured mark beside words adds nothing to them. */
const symbols: [RegExp, Meaning][] = [
  [/^[✓✔☑✅🔵]\ufe0f?$/u, { lifecycle: 'delivered', confidence: null }],
  [/^[✗✘✕❌☒☐]\ufe0f?$/u, { lifecycle: null, confidence: null }],
  [/^[🟢]$/u, { lifecycle: 'in-progress', confidence: 'on-track' }],
  [/^[🟠🟡]$/u, { lifecycle: 'in-progress', confidence: 'at-risk' }],
  [/^[🔴]$/u, { lifecycle: 'in-progress', confidence: 'off-track' }],
  [/^[⚪⚫]$/u, { lifecycle: 'not-started', confidence: null }],
];

/** Undefined when the words are not those of a status. Never throws. */
export function meaningOf(words: string): Meaning | undefined {
  const percent = /^(\d{1,3})\s?%$/.exec(words.trim())?.[1];
  if (percent) return { lifecycle: lifecycleAt(Number(percent)), confidence: null };
  const symbol = symbols.find(([pattern]) => pattern.test(words.trim()))?.[1];
  if (symbol) return symbol;
  const plain = plainForm(words.slice(0, 80));
  return meanings.find(([pattern]) => pattern.test(plain))?.[1];
}

/** How far along a percentage says it is. It says nothing of arriving on time. */
function lifecycleAt(percent: number): Status['lifecycle'] {
  if (percent >= 100) return 'delivered';
  return percent === 0 ? 'not-started' : 'in-progress';
}

/** `inPercent`: the words stand in a column of percentages, where `60` is 60%. */
export function readStatus(words: string, inPercent = false): Status {
  const meaning = meaningOf(inPercent && /^\d{1,3}$/.test(words) ? `${words}%` : words) ?? {
    lifecycle: null,
    confidence: null,
  };
  return { words, ...meaning };
}

/** Looks like a status: a few words with a known meaning. */
export function isStatusShaped(text: string): boolean {
  return text.length <= 50 && text !== '' && meaningOf(text) !== undefined;
}

/** Words whose meaning is only a custom: without a key in the document nobody can say what they promise. */
export function needsKey({ confidence, lifecycle }: Status): boolean {
  if (lifecycle === null && confidence === null) return true;
  return lifecycle === 'in-progress' && confidence === null;
}
