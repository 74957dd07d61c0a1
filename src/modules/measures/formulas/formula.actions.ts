// What may be done about formulas: say how a measure is worked out from others, and work all of them out, each after its parts.
import { Decimal } from 'decimal.js';
import type { Tx } from '../../../db/database.ts';
import { nameOfActor } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/days.ts';
import { type Answer, mistake } from '../../../kernel/errors.ts';
import { type Doing, done, mustHold, withMeasure } from '../measure.actions.ts';
import { allMeasures, definitionsOn, observationsOf } from '../measure.store.ts';
import type { Definition, Observation } from '../measure.ts';
import { type FigureGiven, giveFigures } from '../values.actions.ts';
import { lastDue, periodBefore, type Span, sayPeriod } from '../when.ts';
import { addFormula, formulasNow } from './formula.store.ts';
import { measuresIn, orderOf, parseFormula, treesOf, type Worked, work } from './formula.ts';

export interface FormulaGiven {
  /** Empty: figures are given by somebody again. */
  formula?: string | undefined;
  reason: string;
}

/** Titles in square brackets name measures too: [Calls answered] is m12, where exactly one measure is called so. */
export function withNumbers(formula: string, definitions: readonly Definition[]): Answer<string> {
  let wrong: string | null = null;
  const numbered = formula.replace(/\[([^\]]+)\]/g, (_, title: string) => {
    const found = definitions.filter((one) => one.title.toLowerCase() === title.trim().toLowerCase());
    const [only] = found;
    if (only && found.length === 1) return `m${only.measureId}`;
    wrong ??= only
      ? `${found.length} measures are called “${title}”: write m and its number`
      : `No measure is called “${title}”`;
    return '0';
  });
  return wrong ? mistake('formula', wrong) : { ok: true, value: numbered };
}

/** Says how a measure is worked out. What was said before stays. */
export function setFormula(
  doing: Doing,
  measureId: number,
  { formula = '', reason }: FormulaGiven,
): Promise<Answer<null>> {
  mustHold(doing.actor, 'measure.define', 'say how a measure is worked out');
  return withMeasure(doing, measureId, `Say how measure ${measureId} is worked out`, async (tx) => {
    const definitions = await goingOn(tx, doing.day);
    const numbered = withNumbers(formula, definitions);
    if (!numbered.ok) return numbered;
    if (numbered.value !== '') {
      const fault = await faultOf(tx, definitions, measureId, numbered.value);
      if (fault) return mistake('formula', fault);
    }
    const setBy = nameOfActor(doing.actor);
    await addFormula(tx, doing.councilId, {
      measureId,
      formula: numbered.value,
      reason,
      setOn: doing.day,
      setBy,
    });
    return done;
  });
}

async function goingOn(tx: Tx, day: Day): Promise<Definition[]> {
  const going = new Set(
    (await allMeasures(tx)).filter(({ endedOn }) => endedOn === null).map(({ measureId }) => measureId),
  );
  return (await definitionsOn(tx, day)).filter(({ measureId }) => going.has(measureId));
}

/** Why a formula cannot be taken: it cannot be read, names what is not there or of another rhythm, or makes a ring. */
async function faultOf(
  tx: Tx,
  definitions: readonly Definition[],
  measureId: number,
  formula: string,
): Promise<string | null> {
  const parsed = parseFormula(formula);
  if (!parsed.ok) return `Character ${parsed.error.at}: ${parsed.error.message}`;
  const parts = measuresIn(parsed.tree);
  if (parts.length === 0) return 'Name at least one measure, as m12 or [its title]';
  const own = definitions.find((one) => one.measureId === measureId);
  for (const part of parts) {
    const found = definitions.find((one) => one.measureId === part);
    if (!found) return `There is no measure m${part} that still goes on`;
    if (own && (found.frequency !== own.frequency || found.yearStarts !== own.yearStarts))
      return `“${found.title}” is counted in other periods: only measures of the same rhythm can be put together`;
  }
  const trees = treesOf(await formulasNow(tx));
  trees.set(measureId, parsed.tree);
  const ordered = orderOf(trees);
  if (ordered.ok) return null;
  const title = (id: number) => definitions.find((one) => one.measureId === id)?.title ?? `m${id}`;
  return `These would wait for one another: ${ordered.ring.map(title).join(' → ')}`;
}

