// Status words, as published, with our reading of them: how far along, and how sure of arriving on time.
import type { Status } from '../draft.ts';
import type { Key } from './key.ts';
import { plainForm, wordCount } from './words.ts';

type Meaning = Pick<Status, 'lifecycle' | 'confidence'>;

/** In order: the first that fits. What colours and words mean by custom; a council's own key overrides them later. */
const meanings: [RegExp, Meaning][] = [
  [/^(?:yes|y|c)$/, { lifecycle: 'delivered', confidence: null }],
  [
    /^(?:partly|partially|in part)(?: (?:done|complete[d]?|implemented|delivered|achieved))?$/,
    { lifecycle: 'in-progress', confidence: null },
  ],
  // Not done: whether it was begun, nobody can say.
  [
    /^(?:no|n|x|not (?:done|complete[d]?|implemented|delivered|achieved))$/,
    { lifecycle: null, confidence: null },
  ],
  [
    /^(?:in progress|under ?way|started|ongoing|open|not complete[d]?|incomplete)\b.*\b(?:delayed|behind|overdue|off track|slipped|late)\b/,
    { lifecycle: 'in-progress', confidence: 'off-track' },
  ],
  [
    /^(?:in progress|under ?way|started|ongoing|open)\b.*\b(?:at risk|some (?:delay|slippage|concerns?|issues?)|minor)\b/,
    { lifecycle: 'in-progress', confidence: 'at-risk' },
  ],
  [
    /^(?:in progress|under ?way|started|ongoing|open)\b.*\b(?<!not )on (?:track|target|schedule|course)\b/,
    { lifecycle: 'in-progress', confidence: 'on-track' },
  ],
  [
    /^(?:b?rag )?(?:partial(?:ly)?|partly|nearly|almost|mostly|largely|substantially|part) (?:complete[d]?|done|implemented|delivered|met)\b/,
    { lifecycle: 'in-progress', confidence: null },
  ],
  [/^(?:completed? (?:and )?embedded|embedded)\b/, { lifecycle: 'embedded', confidence: null }],
  [/^sustained\b/, { lifecycle: 'sustained', confidence: null }],
  [/^(?:superseded|replaced|merged (?:with|into))\b/, { lifecycle: 'superseded', confidence: null }],
  [
    /^(?:on hold|paused|suspended|deferred|stopped|postponed)\b/,
    { lifecycle: 'suspended', confidence: null },
  ],
  [
    /^(?:closed|withdrawn|cancelled|canceled|no longer|not (?:accepted|agreed)|rejected|discontinued|abandoned)\b/,
    { lifecycle: 'closed', confidence: null },
  ],
  [
    /^(?:blue|b|completed?|done|delivered|achieved|implemented|finished|discharged|fully (?:met|implemented|complete[d]?|delivered|achieved)|actions? complete[d]?|target met|met)\b/,
    { lifecycle: 'delivered', confidence: null },
  ],
  [
    /^(?:not (?:yet )?(?:due(?: to (?:start|begin))?|started|begun|commenced)|yet to (?:start|begin)|to (?:start|be started)|future|planned|scheduled|pending|grey|gray|white|upcoming|no progress|awaiting (?:start|commencement))\b/,
    { lifecycle: 'not-started', confidence: null },
  ],
  [
    /^(?:red|r|off (?:track|target)|behind(?: (?:schedule|target|plan))?|overdue|past due|delayed|late|not on (?:track|target|schedule)|below target|significantly behind|missed|not met|slipped|significant (?:delay|slippage|issues?))\b/,
    { lifecycle: 'in-progress', confidence: 'off-track' },
  ],
  [
    /^(?:amber|yellow|a|at risk|some (?:delay|slippage|concerns?|issues?)|minor (?:delay|slippage|issues?)|slight(?:ly)? (?:delay(?:ed)?|behind)|partially (?:met|on track)|slippage|slipping|within tolerance|mostly on track)\b/,
    { lifecycle: 'in-progress', confidence: 'at-risk' },
  ],
  [
    /^(?:green|g|on (?:track|target|schedule|course|plan)|above target|to plan|as planned|going well|good progress|ahead(?: of schedule)?)\b/,
    { lifecycle: 'in-progress', confidence: 'on-track' },
  ],
  [
    /^(?:(?:in|under|limited|some|medium|slow|steady|partial) ?(?:progress|way)|underway|in train|started|commenced|active|ongoing|on going|live|open|progressing|work in progress|wip|being (?:progressed|delivered|implemented))\b/,
    { lifecycle: 'in-progress', confidence: null },
  ],
];

