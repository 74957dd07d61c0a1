// Risks, measures and milestones written as lists, with who owns each and what else is said of it given by labels.
import { startOf, type Value, valuesIn } from '../actions/labelled-values.ts';
import type { Draft, Person, Source } from '../draft.ts';
import type { Entry } from '../outline/lists.ts';
import { type Reading, use } from '../reading.ts';
import { readDate } from '../words/dates.ts';
import { keyOf } from '../words/key.ts';
import { isStatusShaped, readStatus } from '../words/status.ts';
import { dateInside } from './milestones.ts';
import { readPeople } from './people.ts';

/** `Losing key staff. Owner: Head of HR. Mitigation: …`, the labels on the line itself or nested under it. */
export function readListedRisk(reading: Reading, entry: Entry): void {
  addRisk(reading, { ...partsOf(reading, entry), source: entry.passage.source });
}

/** A risk or a measure in words, and what labels say of it. */
export interface Told {
  ref?: string | undefined;
  text: string;
  values: readonly Value[];
  others: string[];
  figures?: Figures | undefined;
  source: Source;
}

export function addRisk(reading: Reading, { ref, text, values, others, source }: Told): void {
  const risk: Draft['risks'][number] = {
    ...(ref ? { ref } : {}),
    text,
    responsible: [],
    notes: others,
    source,
  };
  for (const value of values) {
    if (value.role === 'lead') risk.responsible.push(...peopleIn(reading, value));
    else if (value.role === 'ref') risk.ref = wordsOf(reading, value);
    else risk.notes.push(`${value.label}: ${wordsOf(reading, value)}`);
  }
  reading.draft.risks.push(risk);
}

export function readListedMeasure(reading: Reading, entry: Entry): void {
  const told = partsOf(reading, entry);
  const figures = told.values.length === 0 ? figuresIn(told.text) : undefined;
  addMeasure(reading, { ...told, ...figures, source: entry.passage.source });
}

type Figures = Partial<Pick<Draft['measures'][number], 'baseline' | 'target' | 'actual' | 'status'>>;

const figureNames: [keyof Figures, RegExp][] = [
  ['target', /^(?:our )?target\b/i],
  ['baseline', /^(?:baseline|was|from)\b/i],
  ['actual', /^(?:now|currently|current|latest|actual|today)\b/i],
];

/** `Calls answered in time: target 85%, now 72% (Red)`: the figures of a measure told in a line. */
function figuresIn(text: string): { text: string; figures: Figures } | undefined {
  const [, title, rest] =
    /^([^:]{4,150}?)\s*\((target\b[^()]{2,120})\)\.?$/isu.exec(text) ??
    /^([^:]{4,150}?)\s*(?::|\s[–—-])\s+(\S.{2,120})$/su.exec(text) ??
    [];
  if (!title || !rest) return undefined;
  const figures: Figures = {};
  for (const part of rest.split(/\s*[,;()]\s*/).filter((one) => one !== '' && one !== '.')) {
    const name = figureNames.find(([, pattern]) => pattern.test(part));
    const [figure] = /[£<>]?\s?\d[\d,.]*\s?(?:%|[kmb]n?\b|days?|weeks?|months?)?(?=\.?$)/i.exec(part) ?? [];
    if (name && figure) Object.assign(figures, { [name[0]]: figure.trim().replace(/\.$/, '') });
    else if (isStatusShaped(part)) figures.status = readStatus(part);
    else return undefined;
  }
  return figures.target || figures.actual ? { text: title, figures } : undefined;
}

export function addMeasure(reading: Reading, { ref, text, values, others, figures, source }: Told): void {
  const measure: Draft['measures'][number] = {
    ...(ref ? { ref } : {}),
    title: text,
    ...figures,
    responsible: [],
    notes: others,
    source,
  };
  for (const value of values) {
    const { role } = value;
    if (role === 'lead') measure.responsible.push(...peopleIn(reading, value));
    else if (role === 'target' || role === 'baseline' || role === 'actual' || role === 'ref')
      measure[role] = wordsOf(reading, value);
    else if (role === 'status') measure.status = readStatus(wordsOf(reading, value), { key: keyOf(reading) });
    else measure.notes.push(`${value.label}: ${wordsOf(reading, value)}`);
  }
  reading.draft.measures.push(measure);
}

/** `June 2025: plan agreed`, `Plan agreed – June 2025`: a date before the words or after them. */
export function readListedMilestone(reading: Reading, { passage, item }: Entry): void {
  if (item.marker) use(reading, item.marker, 'label');
  const text = use(reading, passage);
  const [, ahead = '', rest = ''] = /^([^:–—]{3,40}?)\s*(?::|\s[–—-])\s+(\S.*)$/su.exec(text) ?? [];
  const date = readDate(ahead);
  const isFirst = rest !== '' && (date.latest !== undefined || date.earliest !== undefined);
  const read = isFirst ? { title: rest, date } : dateInside(text);
  reading.draft.milestones.push({ ...read, source: passage.source });
}

/** The words before the first label, the labelled values, and nested lines without a label. */
function partsOf(
  reading: Reading,
  { passage, item, under }: Entry,
): { text: string; values: Value[]; others: string[] } {
  if (item.marker) use(reading, item.marker, 'label');
  const inside = valuesIn(passage);
  const [first] = inside;
  const end = first && startOf(first) > 2 ? startOf(first) : passage.text.length;
  const own = end < passage.text.length ? inside : [];
  const text = use(reading, passage, 'item', 0, end).replace(/[\s;|,(–—-]+$/, '');
  const nested = under.map((one) => ({ one, found: valuesIn(one.passage) }));
  const others = nested.flatMap(({ one, found }) => (found.length > 0 ? [] : [use(reading, one.passage)]));
  return { text, values: [...own, ...nested.flatMap(({ found }) => found)], others };
}

function wordsOf(reading: Reading, value: Value): string {
  if (value.named) use(reading, value.named, 'label');
  else use(reading, value.passage, 'label', startOf(value), value.from);
  return use(reading, value.passage, 'item', value.from, value.to);
}

function peopleIn(reading: Reading, value: Value): Person[] {
  const part = { ...value.passage, id: -1, text: wordsOf(reading, value) };
  return readPeople(reading, part, 'officer', 'owner');
}
