// The checks on a real plan of December 2022, which is not ours to ship: it is asked where it lies beside this checkout.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../../test/support/source.ts';
import { readDocument, threadOfDraft } from '../reading/index.ts';
import { assess, type Result } from './assess.ts';

const file = resolve(root, '../shared/seeds/001_9dbbf8a22f2e6db5.txt');
const present = existsSync(file);
if (!present) console.warn('The plan of 2022 is not beside this checkout (../shared): it is not checked.');

describe.skipIf(!present)('the plan of December 2022', () => {
  let results: Result[] = [];
  beforeAll(async () => {
    const draft = await readDocument({ name: 'plan.txt', bytes: await readFile(file) });
    results = assess(threadOfDraft(draft, '2022-12-31'));
  });

  /** The lines that a check names. */
  function lines(name: string): number[] {
    const items = results.find(({ check }) => check.name === name)?.found.flatMap((one) => one.items) ?? [];
    return items.map(({ source }) => source?.line ?? 0).sort((a, b) => a - b);
  }

  test('has five actions without a date that can be reached, and one that starts after it is due', () => {
    expect(lines('dates/unreachable')).toEqual([324, 328, 330, 357, 456]);
    expect(lines('dates/start-after-due')).toEqual([356]);
  });

  test('has seven rows that one person sponsors and leads, and one officer who sponsors 16 of 39', () => {
    expect(lines('control/sponsor-is-lead')).toEqual([317, 318, 321, 324, 325, 326, 328]);
    const reasons = results
      .find(({ check }) => check.name === 'people/too-much')
      ?.found.map(({ why }) => why);
    expect(reasons).toContainEqual(expect.stringMatching(/sponsors 16 of 39 actions still to be done$/));
    expect(reasons).toHaveLength(2);
  });

  test('heaps seven actions and two milestones on one meeting', () => {
    expect(lines('dates/bunched')).toEqual([300, 301, 308, 309, 310, 314, 315, 316, 325]);
  });

  test('has one milestone without a year, nine without a date, and two leads on no list', () => {
    expect(lines('milestones/no-year')).toEqual([351]);
    expect(lines('milestones/no-date')).toEqual([298, 299, 351, 383, 444, 444, 444, 444, 444]);
    expect(lines('owners/unknown')).toEqual([356, 456]);
  });

  test('says of one action no difference that it will make, and contradicts its dates three times', () => {
    expect(lines('words/no-difference')).toEqual([422]);
    expect(lines('status/against-dates')).toEqual([327, 329, 356]);
  });

  test('answers every Direction and every objective, and is not blamed for what it has', () => {
    for (const name of [
      'thread/mandate-without-objective',
      'thread/objective-without-action',
      'thread/action-without-objective',
      'owners/none',
      'owners/team-only',
      'items/contradictory',
      'items/duplicate',
      'evidence/none-planned',
      'status/unknown',
    ])
      expect([name, lines(name)]).toEqual([name, []]);
  });
});
