// What may be done with a measure's values: give, approve, refuse, release; say why one missed, and forecast the year.
import type { Tx } from '../../db/database.ts';
import { accountOf, nameOfActor } from '../../kernel/actor.ts';
import { type Day, longDay } from '../../kernel/days.ts';
import {
  type Answer,
  Conflict,
  type FieldError,
  mistake,
  NotAllowed,
  NotFound,
  Unusable,
} from '../../kernel/errors.ts';
import { formulasNow } from './formulas/formula.store.ts';
import { restsOn, treesOf } from './formulas/formula.ts';
import { type Judged, judgeValue, type Known } from './judging.ts';
import {
  addForecast,
  addObservations,
  addRemark,
  approveObservation,
  type NewObservation,
  refuseObservation,
} from './keeping.store.ts';
import { type Doing, done, mayGive, mustHold, notTheirs, withMeasure } from './measure.actions.ts';
import type { GiveForecast, GiveRemark, GiveValue } from './measure.forms.ts';
import {
  definitionsOf,
  definitionsOn,
  measureNumbered,
  observationNumbered,
  observationsOf,
  targetsOf,
} from './measure.store.ts';
import type { Observation } from './measure.ts';
import { definitionFor } from './reading.ts';
import { addReleases, releasesOf } from './releasing/release.store.ts';
import { decideRelease } from './releasing/release.ts';
import { periodWith, yearWith } from './when.ts';

export interface FigureGiven {
  measureId: number;
  given: GiveValue;
}

/** What came of one of several figures: taken where there is neither an error nor a doubt that nobody has checked. */
export interface FigureJudged extends FigureGiven {
  /** Null where this person gives no figures of it. */
  judged: Judged | null;
  error: FieldError | null;
}

/** Judges figures and gives all that are right, in one unit of work. Where `keep` is false nothing is written. */
export async function giveFigures(
  doing: Doing,
  figures: readonly FigureGiven[],
  { keep }: { keep: boolean },
): Promise<FigureJudged[]> {
  const work = async (tx: Tx) => {
    const judged = await judgeFigures(tx, doing, figures);
    const right = judged.filter(({ error }) => error === null);
    if (keep && right.length > 0)
      await addObservations(
        tx,
        doing.councilId,
        right.map((one) => observationOf(doing, one)),
      );
    return judged;
  };
  const { database, actor, councilId } = doing;
  if (!keep) return database.read(actor, councilId, work);
  const words =
    figures.length === 1
      ? `Give a value of measure ${figures[0]?.measureId}`
      : `Give ${figures.length} figures`;
  return database.as(actor, councilId, words, work);
}

async function judgeFigures(tx: Tx, doing: Doing, figures: readonly FigureGiven[]): Promise<FigureJudged[]> {
  const known = new Map<number, Known | FieldError>();
  for (const { measureId } of figures)
    if (!known.has(measureId)) known.set(measureId, await knownOf(tx, doing, measureId));
  return figures.map((one) => {
    const found = known.get(one.measureId);
    if (!found || 'message' in found) return { ...one, judged: null, error: found ?? null };
    const judged = judgeValue(found, one.given, doing.day);
    const doubted = judged.doubts.length > 0 && !one.given.checked;
    const error = judged.error ?? (doubted ? { field: 'checked', message: judged.doubts.join(' ') } : null);
    return { ...one, judged, error };
  });
}

/** Three queries. What keeps this person from giving figures of it is an error and not a refusal: others of theirs may stand. */
async function knownOf(tx: Tx, { actor, day }: Doing, measureId: number): Promise<Known | FieldError> {
  const measure = await measureNumbered(tx, measureId);
  if (!measure) throw new NotFound('There is no such measure.');
  if (measure.endedOn !== null) return { field: 'measure', message: 'This measure has ended' };
  const definitions = await definitionsOf(tx, measureId);
  if (!mayGive(actor, definitionFor(definitions, day))) return { field: 'measure', message: notTheirs };
  return {
    definitions,
    targets: await targetsOf(tx, measureId),
    observations: await observationsOf(tx, measureId),
  };
}

function observationOf(doing: Doing, { measureId, given, judged }: FigureJudged): NewObservation {
  return {
    ...nobodyYet,
    measureId,
    fromOn: judged?.span.from ?? given.to,
    toOn: given.to,
    splitBy: given.splitBy ?? '',
    split: given.split ?? '',
    value: given.value ?? null,
    numerator: given.numerator ?? null,
    denominator: given.denominator ?? null,
    missingWhy: given.missingWhy ?? null,
    isProvisional: given.isProvisional,
    note: given.note ?? null,
    evidence: given.evidence ?? null,
    givenOn: doing.day,
    givenBy: nameOfActor(doing.actor),
    givenAccount: accountOf(doing.actor) || null,
  };
}

const nobodyYet = {
  approvedOn: null,
  approvedBy: null,
  refusedOn: null,
  refusedBy: null,
  refusedWhy: null,
  releasedOn: null,
  releasedBy: null,
};

/**
 * One figure. Doubts come back as mistakes until somebody says that they were checked. Throws NotFound, NotAllowed for
 * somebody else's measure, and Conflict for one that has ended.
 */
