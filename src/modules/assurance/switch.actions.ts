// What may be done with checks: switch one off with a reason, and on again.
import type { Database } from '../../db/database.ts';
import { type Actor, nameOfActor } from '../../kernel/actor.ts';
import { type Day, longDay } from '../../kernel/days.ts';
import { type Answer, Conflict } from '../../kernel/errors.ts';
import type { Check } from './checks/check.ts';
import { addSwitch, switches } from './switch.store.ts';
import { offOn, type SwitchOff } from './switch.ts';

interface Asked {
  check: Check;
  day: Day;
}

/** Throws Conflict where somebody has switched it off already. */
export async function switchOff(
  database: Database,
  actor: Actor,
  councilId: number,
  { check, day, reason, untilOn }: Asked & SwitchOff,
): Promise<Answer<null>> {
  if (untilOn !== undefined && untilOn < day) {
    const message = `The last day must be today, ${longDay(day)}, or later`;
    return { ok: false, errors: [{ field: 'untilOn', message }] };
  }
  await database.as(actor, councilId, `Switch off the check ${check.name}`, async (tx) => {
    if (offOn(await switches(tx), day).has(check.name))
      throw new Conflict('Somebody has switched this check off already.');
    const given = { isOn: false, reason, untilOn: untilOn ?? null };
    await addSwitch(tx, councilId, {
      checkName: check.name,
      ...given,
      switchedBy: nameOfActor(actor),
      switchedOn: day,
    });
  });
  return { ok: true, value: null };
}

/** Throws Conflict where it is on. */
export async function switchOn(
  database: Database,
  actor: Actor,
  councilId: number,
  { check, day, reason }: Asked & { reason: string },
): Promise<void> {
  await database.as(actor, councilId, `Switch on the check ${check.name}`, async (tx) => {
    if (!offOn(await switches(tx), day).has(check.name))
      throw new Conflict('Somebody has switched this check on already.');
    const given = { isOn: true, reason, untilOn: null };
    await addSwitch(tx, councilId, {
      checkName: check.name,
      ...given,
      switchedBy: nameOfActor(actor),
      switchedOn: day,
    });
  });
}
