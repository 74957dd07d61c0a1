// The five published documents: every count a person made of them, and the 2022 plan's action table row by row.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { accountFor } from './accounting.ts';
import { Draft } from './draft.ts';
import { readWhole } from './read.ts';
import type { Reading } from './reading.ts';

const shared = resolve(import.meta.dirname, '../../../../shared');
const seeds = resolve(shared, 'seeds');
const present = existsSync(seeds);
if (!present)
  console.warn('The published documents are not beside this checkout (../shared): their tests are skipped.');

const files = {
  peer2022: '000_6ed897ff6c87ab10.txt',
  plan2022: '001_9dbbf8a22f2e6db5.txt',
  corporate: '002_9f7e4962c99fbc16.txt',
  plan2023: '003_477cb43b6b8c06c9.txt',
  peer2016: '004_492f4d153e09bfc3.txt',
};

const known = new Map<string, Reading>();
beforeAll(async () => {
  if (!existsSync(seeds)) return;
  for (const name of Object.values(files))
    known.set(name, await readWhole({ name, bytes: readFileSync(resolve(seeds, name)) }));
});
function reading(file: keyof typeof files): Reading {
  const read = known.get(files[file]);
  if (!read) throw new Error(`${file} was not read`);
  return read;
}
const draft = (file: keyof typeof files) => reading(file).draft;
const statements = (file: keyof typeof files, kind: string) =>
  draft(file).statements.filter((statement) => statement.kind === kind);
const perTheme = (items: { theme?: string | undefined }[]) =>
  [...Map.groupBy(items, ({ theme }) => theme).values()].map((all) => all.length);

interface TrueAction {
  source_lines: number[];
  kind: string;
  theme: string;
  workstream: string;
  objective_refs: string[];
  title: string;
  db_sponsor: string;
  cabinet_sponsor: string;
  lead: string;
  start: string;
  due: string;
  status: string;
  sub_actions: { text: string }[];
}

function truth(): { actions: TrueAction[] } {
  return JSON.parse(readFileSync(resolve(shared, 'reference/plan-ground-truth.json'), 'utf8'));
}

