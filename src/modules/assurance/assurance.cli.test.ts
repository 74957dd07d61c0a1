// `goldthread check`: what a person sees, what a program gets, and how it ends, through the real program.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { freshInstallation } from '../../../test/support/goldthread.ts';
import { root } from '../../../test/support/source.ts';
import { Assessment } from './facts.ts';

const installation = freshInstallation({ GOLDTHREAD_EXAMPLE: 'false' });
const { folder, run } = installation;
const homes = join(root, 'fixtures/reading/harrowmere-homes.md');
const sound = join(folder, 'sound.md');

beforeAll(async () => {
  const rows = ['| Action | Lead | Due | Status |', '|---|---|---|---|'];
  const actions = [
    '| Publish a parking plan | Head of Roads | 31 March 2031 | On track |',
    '| Continue to work with partners | Head of Parks | 30 June 2031 | On track |',
  ];
  writeFileSync(sound, ['# Parking plan', '', ...rows, ...actions, ''].join('\n'));
  await installation.start();
  expect((await run(['council', 'add', 'Testshire Council'])).code).toBe(0);
});

test('a document that is not loaded is checked on its own day, and a fault ends with 1', async () => {
  const { code, out, err } = await run(['check', homes, '--except', 'owners,thread']);
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(out.split('NOTHING FOUND')[0]?.trimEnd()).toMatchInlineSnapshot(`
    "Harrowmere Borough Council: Safer Homes Improvement Plan
    harrowmere-homes.md: 6 actions, judged on 30 June 2024, when it was published

    This plan has faults to mend before anybody can be held to it. 1 check finds faults, 1 check raises concerns, 17 checks find nothing.

    FAULTS: it cannot work as it is written

    No date that can be reached: 3 actions (dates/unreachable)
      What can never be late can never be asked for. Give a last day, even a far one. For work that never ends, give the day of its first result.
      - Action 1.3, line 15: Appoint a competent contractor for lifts
          due “September Cabinet”: no year
      - Action 2.2, line 22: Answer complaints within ten working days
          due “Ongoing”: no day that anybody could miss
      - Action 2.3, line 23: Survey tenants about repairs
          due “TBC”: no day that anybody could miss

    CONCERNS: look again

    No status, or words nobody can read as one: 1 action (status/unknown)
      It is left out of every count of what is on track. Ask the lead where it stands.
      - Action 2.3, line 23: Survey tenants about repairs
          no status is given"
  `);
});

test('without faults it ends with 0, and with 1 where concerns count as faults', async () => {
  const fair = await run(['check', sound]);
  expect(fair.code).toBe(0);
  expect(fair.out).toContain('It does not say what will be different: 1 action (words/no-difference)');
  expect((await run(['check', sound, '--strict'])).code).toBe(1);
  expect((await run(['check', sound, '--strict', '--except', 'words/no-difference'])).code).toBe(0);
  expect((await run(['check', homes, '--only', 'dates/start-after-due'])).code).toBe(0);
});

test('the same is data for a program', async () => {
  const { code, out } = await run(['check', homes, '--json', '--only', 'dates', '--on', '2030-01-01']);
  const said = Assessment.parse(JSON.parse(out));
  expect(code).toBe(1);
  expect(said.day).toBe('2030-01-01');
  expect(said.checks.every(({ name }) => name.startsWith('dates/'))).toBe(true);
  const places = said.checks[0]?.found.flatMap(({ items }) => items.map(({ place }) => place));
  expect(places).toEqual(['line 15', 'line 22', 'line 23']);
});

test('every check is listed with what it looks for', async () => {
  const { code, out } = await run(['check', '--list', '--only', 'dates/bunched']);
  expect(code).toBe(0);
  expect(out).toMatch(/^dates\/bunched \(concern\): Too much falls on one day or meeting\n {2}5 or more/);
});

test.each([
  [['check', 'nowhere.md'], 'There is no file nowhere.md'],
  [['check', '--only', 'dates/nonsense'], 'There is no check called dates/nonsense'],
  [['check', homes, '--only', 'dates', '--except', 'dates'], 'No check is left'],
  [['check', '--on', 'yesterday'], 'Write the day as'],
  [['check', '--council', 'Nowhere'], 'There is no council called Nowhere'],
  [['check'], 'Testshire Council has no plan yet. Load one first'],
])('what cannot be checked ends with 2 and one line: %s', async (words, said) => {
  const { code, out, err } = await run(words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(err).toContain(said);
});

test('a loaded plan is checked live', async () => {
  expect((await run(['load', homes])).code).toBe(0);
  const { code, out } = await run(['check', '--only', 'dates/unreachable']);
  expect(code).toBe(1);
  expect(out).toContain('Testshire Council\n6 actions, judged on');
});
