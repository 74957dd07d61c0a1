// Switching a check off, with a reason and perhaps an end, and on again.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';

export const Switch = z.object({
  switchId: z.int(),
  checkName: z.string(),
  isOn: z.boolean(),
  reason: z.string(),
  /** The last day on which it is off; null where no end was given. */
  untilOn: Day.nullable(),
  switchedBy: z.string(),
  switchedOn: Day,
});
export type Switch = z.infer<typeof Switch>;

/** Why a check is off: the switch that stands on a day. */
export const Off = Switch.pick({ reason: true, untilOn: true, switchedBy: true, switchedOn: true });
export type Off = z.infer<typeof Off>;

export const SwitchOff = z.object({
  reason: z.string({ error: 'Say why this check does not apply' }).max(1000).meta({ title: 'Reason' }),
  untilOn: Day.optional().meta({ title: 'Last day' }),
});
export type SwitchOff = z.infer<typeof SwitchOff>;

export const SwitchOn = z.object({
  reason: z.string({ error: 'Say why it is asked again' }).max(1000).meta({ title: 'Reason' }),
});

/** The checks that are off on a day, by name. The last switch of each stands, until its own end. */
export function offOn(switches: readonly Switch[], day: Day): Map<string, Off> {
  const last = new Map(
    [...switches].sort((a, b) => a.switchId - b.switchId).map((one) => [one.checkName, one]),
  );
  return new Map(
    [...last].flatMap(([name, { isOn, untilOn, reason, switchedBy, switchedOn }]) =>
      isOn || (untilOn !== null && untilOn < day)
        ? []
        : [[name, { reason, untilOn, switchedBy, switchedOn }] as const],
    ),
  );
}
