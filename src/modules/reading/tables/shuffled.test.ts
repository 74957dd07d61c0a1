// A law of tables: with columns in any order, headers by any name, and equal neighbours merged, they read the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../../../test/support/at-length.ts';
import type { Person } from '../draft.ts';
import { type Cell, readSample, tableOf } from '../tables.sample.ts';
import {
  actionNames,
  actionRows,
  measureNames,
  measureRows,
  measures,
  type Names,
  riskNames,
  riskRows,
  risks,
  titles,
  type Values,
} from './shuffled.sample.ts';

interface Shape {
  order: string[];
  picks: number[];
  merges: boolean[];
}

const shapeOf = (names: Names) =>
  fc.record({
    order: fc.shuffledSubarray(Object.keys(names), { minLength: Object.keys(names).length }),
    picks: fc.array(fc.nat(), { minLength: 16, maxLength: 16 }),
    merges: fc.array(fc.boolean(), { minLength: 120, maxLength: 120 }),
  });

/** The table, equal neighbours down a column merged where the dice say so; columns of `single` are never merged. */
function drawn(
  names: Names,
  rows: readonly Values[],
  { order, picks, merges }: Shape,
  single: string[],
): Cell[][] {
  // The quarters of one table are written in one way.
  const header = order.map(
    (field, at) =>
      names[field]?.[(picks[/^q\d$/.test(field) ? 15 : at] ?? 0) % (names[field]?.length ?? 1)] ?? field,
  );
  const cells = rows.map((row) => order.map((field): Cell => row[field] ?? ''));
  let die = 0;
  order.forEach((field, column) => {
    if (single.includes(field)) return;
    for (let at = 0; at < rows.length; ) {
      let run = 1;
      const words = rows[at]?.[field] ?? '';
      while (words !== '' && rows[at + run]?.[field] === words && merges[die++ % merges.length]) run += 1;
      if (run > 1) {
        const [anchor, ...covered] = cells.slice(at, at + run);
        if (anchor) anchor[column] = { text: words, rows: run };
        for (const row of covered) row[column] = '';
      }
      at += run;
    }
  });
  return [header, ...cells];
}

const say = (people: readonly Person[]) => people.map(({ words }) => words).join('; ');
const show = (table: Cell[][]) =>
  table.map((row) => row.map((cell) => JSON.stringify(cell)).join(' | ')).join('\n');
const numbered = (rows: readonly Values[], field: string, from: readonly string[]): Values[] =>
  rows.map((row, at) => ({ ref: String(at + 1), [field]: from[at] ?? '', ...row }));

test('a table of actions', () => {
  fc.assert(
    fc.property(actionRows, shapeOf(actionNames), (some, shape) => {
      const rows = numbered(some, 'action', titles);
      const table = drawn(actionNames, rows, shape, ['ref', 'action']);
      const { draft, account } = readSample(tableOf(table));
      const read = draft.actions.map((action) => ({
        ref: action.ref,
        theme: action.theme,
        action: action.title,
        lead: say(action.leads),
        due: action.due?.words,
        revised: action.revised?.words ?? '',
        status: action.status?.words,
      }));
      expect(read, show(table)).toEqual(
        rows.map(({ ref, theme, action, lead, due, revised, status }) => ({
          ref,
          theme,
          action,
          lead,
          due,
          revised,
          status,
        })),
      );
      rows.forEach(({ update, outcome }, at) => {
        for (const words of [update, outcome])
          if (words) expect(draft.actions[at]?.notes.join(' | '), show(table)).toContain(words);
      });
      expect(account.passages, show(table)).toEqual([]);
    }),
    { numRuns: tries(400, 8000), seed: 31 },
  );
});

test('a register of risks', () => {
  fc.assert(
    fc.property(riskRows, shapeOf(riskNames), (some, shape) => {
      const rows = numbered(some, 'risk', risks);
      const table = drawn(riskNames, rows, shape, ['ref', 'risk']);
      const { draft, account } = readSample(tableOf(table));
      expect(
        draft.actions.map(({ title }) => title),
        show(table),
      ).toEqual([]);
      expect(
        draft.risks.map(({ ref, text, responsible }) => [ref, text, say(responsible)]),
        show(table),
      ).toEqual(rows.map(({ ref, risk, lead }) => [ref, risk, lead]));
      expect(account.passages, show(table)).toEqual([]);
    }),
    { numRuns: tries(300, 6000), seed: 32 },
  );
});

test('a table of measures', () => {
  fc.assert(
    fc.property(measureRows, shapeOf(measureNames), (some, shape) => {
      const rows = numbered(some, 'title', measures);
      const table = drawn(measureNames, rows, shape, ['ref', 'title']);
      const { draft, account } = readSample(tableOf(table));
      expect(
        draft.measures.map((one) => ({
          ref: one.ref,
          title: one.title,
          baseline: one.baseline,
          target: one.target,
          actual: one.actual,
          status: one.status?.words,
          lead: say(one.responsible),
        })),
        show(table),
      ).toEqual(
        rows.map(({ ref, title, baseline, target, q2, status, lead }) => ({
          ref,
          title,
          baseline,
          target,
          actual: q2,
          status,
          lead,
        })),
      );
      expect(account.passages, show(table)).toEqual([]);
    }),
    { numRuns: tries(300, 6000), seed: 33 },
  );
});
