// A model worked out in exact decimals: the figures that are shown and kept. Pure.
import { larger, nought, type Pounds, smaller } from '../pounds.ts';
import { type Operation, operations } from './formula.ts';
import { type Program, slotOf } from './model.ts';

/** What a scenario changes: the value of an input row in each year; a year that is null stays. */
export type Changes = ReadonlyMap<string, readonly (Pounds | null)[]>;

export interface Figures {
  /** The value of a row in a year, from 0. Throws for a row the model does not have. */
  of(id: string, at: number): Pounds;
  row(id: string): Pounds[];
}

const work: Record<Operation, (one: Pounds, other: Pounds) => Pounds> = {
  add: (one, other) => one.plus(other),
  minus: (one, other) => one.minus(other),
  times: (one, other) => one.times(other),
  over: (one, other) => one.dividedBy(other),
  larger,
  smaller,
  power: (one, other) => one.pow(other),
};

export function workedOut(program: Program, changes: Changes = new Map()): Figures {
  const values: Pounds[] = Array.from({ length: program.slots }, () => nought);
  for (const { slot, value } of program.numbers) values[slot] = value;
  for (const [id, years] of changes)
    for (const [at, value] of years.entries()) if (value !== null) values[slotOf(program, id, at)] = value;
  for (let step = 0; step < program.operation.length; step += 1) {
    const operation = operations[program.operation[step] ?? 0] ?? 'add';
    const one = values[program.one[step] ?? 0] ?? nought;
    const other = values[program.other[step] ?? 0] ?? nought;
    values[program.target[step] ?? 0] = work[operation](one, other);
  }
  const of = (id: string, at: number): Pounds => values[slotOf(program, id, at)] ?? nought;
  return {
    of,
    row: (id) => Array.from({ length: program.model.years }, (_, at) => of(id, at)),
  };
}