/** Marks that stand alone where a word would. A coloured mark beside words adds nothing to them. */
const symbols: [RegExp, Meaning][] = [
  [/^[✓✔☑✅🔵🟦√]\ufe0f?$/u, { lifecycle: 'delivered', confidence: null }],
  [/^[✗✘✕❌☒☐×]\ufe0f?$/u, { lifecycle: null, confidence: null }],
  [/^[🟢🟩]$/u, { lifecycle: 'in-progress', confidence: 'on-track' }],
  [/^[🟠🟡🟧🟨]$/u, { lifecycle: 'in-progress', confidence: 'at-risk' }],
  [/^[🔴🟥]$/u, { lifecycle: 'in-progress', confidence: 'off-track' }],
  [/^[⚪⚫⬜]$/u, { lifecycle: 'not-started', confidence: null }],
];

/** Undefined when the words are not those of a status. Never throws. */
export function meaningOf(words: string): Meaning | undefined {
  // `75%`, `75% complete`, a bar of blocks before it.
  const percent =
    /^[█▓▒░■□▰▱\s]*(\d{1,3})(?:\.\d+)?\s?%(?: (?:complete[d]?|done|delivered|achieved))?$/i.exec(
      words.trim(),
    )?.[1];
  if (percent) return { lifecycle: lifecycleAt(Number(percent)), confidence: null };
  const symbol = symbols.find(([pattern]) => pattern.test(bareMark(words)))?.[1];
  if (symbol) return symbol;
  const plain = plainForm(words.slice(0, 80));
  return meanings.find(([pattern]) => pattern.test(plain))?.[1];
}

/** A mark without the arrow beside it, which tells the direction and not the status. */
function bareMark(words: string): string {
  if (/^[\x20-\x7e]*$/.test(words)) return '';
  return words
    .slice(0, 20)
    .replaceAll('\ufe0f', '')
    .replace(/[\s▲▼↑↓↔→←⬆⬇➡⬅△▽]+/gu, '');
}

/** How far along a percentage says it is. It says nothing of arriving on time. */
function lifecycleAt(percent: number): Status['lifecycle'] {
  if (percent >= 100) return 'delivered';
  return percent === 0 ? 'not-started' : 'in-progress';
}

/** What the document's own key says of some words: of their colour, or of its letter. */
function meaningByKey(words: string, key: Key): Meaning | undefined {
  if (key.size === 0) return undefined;
  const plain = plainForm(words.slice(0, 80));
  const whole = key.get(plain);
  if (whole) return whole;
  const [first = ''] = plain.split(' ');
  return key.get(colourNames[plain] ?? colourNames[words.trim()] ?? first);
}

/** Letters and marks that stand for a colour. */
const colourNames: Record<string, string> = {
  r: 'red',
  a: 'amber',
  g: 'green',
  b: 'blue',
  y: 'yellow',
  gray: 'grey',
  '🔴': 'red',
  '🟥': 'red',
  '🟠': 'amber',
  '🟧': 'amber',
  '🟡': 'yellow',
  '🟨': 'yellow',
  '🟢': 'green',
  '🟩': 'green',
  '🔵': 'blue',
  '🟦': 'blue',
};

/** `inPercent`: the words stand in a column of percentages, where `60` is 60%. `key`: the document's own. */
export function readStatus(
  words: string,
  { inPercent = false, key = new Map() }: { inPercent?: boolean; key?: Key } = {},
): Status {
  const isNumber = inPercent && /^\d{1,3}(?:\.\d+)?$/.test(words);
  const meaning = meaningByKey(words, key) ?? meaningOf(isNumber ? `${words}%` : words);
  return { words, ...(meaning ?? { lifecycle: null, confidence: null }) };
}

/** Looks like a status: a few words with a known meaning. */
export function isStatusShaped(text: string): boolean {
  return text.length <= 50 && text !== '' && meaningOf(text) !== undefined;
}

/** `Green – improving at pace, and ready for the inspection in June`: a status, and then why. */
export function opensWithStatus(text: string): boolean {
  const [head = ''] = text.split(/\s*(?:[–—:;.,(\n]|\s-\s)/, 1);
  return head.length < text.length && wordCount(head) <= 4 && isStatusShaped(head);
}

/** Words whose meaning is only a custom: without a key in the document nobody can say what they promise. */
export function needsKey({ confidence, lifecycle }: Status): boolean {
  if (lifecycle === null && confidence === null) return true;
  return lifecycle === 'in-progress' && confidence === null;
}
