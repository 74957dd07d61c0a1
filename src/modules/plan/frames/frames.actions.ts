// What may be done about frames: link two headings or end a link, and say who does what an item promises.
import type { Database } from '../../../db/database.ts';
import { type Actor, nameOfActor } from '../../../kernel/actor.ts';
import { type Day, longDay } from '../../../kernel/days.ts';
import { type Answer, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import type { Walk } from '../thread.ts';
import { framesOf, linkBetween, type NewFrameLink } from './frame.ts';
import { addFrameLink, addWay, allFrameLinks, type Sayer } from './frames.store.ts';
import type { NewWay } from './way.ts';

export interface Doing {
  database: Database;
  actor: Actor;
  councilId: number;
  thread: Walk;
  day: Day;
}

function sayer({ actor, day }: Doing): Sayer {
  if (!mayDo(actor, 'plan.change')) throw new NotAllowed('You may read the plan, and not change it.');
  return { name: nameOfActor(actor), day };
}

/** Links two headings of different frames, or ends their link; what was said before stays. */
export async function sayFrameLink(doing: Doing, given: NewFrameLink): Promise<Answer<null>> {
  const by = sayer(doing);
  const { database, actor, councilId, thread } = doing;
  const placed = (key: string) => {
    for (const frame of framesOf(thread)) {
      const heading = frame.headings.find((one) => one.key === key);
      if (heading) return { frame, heading };
    }
    return null;
  };
  const row = placed(given.row);
  const column = placed(given.column);
  if (!row) return mistake('row', 'Choose a heading from the list');
  if (!column || column.frame.key === row.frame.key)
    return mistake('column', 'Choose a heading of the other set from the list');
  const ids = [row, column].flatMap(({ heading }) => heading.item?.id ?? []).sort((a, b) => a - b);
  const [itemId, otherItemId = null] = ids;
  if (itemId === undefined) return mistake('column', 'Choose a heading of a plan');
  const linked = given.linked === 'yes';
  return database.as(
    actor,
    councilId,
    linked ? 'Link two headings' : 'End the link of two headings',
    async (tx) => {
      const holds = linkBetween(await allFrameLinks(tx), row.heading, column.heading) !== null;
      if (holds === linked)
        return mistake(
          'linked',
          linked ? 'They are linked already' : 'They are not linked, so there is nothing to end',
        );
      const bestValueTheme = row.heading.theme ?? column.heading.theme;
      await addFrameLink(
        tx,
        councilId,
        { itemId, otherItemId, bestValueTheme, linked, reason: given.reason },
        by,
      );
      return { ok: true, value: null };
    },
  );
}

/** Says who does what an item promises; what was said before stays. */
export async function sayWay(doing: Doing, itemId: number, given: NewWay): Promise<Answer<null>> {
  const by = sayer(doing);
  const { database, actor, councilId, thread, day } = doing;
  if (!thread.item(itemId)) throw new NotFound('There is no such item.');
  const { way, partner, ask, dueOn, answeredOn, answer } = given;
  if (way === 'asks' && !partner) return mistake('partner', 'Write which partner is asked');
  if (way === 'asks' && !ask) return mistake('ask', 'Write what the partner is asked');
  if (way === 'asks' && !dueOn) return mistake('dueOn', 'Enter the day by which the partner should answer');
  if (way !== 'asks' && (ask || dueOn || answeredOn || answer))
    return mistake(
      'way',
      'Only a partner is asked: leave the ask and its answer empty, or choose that a partner is asked',
    );
  if (answer && !answeredOn) return mistake('answeredOn', 'Enter the day of the answer');
  if (answeredOn && !answer) return mistake('answer', 'Write what the partner answered');
  if (answeredOn && answeredOn > day)
    return mistake('answeredOn', `The day must be today, ${longDay(day)}, or before`);
  return database.as(actor, councilId, `Say who does item ${itemId}`, async (tx) => {
    await addWay(tx, councilId, { ...given, itemId }, by);
    return { ok: true, value: null };
  });
}
