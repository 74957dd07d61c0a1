// Tells somebody by e-mail what a board asked of them: one message for all of a meeting, on the day it is written down.
import type { Tx } from '../../../db/database.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { sayInOutbox } from '../../../post/say-again.store.ts';
import { addressesOf, bodyLines } from '../../people/index.ts';
import { askedActions } from './board.store.ts';
import type { Meeting } from './board.ts';

/** Minutes in which more may be typed at the table before the message goes. */
const minutesAtTable = 15;

/** Nobody is written to who has no account that opens anything: what was asked then waits on their page alone. */
export async function tellOwner(
  tx: Tx,
  councilId: number,
  { meeting, personId, day, now }: { meeting: Meeting; personId: number; day: Day; now: Temporal.Instant },
): Promise<void> {
  const address = (await addressesOf(tx, day)).get(personId);
  if (!address?.open) return;
  const board = (await bodyLines(tx)).find(({ bodyId }) => bodyId === meeting.bodyId)?.name ?? 'A board';
  const asked = await askedActions(tx, { meetingIds: [meeting.meetingId], personId, openOnly: true });
  const lines = asked.map(({ words, dueOn }) => `- ${words} (by ${longDay(dueOn)})`);
  const text = `${board} met on ${longDay(meeting.heldOn)} and asked you to do this:

${lines.join('\n')}

It stands on your page in Goldthread, under what boards asked of you. Say there when it is done.
`;
  await sayInOutbox(tx, councilId, {
    to: address.email,
    subject: `${board}, ${longDay(meeting.heldOn)}: what you were asked to do`,
    text,
    at: now.add({ minutes: minutesAtTable }).toString(),
  });
}
