// The product's reading of the example's documents against the test's own plain reading of them.
import { expect, test } from 'vitest';
import { canBeMissed, daysLate } from '../src/kernel/planned-date.ts';
import { type Draft, readDocument } from '../src/modules/reading/index.ts';
import { type ExampleDocument, exampleDocument } from './documents.ts';
import { awkward } from './plain-reading.ts';

const read = async (name: ExampleDocument, day: string) => readDocument(await exampleDocument(name, day));
const isMain = (action: Draft['actions'][number]) => action.status !== undefined;

test('the improvement plan reads as 5 themes, 13 workstreams, 41 actions and one heading', async () => {
  const draft = await read('improvement-plan.txt', '2026-11-22');
  expect(draft.themes.map((theme) => theme.title)).toEqual([
    'Put the money right',
    'Decide properly',
    'Know where we are going',
    'Lead the place',
    'Change the culture',
  ]);
  expect(draft.workstreams.map((workstream) => workstream.title).toSorted()).toEqual([
    'Being heard',
    'Borrowing and capital',
    'Budget and savings',
    'Culture',
    'Deciding together',
    'Direction',
    'Growth',
    'How we work',
    'Investments',
    'Place leadership',
    'Right organisation',
    'Right skills',
    'Rules and delegation',
  ]);
  for (const theme of draft.themes)
    expect([theme.title, theme.officerSponsors.length > 0 && theme.memberSponsors.length > 0]).toEqual([
      theme.title,
      true,
    ]);
  expect(draft.actions.filter(isMain)).toHaveLength(41);
  expect(draft.actions.filter((action) => !isMain(action)).map((action) => action.title)).toEqual([
    'Make the rules on money clear, known and kept',
  ]);
  const sizes = new Map<string, number>();
  for (const { workstream = '' } of draft.actions.filter(isMain))
    sizes.set(workstream, (sizes.get(workstream) ?? 0) + 1);
  expect([...sizes.values()]).toEqual([5, 8, 6, 5, 2, 3, 2, 2, 1, 1, 1, 3, 2]);
});

test('each objective keeps its own ref and the Direction that it answers', async () => {
  const { objectives } = await read('improvement-plan.txt', '2026-11-22');
  const answered = objectives.map(({ ref, mandates }) => [ref, ...mandates].join(' < '));
  expect(answered).toEqual([
    'MON1 < Direction A',
    'MON2 < Direction B',
    'MON3 < Direction C',
    'MON4 < Direction D',
    'DEC1 < Direction D',
    'DEC2 < Direction E',
    'DEC3',
    'DIR1',
    'DIR2',
    'PLA1',
    'PLA2',
    'CUL1',
    'CUL2',
    'CUL3',
  ]);
});

test('a Direction bears the name that the table of Directions gives it', async () => {
  const { mandates } = await read('improvement-plan.txt', '2026-11-22');
  expect(mandates.map(({ ref, title }) => `${ref}: ${title}`)).toEqual([
    'Direction A: Close the budget gap',
    'Direction B: Sustainable capital and treasury',
    'Direction C: Strict debt reduction',
    'Direction D: Follow the financial rules',
    'Direction E: A scheme of delegation',
  ]);
});

test('milestones and deliverables stand apart and without their bullets; ambitions, issues, risks and phases are there', async () => {
  const draft = await read('improvement-plan.txt', '2026-11-22');
  const words = [
    ...draft.milestones.map(({ title }) => title),
    ...draft.deliverables.map(({ text }) => text),
  ];
  expect([draft.milestones, draft.deliverables].map(size)).toEqual([21, 26]);
  expect(words.filter((each) => each.includes('•'))).toEqual([]);
  const statements = (kind: string) => draft.statements.filter((statement) => statement.kind === kind).length;
  expect([statements('ambition'), statements('issue'), draft.risks.length, draft.phases.length]).toEqual([
    6, 9, 7, 3,
  ]);
});

test('6 are late, 4 of them on track by their own account, and 5 have no date to miss, on any of several days', async () => {
  for (const day of awkward) {
    const actions = (await read('improvement-plan.txt', day)).actions.filter(isMain);
    const open = actions.filter((action) => action.status?.lifecycle !== 'delivered');
    const late = open.filter((action) => daysLate(action.due, day) > 0);
    expect([day, late.length]).toEqual([day, 6]);
    expect(late.filter((action) => action.status?.confidence === 'on-track')).toHaveLength(4);
    expect(open.filter((action) => !canBeMissed(action.due))).toHaveLength(5);
  }
});

test('HB in look-alike letters, a misspelt lead and an unknown one are doubts', async () => {
  const { findings } = await read('improvement-plan.txt', '2026-11-22');
  const about = (rule: string, words: string) =>
    findings.filter((finding) => finding.rule === rule && finding.message.includes(words)).length;
  expect(about('people/look-alike', '\u041d\u0412')).toBe(5);
  expect(about('people/look-alike', 'ABIa')).toBe(1);
  expect(about('people/unknown', 'RV')).toBe(1);
  expect(findings.filter((finding) => finding.rule === 'control/sponsor-is-lead')).toHaveLength(7);
  expect(findings.filter((finding) => finding.rule === 'dates/start-after-due')).toHaveLength(1);
});

test('the other documents hold what they say', async () => {
  const corporate = await read('corporate-plan.txt', '2026-11-22');
  expect(
    [corporate.outcomes, corporate.objectives, corporate.priorities, corporate.deliverables].map(size),
  ).toEqual([3, 10, 10, 26]);
  const peers = await read('peer-challenge.txt', '2026-11-22');
  expect(peers.recommendations).toHaveLength(5);
  const framework = await read('outcome-framework.txt', '2026-11-22');
  expect([framework.outcomes, framework.measures].map(size)).toEqual([12, 20]);
});

const size = (list: readonly unknown[]) => list.length;
