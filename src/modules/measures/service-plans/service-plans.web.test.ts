// Service planning through the door: teams kept, a plan written and signed, what is asked of a team, and the gaps.
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct } from '../../../../test/support/product.ts';
import { sql } from '../../../db/database.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { knownPeople } from '../../people/index.ts';

const product = await freshProduct();
const councilId = product.example ?? 0;
const people = await product.database.read(tester, councilId, knownPeople);
const numberOf = (initials: string) =>
  people.find((one) => one.kind === 'officer' && one.initials === initials)?.personId ?? 0;
const office = await signedIn(product, 'programme-office', '10.41.1.1');
const manager = await signedIn(product, 'lead-officer', '10.41.1.2', numberOf('YM'));
const above = await signedIn(product, 'lead-officer', '10.41.1.3', numberOf('SH'));
const member = await signedIn(product, 'member', '10.41.1.4');

const Teams = z.object({ teams: z.array(z.object({ teamId: z.int(), name: z.string(), depth: z.int() })) });
const { teams } = Teams.parse(JSON.parse((await member.get('/api/v1/teams')).body));
const teamCalled = (name: string) => teams.find((team) => team.name === name)?.teamId ?? 0;
const customers = `/office/teams/${teamCalled('Customer services')}`;
const written = { year: '2026/27', purpose: 'Answer once, and well' };

test('the council’s teams stand as a tree, with how far the plan of each is', async () => {
  expect(teams.length).toBe(9);
  expect(teams.filter(({ depth }) => depth === 0).length).toBe(3);
  const { body } = await member.get('/office/teams');
  for (const words of ['Katarzyna Towne', 'Signed', 'Draft', 'No plan']) expect(body).toContain(words);
  expect(body).not.toContain('Add a team');
});

test('a manager comes from the desk in one click to what the plan asks of the team', async () => {
  const desk = (await manager.get('/office/desk')).body;
  expect(desk).toContain('What the plan asks of your team');
  expect(desk).toContain(`href="${customers.replace('/office/', '')}"`);
  expect((await member.get('/office/desk')).body).toContain('href="teams"');
  const { body } = await manager.get(customers);
  for (const words of [
    'What this means for Customer services',
    'A promise on how long each kind of request takes',
    'The plan serves it',
    'Questions answered within ten working days',
    'Serves nothing',
    '£1,427,500',
    '44.2 full-time equivalents',
  ])
    expect(body).toContain(words);
});

test.each([
  [{ name: 'Parks', kind: 'service', aboveId: '', managerId: '1' }, 'Choose the directorate'],
  [{ name: 'Parks', kind: 'directorate', aboveId: '1', managerId: '1' }, 'A directorate is part of nothing'],
  [{ name: '', kind: 'directorate', aboveId: '', managerId: '1' }, 'Enter its name'],
  [{ name: 'Parks', kind: 'directorate', aboveId: '', managerId: '999999' }, 'Choose an officer'],
])('a team typed as %o is refused with its mistake', async (typed, message) => {
  const { statusCode, body } = await office.post('/office/teams/new', typed);
  expect([statusCode, body.includes(message)]).toEqual([422, true]);
});

test('a team is added and given another manager', async () => {
  const typed = {
    name: 'Parks',
    kind: 'service',
    aboveId: String(teamCalled('Place')),
    managerId: String(numberOf('GM')),
  };
  const path = String((await office.post('/office/teams/new', typed)).headers.location);
  expect((await member.get(path)).body).toContain('Gareth Mossop');
  const changed = { ...typed, managerId: String(numberOf('PG')) };
  expect((await office.post(`${path}/change`, changed)).statusCode).toBe(303);
  expect((await member.get(path)).body).toContain('Piotr Gallimore');
});

test.each([
  [{ purpose: '' }, 'Enter what the team is for'],
  [{ objectives: 'Do it | No such theme anywhere' }, 'Nothing in the plan is called'],
  [{ measures: 'No such measure' }, 'No measure is called'],
  [{ budget: 'a lot' }, 'Write pounds'],
  [{ people: 'many' }, 'Write full-time equivalents'],
])('a plan with %o says what is wrong and keeps what was typed', async (wrong, message) => {
  const { statusCode, body } = await manager.post(`${customers}/plan`, {
    savings: '£77',
    ...written,
    ...wrong,
  });
  expect([statusCode, body.includes(message), body.includes('£77')]).toEqual([422, true, true]);
});

test('a plan is signed by the manager and the one above, and what is written then is a new version', async () => {
  const typed = {
    ...written,
    objectives: 'Answer in time | Action 2\nPaint the hall',
    budget: '1,000',
    people: '2.5',
  };
  const path = String((await manager.post(`${customers}/plan`, typed)).headers.location);
  const plan = path.split('/').at(-1) ?? '';
  const signed = (who: typeof manager) => who.post(`${customers}/sign`, { plan });
  const refused = await signed(office);
  expect([refused.statusCode, refused.body.includes('signed by the manager')]).toEqual([422, true]);
  expect((await signed(manager)).statusCode).toBe(303);
  expect((await member.get(path)).body).toContain('One signature of two');
  expect((await signed(above)).statusCode).toBe(303);
  const before = (await member.get(path)).body;
  for (const words of ['Signed', 'Manager of the team above', 'Action 2', 'Serves nothing', '£1,000'])
    expect(before).toContain(words);
  const next = String((await manager.post(`${customers}/plan`, written)).headers.location);
  expect(next).not.toBe(path);
  expect((await member.get(next)).body).toContain('Draft');
  expect((await member.get(path)).body).toContain('There is a newer version');
  expect((await signed(manager)).body).toContain('There is a newer version');
});

test('the gaps are shown both ways, by page and by call', async () => {
  const Plans = z.object({
    plans: z.array(z.object({ isSigned: z.boolean() })),
    unserved: z.array(z.int()),
    idle: z.array(z.object({ words: z.string() })),
    without: z.array(z.int()),
  });
  const called = Plans.parse(JSON.parse((await member.get('/api/v1/service-plans')).body));
  const { body } = await member.get('/office/service-plans');
  expect(body).toContain(`href="#unserved">${called.unserved.length}</a>`);
  expect(called.plans.filter(({ isSigned }) => isSigned).length).toBe(2);
  for (const { words } of called.idle) expect(body).toContain(words);
  expect(called.idle.map(({ words }) => words)).toContain('Move the team to one floor');
  expect(called.without).toContain(teamCalled('Housing delivery'));
  for (const id of called.unserved) expect(body).toContain(`items/${id}"`);
});

test('those who plan no services read and change nothing, and nobody rewrites what was signed', async () => {
  for (const path of ['/office/teams/new', `${customers}/plan`, `${customers}/sign`, `${customers}/change`])
    expect((await member.post(path, {})).statusCode, path).toBe(403);
  for (const path of ['/office/teams/999999', '/office/service-plans/999999'])
    expect((await member.get(path)).statusCode).toBe(404);
  for (const table of ['service_plans', 'service_objectives', 'service_plan_signatures']) {
    const rewriting = product.database.as(tester, councilId, 'Try to rewrite', (tx) =>
      tx.query(sql.unsafe`delete from ${sql.identifier([table])}`),
    );
    await expect(rewriting).rejects.toThrow();
  }
});
