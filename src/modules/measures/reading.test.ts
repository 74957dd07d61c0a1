// A value and what it is made of, as a page shows them: from the same row, whatever was given, revised and split.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeValue } from './judging.ts';
import { definition, observation } from './measure.sample.ts';
import type { Observation } from './measure.ts';
import { readMeasure } from './reading.ts';
import { lineRow } from './say.ts';

const day = '2026-11-23';
const ends = ['2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31'];
const of = definition({ unit: '%', decimals: 1, numerator: 'Answered', denominator: 'Asked' });
const known = { definitions: [of], targets: [], observations: [] };

/** A figure as somebody might give it: its percentage right, or wrong by a little, or of other figures altogether. */
const given = fc.record({
  to: fc.constantFrom(...ends),
  denominator: fc.integer({ min: 0, max: 5000 }),
  part: fc.double({ min: 0, max: 1, noNaN: true }),
  slip: fc.constantFrom(0, 0, 0, 0.1, -0.1, 7),
  isProvisional: fc.boolean(),
  isMissing: fc.boolean(),
  isApproved: fc.boolean(),
  ward: fc.constantFrom('', '', 'Northgate'),
});

test('a count and its percentage come from the same row', () => {
  let shown = 0;
  fc.assert(
    fc.property(fc.array(given, { minLength: 15, maxLength: 40 }), (all) => {
      // As they are kept: what a percentage does not follow from is refused at the door.
      const kept = all.flatMap((one, at): Observation[] => {
        const numerator = Math.round(one.part * one.denominator);
        const ratio = one.denominator === 0 ? 0 : (100 * numerator) / one.denominator;
        const value = Number((ratio + one.slip).toFixed(1));
        const figures = one.isMissing
          ? { missingWhy: 'Not counted' }
          : { value, numerator, denominator: one.denominator };
        const parts = one.ward ? { splitBy: 'Ward', split: one.ward } : {};
        const judged = judgeValue(
          known,
          { to: one.to, ...figures, ...parts, isProvisional: one.isProvisional, checked: true },
          day,
        );
        if (judged.error) return [];
        return [
          observation(one.to, one.isMissing ? null : value, {
            observationId: at + 1,
            numerator: one.isMissing ? null : numerator,
            denominator: one.isMissing ? null : one.denominator,
            isProvisional: one.isProvisional,
            ...(one.isApproved ? {} : { approvedOn: null, approvedBy: null }),
            ...parts,
          }),
        ];
      });
      const reading = readMeasure({ ...known, observations: kept.toReversed() }, day);
      for (const line of reading.lines) {
        const newest = kept.findLast(
          ({ toOn, approvedOn, split }) => toOn === line.span.to && approvedOn !== null && split === '',
        );
        expect(line.observation?.observationId ?? null).toBe(newest?.observationId ?? null);
        const row = lineRow(of, line);
        if (!newest || newest.value === null) continue;
        shown += 1;
        expect(row.of).toBe(
          `${newest.numerator?.toLocaleString('en-GB')} of ${newest.denominator?.toLocaleString('en-GB')}`,
        );
        const [top, bottom] = row.of.split(' of ').map((words) => Number(words.replaceAll(',', '')));
        const percentage = Number(/^([\d.]+)%/.exec(row.value)?.[1]);
        expect(Math.abs(percentage - (100 * (top ?? 0)) / (bottom ?? 1))).toBeLessThanOrEqual(0.05 + 1e-9);
      }
    }),
    { seed: 20_261_123, numRuns: 400 },
  );
  // Figures were looked at, and not only refused.
  expect(shown).toBeGreaterThan(400);
});
