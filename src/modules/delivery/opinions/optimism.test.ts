// The optimism score: the worked example, each outcome case by case, and the laws it keeps.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '../../../kernel/days.ts';
import { type Claim, claims, enoughWarning, type Promised, type Said, scoreOf } from './optimism.ts';

const onTrack = (saidOn: Day, given: Partial<Said> = {}): Said => ({
  itemId: 1,
  periodId: 9,
  personId: null,
  saidOn,
  finished: false,
  confidence: 'on-track',
  forecastOn: null,
  ...given,
});
const later = (saidOn: Day, given: Partial<Said>): Said => onTrack(saidOn, { periodId: 10, ...given });
const promised = (now: Day | null, ...moves: Promised['moves'][number][]): Promised => ({ now, moves });

function claimed(said: Said[], due: Promised, day: Day): Pick<Claim, 'outcome' | 'warningDays'>[] {
  return claims(said, () => due, day)
    .filter(({ periodId }) => periodId === 9)
    .map(({ outcome, warningDays }) => ({ outcome, warningDays }));
}

const kept = [{ outcome: 'kept', warningDays: 0 }];
const broken = (warningDays: number) => [{ outcome: 'broken', warningDays }];
const december = promised('2026-12-31');

test('the worked example of the formula', () => {
  const day = '2027-01-10';
  const of = [
    ...claimed(
      [onTrack('2026-09-30'), later('2026-12-20', { finished: true, confidence: null })],
      december,
      day,
    ),
    ...claimed(
      [onTrack('2026-09-30')],
      promised('2027-03-31', { on: '2026-12-01', from: '2026-12-31', to: '2027-03-31' }),
      day,
    ),
    ...claimed([onTrack('2026-09-30'), later('2026-10-01', { confidence: 'at-risk' })], december, day),
    ...claimed([onTrack('2026-09-30')], december, day),
  ];
  expect(of.map(({ warningDays }) => warningDays)).toEqual([0, 30, 91, 0]);
  expect(scoreOf(of)).toEqual({ kept: 1, broken: 3, warningDays: 40, score: 38 });
});

describe('a claim of 30 September', () => {
  const claim = onTrack('2026-09-30');
  test.each<[string, Said[], Promised, Day, object[]]>([
    ['is open before the day promised', [claim], december, '2026-12-30', []],
    ['is open on that day', [claim], december, '2026-12-31', []],
    ['is missed the day after', [claim], december, '2027-01-01', broken(0)],
    [
      'is kept when done on that day',
      [claim, later('2026-12-31', { finished: true })],
      december,
      '2027-01-10',
      kept,
    ],
    [
      'is kept at once when done',
      [claim, later('2026-10-02', { finished: true })],
      december,
      '2026-10-03',
      kept,
    ],
    [
      'is missed when done a day late',
      [claim, later('2027-01-01', { finished: true })],
      december,
      '2027-01-10',
      broken(0),
    ],
    ['says nothing where no day was promised', [claim], promised(null), '2027-01-10', []],
    [
      'is broken at once where the day had gone by already',
      [claim],
      promised('2026-09-01'),
      '2026-09-30',
      broken(0),
    ],
    [
      'is warned of by a later forecast',
      [claim, later('2026-12-01', { forecastOn: '2027-02-01' })],
      december,
      '2027-01-10',
      broken(30),
    ],
    [
      'is not warned of by a forecast in time',
      [claim, later('2026-12-01', { forecastOn: '2026-12-31' })],
      december,
      '2027-01-10',
      broken(0),
    ],
    [
      'is not warned of after the day',
      [claim, later('2027-01-02', { confidence: 'off-track' })],
      december,
      '2027-01-10',
      broken(0),
    ],
    [
      'slips as soon as the date is moved, though the day is far',
      [claim],
      promised('2027-03-31', { on: '2026-10-05', from: '2026-12-31', to: '2027-03-31' }),
      '2026-10-05',
      broken(87),
    ],
    [
      'is not broken by a move made before it or with it',
      [claim],
      promised('2026-12-31', { on: '2026-09-30', from: '2026-10-31', to: '2026-12-31' }),
      '2026-10-05',
      [],
    ],
    [
      'is not broken by a move to an earlier day',
      [claim],
      promised('2026-11-30', { on: '2026-10-05', from: '2026-12-31', to: '2026-11-30' }),
      '2026-10-06',
      [],
    ],
    [
      'slips when the date is taken away',
      [claim],
      promised(null, { on: '2026-12-01', from: '2026-12-31', to: null }),
      '2026-12-02',
      broken(30),
    ],
  ])('%s', (_what, said, due, day, expected) => {
    expect(claimed(said, due, day)).toEqual(expected);
  });

  test('counts once a period, by what was said last', () => {
    const corrected = onTrack('2026-10-01', { confidence: 'off-track' });
    expect(claimed([claim, corrected], december, '2027-01-10')).toEqual([]);
    expect(claimed([corrected, claim], december, '2027-01-10')).toEqual(broken(0));
  });
});

const anyClaim = fc.record({
  outcome: fc.constantFrom('kept' as const, 'broken' as const),
  warningDays: fc.nat({ max: 400 }),
});

test('it lies between 0 and 100, and there is none where nothing is kept or broken', () => {
  expect(scoreOf([]).score).toBeNull();
  expect(scoreOf([{ outcome: 'broken', warningDays: 0 }]).score).toBe(100);
  expect(scoreOf([{ outcome: 'broken', warningDays: enoughWarning }]).score).toBe(0);
  fc.assert(
    fc.property(fc.array(anyClaim, { minLength: 1 }), (of) => {
      const { score } = scoreOf(of);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
    }),
  );
});

test('telling earlier never makes it worse', () => {
  fc.assert(
    fc.property(fc.array(anyClaim, { minLength: 1 }), fc.nat({ max: 100 }), (of, sooner) => {
      const told = of.map((one) => ({ ...one, warningDays: one.warningDays + sooner }));
      expect(scoreOf(told).score).toBeLessThanOrEqual(scoreOf(of).score ?? 0);
    }),
  );
  const warnedOn = (on: Day) =>
    scoreOf(claimed([onTrack('2026-09-30'), later(on, { confidence: 'at-risk' })], december, '2027-01-10'))
      .score;
  const scores = [0, 15, 30, 45, 60, 75].map((days) => warnedOn(addDays('2026-12-31', -days)));
  expect(scores).toEqual([100, 75, 50, 25, 0, 0]);
});
