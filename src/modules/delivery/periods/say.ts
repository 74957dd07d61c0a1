// Periods and those who are asked, in words.
import { longDay } from '../../../kernel/days.ts';
import { paths as planPaths } from '../../plan/index.ts';
import type { Period } from './period.ts';
import type { AskedPerson } from './standing.ts';

export const periodPaths = {
  all: () => '/periods',
  one: (periodId: number) => `/periods/${periodId}`,
};

export function sayPeriod(period: Omit<Period, 'periodId' | 'closedOn'> & Partial<Period>) {
  return {
    name: period.name,
    path: periodPaths.one(period.periodId ?? 0),
    covers: `${longDay(period.fromOn)} to ${longDay(period.toOn)}`,
    answersBy: longDay(period.answersBy),
    signedBy: longDay(period.signedBy),
    boardOn: longDay(period.boardOn),
    closed: period.closedOn ? longDay(period.closedOn) : null,
  };
}

/** A person who is asked, for a table: what is left to answer, and what keeps them from being asked. */
export function sayAsked({ personId, who, items, answered, address, hasLeft }: AskedPerson) {
  const warning = hasLeft
    ? 'Has left: give these to somebody else'
    : address
      ? null
      : 'No account that is open: cannot be asked by e-mail';
  return {
    who,
    path: planPaths.person(personId),
    items: items.length,
    left: items.length - answered,
    warning,
  };
}
