// For tests: the many names of columns, and rows whose neighbours are often equal, of which tables are drawn at random.
import fc from 'fast-check';

export type Names = Record<string, string[]>;
export type Values = Record<string, string>;

export const actionNames: Names = {
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

export const riskNames: Names = {
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

export const measureNames: Names = {
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

export const titles = [
  'Mend the market hall roof',
  'Let the empty stalls',
  'Sweep the square before eight',
  'Publish a contracts register',
  'Train every budget holder',
  'Recruit six planners',
];
export const risks = [
  'The budget cannot be balanced',
  'A cyber attack stops services',
  'Key staff leave before posts are filled',
  'The contractor fails in mid-winter',
];
export const measures = [
  'Homes let within 28 days',
  'Calls answered in a minute',
  'Waste recycled',
  'Invoices paid on time',
];

export const one = (...values: string[]) => fc.constantFrom(...values);
export const owner = one('Head of Estates', 'Market Manager', 'Director of Resources', 'Street Manager');

export const actionRows = fc.array(
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

export const riskRows = fc.array(
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

export const measureRows = fc.array(
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
