// Writes measures as they were kept before, with their past figures, within a unit of work that somebody opened.
import type { Tx } from '../../db/database.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { knownPeople } from '../people/index.ts';
import { itemNamed, loadThread, type Walk, walk } from '../plan/index.ts';
import {
  addDefinition,
  addForecast,
  addMeasure,
  addObservations,
  addRemark,
  addTargets,
  setMeasureItems,
} from './keeping.store.ts';
import { definitionsOf, observationsOf } from './measure.store.ts';
import type { Definition, TargetFigures } from './measure.ts';
import { addReleases } from './releasing/release.store.ts';
import { decideRelease } from './releasing/release.ts';
import { lastDue, periodAfter, periodBefore, type Span, yearWith } from './when.ts';

/** A person by kind and initials: `officer PN`. */
export type PersonKey = string;

type Sheet = Pick<
  Definition,
  'title' | 'meaning' | 'unit' | 'polarity' | 'frequency' | 'source' | 'tolerance'
> &
  Partial<
    Omit<Definition, 'definitionId' | 'measureId' | 'accountableId' | 'responsibleId' | 'setOn' | 'setBy'>
  >;

export interface EarlierMeasure extends Sheet {
  /** The line of a plan that promised it, by its words. */
  promised?: string;
  /** Items it speaks of besides. */
  serves?: readonly string[];
  answersFor: PersonKey;
  /** The same for every period, or one for each, oldest first, ending with the last period whose value is due. */
  target?: Partial<TargetFigures> | readonly Partial<TargetFigures>[];
  /** Oldest first, ending so many periods before the last that is due (`late`, none by default). Null with why there is none. */
  values: readonly (number | { of: [number, number] } | null)[];
  missingWhy?: string;
  late?: number;
  /** The last value is not final. */
  isProvisional?: boolean;
  /** Parts of the last value. */
  parts?: { by: string; values: Readonly<Record<string, number>> };
  remark?: { why: string; corrective: string; greenInDays: number };
  forecast?: { value: number; why: string };
  /** Of the period after the last: given, and not approved yet. */
  waiting?: number;
  /** Periods, from the first, whose figures are public already. */
  released?: number;
}

export interface EarlierMeasures {
  keptBy: string;
  approvedBy: string;
  measures: readonly EarlierMeasure[];
}

export async function addEarlierMeasures(
  tx: Tx,
  councilId: number,
  { measures, keptBy, approvedBy }: EarlierMeasures,
  day: Day,
): Promise<void> {
  const people = await knownPeople(tx);
  const thread = walk(await loadThread(tx, { council: { name: '', example: true }, day }));
  const personOf = (key: PersonKey) => {
    const found = people.find(({ kind, initials }) => `${kind} ${initials}` === key);
    if (!found) throw new Error(`Nobody is ${key}.`);
    return found.personId;
  };
  for (const given of measures)
    await addOne(
      tx,
      { councilId, day, thread, keptBy, approvedBy, personId: personOf(given.answersFor) },
      given,
    );
}

interface Known {
  councilId: number;
  day: Day;
  thread: Walk;
  keptBy: string;
  approvedBy: string;
  personId: number;
}

function idNamed(thread: Walk, words: string): number {
  const found = itemNamed(thread, words);
  if (!found.ok) throw new Error(`No item of the plan is “${words}”.`);
  return found.value.id;
}

async function addOne(tx: Tx, known: Known, given: EarlierMeasure): Promise<void> {
  const { councilId, day, thread, keptBy } = known;
  const definition = sheetOf(known, given);
  const spans = spansOf(given, definition, day);
  const first = spans[0]?.from ?? day;
  const madeOn = notAfter(day, addDays(first, -30));
  const itemId = given.promised === undefined ? null : idNamed(thread, given.promised);
  const measureId = await addMeasure(tx, councilId, { itemId, madeOn, madeBy: keptBy });
  await addDefinition(tx, councilId, {
    ...definition,
    measureId,
    fromOn: first,
    reason: 'Defined for the first time',
    setOn: madeOn,
    setBy: keptBy,
  });
  const above = thread.item(itemId ?? -1)?.parentId ?? null;
  const served = [
    ...(above === null ? [] : [above]),
    ...(given.serves ?? []).map((words) => idNamed(thread, words)),
  ];
  await setMeasureItems(tx, councilId, measureId, served);
  await addPastTargets(tx, { ...known, measureId, spans, madeOn }, given);
  await addPastValues(tx, { ...known, measureId, spans, definition }, given);
  await releasePast(tx, { ...known, measureId, spans }, given.released ?? 0);
  const last = spans.at(-1);
  const said = { saidOn: addDays(day, -5), saidBy: known.approvedBy };
  if (given.remark && last) {
    const { why, corrective, greenInDays } = given.remark;
    const greenBy = addDays(day, greenInDays);
    await addRemark(tx, councilId, {
      measureId,
      fromOn: last.from,
      toOn: last.to,
      why,
      corrective,
      greenBy,
      ...said,
    });
  }
  if (given.forecast) {
    const yearTo = yearWith(day, definition).to;
    await addForecast(tx, councilId, measureId, { yearTo, ...given.forecast, ...said });
  }
}

type Sheeted = Omit<Definition, 'definitionId' | 'measureId' | 'fromOn' | 'reason' | 'setOn' | 'setBy'>;

