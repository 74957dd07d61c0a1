// Seven questions a council would ask of the real plan of December 2022, each by a page, by a call and by a command.
// The plan is not ours to ship: these tests run where it lies beside this checkout, and say so where it does not.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { freshInstallation } from './support/goldthread.ts';
import { root } from './support/source.ts';

const plan = resolve(root, '../shared/seeds/001_9dbbf8a22f2e6db5.txt');
const present = existsSync(plan);
if (!present)
  console.warn('The plan of 2022 is not beside this checkout (../shared): its questions are not asked.');

const Part = z.object({ role: z.string(), words: z.string(), who: z.string() });
const Action = z.object({
  id: z.number(),
  people: z.array(Part),
  meeting: z.object({ by: z.string() }).nullable(),
  source: z.object({ line: z.number() }),
});
type Action = z.infer<typeof Action>;
const Placed = z.object({ id: z.number(), title: z.string(), source: z.object({ line: z.number() }) });
const Actions = z.object({ actions: z.array(Action), milestones: z.array(Placed).default([]) });
const Objective = z.object({ id: z.number(), label: z.string(), actions: z.number() });
const Mandate = Placed.extend({ label: z.string(), objectives: z.array(Placed), actions: z.array(Action) });

const installation = freshInstallation({ GOLDTHREAD_EXAMPLE: 'false' });
const email = 'officer@council.example';
const password = 'plover anvil marmalade';
let address = '';
let cookie = '';
let all: Action[] = [];

