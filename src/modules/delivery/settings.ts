// What the pages and calls of delivery are given.
import type { Database } from '../../db/database.ts';
import type { LiveThreads } from '../plan/index.ts';

export interface DeliverySettings {
  database: Database;
  live: LiveThreads;
}