function sheetOf({ personId }: Known, given: EarlierMeasure): Sheeted {
  return {
    title: given.title,
    meaning: given.meaning,
    whyItMatters: given.whyItMatters ?? null,
    unit: given.unit,
    decimals: given.decimals ?? 0,
    numerator: given.numerator ?? null,
    denominator: given.denominator ?? null,
    polarity: given.polarity,
    tolerance: given.tolerance,
    travel: given.travel ?? 'last-value',
    sameWithin: given.sameWithin ?? 0,
    frequency: given.frequency,
    yearStarts: given.yearStarts ?? 4,
    valueKind: given.valueKind ?? 'in-period',
    lagDays: given.lagDays ?? 0,
    source: given.source,
    scope: given.scope ?? 'council',
    accountableId: personId,
    responsibleId: null,
    baseline: given.baseline ?? null,
    baselineWords: given.baselineWords ?? null,
    threshold: given.threshold ?? null,
    quality: given.quality ?? {},
  };
}

/** The period of each value, oldest first. */
function spansOf({ values, late = 0 }: EarlierMeasure, definition: Sheeted, day: Day): Span[] {
  let span = lastDue(day, definition, definition.lagDays);
  for (let back = 0; back < late; back += 1) span = periodBefore(span, definition);
  const spans: Span[] = [];
  for (const _ of values) {
    spans.unshift(span);
    span = periodBefore(span, definition);
  }
  return spans;
}

const noFigures: TargetFigures = { target: null, floor: null, lowerEnd: null, upperEnd: null };

async function addPastTargets(
  tx: Tx,
  known: Known & { measureId: number; spans: readonly Span[]; madeOn: Day },
  { target }: EarlierMeasure,
): Promise<void> {
  if (target === undefined) return;
  const { councilId, measureId, spans, madeOn, keptBy } = known;
  const rows = spans.map(({ from, to }, place) => ({
    ...noFigures,
    ...(Array.isArray(target) ? target.at(place - spans.length) : target),
    measureId,
    fromOn: from,
    toOn: to,
    reason: 'Agreed with the budget',
    setOn: madeOn,
    setBy: keptBy,
  }));
  await addTargets(tx, councilId, rows);
}

async function addPastValues(
  tx: Tx,
  known: Known & { measureId: number; spans: readonly Span[]; definition: Sheeted },
  given: EarlierMeasure,
): Promise<void> {
  const { councilId, measureId, spans, definition, day, keptBy, approvedBy } = known;
  const onDay = (after: Span) => notAfter(day, addDays(after.to, definition.lagDays + 6));
  const row = (span: Span, value: EarlierMeasure['values'][number], place: number) => {
    const [numerator, denominator] = value !== null && typeof value === 'object' ? value.of : [null, null];
    const ratio =
      numerator !== null && denominator !== null ? share(numerator, denominator, definition) : null;
    return {
      measureId,
      fromOn: span.from,
      toOn: span.to,
      splitBy: '',
      split: '',
      value: typeof value === 'number' ? value : ratio,
      numerator,
      denominator,
      missingWhy: value === null ? (given.missingWhy ?? 'It was not counted') : null,
      isProvisional: given.isProvisional === true && place === spans.length - 1,
      note: null,
      evidence: null,
      givenOn: onDay(span),
      givenBy: keptBy,
      givenAccount: null,
      approvedOn: onDay(span),
      approvedBy,
      refusedOn: null,
      refusedBy: null,
      refusedWhy: null,
      releasedOn: null,
      releasedBy: null,
    };
  };
  const rows = spans.map((span, place) => row(span, given.values[place] ?? null, place));
  const last = spans.at(-1);
  const next = last && periodAfter(last, definition);
  const waitingRows =
    next && given.waiting !== undefined
      ? [
          {
            ...row(next, given.waiting, spans.length),
            approvedOn: null,
            approvedBy: null,
            isProvisional: false,
          },
        ]
      : [];
  const parts = Object.entries(given.parts?.values ?? {}).flatMap(([split, value]) =>
    last ? [{ ...row(last, value, spans.length), splitBy: given.parts?.by ?? '', split }] : [],
  );
  await addObservations(tx, councilId, [...rows, ...parts, ...waitingRows]);
}

async function releasePast(
  tx: Tx,
  { councilId, measureId, spans, approvedBy, day }: Known & { measureId: number; spans: readonly Span[] },
  periods: number,
): Promise<void> {
  const last = spans[periods - 1];
  const [definition] = await definitionsOf(tx, measureId);
  if (!last || !definition) return;
  const approved = (await observationsOf(tx, measureId)).filter(({ approvedOn }) => approvedOn !== null);
  const decided = decideRelease({ definition, approved, released: [], upTo: last.to });
  await addReleases(tx, councilId, { measureId, batch: 1, decided, on: addDays(day, -3), by: approvedBy });
}

/** As many digits as the definition prints, as whoever gave the figure would have rounded it. */
function share(numerator: number, denominator: number, { unit, decimals }: Sheeted): number {
  return Number(((numerator / denominator) * (unit === '%' ? 100 : 1)).toFixed(decimals));
}

const notAfter = (day: Day, on: Day): Day => (on > day ? day : on);
