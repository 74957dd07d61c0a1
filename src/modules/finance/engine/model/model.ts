// A model of money over years: rows of formulas, put in order once and then worked out exactly, fast, or in a spreadsheet.
import type { FinancialYear } from '../../../../kernel/financial-year.ts';
import { type Pounds, pounds } from '../pounds.ts';
import { yearAfter } from '../years.ts';
import { type Formula, number, operations } from './formula.ts';

export type Unit = 'pounds' | 'percent' | 'number' | 'months';

export interface Row {
  /** `council-tax`, `saving:12` */
  id: string;
  title: string;
  section: string;
  unit: Unit;
  /** What a scenario may change: its formulas are numbers. */
  isInput: boolean;
  /** A line that totals others. */
  isTotal: boolean;
  /** The input by which it rises each year, if one does. */
  risesBy?: string;
  /** The formula of each year. */
  formulas: readonly Formula[];
}

export interface Model {
  first: FinancialYear;
  /** How many years. */
  years: number;
  rows: readonly Row[];
}

export const yearsOf = ({ first, years }: Model): FinancialYear[] =>
  Array.from({ length: years }, (_, at) => yearAfter(first, at));

/** What a row is called, and where it stands. */
export type RowFacts = Pick<Row, 'id' | 'title' | 'section' | 'unit'>;

/** A row whose numbers a scenario may change. */
export function inputRow(facts: RowFacts, values: readonly (Pounds | number)[]): Row {
  return { ...facts, isInput: true, isTotal: false, formulas: values.map((value) => number(value)) };
}

/** A row that is worked out; `formula` is asked for each year, from 0. */
export function workedRow(
  facts: RowFacts & Pick<Row, 'risesBy'> & { isTotal?: boolean },
  years: number,
  formula: (at: number) => Formula,
): Row {
  return {
    isTotal: false,
    ...facts,
    isInput: false,
    formulas: Array.from({ length: years }, (_, at) => formula(at)),
  };
}

/**
 * A model in the order in which it can be worked out. Every value has a slot: the cells first (row by row, year by year),
 * then what lies between. A step writes `operation(one, other)` of two slots to a third.
 */
export interface Program {
  model: Model;
  /** The place of each row in the model. */
  placeOf: ReadonlyMap<string, number>;
  slots: number;
  /** What slots hold before the first step. */
  numbers: readonly { slot: number; value: Pounds }[];
  /** Per step: the operation’s place in `operations`, its two slots, and the slot it writes. */
  operation: Uint8Array;
  one: Uint32Array;
  other: Uint32Array;
  target: Uint32Array;
}

export const slotOf = ({ model, placeOf }: Program, id: string, at: number): number => {
  const place = placeOf.get(id);
  if (place === undefined) throw new Error(`The model has no row ${id}.`);
  return place * model.years + at;
};

/** Throws where two rows bear one name, a row is missing, or rows rest on one another in a circle. */
export function programOf(model: Model): Program {
  const placeOf = new Map(model.rows.map(({ id }, place) => [id, place]));
  if (placeOf.size < model.rows.length) throw new Error('Two rows of the model bear one name.');
  const writer = new Writer(model, placeOf);
  for (const { id } of model.rows) for (let at = 0; at < model.years; at += 1) writer.cell(id, at);
  return writer.program();
}

const addition = operations.indexOf('add');

class Writer {
  readonly model: Model;
  readonly placeOf: ReadonlyMap<string, number>;
  readonly steps: [operation: number, one: number, other: number, target: number][] = [];
  readonly numbers: { slot: number; value: Pounds }[] = [];
  /** Slots of numbers that formulas share. */
  readonly shared = new Map<string, number>();
  /** Slots of what formulas have in common: a driver’s rise is worked out once a year, not once a line. */
  readonly worked = new Map<string, number>();
  readonly state: Uint8Array;
  slots: number;

  constructor(model: Model, placeOf: ReadonlyMap<string, number>) {
    this.model = model;
    this.placeOf = placeOf;
    this.slots = model.rows.length * model.years;
    this.state = new Uint8Array(this.slots);
  }

  /** Writes the steps of a cell, after those of all it rests on. Answers its slot. */
  cell(id: string, at: number): number {
    const place = this.placeOf.get(id);
    const formula = this.model.rows[place ?? -1]?.formulas[at];
    if (place === undefined || !formula) throw new Error(`The model has no row ${id} in its year ${at + 1}.`);
    const slot = place * this.model.years + at;
    if (this.state[slot] === 1) throw new Error(`The model goes in a circle at ${id} in its year ${at + 1}.`);
    if (this.state[slot] === 2) return slot;
    this.state[slot] = 1;
    this.write(formula, at, slot);
    this.state[slot] = 2;
    return slot;
  }

  write(formula: Formula, at: number, target: number): void {
    if (formula.is === 'number') this.numbers.push({ slot: target, value: formula.value });
    else if (formula.is === 'row')
      this.steps.push([addition, this.value(formula, at), this.shareNumber(pounds(0)), target]);
    else {
      const [one, other] = [this.value(formula.one, at), this.value(formula.other, at)];
      this.steps.push([operations.indexOf(formula.is), one, other, target]);
    }
  }

  /** The slot of a part of a formula. */
  value(formula: Formula, at: number): number {
    if (formula.is === 'number') return this.shareNumber(formula.value);
    if (formula.is === 'row') {
      const year = at - formula.yearsBefore;
      return year < 0 ? this.shareNumber(pounds(0)) : this.cell(formula.id, year);
    }
    const [one, other] = [this.value(formula.one, at), this.value(formula.other, at)];
    const key = `${formula.is} ${one} ${other}`;
    const known = this.worked.get(key);
    if (known !== undefined) return known;
    const slot = this.slots;
    this.slots += 1;
    this.steps.push([operations.indexOf(formula.is), one, other, slot]);
    this.worked.set(key, slot);
    return slot;
  }

  shareNumber(value: Pounds): number {
    const words = value.toString();
    const known = this.shared.get(words);
    if (known !== undefined) return known;
    const slot = this.slots;
    this.slots += 1;
    this.shared.set(words, slot);
    this.numbers.push({ slot, value });
    return slot;
  }

  program(): Program {
    const { model, placeOf, slots, numbers, steps } = this;
    return {
      model,
      placeOf,
      slots,
      numbers,
      operation: Uint8Array.from(steps, ([operation]) => operation),
      one: Uint32Array.from(steps, ([, one]) => one),
      other: Uint32Array.from(steps, ([, , other]) => other),
      target: Uint32Array.from(steps, ([, , , target]) => target),
    };
  }
}
