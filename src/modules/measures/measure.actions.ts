// What may be done with measures as such: define one, change its definition, set its targets, end it.
import { type Acting, answering } from '../../db/answering.ts';
import type { Tx } from '../../db/database.ts';
import { type Actor, nameOfActor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/days.ts';
import { type Answer, Conflict, mistake, NotAllowed, NotFound, Unusable } from '../../kernel/errors.ts';
import { mayDo, type Permission } from '../people/index.ts';
import { addDefinition, addMeasure, addTargets, endMeasure, setMeasureItems } from './keeping.store.ts';
import { type Define, definitionOf } from './measure.forms.ts';
import { definitionsOf, lockMeasure, targetsOf } from './measure.store.ts';
import { type Definition, ruleWith, type Target, type TargetFigures } from './measure.ts';
import { limitsOf } from './rating/rate.ts';
import { definitionFor } from './reading.ts';
import { periodWith, yearWith } from './when.ts';

export interface Doing extends Acting {
  day: Day;
}

export const done: Answer<null> = { ok: true, value: null };

export function mustHold(actor: Actor, permission: Permission, words: string): void {
  if (!mayDo(actor, permission)) throw new NotAllowed(`You may not ${words}.`);
}

/** Whoever defines measures may give any figure; an officer those of the measures they answer for. */
export function mayGive(actor: Actor, { accountableId, responsibleId }: Definition): boolean {
  if (mayDo(actor, 'measure.define')) return true;
  if (!mayDo(actor, 'measure.give') || actor.kind !== 'person' || actor.personId === undefined) return false;
  return actor.personId === accountableId || actor.personId === responsibleId;
}

export const notTheirs = 'Figures of this measure are given by those who answer for it';

/** One unit of work on one measure that has not ended. */
export async function withMeasure<T>(
  doing: Doing,
  measureId: number,
  reason: string,
  work: (tx: Tx, definitions: readonly Definition[]) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  if (!Number.isSafeInteger(measureId)) throw new NotFound('There is no such measure.');
  return answering(doing, reason, async (tx) => {
    const measure = await lockMeasure(tx, measureId);
    if (!measure) throw new NotFound('There is no such measure.');
    if (measure.endedOn !== null) throw new Conflict('This measure has ended.');
    return work(tx, await definitionsOf(tx, measureId));
  });
}

/** Defines a new measure, perhaps one that a plan promised. Answers its number. */
export async function defineMeasure(
  doing: Doing,
  { given, itemId, items }: { given: Define; itemId: number | null; items: readonly number[] },
): Promise<Answer<number>> {
  mustHold(doing.actor, 'measure.define', 'define measures');
  const { value, errors } = definitionOf(given);
  if (errors.length > 0) return { ok: false, errors };
  return answering(doing, `Define the measure “${given.title}”`, async (tx) => {
    const by = nameOfActor(doing.actor);
    const measureId = await addMeasure(tx, doing.councilId, { itemId, madeOn: doing.day, madeBy: by });
    const fromOn = given.fromOn ?? yearWith(doing.day, value).from;
    await addDefinition(tx, doing.councilId, {
      ...value,
      measureId,
      fromOn,
      reason: given.reason ?? 'Defined for the first time',
      setOn: doing.day,
      setBy: by,
    });
    await setMeasureItems(tx, doing.councilId, measureId, items);
    return { ok: true, value: measureId };
  });
}

/** A new version from a day on: earlier periods keep the definition that they were judged by. */
export async function redefineMeasure(
  doing: Doing,
  measureId: number,
  { given, items }: { given: Define; items: readonly number[] },
): Promise<Answer<null>> {
  mustHold(doing.actor, 'measure.define', 'change the definition of a measure');
  const { value, errors } = definitionOf(given);
  if (given.reason === undefined) errors.push({ field: 'reason', message: 'Say why the definition changes' });
  if (given.fromOn === undefined) errors.push({ field: 'fromOn', message: 'Say from which day it holds' });
  const { reason, fromOn } = given;
  if (errors.length > 0 || reason === undefined || fromOn === undefined) return { ok: false, errors };
  return withMeasure(
    doing,
    measureId,
    `Change the definition of measure ${measureId}`,
    async (tx, before) => {
      const standing = definitionFor(before, doing.day);
      const cut = ({ frequency, yearStarts }: Pick<Definition, 'frequency' | 'yearStarts'>) =>
        `${frequency} ${yearStarts}`;
      if (cut(standing) !== cut(value))
        return mistake(
          'frequency',
          'How often it is measured cannot change: end this measure and define another',
        );
      const set = { reason, fromOn, setOn: doing.day, setBy: nameOfActor(doing.actor) };
      await addDefinition(tx, doing.councilId, { ...value, measureId, ...set });
      await setMeasureItems(tx, doing.councilId, measureId, items);
      return done;
    },
  );
}

export async function endOfMeasure(doing: Doing, measureId: number, why: string): Promise<Answer<null>> {
  mustHold(doing.actor, 'measure.define', 'end a measure');
  return withMeasure(doing, measureId, `End measure ${measureId}: ${why}`, async (tx) => {
    await endMeasure(tx, measureId, doing.day, why);
    return done;
  });
}

export interface TargetGiven extends TargetFigures {
  /** The last day of its period. */
  to: Day;
}

/** Sets the targets of periods; those before stay, and the newest of each holds. */
export async function setTargets(
  doing: Doing,
  measureId: number,
  { targets, reason }: { targets: readonly TargetGiven[]; reason: string },
): Promise<Answer<null>> {
  mustHold(doing.actor, 'measure.define', 'set targets');
  return withMeasure(doing, measureId, `Set targets of measure ${measureId}`, async (tx, definitions) => {
    const held = new Map<Day, Target>();
    for (const one of await targetsOf(tx, measureId)) if (!held.has(one.toOn)) held.set(one.toOn, one);
    const changed = targets.filter((one) => differs(one, held.get(one.to)));
    const errors = changed.flatMap((one) => {
      const { from } = periodWith(one.to, definitionFor(definitions, one.to));
      const wrong = mistakenTarget(definitionFor(definitions, from), one);
      return wrong ? [{ field: `target_${one.to}`, message: wrong }] : [];
    });
    if (errors.length > 0) return { ok: false, errors };
    const by = nameOfActor(doing.actor);
    const rows = changed.map(({ to, ...figures }) => ({
      ...figures,
      measureId,
      fromOn: periodWith(to, definitionFor(definitions, to)).from,
      toOn: to,
      reason,
      setOn: doing.day,
      setBy: by,
    }));
    if (rows.length > 0) await addTargets(tx, doing.councilId, rows);
    return done;
  });
}

function differs(given: TargetFigures, held: TargetFigures | undefined): boolean {
  const { target = null, floor = null, lowerEnd = null, upperEnd = null } = held ?? {};
  return (
    given.target !== target ||
    given.floor !== floor ||
    given.lowerEnd !== lowerEnd ||
    given.upperEnd !== upperEnd
  );
}

/** What contradicts itself in a target, in words; null where nothing does, or where all is left blank. */
function mistakenTarget(definition: Definition, figures: TargetFigures): string | null {
  if ([figures.target, figures.floor, figures.lowerEnd, figures.upperEnd].every((one) => one === null))
    return null;
  const rule = ruleWith(definition, figures);
  if (rule === null) return 'Give every figure that its rule needs';
  try {
    if (rule.kind === 'target-and-floor' || rule.kind === 'margin') limitsOf(rule);
  } catch (error) {
    if (error instanceof Unusable) return error.message;
    throw error;
  }
  if ('lower' in rule && rule.lower > rule.upper) return 'The range ends before it begins';
  return null;
}