async function command(...words: string[]): Promise<unknown> {
  const { code, out, err } = await installation.run([...words, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

async function answerOf(path: string): Promise<string> {
  const answer = await fetch(address + path, { headers: { cookie } });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.text();
}
const page = (path: string) => answerOf(`/office${path}`);
const call = async (path: string): Promise<unknown> => JSON.parse(await answerOf(`/api/v1/live${path}`));

const lines = (actions: readonly { source: { line: number } }[]) =>
  actions.map((action) => action.source.line).sort((a, b) => a - b);

/** The lines of the actions that a page's rows lead to. */
function linesOn(html: string): number[] {
  const rows = [...html.matchAll(/<div data-rows="\d+">(.*?)<\/table>/gs)]
    .map((match) => match[1] ?? '')
    .join('');
  const ids = new Set([...rows.matchAll(/href="[^"]*actions\/(\d+)"/g)].map((match) => Number(match[1])));
  return lines(all.filter((action) => ids.has(action.id)));
}

/** The same list of actions by page, call and command; answers the command's. */
async function threeWays(query: string, words: readonly string[]): Promise<z.infer<typeof Actions>> {
  const said = Actions.parse(await command('actions', ...words));
  expect(lines(Actions.parse(await call(`/actions?${query}`)).actions)).toEqual(lines(said.actions));
  expect(linesOn(await page(`/actions?${query}`))).toEqual(lines(said.actions));
  return said;
}

beforeAll(async () => {
  if (!present) return;
  ({ address } = await installation.start());
  expect(await installation.run(['council', 'add', 'The Council'])).toMatchObject({ code: 0 });
  expect(await installation.run(['load', plan])).toMatchObject({ code: 0 });
  expect(await installation.run(['publish'])).toMatchObject({ code: 0 });
  const words = [
    'user',
    'add',
    '--email',
    email,
    '--name',
    'An Officer',
    '--role',
    'programme-office',
    '--password-from-input',
  ];
  expect(await installation.run(words, `${password}\n`)).toMatchObject({ code: 0 });
  const signedIn = await fetch(`${address}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ email, password }),
  });
  expect(signedIn.status).toBe(303);
  cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  all = Actions.parse(await call('/actions')).actions;
});

describe.skipIf(!present)('a council that loaded its plan of 2022 asks', () => {
  test('1. what is due for February Full Council, and who leads each', async () => {
    const { meetings } = z
      .object({ meetings: z.array(z.object({ key: z.string(), name: z.string() })) })
      .parse(await call('/meetings'));
    const february = meetings.find(
      (one) => one.key.startsWith('2023-02') && one.key.includes('Full Council'),
    );
    const query = new URLSearchParams({ meeting: february?.key ?? '' }).toString();
    const { actions, milestones } = await threeWays(query, ['--meeting', 'February Full Council']);
    expect(lines(actions)).toEqual([308, 309, 310, 314, 315, 316, 325]);
    const leads = actions.map((action) =>
      action.people
        .filter((part) => part.role === 'lead')
        .map((part) => part.words)
        .join(' '),
    );
    expect(leads.map((lead) => lead.split(' ')[0])).toEqual(['KR', 'KR', 'KR', 'MJ', 'JF', 'JF', 'JW']);
    expect(lines(milestones)).toEqual([300, 301]);
    // Line 316 names no meeting: matched by its date, and marked as our reading.
    const marked = actions.filter((action) => action.meeting?.by === 'reading');
    expect(lines(marked)).toEqual([316]);
    const html = await page(`/actions?${query}`);
    expect(html).toContain('Milestones at the same meeting');
    for (const { title } of milestones) expect(html).toContain(title.slice(0, 20));
    expect(await page(`/actions/${marked[0]?.id}`)).toContain('The plan names no meeting here');
  });

  test('2. which actions are past due on a day, and still not complete', async () => {
    const lateOn = async (day: string) =>
      lines((await threeWays(`question=late&on=${day}`, ['--question', 'late', '--on', day])).actions);
    expect(await lateOn('2022-12-07')).toEqual([]);
    expect(await lateOn('2022-12-14')).toEqual([329]);
    expect(await lateOn('2022-12-31')).toEqual([327, 329]);
    expect(await lateOn('2023-01-01')).toEqual([313, 327, 329]);
    // Years on, everything with a day is late: nothing in the plan is said to be complete.
    const { actions } = await threeWays('question=late', ['--question', 'late']);
    expect(actions).toHaveLength(39 - 5);
  });

  test('3. which have no date that can be reached', async () => {
    const { actions } = await threeWays('question=no-date', ['--question', 'no-date']);
    expect(lines(actions)).toEqual([324, 328, 330, 357, 456]);
  });

  test('4. which leads or sponsors are not known people', async () => {
    const { actions } = await threeWays('question=unknown', ['--question', 'unknown']);
    expect(lines(actions)).toEqual([356, 456]);
    const words = actions.flatMap((action) => action.people.map((part) => part.words));
    expect(words).toEqual(expect.arrayContaining(['MM', 'GCIi']));
  });

  test('5. which objectives have no action: none of the fourteen', async () => {
    const said = z.object({ objectives: z.array(Objective) }).parse(await command('objectives')).objectives;
    expect(z.object({ objectives: z.array(Objective) }).parse(await call('/objectives')).objectives).toEqual(
      said,
    );
    const refs = new Set(said.map((one) => one.label));
    expect(refs.size).toBe(14);
    expect(said.filter((one) => one.actions === 0)).toEqual([]);
    const answering = async (ref: string) =>
      linesOn(await page(`/objectives/${said.find((one) => one.label.includes(ref))?.id}`));
    expect(await answering('LEAD02')).toEqual([456]);
    expect(await answering('LEAD03')).toEqual([453, 454, 455]);
  });

  test('6. what Jonathan Wilson sponsors, and leads himself', async () => {
    const { people } = z
      .object({ people: z.array(z.object({ id: z.number(), name: z.string().nullable() })) })
      .parse(await call('/people'));
    const id = people.find((person) => person.name === 'Jonathan Wilson')?.id;
    const sponsors = await threeWays(`sponsor=${id}`, ['--sponsor', 'Jonathan Wilson']);
    expect(sponsors.actions).toHaveLength(16);
    const leads = await threeWays(`lead=${id}`, ['--lead', 'JW']);
    expect(lines(leads.actions)).toEqual([321, 324, 325, 326, 328]);
    expect(lines(sponsors.actions)).toEqual(expect.arrayContaining(lines(leads.actions)));
    expect(linesOn(await page(`/people/${id}`))).toEqual(lines(sponsors.actions));
  });

  test('7. for Direction D from end to end', async () => {
    const { mandates } = z.object({ mandates: z.array(Mandate) }).parse(await command('directions', 'D'));
    const [direction] = mandates;
    expect(mandates).toHaveLength(1);
    expect(lines(direction?.actions ?? [])).toEqual([329, 330, 355, 356, 357, 358, 359]);
    const html = await page(`/directions/${direction?.id}`);
    expect(linesOn(html)).toEqual(lines(direction?.actions ?? []));
    expect(html).toContain('Financial Sustainability');
    expect(html).toContain('Governance and Scrutiny');
    expect(direction?.objectives).toHaveLength(2);
    const called = Mandate.parse(await call(`/mandates/${direction?.id}`));
    expect(lines(called.actions)).toEqual(lines(direction?.actions ?? []));
  });
});
