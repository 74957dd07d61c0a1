// The only SQL for cycles and periods.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { Cycle, Figures, type NewCycle, type NewPeriod, Period } from './period.ts';

export async function allCycles(tx: Tx): Promise<readonly Cycle[]> {
  return tx.any(sql.type(Cycle)`
    select cycle_id, name, plan_id, body_id, every_months, answers_after_days, signed_after_days, board_after_days,
      after_cycle, stopped_on
    from cycles
    order by every_months, cycle_id
  `);
}

/** Every period, latest first. */
export async function allPeriods(tx: Tx): Promise<readonly Period[]> {
  return tx.any(sql.type(Period)`
    select period_id, cycle_id, name, from_on, to_on, answers_by, signed_by, board_on, opened_on, closed_on
    from periods
    order by to_on desc, period_id desc
  `);
}

/** The periods that are open, with the plan each reports on; those to be answered first come first. */
export async function openPeriods(tx: Tx): Promise<{ period: Period; planId: number }[]> {
  const plans = new Map((await allCycles(tx)).map(({ cycleId, planId }) => [cycleId, planId]));
  return (await allPeriods(tx))
    .filter(({ closedOn }) => closedOn === null)
    .sort((a, b) => a.answersBy.localeCompare(b.answersBy) || a.periodId - b.periodId)
    .flatMap((period) => {
      const planId = plans.get(period.cycleId);
      return planId === undefined ? [] : [{ period, planId }];
    });
}

export async function addCycle(tx: Tx, councilId: number, cycle: NewCycle): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ cycleId: z.int() }))`
    insert into cycles (council_id, name, plan_id, body_id, every_months, answers_after_days, signed_after_days,
      board_after_days, after_cycle)
    values (${councilId}, ${cycle.name}, ${cycle.planId}, ${cycle.bodyId ?? null}, ${cycle.everyMonths},
      ${cycle.answersAfterDays}, ${cycle.signedAfterDays}, ${cycle.boardAfterDays}, ${cycle.afterCycle ?? null})
    returning cycle_id
  `);
}

export async function addPeriod(tx: Tx, councilId: number, period: NewPeriod): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ periodId: z.int() }))`
    insert into periods (council_id, cycle_id, name, from_on, to_on, answers_by, signed_by, board_on, opened_on)
    values (${councilId}, ${period.cycleId}, ${period.name}, ${period.fromOn}, ${period.toOn}, ${period.answersBy},
      ${period.signedBy}, ${period.boardOn}, ${period.openedOn})
    returning period_id
  `);
}

export interface Closing {
  periodId: number;
  closedOn: Day;
  closedBy: string;
  figures: Figures;
  headSeq: number;
}

export async function freezePeriod(tx: Tx, councilId: number, closing: Closing): Promise<void> {
  await tx.query(sql.unsafe`
    update periods
    set closed_on = ${closing.closedOn}
    where period_id = ${closing.periodId}
  `);
  await tx.query(sql.unsafe`
    insert into period_closings (council_id, period_id, figures, head_seq, closed_by)
    values (${councilId}, ${closing.periodId}, ${sql.jsonb(closing.figures)}, ${closing.headSeq}, ${closing.closedBy})
  `);
}

const Frozen = z.object({ figures: Figures, headSeq: z.int(), closedBy: z.string() });
export type Frozen = z.infer<typeof Frozen>;

/** What a closed period was closed with; null while it is open. */
export async function frozenOf(tx: Tx, periodId: number): Promise<Frozen | null> {
  return tx.maybeOne(sql.type(Frozen)`
    select figures, head_seq, closed_by
    from period_closings
    where period_id = ${periodId}
  `);
}
