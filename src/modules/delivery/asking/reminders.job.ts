// The job that reminds people of their updates: every hour of the day, so that a morning the machine was off is made good.
import { z } from 'zod';
import type { Database } from '../../../db/database.ts';
import type { JobKind } from '../../../db/jobs.ts';
import { remindAll } from './asking.actions.ts';

export function remindersJob(database: Database, now: () => Temporal.Instant): JobKind {
  return {
    name: 'reminders',
    data: z.object({}),
    schedule: '10 8-17 * * *',
    run: () => remindAll(database, now()),
  };
}
