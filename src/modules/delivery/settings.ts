// What the pages and calls of delivery are given.
import type { Database, Tx } from '../../db/database.ts';
import type { Person } from '../../kernel/actor.ts';
import type { LiveThreads, Panel, Walk } from '../plan/index.ts';
import type { Responsible } from './leavers/left-behind.ts';
import type { StatusSignal } from './opinions/signals.ts';

/** What a later module asks of somebody beside their updates, on the same page; null where it asks nothing. */
export type AlsoAsked = (tx: Tx, asked: { thread: Walk; actor: Person }) => Promise<Panel | null>;

export interface DeliverySettings {
  database: Database;
  live: LiveThreads;
  /** What later modules say of items for their computed status. */
  signals: readonly StatusSignal[];
  /** The clock, for mail. Default: the machine's. */
  now?: () => Temporal.Instant;
  /** Whether any mail service is set. Default: yes. */
  hasMail?: boolean;
  /** What later modules know of that hangs on people. Default: nothing. */
  responsible?: readonly Responsible[];
  /** What later modules ask of the same people. Default: nothing. */
  alsoAsked?: readonly AlsoAsked[];
}
