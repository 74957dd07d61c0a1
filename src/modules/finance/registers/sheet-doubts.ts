// Amounts of a sheet that stand out by a factor of hundreds, as £ do among £000: doubts that somebody may confirm. Pure.
import { sayPounds } from '../../../kernel/money.ts';
import type { AnyRegister } from './kinds/kinds.ts';
import { fieldsOf } from './register.ts';
import type { Known, SheetRow } from './sheet.ts';

/** Between this and a thousand lie amounts in £ among those in £000. */
const farOff = 500;
/** Fewer rows have no usual amount. */
const fewest = 4;

const isFar = (one: number, other: number): boolean =>
  one !== 0 &&
  other !== 0 &&
  (Math.abs(one) >= Math.abs(other) * farOff || Math.abs(one) * farOff <= Math.abs(other));

/** Each row that is doubted, and why: against what it was before, else against the middle one of its column. */
export function scaleDoubts(
  register: AnyRegister,
  rows: readonly SheetRow[],
  known: Known,
): [SheetRow, string][] {
  return Object.entries(fieldsOf(register)).flatMap(([name, { kind, label, doubt }]) => {
    if (kind !== 'pounds' || !doubt) return [];
    const amountOf = (facts: Readonly<Record<string, unknown>> | undefined) => Number(facts?.[name] ?? 0);
    const amounts = rows.map(({ facts }) => Math.abs(amountOf(facts))).filter((amount) => amount > 0);
    const middle = amounts.toSorted((a, b) => a - b)[Math.floor(amounts.length / 2)] ?? 0;
    return rows.flatMap((row): [SheetRow, string][] => {
      const amount = amountOf(row.facts);
      const before = amountOf(known.get(row.name.toLowerCase()));
      if (isFar(amount, before))
        return [
          [
            row,
            `${label}: ${sayPounds(amount)} was ${sayPounds(before)} before: is one in £ and the other in £000?`,
          ],
        ];
      // What was so before stands out and is known to.
      if (before !== 0 || amounts.length < fewest || !isFar(amount, middle)) return [];
      return [
        [
          row,
          `${label}: ${sayPounds(amount)} stands far from the usual ${sayPounds(middle)}: is it in £ where the others are in £000?`,
        ],
      ];
    });
  });
}
