// The only SQL for what a council set for evidence and re-tests: the last line stands.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';

export const ClosingSettings = z.object({
  largestMegabytes: z.int(),
  /** Months after closing, rising. */
  retestMonths: z.array(z.int()),
});
export type ClosingSettings = z.infer<typeof ClosingSettings>;

/** What holds where the council has set nothing. */
export const usualSettings: ClosingSettings = { largestMegabytes: 20, retestMonths: [6, 12, 18] };

export async function settingsNow(tx: Tx): Promise<ClosingSettings> {
  const set = await tx.maybeOne(sql.type(ClosingSettings)`
    select largest_megabytes, retest_months
    from closing_settings
    order by closing_setting_id desc
    limit 1
  `);
  return set ?? usualSettings;
}

const SettingsSet = ClosingSettings.extend({ reason: z.string(), setOn: Day, setBy: z.string() });
export type SettingsSet = z.infer<typeof SettingsSet>;

/** Everything that was ever set, newest first. */
export async function settingsEverSet(tx: Tx): Promise<readonly SettingsSet[]> {
  return tx.any(sql.type(SettingsSet)`
    select largest_megabytes, retest_months, reason, set_on, set_by
    from closing_settings
    order by closing_setting_id desc
  `);
}

export async function addSettings(tx: Tx, councilId: number, given: SettingsSet): Promise<void> {
  await tx.query(sql.unsafe`
    insert into closing_settings (council_id, largest_megabytes, retest_months, reason, set_on, set_by)
    values (${councilId}, ${given.largestMegabytes}, ${sql.array(given.retestMonths, 'int4')}, ${given.reason},
      ${given.setOn}, ${given.setBy})
  `);
}
