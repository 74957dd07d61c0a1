// What a run found, as lines for people. `--json` prints the same as data.
import { table } from '../src/cli/command.ts';
import type { Fact, Outcome, Spread } from './measure.ts';

export interface Found extends Outcome {
  name: string;
}

/** Three figures that count: 0.0123, 1.23, 12.3, 123, 1,230. */
function figure(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-GB');
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
}

function spread({ least, median, most }: Spread): string {
  return `${figure(median)} ms (${figure(least)} to ${figure(most)})`;
}

export function sayFound({ name, on, comparisons, facts }: Found): string {
  const rows = comparisons.map(({ what, own, floor, ratio, floorIs }) => [
    what,
    spread(own),
    spread(floor),
    `${figure(ratio)} times`,
    floorIs,
  ]);
  const head = ['median (least to most)', 'ours', 'floor', 'ratio', 'the floor is'];
  const beside = table(
    ['beside', 'figure'],
    facts.map((fact) => [fact.what, sayFigure(fact)]),
  );
  return [`${name}: ${on}`, '', table(head, rows), '', beside, ''].join('\n');
}

function sayFigure({ value, unit, atMost }: Fact): string {
  const words = [figure(value), unit].filter(Boolean).join(' ');
  if (atMost === undefined) return words;
  const limit = `${figure(atMost)} ${unit}`;
  return `${words} (${value <= atMost ? `within the ${limit} set` : `OVER THE ${limit} SET`})`;
}
