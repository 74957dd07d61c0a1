// What the pages and calls of assurance are given.
import type { Database } from '../../db/database.ts';
import type { LiveThreads } from '../plan/index.ts';

export interface AssuranceSettings {
  database: Database;
  live: LiveThreads;
}
