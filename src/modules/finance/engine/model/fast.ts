// A model worked out in floating point, many scenarios side by side: for draws, searches and sensitivities. Pure.
import { type Operation, operations } from './formula.ts';
import { type Program, slotOf } from './model.ts';

/** How many scenarios go side by side in a long run: their values of one slot lie together. */
const manyLanes = 64;

const codeOf = (operation: Operation): number => operations.indexOf(operation);
const [ADD, MINUS, TIMES, OVER, LARGER, SMALLER] = [
  codeOf('add'),
  codeOf('minus'),
  codeOf('times'),
  codeOf('over'),
  codeOf('larger'),
  codeOf('smaller'),
];

/** Sets an input of one scenario: the row’s place among those that vary, the year from 0, the value. */
export type SetInput = (input: number, at: number, value: number) => void;

export interface FastModel {
  /**
   * Works out so many scenarios. `set` gives what each changes; every input that varies must be set in every year.
   * `found` is told the watched rows of each scenario: `value(row, at)` by the row’s place among those watched.
   */
  run(
    scenarios: number,
    set: (scenario: number, set: SetInput) => void,
    found: (scenario: number, value: (row: number, at: number) => number) => void,
  ): void;
}

/** Ready to run again and again: only the steps from the inputs that vary to the rows that are watched are taken each time. */
export function fastModel(
  program: Program,
  {
    varying,
    watched,
    lanes = manyLanes,
  }: {
    varying: readonly string[];
    watched: readonly string[] /** 1 for one scenario at a time. */;
    lanes?: number;
  },
): FastModel {
  const places = (ids: readonly string[]) => ids.map((id) => slotOf(program, id, 0));
  const [inputs, outputs] = [places(varying), places(watched)];
  const values = new Float64Array(program.slots * lanes);
  for (const { slot, value } of program.numbers)
    values.fill(value.toNumber(), slot * lanes, (slot + 1) * lanes);
  take(program, values, { lanes, width: lanes });
  const steps = between(program, inputs, outputs);
  return {
    run(scenarios, set, found) {
      for (let first = 0; first < scenarios; first += lanes) {
        const width = Math.min(lanes, scenarios - first);
        for (let lane = 0; lane < width; lane += 1)
          set(first + lane, (input, at, value) => {
            values[((inputs[input] ?? 0) + at) * lanes + lane] = value;
          });
        take(steps, values, { lanes, width });
        for (let lane = 0; lane < width; lane += 1)
          found(first + lane, (row, at) => values[((outputs[row] ?? 0) + at) * lanes + lane] ?? 0);
      }
    },
  };
}

type Steps = Pick<Program, 'operation' | 'one' | 'other' | 'target'>;

/** The steps between these inputs and these outputs, in their order: all others give the same each time, or for nobody. */
function between(program: Program, inputs: readonly number[], outputs: readonly number[]): Steps {
  const { years } = program.model;
  const { operation, one, other, target } = program;
  const slots = (firsts: readonly number[]) => {
    const marked = new Uint8Array(program.slots);
    for (const first of firsts) marked.fill(1, first, first + years);
    return marked;
  };
  const [changed, needed] = [slots(inputs), slots(outputs)];
  const steps = Array.from(operation.keys());
  for (const step of steps)
    if (changed[one[step] ?? 0] || changed[other[step] ?? 0]) changed[target[step] ?? 0] = 1;
  for (const step of steps.toReversed())
    if (needed[target[step] ?? 0]) {
      needed[one[step] ?? 0] = 1;
      needed[other[step] ?? 0] = 1;
    }
  const kept = steps.filter((step) => changed[target[step] ?? 0] && needed[target[step] ?? 0]);
  return {
    operation: Uint8Array.from(kept, (step) => operation[step] ?? 0),
    one: Uint32Array.from(kept, (step) => one[step] ?? 0),
    other: Uint32Array.from(kept, (step) => other[step] ?? 0),
    target: Uint32Array.from(kept, (step) => target[step] ?? 0),
  };
}

/** Takes every step in so many of the lanes. */
function take(
  { operation, one, other, target }: Steps,
  values: Float64Array,
  { lanes, width }: { lanes: number; width: number },
): void {
  for (let step = 0; step < operation.length; step += 1) {
    const a = (one[step] ?? 0) * lanes;
    const b = (other[step] ?? 0) * lanes;
    const c = (target[step] ?? 0) * lanes;
    // One loop for each operation: the choice is made once for all lanes.
    switch (operation[step]) {
      case ADD:
        for (let k = 0; k < width; k += 1) values[c + k] = at(values, a + k) + at(values, b + k);
        break;
      case MINUS:
        for (let k = 0; k < width; k += 1) values[c + k] = at(values, a + k) - at(values, b + k);
        break;
      case TIMES:
        for (let k = 0; k < width; k += 1) values[c + k] = at(values, a + k) * at(values, b + k);
        break;
      case OVER:
        for (let k = 0; k < width; k += 1) values[c + k] = at(values, a + k) / at(values, b + k);
        break;
      case LARGER:
        for (let k = 0; k < width; k += 1) values[c + k] = Math.max(at(values, a + k), at(values, b + k));
        break;
      case SMALLER:
        for (let k = 0; k < width; k += 1) values[c + k] = Math.min(at(values, a + k), at(values, b + k));
        break;
      default:
        for (let k = 0; k < width; k += 1) values[c + k] = at(values, a + k) ** at(values, b + k);
    }
  }
}

const at = (values: Float64Array, place: number): number => values[place] ?? 0;