export async function giveValue(doing: Doing, measureId: number, given: GiveValue): Promise<Answer<null>> {
  const [found] = await giveFigures(doing, [{ measureId, given }], { keep: true });
  if (found?.error?.field === 'measure') {
    const { message } = found.error;
    throw message === notTheirs ? new NotAllowed(`${message}.`) : new Conflict(`${message}.`);
  }
  return found?.error ? { ok: false, errors: [found.error] } : done;
}

/** A second person lets values count, all or none. Throws NotAllowed for one's own, Conflict where one was answered. */
export async function approveValues(doing: Doing, observationIds: readonly number[]): Promise<void> {
  const { councilId, database, actor, day } = doing;
  const words =
    observationIds.length === 1
      ? `Approve value ${observationIds[0]}`
      : `Approve ${observationIds.length} values`;
  await database.as(actor, councilId, words, async (tx) => {
    for (const observationId of observationIds) {
      await toBeAnswered(tx, doing, observationId);
      if (!(await approveObservation(tx, observationId, { on: day, by: nameOfActor(actor) })))
        throw new Conflict('Somebody has answered one of these already. Look again.');
    }
  });
}

export async function refuseValue(doing: Doing, observationId: number, why: string): Promise<void> {
  const { councilId, database, actor, day } = doing;
  await database.as(actor, councilId, `Refuse value ${observationId}: ${why}`, async (tx) => {
    await toBeAnswered(tx, doing, observationId);
    if (!(await refuseObservation(tx, observationId, { on: day, by: nameOfActor(actor), why })))
      throw new Conflict('Somebody has answered this already.');
  });
}

async function toBeAnswered(tx: Tx, { actor }: Doing, observationId: number): Promise<Observation> {
  mustHold(actor, 'measure.approve', 'approve figures');
  const one = await observationNumbered(tx, observationId);
  if (!one) throw new NotFound('There is no such value.');
  if (actor.kind === 'person' && one.givenAccount === actor.accountId)
    throw new NotAllowed('A second person approves what you gave.');
  return one;
}

/** Decides of every approved figure up to a period whether the public sees it. Answers how many it will see. */
export async function releaseValues(doing: Doing, measureId: number, upTo: Day): Promise<Answer<number>> {
  mustHold(doing.actor, 'measure.release', 'release figures to the public');
  return withMeasure(
    doing,
    measureId,
    `Release measure ${measureId} up to ${upTo}`,
    async (tx, definitions) => {
      const hidden = await hiddenPartOf(tx, measureId, doing.day);
      if (hidden)
        return mistake(
          'upTo',
          `It is worked out from “${hidden}”, whose small numbers are hidden: it would give them away`,
        );
      const released = await releasesOf(tx, measureId);
      const approved = (await observationsOf(tx, measureId)).filter(({ approvedOn }) => approvedOn !== null);
      try {
        const decided = decideRelease({
          definition: definitionFor(definitions, doing.day),
          approved,
          released,
          upTo,
        });
        const batch = 1 + Math.max(0, ...released.map((one) => one.batch));
        const by = nameOfActor(doing.actor);
        if (decided.length > 0)
          await addReleases(tx, doing.councilId, { measureId, batch, decided, on: doing.day, by });
        return { ok: true, value: decided.filter(({ isShown }) => isShown).length };
      } catch (error) {
        if (error instanceof Unusable) return mistake('upTo', error.message);
        throw error;
      }
    },
  );
}

/** The title of a measure that this one is worked out from, at any remove, and whose small numbers are hidden. */
async function hiddenPartOf(tx: Tx, measureId: number, day: Day): Promise<string | null> {
  const parts = restsOn(treesOf(await formulasNow(tx)), measureId);
  if (parts.size === 0) return null;
  const definitions = await definitionsOn(tx, day);
  return definitions.find((one) => parts.has(one.measureId) && one.threshold !== null)?.title ?? null;
}

/** Why a period missed its target, and what is done about it. */
export async function remark(doing: Doing, measureId: number, given: GiveRemark): Promise<Answer<null>> {
  return withMeasure(doing, measureId, `Answer for measure ${measureId}`, async (tx, definitions) => {
    const definition = definitionFor(definitions, doing.day);
    if (!mayGive(doing.actor, definition)) throw new NotAllowed(`${notTheirs}.`);
    const span = periodWith(given.to, definition);
    if (span.to !== given.to)
      return mistake('to', `${longDay(given.to)} is not the last day of a period of this measure`);
    const { why, corrective, greenBy = null } = given;
    const said = { saidOn: doing.day, saidBy: nameOfActor(doing.actor) };
    await addRemark(tx, doing.councilId, {
      measureId,
      fromOn: span.from,
      toOn: span.to,
      why,
      corrective,
      greenBy,
      ...said,
    });
    return done;
  });
}

export async function forecastYear(
  doing: Doing,
  measureId: number,
  { value, why }: GiveForecast,
): Promise<Answer<null>> {
  return withMeasure(
    doing,
    measureId,
    `Forecast the year of measure ${measureId}`,
    async (tx, definitions) => {
      const definition = definitionFor(definitions, doing.day);
      if (!mayGive(doing.actor, definition)) throw new NotAllowed(`${notTheirs}.`);
      const yearTo = yearWith(doing.day, definition).to;
      await addForecast(tx, doing.councilId, measureId, {
        yearTo,
        value,
        why,
        saidOn: doing.day,
        saidBy: nameOfActor(doing.actor),
      });
      return done;
    },
  );
}
