// What other modules tell a pack beside the plan itself. Each source may be absent: the pack then leaves its part out.
import { z } from 'zod';
import type { Tx } from '../../db/database.ts';
import type { Actor } from '../../kernel/actor.ts';
import { Day } from '../../kernel/days.ts';
import type { Item, Walk } from '../plan/index.ts';

/** What a pack reports on: the days a period of a cycle covers, and the days between which its news came. */
export const Period = z.object({
  words: z.string(),
  from: Day,
  to: Day,
  /** The day after the period before was closed; what moved before then stood in that one's packs. */
  newsFrom: Day,
  /** The day it was closed; null where it was open when the pack was made. */
  closedOn: Day.nullable(),
});
export type Period = z.infer<typeof Period>;

/** What a source is given. It answers in a fixed number of queries, however many actions there are. */
export interface PackAsked {
  tx: Tx;
  thread: Walk;
  actor: Actor;
  period: Period;
  /** The actions the pack is about. */
  actions: readonly Item[];
  /** Those are all that the plan's cycle reports on. */
  isAll: boolean;
}

/** The last thing an owner said of an action. */
export const Told = z.object({
  itemId: z.int(),
  saidOn: Day,
  done: z.string().nullable(),
  next: z.string().nullable(),
  routeToGreen: z.string().nullable(),
  forecast: z.string().nullable(),
  /** A correction, given after its period had closed. */
  late: z.boolean(),
});
export type Told = z.infer<typeof Told>;

/** An action of which the three opinions differ, each in words, and the sentence that says so. */
export const Differing = z.object({
  itemId: z.int(),
  declared: z.string(),
  computed: z.string(),
  independent: z.string().nullable(),
  sentence: z.string(),
  /** The rules say no more than that the owner has said nothing lately, and nobody independent has looked. */
  onlyStale: z.boolean(),
});
export type Differing = z.infer<typeof Differing>;

export const Challenged = z.object({
  itemId: z.int(),
  words: z.string(),
  raisedBy: z.string(),
  answerBy: Day,
  /** Null while it is unanswered. */
  answer: z.string().nullable(),
});
export type Challenged = z.infer<typeof Challenged>;

export const Risked = z.object({
  title: z.string(),
  /** As the council's own matrix says it: `20, severe`. */
  score: z.string(),
  owner: z.string(),
  /** `Up from 12`, `New`, `Unchanged`. */
  movement: z.string(),
});
export type Risked = z.infer<typeof Risked>;

/** A measure as a pack shows it, each part in words. */
export const Measured = z.object({
  title: z.string(),
  value: z.string(),
  standing: z.string(),
  /** "Getting better", never "up". */
  travel: z.string(),
  owner: z.string(),
});
export type Measured = z.infer<typeof Measured>;

type Source<T> = (asked: PackAsked) => Promise<readonly T[]>;

export interface PackSources {
  told?: Source<Told>;
  opinions?: Source<Differing>;
  challenges?: Source<Challenged>;
  /** The weightiest first. */
  risks?: Source<Risked>;
  /** Those that need somebody first. */
  measures?: Source<Measured>;
}
