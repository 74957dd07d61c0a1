// The words of dates that councils publish, each with the reading a person would give it.
import { expect, test } from 'vitest';
import { readPlannedDate } from './planned-date.read.ts';

type Expected = [kind: string, earliest: string, latest: string, meeting?: string, condition?: string];
const day = (iso: string, meeting = '', condition = ''): Expected => ['day', iso, iso, meeting, condition];
const span = (kind: string, earliest: string, latest: string, meeting = ''): Expected => [
  kind,
  earliest,
  latest,
  meeting,
  '',
];
const none = (kind: string, meeting = '', condition = ''): Expected => [kind, '', '', meeting, condition];

const cases: Record<string, Expected> = {
  '01/10/22': day('2022-10-01'),
  '31.12.2024': day('2024-12-31'),
  '2024-09-30': day('2024-09-30'),
  '22/02/23 (Feb Council)': day('2023-02-22', 'Full Council'),
  '22/02/23 (Full Council)': day('2023-02-22', 'Full Council'),
  '22/02/23 for 2023/24 Ongoing for later years': day('2023-02-22', '', 'Ongoing for later years'),
  '3 March 2025': day('2025-03-03'),
  'Friday 2nd September 2022': day('2022-09-02'),
  'March 3, 2025': day('2025-03-03'),
  '22-25 February 2016': span('day', '2016-02-22', '2016-02-25'),
  'by 31 March 2025': ['day', '', '2025-03-31'],
  'No later than 31/03/2025': ['day', '', '2025-03-31'],
  'May 2023 (Annual Council)': span('month', '2023-05-01', '2023-05-31', 'Annual Council'),
  'Jan 2023': span('month', '2023-01-01', '2023-01-31'),
  'Sept 2022': span('month', '2022-09-01', '2022-09-30'),
  'Feb-24': span('month', '2024-02-01', '2024-02-29'),
  'early December 2022': span('month', '2022-12-01', '2022-12-31'),
  'end of March 2024': ['month', '', '2024-03-31'],
  'by the end of June 2024': ['month', '', '2024-06-30'],
  'by June 2023': ['month', '', '2023-06-30'],
  'From March 2023': ['month', '2023-03-01', ''],
  'April - June 2024': span('month', '2024-04-01', '2024-06-30'),
  'November 2023 to February 2024': span('month', '2023-11-01', '2024-02-29'),
  'Dec to Feb 2025': span('month', '2024-12-01', '2025-02-28'),
  'Q2 2024/25': span('quarter', '2024-07-01', '2024-09-30'),
  'Quarter 4 2023-24': span('quarter', '2024-01-01', '2024-03-31'),
  '2024/25 Q1': span('quarter', '2024-04-01', '2024-06-30'),
  'Autumn 2025': span('quarter', '2025-09-01', '2025-11-30'),
  'Winter 2024/25': span('quarter', '2024-12-01', '2025-02-28'),
  'Spring term 2025': span('quarter', '2025-01-01', '2025-04-30'),
  'Autumn term 2024/25': span('quarter', '2024-09-01', '2024-12-31'),
  'Spring term': none('quarter'),
  Q3: none('quarter'),
  '2025': span('year', '2025-01-01', '2025-12-31'),
  '2024-25': span('year', '2024-04-01', '2025-03-31'),
  '2024/2025': span('year', '2024-04-01', '2025-03-31'),
  'end of 2024': ['year', '', '2024-12-31'],
  Nov: none('month'),
  'H1 2025/26': span('quarter', '2025-04-01', '2025-09-30'),
  'second half of 2025/26': span('quarter', '2025-10-01', '2026-03-31'),
  'Quarter 2 (2025/26)': span('quarter', '2025-07-01', '2025-09-30'),
  'July & August 2025': span('month', '2025-07-01', '2025-08-31'),
  'Academic year 2025/26': span('year', '2025-09-01', '2026-08-31'),
  'end of financial year 2025/26': ['year', '', '2026-03-31'],
  '2025-03-31T00:00:00': day('2025-03-31'),
  '03/25/2025': day('2025-03-25'),
  'Jan 2026 onwards': ['ongoing', '2026-01-01', ''],
  'Oct 2025 – ongoing': ['ongoing', '2025-10-01', ''],
  Ongoing: none('ongoing'),
  'On-going': none('ongoing'),
  'Every six weeks': none('ongoing'),
  'Ongoing from April 2024': ['ongoing', '2024-04-01', ''],
  TBC: none('unknown'),
  'To be confirmed': none('unknown'),
  '-': none('unknown'),
  '': none('unknown'),
  '31/02/23': none('condition', '', '31/02/23'),
  'Follows each land sale': none('condition', '', 'Follows each land sale'),
  'when the regulator replies': none('condition', '', 'when the regulator replies'),
  'time to be settled with partners': none('condition', '', 'time to be settled with partners'),
  'September Cabinet': none('meeting', 'September Cabinet'),
  'February Full Council': none('meeting', 'February Full Council'),
  'Full Council': none('meeting', 'Full Council'),
  'Annual Council 2026': span('meeting', '2026-01-01', '2026-12-31', 'Annual Council'),
  'Cabinet - June 2024': span('month', '2024-06-01', '2024-06-30', 'Cabinet'),
  'September 2024 Cabinet': span('month', '2024-09-01', '2024-09-30', 'Cabinet'),
  'March 2024 (Audit Committee)': span('month', '2024-03-01', '2024-03-31', 'Audit Committee'),
  'March 2024 subject to funding': ['month', '2024-03-01', '2024-03-31', '', 'subject to funding'],
  'Completed 12 May 2024': ['day', '2024-05-12', '2024-05-12', '', 'Completed'],
};

for (const [words, [kind, earliest, latest, meeting = '', condition = '']] of Object.entries(cases))
  test(`"${words}" is read as ${kind} ${earliest} ${latest} ${meeting} ${condition}`.trim(), () => {
    expect(readPlannedDate(words)).toEqual({
      words,
      kind,
      ...(earliest ? { earliest } : {}),
      ...(latest ? { latest } : {}),
      ...(meeting ? { meeting } : {}),
      ...(condition ? { condition } : {}),
    });
  });

test('a quarter of one year can be told to be of the calendar', () => {
  expect(readPlannedDate('Q2 2024', { quarters: 'calendar' }).latest).toBe('2024-06-30');
  expect(readPlannedDate('Q2 2024').latest).toBe('2024-09-30');
});

test('a cell of a million characters is kept as words and not searched', () => {
  const long = '1/1/ '.repeat(200_000);
  expect(readPlannedDate(long).kind).toBe('condition');
});
