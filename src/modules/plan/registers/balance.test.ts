// The sum of a register between two days: it holds for every history, and each number is counted by itself.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../kernel/days.ts';
import { balanceOf, balanceParts, differenceOn, type Kept, spanAsked } from './balance.ts';

const day = '2026-11-01';

const kept = (id: number, openedOn: string, endedOn: string | null = null): Kept => ({
  id,
  openedOn,
  endedOn,
});

test('opening + new − ended = closing, whatever was opened and ended and whichever two days are asked', () => {
  const life = fc.tuple(fc.nat(60), fc.option(fc.nat(60), { nil: null }));
  fc.assert(
    fc.property(fc.array(life), fc.nat(130), fc.nat(130), (lives, one, other) => {
      const rows = lives.map(([opened, open], id) =>
        kept(id, addDays(day, opened), open === null ? null : addDays(day, opened + open)),
      );
      const span = { from: addDays(day, Math.min(one, other)), to: addDays(day, Math.max(one, other)) };
      const balance = balanceOf(rows, span);
      const [opening, added, closed, closing] = balanceParts.map((part) => balance[part].length);
      expect((opening ?? 0) + (added ?? 0) - (closed ?? 0)).toBe(closing);
      expect(balance.addsUp).toBe(true);
      // A time goes on where the one before it ended.
      const before = balanceOf(rows, { from: day, to: addDays(span.from, -1) });
      expect(balance.opening).toEqual(before.closing);
    }),
  );
});

test('what is opened and ended within the time is new and ended; what is of its first day is new', () => {
  const rows = [kept(1, '2026-10-01'), kept(2, '2026-11-02', '2026-11-09'), kept(3, '2026-11-01')];
  const { opening, added, closed, closing } = balanceOf(rows, { from: day, to: '2026-11-30' });
  const ids = (found: readonly Kept[]) => found.map(({ id }) => id);
  expect([opening, added, closed, closing].map(ids)).toEqual([[1], [2, 3], [2], [1, 3]]);
});

test('a row that ends before it begins is not hidden: the sum fails, and says so', () => {
  const rows = [kept(1, '2026-11-20', '2026-10-20')];
  expect(balanceOf(rows, { from: day, to: '2026-11-30' }).addsUp).toBe(false);
});

test('what was written down only later, and what is open no more by what is known now, are told apart', () => {
  const now = [kept(1, '2026-10-01'), kept(2, '2026-10-01'), kept(3, '2026-10-01', '2026-10-05')];
  const then = [kept(1, '2026-10-01'), kept(3, '2026-10-01')];
  const { onlyNow, onlyThen } = differenceOn(now, then, '2026-10-31');
  expect([onlyNow, onlyThen].map((rows) => rows.map(({ id }) => id))).toEqual([[2], [3]]);
});

describe('the time that is asked about', () => {
  test.each([
    [{}, { from: '2026-11-01', to: '2026-11-23' }],
    [{ to: '2026-10-31' }, { from: '2026-10-01', to: '2026-10-31' }],
    [{ from: '2026-04-01' }, { from: '2026-04-01', to: '2026-11-23' }],
    [
      { from: '2026-11-23', to: '2026-11-23' },
      { from: '2026-11-23', to: '2026-11-23' },
    ],
  ])('%j', (asked, span) => {
    expect(spanAsked(asked, '2026-11-23')).toEqual({ ok: true, value: span });
  });

  test.each([
    [{ to: '2026-11-24' }, 'to'],
    [{ from: '2026-11-20', to: '2026-11-19' }, 'from'],
    [{ from: '2026-11-24' }, 'from'],
  ])('%j is a mistake', (asked, field) => {
    expect(spanAsked(asked, '2026-11-23')).toMatchObject({ ok: false, errors: [{ field }] });
  });
});
