// How many rows and cells of tables one file may hold.
import { Unusable } from '../kernel/errors.ts';

/** Beyond what any plan has, and within what can be held and shown. */
const mostRows = 100_000;
const mostCells = 1_000_000;

/** Counts what was read of one file. Each call throws `Unusable` when it goes beyond a limit, and names the limit. */
export interface Meter {
  row(): void;
  cells(count: number): void;
}

export function meterOf(name: string): Meter {
  let rows = 0;
  let cells = 0;
  const refuse = (what: string, most: number): never => {
    throw new Unusable(
      `${name} holds more than ${most.toLocaleString('en-GB')} ${what}; no more can be read. Save the plan alone as a new file.`,
    );
  };
  return {
    row() {
      rows += 1;
      if (rows > mostRows) refuse('rows with words', mostRows);
    },
    cells(count) {
      cells += count;
      if (cells > mostCells) refuse('cells', mostCells);
    },
  };
}
