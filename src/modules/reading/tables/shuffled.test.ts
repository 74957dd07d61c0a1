// A law of tables: with columns in any order, headers by any name, and equal neighbours merged, they read the same.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tries } from '../../../../test/support/at-length.ts';
import type { Person } from '../draft.ts';
import { type Cell, readSample, tableOf } from '../tables.sample.ts';

type Names = Record<string, string[]>;
type Values = Record<string, string>;

const actionNames: Names = {
  ref: ['Ref', 'No.', 'Action ref', 'ID', 'Action\nNumber', 'Ref No', 'Item'],
  theme: ['Theme', 'Improvement theme', 'Themes'],
  action: [
    'Action',
    'What we will do',
    'Key actions',
    'Agreed action',
    'Activity',
    'Improvement action',
    'What needs to be done?',
    'Steps to be taken',
    'Proposed action',
    'Initiative',
  ],
  lead: [
    'Owner',
    'Responsible Officer',
    'Who',
    'By whom',
    'Action owner',
    'Lead\nOfficer',
    'Officer(s) responsible',
    'Who will do it?',
    'Accountable',
    'Person responsible',
    'Delivery lead',
    'Assigned to',
    'Lead Service',
  ],
  due: [
    'Due',
    'By when',
    'Timescale',
    'Target completion',
    'Deadline',
    'When will it be done by?',
    'Target\nDate',
    'Completion date',
    'Est. completion',
    'To be completed by',
    'Agreed date',
    'Timeframe',
    'Original due date',
  ],
  revised: [
    'Revised date',
    'Completion date (revised)',
    'Revised due date',
    'New target date',
    'Revised timescale',
  ],
  status: [
    'RAG',
    'Status',
    'BRAG rating',
    'RAG\nStatus',
    'Current status',
    'Progress RAG',
    'Delivery confidence',
    'On track?',
  ],
  update: [
    'Progress to date',
    'Latest update',
    'Comments',
    'Commentary',
    'Update, October 2025',
    'Where are we now?',
    'Evidence of progress',
  ],
  outcome: [
    'Expected outcome',
    'What success looks like',
    'How will we know?',
    'Success measure',
    'Intended impact',
    'Outcome',
  ],
};

const riskNames: Names = {
  ref: ['Ref', 'Risk ID', 'No.', 'Risk ref', '#'],
  risk: ['Risk', 'Risk description', 'Description of risk', 'Risk title'],
  cause: ['Cause', 'Causes / triggers', 'Root cause'],
  effect: ['Effect', 'Consequence', 'Potential impact of it'],
  likelihood: ['Likelihood', 'Probability (1-5)', 'Net likelihood', 'Current likelihood'],
  impact: ['Impact', 'Net impact', 'Impact (1-5)', 'Current impact'],
  score: ['Score', 'Risk score', 'Net score', 'Residual risk', 'Current rating'],
  controls: ['Existing controls', 'Controls in place', 'Mitigation', 'Current mitigations'],
  further: ['Further actions required', 'Planned mitigating actions', 'Further controls', 'Actions'],
  lead: ['Risk owner', 'Owner', 'Responsible officer', 'Lead'],
};

const measureNames: Names = {
  ref: ['Ref', 'PI ref', 'KPI no.', 'Code'],
  title: ['Measure', 'Key performance indicator', 'Indicator', 'KPI', 'Performance measure'],
  good: ['Good is', 'Polarity', 'Good to be', 'Aim is to'],
  baseline: ['Baseline', 'Baseline 2023/24'],
  target: ['Target', 'Annual target', 'Target 2025/26', '2025/26 target'],
  q1: ['Q1 2025/26', 'Quarter 1 2025/26', 'Q1 25/26 actual', 'Q1'],
  q2: ['Q2 2025/26', 'Quarter 2 2025/26', 'Q2 25/26 actual', 'Q2'],
  travel: ['Direction of travel', 'DoT', 'Trend'],
  status: ['RAG', 'Status', 'RAG status', 'Performance RAG'],
  lead: ['Owner', 'Lead officer', 'Responsible officer', 'Accountable officer'],
};

const titles = [
  'Mend the market hall roof',
  'Let the empty stalls',
  'Sweep the square before eight',
  'Publish a contracts register',
  'Train every budget holder',
  'Recruit six planners',
];
const risks = [
  'The budget cannot be balanced',
  'A cyber attack stops services',
  'Key staff leave before posts are filled',
  'The contractor fails in mid-winter',
];
const measures = [
  'Homes let within 28 days',
  'Calls answered in a minute',
  'Waste recycled',
  'Invoices paid on time',
];

const one = (...values: string[]) => fc.constantFrom(...values);
const owner = one('Head of Estates', 'Market Manager', 'Director of Resources', 'Street Manager');

const actionRows = fc.array(
  fc.record({
    theme: one('Markets', 'Streets'),
    lead: owner,
    due: one('31/03/2025', 'Q2 2025/26', 'May 2025', 'September 2025'),
    revised: one('', '31/12/2025', 'Spring 2026'),
    status: one('On track', 'Amber', 'Complete', 'Not started', 'Red'),
    update: one(
      'Two firms have been asked for prices.',
      'Work began after the last meeting of the board.',
      '',
    ),
    outcome: one('Traders stay for longer', 'The square is clean by eight', 'Fewer complaints are made'),
  }),
  { minLength: 3, maxLength: 6 },
);

const riskRows = fc.array(
  fc.record({
    cause: one('Demand rises faster than grant', 'Old systems'),
    effect: one('Services stop', 'A report is made to members'),
    likelihood: one('2', '3', '4'),
    impact: one('3', '4', '5'),
    score: one('6', '12', '20'),
    controls: one('Monthly monitoring', 'Offline copies kept'),
    further: one('Bring a savings plan to Cabinet', 'Rehearse the recovery plan'),
    lead: owner,
  }),
  { minLength: 2, maxLength: 4 },
);

const measureRows = fc.array(
  fc.record({
    good: one('High', 'Low'),
    baseline: one('70%', '81%'),
    target: one('85%', '90%'),
    q1: one('80%', '84.5%'),
    q2: one('86%', '91.5%'),
    travel: one('▲', '▼', '↔'),
    status: one('Green', 'Amber', 'Red'),
    lead: owner,
  }),
  { minLength: 2, maxLength: 4 },
);

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
