// The rules of the assurance map as cases: what is a gap, when a source is overdue, and which of its words stand.
import { expect, test } from 'vitest';
import { gapsOf, heard, type Level, type Line, latestIn, type Source, type Statement } from './map.ts';

const day = '2026-11-23';
let number = 0;

const source = (line: Line, facts: Partial<Source> = {}): Source => ({
  sourceId: ++number,
  itemId: 1,
  rowId: null,
  line,
  what: 'A report',
  givenBy: 'Somebody',
  everyMonths: null,
  keptOn: '2026-01-01',
  keptBy: 'Ana',
  endedOn: null,
  endedWhy: null,
  ...facts,
});

const said = (of: Source, givenOn: string, level: Level = 'reasonable'): Statement => ({
  statementId: ++number,
  sourceId: of.sourceId,
  givenOn,
  level,
  words: 'As it is',
  evidence: null,
  recordedOn: givenOn,
  recordedBy: 'Ana',
});

/** A source of a line, with the day on which it last spoke, if it did. */
const one = (line: Line, spokeOn: string | null = '2026-11-01', everyMonths: number | null = null) => {
  const of = source(line, { everyMonths });
  return heard(of, spokeOn === null ? [] : [said(of, spokeOn)], day);
};

test.each([
  ['nobody is named', [], ['no-management', 'no-corporate', 'no-independent']],
  ['only management speaks', [one('management')], ['no-corporate', 'no-independent', 'only-management']],
  [
    'two of management speak',
    [one('management'), one('management')],
    ['no-corporate', 'no-independent', 'only-management'],
  ],
  ['only somebody independent speaks', [one('independent')], ['no-management', 'no-corporate']],
  ['management and a corporate function speak', [one('management'), one('corporate')], ['no-independent']],
  ['all three speak', [one('management'), one('corporate'), one('independent')], []],
  [
    'a source is named that has said nothing',
    [one('management'), one('corporate'), one('independent', null)],
    ['no-independent', 'unheard'],
  ],
  [
    'a source is overdue by its own frequency',
    [one('management', '2026-10-22', 1), one('corporate'), one('independent')],
    ['overdue'],
  ],
  [
    'little assurance is given, which is no gap',
    [one('management'), one('corporate'), one('independent', '2020-01-01')],
    [],
  ],
])('where %s, the gaps are said', (_, sources, gaps) => {
  expect(gapsOf(sources)).toEqual(gaps);
});

test.each([
  ['2026-10-23', 1, '2026-11-23', false],
  ['2026-10-22', 1, '2026-11-22', true],
  ['2025-11-24', 12, '2026-11-24', false],
  ['2026-08-31', 1, '2026-09-30', true],
  ['2001-01-01', null, null, false],
])('spoken on %s and due every %s months, the next is due by %s: overdue %s', (on, every, dueOn, overdue) => {
  expect(one('corporate', on, every)).toMatchObject({ dueOn, overdue });
});

test('before it first speaks, the time of a source runs from the day it was named', () => {
  expect(heard(source('corporate', { everyMonths: 3, keptOn: '2026-08-22' }), [], day).overdue).toBe(true);
  expect(heard(source('corporate', { everyMonths: 3, keptOn: '2026-08-23' }), [], day).overdue).toBe(false);
});

test('the newest by the day given stands, and of one day what was recorded last', () => {
  const of = source('management');
  const statements = [said(of, '2026-06-01', 'limited'), said(of, '2026-05-01', 'none')];
  expect(heard(of, statements, day).latest?.level).toBe('limited');
  const corrected = [...statements, said(of, '2026-06-01', 'substantial')];
  expect(heard(of, corrected, day)).toMatchObject({
    latest: { level: 'substantial' },
    earlier: [{ level: 'limited' }, { level: 'none' }],
  });
  expect(
    latestIn([heard(of, corrected, day), one('management', '2026-07-01')], 'management')?.latest?.givenOn,
  ).toBe('2026-07-01');
});
