// What the pages and calls of delivery are given.
import type { Database } from '../../db/database.ts';
import type { LiveThreads } from '../plan/index.ts';
import type { Responsible } from './leavers/left-behind.ts';
import type { StatusSignal } from './opinions/signals.ts';

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
}
