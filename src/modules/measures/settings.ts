// What the pages and calls of measures are given, and what each begins with.
import type { FastifyRequest } from 'fastify';
import type { Database, Tx } from '../../db/database.ts';
import { NotFound } from '../../kernel/errors.ts';
import { councilOf } from '../people/index.ts';
import { askedBy, type LiveThreads, type Walk } from '../plan/index.ts';
import type { Doing } from './measure.actions.ts';
import { definitionsOf, type Measure, measureNumbered, observationsOf, targetsOf } from './measure.store.ts';
import type { Definition, Observation, Target } from './measure.ts';
import { type Reading, readMeasure } from './reading.ts';

export interface MeasureSettings {
  database: Database;
  live: LiveThreads;
}

export function doingOf(request: FastifyRequest, { database }: MeasureSettings): Doing {
  return { database, actor: request.actor, councilId: councilOf(request).id, day: request.day };
}

export function threadOf(request: FastifyRequest, { live }: MeasureSettings): Promise<Walk> {
  return live(request.actor, councilOf(request), request.day);
}

export function numberAsked(request: FastifyRequest): number {
  const { id = '' } = askedBy(request).params;
  if (!/^\d{1,15}$/.test(id)) throw new NotFound('There is no such page.');
  return Number(id);
}

export interface MeasureFound {
  measure: Measure;
  definitions: readonly Definition[];
  targets: readonly Target[];
  observations: readonly Observation[];
  reading: Reading;
}

/** One measure with everything it is read from. Throws NotFound. */
export async function measureFound(tx: Tx, measureId: number, day: string): Promise<MeasureFound> {
  const measure = await measureNumbered(tx, measureId);
  if (!measure) throw new NotFound('There is no such measure.');
  const definitions = await definitionsOf(tx, measureId);
  const targets = await targetsOf(tx, measureId);
  const observations = await observationsOf(tx, measureId);
  return {
    measure,
    definitions,
    targets,
    observations,
    reading: readMeasure({ definitions, targets, observations }, day),
  };
}

export function readFound(request: FastifyRequest, { database }: MeasureSettings): Promise<MeasureFound> {
  const number = numberAsked(request);
  return database.read(request.actor, councilOf(request).id, (tx) => measureFound(tx, number, request.day));
}
