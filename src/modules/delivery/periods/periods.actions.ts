// What may be done with cycles and periods: begin a cycle, open its next period, and close one for good.
import type { Database, Tx } from '../../../db/database.ts';
import { headSeq } from '../../../db/record.ts';
import { type Actor, nameOfActor } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, Conflict, mistake, NotAllowed, NotFound, Unusable } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import { type CouncilNamed, loadThread, walk } from '../../plan/index.ts';
import { askAll } from '../asking/asking.actions.ts';
import { findPeriod } from './found.ts';
import { type Cycle, type NewCycle, nextPeriod, type Period } from './period.ts';
import { addCycle, addPeriod, allCycles, allPeriods, freezePeriod } from './periods.store.ts';

function mayRun(actor: Actor): void {
  if (!mayDo(actor, 'period.run')) throw new NotAllowed('Only the programme office runs the periods.');
}

/** Begins a cycle. Answers its number. */
export async function beginCycle(
  database: Database,
  actor: Actor,
  councilId: number,
  cycle: NewCycle,
): Promise<Answer<number>> {
  mayRun(actor);
  const { answersAfterDays, signedAfterDays, boardAfterDays } = cycle;
  if (signedAfterDays < answersAfterDays)
    return mistake('signedAfterDays', 'Sponsors cannot sign before owners have answered');
  if (boardAfterDays < signedAfterDays)
    return mistake('boardAfterDays', 'The board cannot meet before sponsors have signed');
  return database.as(actor, councilId, `Begin the cycle ${cycle.name}`, async (tx) => ({
    ok: true,
    value: await addCycle(tx, councilId, cycle),
  }));
}

/** Opens the next period of a cycle, and asks everybody who owes it something. Throws Conflict where one of it is open. Answers its number. */
export async function openPeriod(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  { cycleId, day, now }: { cycleId: number; day: Day; now: Temporal.Instant },
): Promise<number> {
  mayRun(actor);
  return database.as(actor, council.id, 'Open a period', async (tx) => {
    const { cycle, periods } = await cycleCalled(tx, cycleId);
    const [last = null] = periods;
    if (last?.closedOn === null)
      throw new Conflict(`${last.name} is open. Close it before the next is opened.`, last);
    const next = nextPeriod(cycle, last, day);
    const periodId = await addPeriod(tx, council.id, next);
    const period = { ...next, periodId, closedOn: null };
    await askAll(tx, council, { period, planId: cycle.planId, why: 'opened', day, now });
    return periodId;
  });
}

async function cycleCalled(tx: Tx, cycleId: number): Promise<{ cycle: Cycle; periods: Period[] }> {
  const cycle = (await allCycles(tx)).find((one) => one.cycleId === cycleId);
  if (!cycle) throw new NotFound('There is no such cycle.');
  return { cycle, periods: (await allPeriods(tx)).filter((one) => one.cycleId === cycleId) };
}

/**
 * Closes a period: what every action said is frozen, and anything later says that it is late. A lower cycle that reports
 * into this one closes first.
 */
export async function closePeriod(
  database: Database,
  actor: Actor,
  council: CouncilNamed,
  { periodId, day }: { periodId: number; day: Day },
): Promise<void> {
  mayRun(actor);
  await database.as(actor, council.id, 'Close a period', async (tx) => {
    const all = await allPeriods(tx);
    const period = all.find((one) => one.periodId === periodId);
    if (!period) throw new NotFound('There is no such period.');
    if (period.closedOn !== null)
      throw new Conflict(`${period.name} was closed on ${longDay(period.closedOn)}.`, period);
    const { cycle } = await cycleCalled(tx, period.cycleId);
    const lower = all.find(
      (one) => one.cycleId === cycle.afterCycle && one.closedOn === null && one.fromOn <= period.toOn,
    );
    if (lower)
      throw new Unusable(`${lower.name} reports into ${period.name} and is still open. Close it first.`);
    const thread = walk(await loadThread(tx, { council, day }));
    const { figures } = await findPeriod(tx, thread, periodId);
    await freezePeriod(tx, council.id, {
      periodId,
      closedOn: day,
      closedBy: nameOfActor(actor),
      figures,
      headSeq: await headSeq(tx),
    });
  });
}
