// How anything here is measured: a case and its floor take turns in one run, so that what slows one slows the other.

/** Milliseconds an operation, over the rounds. */
export interface Spread {
  least: number;
  median: number;
  most: number;
}

/** One thing measured against its floor: the least work that could give the same answer. */
export interface Comparison {
  what: string;
  /** What the floor does, in words. */
  floorIs: string;
  rounds: number;
  own: Spread;
  floor: Spread;
  /** Median over median: how many times the floor. */
  ratio: number;
}

/** A figure beside the comparisons. `atMost` is a limit the project has set itself; nothing fails when it is passed. */
export interface Fact {
  what: string;
  value: number;
  unit: string;
  atMost?: number;
}

export interface Outcome {
  /** What the case was run on: a document and its words, say. */
  on: string;
  comparisons: Comparison[];
  facts: Fact[];
}

/** What one round of each side gave, in the order of the rounds. */
export interface Turns<T> {
  own: T[];
  floor: T[];
}

export interface Sides<T> {
  own: () => Promise<T>;
  floor: () => Promise<T>;
}

/** Both sides once unmeasured, to warm them up, then in turn; who goes first changes each round. */
export async function takeTurns<T>(rounds: number, { own, floor }: Sides<T>): Promise<Turns<T>> {
  await floor();
  await own();
  const turns: Turns<T> = { own: [], floor: [] };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 1) turns.own.push(await own());
    turns.floor.push(await floor());
    if (round % 2 === 0) turns.own.push(await own());
  }
  return turns;
}

/** From milliseconds an operation in each round. */
export function comparisonOf(what: string, floorIs: string, turns: Turns<number>): Comparison {
  const own = spreadOf(turns.own);
  const floor = spreadOf(turns.floor);
  return { what, floorIs, rounds: turns.own.length, own, floor, ratio: own.median / floor.median };
}

/** Throws where nothing was measured. */
export function spreadOf(values: readonly number[]): Spread {
  const inOrder = values.toSorted((a, b) => a - b);
  const [least] = inOrder;
  const most = inOrder.at(-1);
  const upper = inOrder[Math.floor(inOrder.length / 2)];
  const lower = inOrder[Math.floor((inOrder.length - 1) / 2)];
  if (least === undefined || most === undefined || upper === undefined || lower === undefined)
    throw new Error('Nothing was measured.');
  return { least, median: (lower + upper) / 2, most };
}

/** One round: the work again and again for about so many milliseconds, at least once. Answers milliseconds for each. */
export function repeated(work: () => unknown, forMilliseconds: number): () => Promise<number> {
  return async () => {
    const started = performance.now();
    let times = 0;
    let spent = 0;
    do {
      await work();
      times += 1;
      spent = performance.now() - started;
    } while (spent < forMilliseconds);
    return spent / times;
  };
}
