// `goldthread recommendations` and `goldthread clocks`: what a person sees and what a program gets.
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { exampleInstallation } from '../../../../test/support/goldthread.ts';
import { ClockList, RecommendationList } from './facts.ts';

const { run } = await exampleInstallation();

async function asData<List extends z.ZodType>(list: List, ...words: string[]): Promise<z.output<List>> {
  return list.parse(JSON.parse((await run([...words, '--json'])).out));
}

test('recommendations are printed with what is missing, and as data, with the filters of their page', async () => {
  const { code, out, err } = await run(['recommendations']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const all = await asData(RecommendationList, 'recommendations');
  expect(all.rows).toHaveLength(all.recommendations);
  expect(out).toContain(`${all.recommendations} recommendations, ${all.asks} different asks`);
  const lacking = await asData(RecommendationList, 'recommendations', '--lacking', 'owner-or-date');
  expect(lacking.rows).toEqual(all.rows.filter(({ lacks }) => lacks.includes('owner-or-date')));
  expect(lacking.rows.length).toBeGreaterThan(0);
  const none = await asData(RecommendationList, 'recommendations', '--review', 'none');
  expect(none.rows).toEqual(all.rows.filter(({ reviews }) => reviews.length === 0));
  expect(await run(['recommendations', '--lacking', 'hope'])).toMatchObject({ code: 2 });
  expect(await run(['recommendations', '--review', 'the last'])).toMatchObject({ code: 2 });
});

test('clocks are printed soonest first, and as data, judged on any day', async () => {
  const { code, out, err } = await run(['clocks']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const now = await asData(ClockList, 'clocks');
  expect(out).toContain(`${now.overdue} overdue`);
  const due = now.steps.filter(({ doneOn }) => doneOn === null).map(({ dueOn }) => dueOn);
  expect(due).toEqual([...due].sort());
  const later = await asData(ClockList, 'clocks', '--on', '2099-01-01');
  expect(later.overdue).toBe(due.length);
});
