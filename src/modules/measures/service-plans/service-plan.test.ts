// Gaps in service planning as a table of cases, and who may stand where and sign what.
import { expect, test } from 'vitest';
import { gapsOf, mayStandIn, type ServicePlan, signsAs, type Team, treeOf } from './service-plan.ts';

const team = (teamId: number, aboveId: number | null, managerId: number): Team => ({
  teamId,
  aboveId,
  managerId,
  name: `Team ${teamId}`,
  kind: aboveId === null ? 'directorate' : 'service',
});
const teams = [team(1, null, 10), team(2, 1, 20)];

const plan = (
  servicePlanId: number,
  teamId: number,
  version: number,
  items: (number | null)[],
): ServicePlan => ({
  servicePlanId,
  teamId,
  version,
  year: '2026/27',
  purpose: 'Keep the books',
  risks: null,
  budgetPence: null,
  peopleHundredths: null,
  savingsPence: null,
  keptOn: '2026-04-01',
  keptBy: 'Ana',
  objectives: items.map((itemId, position) => ({ servicePlanId, position, words: 'Do it', itemId })),
  measures: [],
  signatures: [],
});

/** Deliverable 100 is delivered by action 101; nothing delivers 200. */
const promised = [
  { id: 100, through: [100, 101] },
  { id: 200, through: [200] },
];

test.each<[string, ServicePlan[], string, { unserved: number[]; idle: number; without: number[] }]>([
  ['no plan at all', [], '2026/27', { unserved: [100, 200], idle: 0, without: [1, 2] }],
  ['one names a deliverable', [plan(1, 1, 1, [200])], '2026/27', { unserved: [100], idle: 0, without: [2] }],
  [
    'one names the action that delivers',
    [plan(1, 1, 1, [101])],
    '2026/27',
    { unserved: [200], idle: 0, without: [2] },
  ],
  ['one serves nothing', [plan(1, 2, 1, [null, 100])], '2026/27', { unserved: [200], idle: 1, without: [1] }],
  [
    'one serves something else',
    [plan(1, 2, 1, [300])],
    '2026/27',
    { unserved: [100, 200], idle: 0, without: [1] },
  ],
  [
    'a newer version drops what the older served',
    [plan(2, 1, 2, [null]), plan(1, 1, 1, [100, 200])],
    '2026/27',
    { unserved: [100, 200], idle: 1, without: [2] },
  ],
  [
    'a plan of another year',
    [plan(1, 1, 1, [100])],
    '2027/28',
    { unserved: [100, 200], idle: 0, without: [1, 2] },
  ],
])('gaps with %s', (_, plans, year, expected) => {
  const { unserved, idle, without } = gapsOf({ teams, plans }, year, promised);
  expect({ unserved, idle: idle.length, without: without.map(({ teamId }) => teamId) }).toEqual(expected);
});

test('a service stands in a directorate and a team in either, never the other way round', () => {
  expect(mayStandIn('directorate', null)).toBe(true);
  expect(mayStandIn('service', 'directorate')).toBe(true);
  expect(mayStandIn('team', 'directorate')).toBe(true);
  expect(mayStandIn('team', 'service')).toBe(true);
  for (const [kind, above] of [
    ['directorate', 'directorate'],
    ['service', null],
    ['service', 'service'],
    ['team', 'team'],
  ] as const)
    expect(mayStandIn(kind, above)).toBe(false);
});

test('the manager and whoever manages the team above sign, and nobody else', () => {
  const [directorate, service] = [team(1, null, 10), team(2, 1, 20)];
  expect(signsAs(teams, service, 20)).toEqual(['manager']);
  expect(signsAs(teams, service, 10)).toEqual(['above']);
  expect(signsAs(teams, directorate, 10)).toEqual(['manager']);
  expect(signsAs(teams, service, 30)).toEqual([]);
  expect(signsAs(teams, service, undefined)).toEqual([]);
});

test('each team stands below the one it is part of', () => {
  expect(treeOf(teams.toReversed()).map(({ team: { teamId }, depth }) => [teamId, depth])).toEqual([
    [1, 0],
    [2, 1],
  ]);
});