export interface WorkedOut {
  measureId: number;
  period: string;
  value: number | null;
  missing: string | null;
}

/** Periods that are worked out anew, so that what was revised is seen. */
const periodsBack = 14;

/**
 * Works out every formula, each after its parts, for the last periods, and gives what is new as figures that wait for a second
 * person. Answers what was given, and which of the latest periods could not be worked out and why.
 */
export async function workOutAll(doing: Doing): Promise<{ given: WorkedOut[]; missing: WorkedOut[] }> {
  mustHold(doing.actor, 'measure.define', 'work measures out');
  const { worked, figures } = await doing.database.read(doing.actor, doing.councilId, (tx) =>
    draw(tx, doing.day),
  );
  const judged = figures.length > 0 ? await giveFigures(doing, figures, { keep: true }) : [];
  const kept = new Set(
    judged.filter(({ error }) => error === null).map(({ measureId, given }) => `${measureId} ${given.to}`),
  );
  return {
    given: worked.filter(({ key }) => kept.has(key)),
    missing: worked.filter(({ missing, isLatest }) => missing !== null && isLatest),
  };
}

async function draw(tx: Tx, day: Day) {
  const definitions = new Map((await goingOn(tx, day)).map((one) => [one.measureId, one]));
  const trees = treesOf(await formulasNow(tx));
  const ordered = orderOf(trees);
  const worked: (WorkedOut & { key: string; isLatest: boolean })[] = [];
  const figures: FigureGiven[] = [];
  const results = new Map<string, Worked>();
  const observations = new Map<number, readonly Observation[]>();
  for (const id of new Set([...trees.keys(), ...[...trees.values()].flatMap(measuresIn)]))
    observations.set(id, await observationsOf(tx, id));
  for (const measureId of ordered.ok ? ordered.order : []) {
    const definition = definitions.get(measureId);
    const tree = trees.get(measureId);
    if (!definition || !tree) continue;
    for (const [at, span] of spansBack(definition, day).entries()) {
      const found = work(
        tree,
        (id) => results.get(`${id} ${span.to}`) ?? valueIn(observations.get(id), span, definitions.get(id)),
      );
      const key = `${measureId} ${span.to}`;
      results.set(key, found);
      const value = found.value?.toDecimalPlaces(definition.decimals).toNumber() ?? null;
      worked.push({
        key,
        measureId,
        period: sayPeriod(span, definition),
        value,
        missing: found.missing,
        isLatest: at === 0,
      });
      const newest = newestOf(observations.get(measureId), span, false);
      if (value === null || newest?.value === value) continue;
      const parts = measuresIn(tree).map((id) => newestOf(observations.get(id), span, true));
      const isProvisional = parts.some((part) => part?.isProvisional === true);
      const note = 'Worked out from other measures by its formula';
      figures.push({ measureId, given: { to: span.to, value, isProvisional, note, checked: true } });
    }
  }
  return { worked, figures };
}

/** Latest first. */
function spansBack(definition: Definition, day: Day): Span[] {
  const latest = lastDue(day, definition, definition.lagDays);
  const spans = [latest];
  for (let span = latest; spans.length < periodsBack; spans.push(span)) span = periodBefore(span, definition);
  return spans;
}

/** The newest whole figure of a period that was not refused; of those that count where only they are asked for. */
function newestOf(
  all: readonly Observation[] | undefined,
  span: Span,
  onlyCounted: boolean,
): Observation | undefined {
  return all?.find(
    ({ toOn, split, refusedOn, approvedOn }) =>
      toOn === span.to && split === '' && refusedOn === null && (!onlyCounted || approvedOn !== null),
  );
}

function valueIn(
  all: readonly Observation[] | undefined,
  span: Span,
  definition: Definition | undefined,
): Worked {
  const found = newestOf(all, span, true);
  if (found && found.value !== null) return { value: new Decimal(found.value), missing: null };
  const why = found?.missingWhy ? `: ${found.missingWhy}` : '';
  return {
    value: null,
    missing: `missing, because “${definition?.title ?? 'a measure'}” has no value${why}`,
  };
}
