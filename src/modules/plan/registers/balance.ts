// What a register comes to between two days: open at the start, new, ended, open at the end, each counted by itself. Pure.
import { addDays, type Day } from '../../../kernel/days.ts';
import { type Answer, mistake } from '../../../kernel/errors.ts';

/** One thing of a register, from the day it was opened to the day it ended. */
export interface Kept {
  id: number;
  openedOn: Day;
  /** Null while it is open. */
  endedOn: Day | null;
}

/** The first and the last day of the time that is asked about; both are part of it. */
export interface Span {
  from: Day;
  to: Day;
}

export const balanceParts = ['opening', 'added', 'closed', 'closing'] as const;
export type BalancePart = (typeof balanceParts)[number];

export interface Balance<Row extends Kept = Kept> extends Span, Record<BalancePart, readonly Row[]> {
  /** Whether opening + new − ended = closing. It fails where a row ends before it begins. */
  addsUp: boolean;
}

export function isOpenOn({ openedOn, endedOn }: Kept, day: Day): boolean {
  return openedOn <= day && (endedOn === null || endedOn > day);
}

/**
 * The four lists of rows between two days. None is worked out from the others, so that the sum is a proof. What is opened
 * and ended within the time counts as new and as ended.
 */
export function balanceOf<Row extends Kept>(rows: readonly Row[], { from, to }: Span): Balance<Row> {
  const before = addDays(from, -1);
  const within = (day: Day | null) => day !== null && from <= day && day <= to;
  const opening = rows.filter((row) => isOpenOn(row, before));
  const added = rows.filter(({ openedOn }) => within(openedOn));
  const closed = rows.filter(({ endedOn }) => within(endedOn));
  const closing = rows.filter((row) => isOpenOn(row, to));
  const addsUp = opening.length + added.length - closed.length === closing.length;
  return { from, to, opening, added, closed, closing, addsUp };
}

/** How two readings of what stood open on one day differ. */
export interface Difference<Row extends Kept = Kept> {
  /** Open by the rows as they are known now, and not by those that the record held then. */
  onlyNow: readonly Row[];
  onlyThen: readonly Row[];
}

export function differenceOn<Row extends Kept>(
  now: readonly Row[],
  then: readonly Row[],
  day: Day,
): Difference<Row> {
  const openNow = now.filter((row) => isOpenOn(row, day));
  const openThen = then.filter((row) => isOpenOn(row, day));
  const ids = (rows: readonly Row[]) => new Set(rows.map(({ id }) => id));
  const [idsNow, idsThen] = [ids(openNow), ids(openThen)];
  return {
    onlyNow: openNow.filter(({ id }) => !idsThen.has(id)),
    onlyThen: openThen.filter(({ id }) => !idsNow.has(id)),
  };
}

/** The time asked about: this month up to today where nobody says. A mistake where it ends before it begins, or later. */
export function spanAsked(asked: { from?: Day | undefined; to?: Day | undefined }, today: Day): Answer<Span> {
  const to = asked.to ?? today;
  const from = asked.from ?? `${(asked.to ?? today).slice(0, 8)}01`;
  if (to > today) return mistake('to', 'The last day may not be after today');
  if (from > to) return mistake('from', 'The first day may not be after the last');
  return { ok: true, value: { from, to } };
}
