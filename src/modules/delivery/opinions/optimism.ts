// The optimism score: how often "on track" was followed by a slip or a miss, and how late that was told. Pure.
//
// A claim is what an owner last said of an action in a period, where that was "on track" and a day was promised. It is
//   kept    the action was said to be done on or before the day promised when the claim was made;
//   broken  that day was moved later (a slip), or went by without the action being done (a miss);
//   open    neither yet: it does not count.
// A claim made when the day promised had gone by already is broken without warning.
// Warning is told by the first of: an update that is not on track, an update that forecasts a later day, the move itself.
// Days of warning are counted from then to the day promised, at least 0, and 60 are enough:
//
//   blame of a kept claim   = 0
//   blame of a broken claim = 1 − min(days of warning, 60) / 60
//   score                   = 100 × (sum of blame) / (claims kept or broken), rounded; none where no claim was kept or broken
//
// Bounds: 0 where every claim was kept, or every slip was told 60 days before; 100 where every claim was missed and nobody
// said so before the day. Telling of a slip earlier always lowers the score or leaves it as it is.
//
// Worked example. On 30 September four actions are said to be on track, each promised for 31 December. One is done on
// 20 December: blame 0. One is moved to March on 1 December, 30 days before: blame 1 − 30/60 = 0.5. One is said to be at
// risk on 1 October, 91 days before, and missed: blame 0. One is missed without a word: blame 1. The score is
// 100 × (0 + 0.5 + 0 + 1) / 4 = 37.5, shown as 38.
import { type Day, daysBetween } from '../../../kernel/days.ts';

/** Warning that is early enough for no blame, in days. */
export const enoughWarning = 60;

/** One update, as far as the score needs it. */
export interface Said {
  itemId: number;
  periodId: number | null;
  personId: number | null;
  saidOn: Day;
  /** Delivered, embedded, sustained, closed or superseded. */
  finished: boolean;
  confidence: 'on-track' | 'at-risk' | 'off-track' | null;
  /** The last day of the owner's forecast. */
  forecastOn: Day | null;
}

/** The last day of an action's due date: as it stands, and each time it was moved, oldest first. */
export interface Promised {
  now: Day | null;
  moves: readonly { on: Day; from: Day | null; to: Day | null }[];
}

export interface Claim {
  itemId: number;
  periodId: number;
  personId: number | null;
  outcome: 'kept' | 'broken';
  /** Of a broken claim; 0 where nothing was said before the day. */
  warningDays: number;
}

/** Every claim that is kept or broken by a day. `said` is in the order in which it was said. */
export function claims(said: readonly Said[], promisedOf: (itemId: number) => Promised, day: Day): Claim[] {
  return [...Map.groupBy(said, ({ itemId }) => itemId)].flatMap(([itemId, ofItem]) => {
    const promised = promisedOf(itemId);
    return lastOfPeriods(ofItem).flatMap((claim) => {
      const { saidOn, periodId, personId } = claim;
      const ended = outcome(claim, ofItem.slice(ofItem.indexOf(claim) + 1), promised, day);
      if (periodId === null || ended === null || saidOn > day) return [];
      return [{ itemId, periodId, personId, ...ended }];
    });
  });
}

/** What was last said in each period, where that was "on track" of work that goes on. */
function lastOfPeriods(ofItem: readonly Said[]): Said[] {
  const last = new Map(ofItem.filter(({ periodId }) => periodId !== null).map((one) => [one.periodId, one]));
  return [...last.values()].filter(({ confidence, finished }) => confidence === 'on-track' && !finished);
}

/** Null while it is open, and where no day was promised. */
function outcome(
  claim: Said,
  later: readonly Said[],
  { now, moves }: Promised,
  day: Day,
): Pick<Claim, 'outcome' | 'warningDays'> | null {
  // A move of the same day belongs to the claim: it was made with the new date in mind.
  const after = moves.filter(({ on }) => on > claim.saidOn && on <= day);
  const [next] = after;
  const due = next ? next.from : now;
  if (due === null) return null;
  const slip = after.find(({ to }) => to === null || to > due);
  const done = later.find(({ finished, saidOn }) => finished && saidOn <= day);
  if (done && done.saidOn <= due && (!slip || done.saidOn <= slip.on))
    return { outcome: 'kept', warningDays: 0 };
  if (!slip && day <= due) return null;
  const warned = later.find(({ confidence, forecastOn }) => isWarning(confidence, forecastOn, due));
  const told = [warned?.saidOn, slip?.on].filter((on) => on !== undefined).sort()[0];
  const warningDays = told === undefined || told > day ? 0 : Math.max(0, daysBetween(told, due));
  return { outcome: 'broken', warningDays };
}

function isWarning(confidence: Said['confidence'], forecastOn: Day | null, due: Day): boolean {
  return confidence === 'at-risk' || confidence === 'off-track' || (forecastOn !== null && forecastOn > due);
}

export interface Score {
  kept: number;
  broken: number;
  /** The mean over broken claims, in whole days; null where none was broken. */
  warningDays: number | null;
  /** From 0 to 100; null where nothing was kept or broken. */
  score: number | null;
}

export function scoreOf(of: readonly Pick<Claim, 'outcome' | 'warningDays'>[]): Score {
  const broken = of.filter(({ outcome: ended }) => ended === 'broken');
  const blame = broken.reduce(
    (sum, { warningDays }) => sum + 1 - Math.min(warningDays, enoughWarning) / enoughWarning,
    0,
  );
  const warned = broken.reduce((sum, { warningDays }) => sum + warningDays, 0);
  return {
    kept: of.length - broken.length,
    broken: broken.length,
    warningDays: broken.length === 0 ? null : Math.round(warned / broken.length),
    score: of.length === 0 ? null : Math.round((100 * blame) / of.length),
  };
}