describe.skipIf(!present)('the 2022 improvement and recovery plan', () => {
  test('has 39 main actions and one heading over three of them', () => {
    const { actions } = draft('plan2022');
    expect(actions.filter(({ status }) => status !== undefined)).toHaveLength(39);
    expect(actions).toHaveLength(40);
    expect(perTheme(actions)).toEqual([18, 7, 5, 3, 7]);
  });

  test('gives each action the theme, workstream, objectives, people, dates and status a person reads', () => {
    const read = draft('plan2022').actions.map((action) => ({
      line: 'line' in action.source ? action.source.line : 0,
      theme: action.theme,
      workstream: action.workstream,
      objectives: action.objectiveRefs,
      sponsors: action.officerSponsors.map(({ words }) => words),
      members: action.memberSponsors.map(({ words }) => words),
      leads: action.leads.map(({ words }) => words),
      start: action.start?.words ?? '',
      due: action.due?.words ?? '',
      status: action.status?.words ?? '',
    }));
    const names = (cell: string) => cell.split(/\s*(?:\/|\(|\))\s*/).filter((part) => part !== '');
    expect(read).toEqual(
      truth().actions.map((action) => ({
        line: action.source_lines[0],
        theme: action.theme,
        workstream: action.workstream,
        objectives: action.objective_refs,
        sponsors: names(action.db_sponsor),
        members: names(action.cabinet_sponsor),
        leads: names(action.lead),
        start: action.start,
        due: action.due,
        status: action.status,
      })),
    );
  });

  test('has its bars, boxes and lists counted as a person counts them', () => {
    const plan = draft('plan2022');
    expect(plan.themes).toHaveLength(5);
    expect(perTheme(plan.workstreams)).toEqual([3, 2, 2, 2, 4]);
    expect(perTheme(plan.objectives)).toEqual([4, 3, 2, 3, 3]);
    expect(new Set(plan.objectives.map(({ ref }) => ref)).size).toBe(14);
    expect(plan.mandates.map(({ ref }) => ref).sort()).toEqual(
      ['A', 'B', 'C', 'D', 'E'].map((letter) => `Direction ${letter}`),
    );
    expect(perTheme(plan.milestones)).toEqual([7, 4, 4, 3, 5]);
    expect(perTheme(plan.deliverables)).toEqual([9, 7, 5, 5, 7]);
    expect(plan.risks).toHaveLength(7);
    expect(plan.phases.map(({ title }) => title)).toEqual(['Diagnose', 'Stabilise', 'Transform and Embed']);
    expect(plan.people.filter(({ kind }) => kind === 'officer')).toHaveLength(33);
    expect(plan.people.filter(({ kind }) => kind === 'member')).toHaveLength(9);
    expect(statements('plan2022', 'principle')).toHaveLength(7);
    expect(statements('plan2022', 'ambition')).toHaveLength(6);
    expect(statements('plan2022', 'issue')).toHaveLength(10);
  });

  test('has 15 actions of medium progress, 10 on track and 14 not due to start', () => {
    const { actions } = draft('plan2022');
    const words = actions.flatMap(({ status }) => status?.words.toLowerCase().replace(/ – .*/, '') ?? []);
    const count = (word: string) => words.filter((one) => one === word).length;
    expect([count('medium progress'), count('on track'), count('not due to start')]).toEqual([15, 10, 14]);
  });

  test('reads its due dates in the forms a person finds', () => {
    const dates = draft('plan2022').actions.flatMap(({ due }) => due ?? []);
    const of = (kind: string) => dates.filter((date) => date.kind === kind);
    expect(of('day')).toHaveLength(13);
    expect(of('day').filter(({ meeting }) => meeting === 'Full Council')).toHaveLength(6);
    expect(of('month')).toHaveLength(20);
    expect(of('month').filter(({ meeting }) => meeting === 'Annual Council')).toHaveLength(1);
    expect([of('year').length, of('ongoing').length, of('condition').length]).toEqual([1, 1, 4]);
  });

  test('finds the sub-actions whose break is marked, and never calls a guess certain', () => {
    const { actions } = draft('plan2022');
    const words = (text: string) => text.replace(/\s+/g, ' ').trim();
    let [right, wrong, missed] = [0, 0, 0];
    for (const one of truth().actions) {
      const read = actions.find(({ source }) => 'line' in source && source.line === one.source_lines[0]);
      // A line that begins in lower case with no bullet before it has no mark at all: those are proposed, not read.
      const bulleted = read?.subActions.filter(({ certain }) => certain).map(({ text }) => words(text)) ?? [];
      const marked = one.sub_actions
        .map(({ text }) => words(text))
        .filter((text) => /^\p{Lu}/u.test(text) || bulleted.includes(text));
      const found = read?.subActions.map(({ text }) => words(text)) ?? [];
      right += marked.filter((text) => found.includes(text)).length;
      missed += marked.filter((text) => !found.includes(text)).length;
      wrong += found.filter((text) => !one.sub_actions.some((sub) => words(sub.text) === text)).length;
    }
    const f1 = (2 * right) / (2 * right + wrong + missed);
    expect(right + missed).toBeGreaterThanOrEqual(100);
    expect(f1).toBeGreaterThanOrEqual(0.9);
    expect(actions.flatMap(({ subActions }) => subActions.filter(({ certain }) => certain))).toHaveLength(13);
  });

  test('keeps rows whose list has no mark whole, and proposes a split', () => {
    const { actions, findings } = draft('plan2022');
    for (const line of [355, 356, 392, 449, 454, 456]) {
      const proposal = findings.find(
        ({ rule, source }) => rule === 'text/list-split' && 'line' in source && source.line === line,
      );
      expect(proposal?.suggestion, `line ${line}`).toContain(' | ');
    }
    const whole = actions.filter(
      ({ source }) => 'line' in source && [355, 356, 454, 456].includes(source.line),
    );
    expect(whole.flatMap(({ subActions }) => subActions)).toEqual([]);
  });
});

