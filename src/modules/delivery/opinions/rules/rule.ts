// A rule of computed status: what it means in words, its settings, and how it judges the facts of one action.
import type { Day } from '../../../../kernel/days.ts';
import type { PlannedDate } from '../../../../kernel/planned-date.ts';
import type { Item } from '../../../plan/index.ts';

/** From the weightiest to the lightest: the weightiest that any rule gives is the action's. */
export const results = ['off-track', 'at-risk', 'stale', 'cannot-judge', 'delivered', 'on-track'] as const;
export type Result = (typeof results)[number];

/** The owner's words, with our reading of them. */
export type Status = NonNullable<Item['status']>;

/** A step or milestone of an action, with its own status and day. */
export interface Step {
  title: string;
  status: Status | null;
  due: PlannedDate | null;
}

/** What an action waits for, and when that is expected to be finished; null where nobody can say. */
export interface Predecessor {
  title: string;
  finished: boolean;
  expectedOn: Day | null;
  /** The owner of the predecessor forecasts that day; otherwise it is its due date. */
  isForecast: boolean;
}

/** Everything that rules look at, of one action on one day. */
export interface Facts {
  day: Day;
  status: Status | null;
  start: PlannedDate | null;
  due: PlannedDate | null;
  /** The due date as it was published; null where it never moved. */
  original: PlannedDate | null;
  /** How often the due date was moved. */
  moves: number;
  /** When the owner last said how it stands; null where nobody knows. `inPlan`: not in an update but in the plan itself. */
  lastWord: { on: Day; inPlan: boolean } | null;
  /** From the owner's latest update. */
  percentage: number | null;
  forecast: PlannedDate | null;
  steps: readonly Step[];
  predecessors: readonly Predecessor[];
  /** What other parts of Goldthread say for or against it: open risks, issues, measures, savings. */
  reasons: readonly { result: 'at-risk' | 'off-track'; words: string }[];
  /** What shows that it is done, each in words. */
  evidence: readonly string[];
}

/** A figure that a council may set. Whole numbers, with what they count. */
export interface Setting {
  name: string;
  /** Completes the rule on the page: "Off track when it is later than this many days". */
  title: string;
  unit: 'days' | 'points' | 'per cent' | 'pieces';
  /** What holds until the council sets something else. */
  usual: number;
  most: number;
}

export type Settings = Readonly<Record<string, number>>;

/** What a rule says of an action, with the figures and days in sentences. */
export interface Judgement {
  result: Result;
  reason: string;
}

/** When a rule is asked: of work that goes on, of work said to be done, or of both. */
export type AskedOf = 'open' | 'finished';

export interface Rule {
  /** `dates/late`: the kind of fact, then the fault. */
  name: string;
  title: string;
  /** What it means, in words that a council reads. */
  means: string;
  askedOf: AskedOf;
  settings: readonly Setting[];
  /** Null where it has nothing to say of this action. */
  judge(facts: Facts, settings: Settings): readonly Judgement[];
}

/** A rule's figure as the council set it, else the usual one. Throws where the rule has no such setting. */
export function figure(rule: Pick<Rule, 'name' | 'settings'>, name: string, set: Settings): number {
  const known = rule.settings.find((one) => one.name === name);
  if (!known) throw new Error(`The rule ${rule.name} has no setting called ${name}.`);
  return set[name] ?? known.usual;
}