describe.skipIf(!present)('the corporate plan', () => {
  test('has three outcomes, eleven objectives and twelve effects', () => {
    const plan = draft('corporate');
    expect(plan.outcomes.map(({ title, objectives }) => [title, objectives.length])).toEqual([
      ['An Enabling Council', 3],
      ['People', 4],
      ['Place', 4],
    ]);
    expect(plan.objectives).toHaveLength(11);
    expect(statements('corporate', 'effect')).toHaveLength(12);
  });

  test('has seventeen lettered priorities with 57 deliverables, 47 capabilities and 28 links to six roles', () => {
    const { priorities, deliverables } = draft('corporate');
    expect(priorities.map(({ letter }) => letter).join('')).toBe('ABCDEFABCDEABCDEF');
    expect(priorities.reduce((sum, { capabilities }) => sum + capabilities.length, 0)).toBe(47);
    const links = priorities.flatMap(({ responsible }) => responsible);
    expect(links).toHaveLength(28);
    expect(new Set(links.map(({ person }) => person?.replaceAll('’', "'"))).size).toBe(6);
    expect(deliverables).toHaveLength(57);
    const count = (outcome: string) => deliverables.filter((one) => one.outcome === outcome).length;
    expect([count('An Enabling Council'), count('People'), count('Place')]).toEqual([18, 23, 16]);
    const byPriority = priorities.map(
      ({ title }) => deliverables.filter(({ priority }) => priority === title).length,
    );
    expect(byPriority).toEqual([2, 2, 3, 3, 5, 3, 5, 7, 4, 4, 3, 5, 2, 3, 2, 2, 2]);
    expect(deliverables.filter(({ responsible }) => responsible.length > 1)).toHaveLength(22);
  });

  test('has three values, six drivers of behaviour and sixteen ways of working', () => {
    expect(statements('corporate', 'value')).toHaveLength(3);
    expect(statements('corporate', 'driver')).toHaveLength(6);
    expect(statements('corporate', 'way-of-working')).toHaveLength(16);
  });

  test('lists its eleven lines of contents as not used', () => {
    const contents = accountFor(reading('corporate')).passages.filter(({ why }) => why === 'contents');
    expect(new Set(contents.map(({ source }) => JSON.stringify(source))).size).toBe(11);
  });
});

describe.skipIf(!present)('the 2023 summary and the two peer challenges', () => {
  test('2023 has 3 priorities, 7 workstreams, 18 objectives, 12 outcomes and 18 measures', () => {
    const plan = draft('plan2023');
    expect(plan.priorities).toHaveLength(3);
    expect(perTheme(plan.workstreams)).toEqual([2, 2, 3]);
    expect(perTheme(plan.objectives)).toEqual([6, 6, 6]);
    expect(plan.outcomes.map(({ measures }) => measures.length)).toEqual([
      2, 2, 1, 2, 1, 1, 2, 1, 2, 2, 1, 1,
    ]);
    expect(plan.measures).toHaveLength(18);
  });

  test('2022 has 6 recommendations, 12 key points of which one is a fragment, and 11 actions', () => {
    const { recommendations, actions, findings, mandates } = draft('peer2022');
    expect(recommendations.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6']);
    expect(recommendations.map(({ keyPoints }) => keyPoints.length)).toEqual([3, 1, 2, 2, 1, 3]);
    expect(findings.filter(({ rule }) => rule === 'text/fragment')).toHaveLength(1);
    expect(recommendations.flatMap(({ responses }) => responses)).toHaveLength(11);
    expect(actions).toHaveLength(11);
    expect(mandates).toHaveLength(6);
  });

  test('2016 has 3 and 3 recommendations, 6 peers, 5 and 5 questions under 2 themes, and its lists', () => {
    const { recommendations, people } = draft('peer2016');
    expect(recommendations.map(({ number }) => number)).toEqual([
      '1',
      '2',
      '3',
      undefined,
      undefined,
      undefined,
    ]);
    expect(people.map(({ kind }) => kind)).toEqual([
      'officer',
      'member',
      'member',
      'officer',
      'officer',
      'officer',
    ]);
    const lists = (kind: string) =>
      [...Map.groupBy(statements('peer2016', kind), ({ parent }) => parent).values()].map(
        (all) => all.length,
      );
    expect(lists('question')).toEqual([5, 4, 1]);
    expect(lists('theme').toSorted()).toEqual([2, 3]);
    expect(lists('message')).toEqual([3]);
    expect(lists('suggestion')).toEqual([7, 8]);
    expect(lists('signpost').toSorted()).toEqual([4, 4, 7]);
  });
});

describe.skipIf(!present)('every document', () => {
  for (const file of Object.keys(files) as (keyof typeof files)[])
    test(`${file} obeys the contract and has every word accounted for`, () => {
      expect(Draft.parse(draft(file))).toEqual(draft(file));
      const account = accountFor(reading(file));
      expect(account.inItems + account.inFindings + account.notUsed).toBe(account.words);
      expect(account.passages.reduce((sum, { words }) => sum + words, 0)).toBe(account.notUsed);
      const written =
        readFileSync(resolve(seeds, files[file]), 'utf8').match(/[^\s]*[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;
      expect(Math.abs(account.words - written) / written).toBeLessThan(0.01);
    });
});
