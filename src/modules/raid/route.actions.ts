// What may be done with an entry's way: pass it up or down, test whether its board saw it, accept it as it is for a time.
import { nameOfActor } from '../../kernel/actor.ts';
import { addMonths, longDay } from '../../kernel/days.ts';
import type { Answer } from '../../kernel/errors.ts';
import { mayDo } from '../people/index.ts';
import { live, type Walk } from '../plan/index.ts';
import type { Accept, Pass, TestRoute } from './entry.forms.ts';
import { isHigher, levelWords } from './entry.ts';
import { type Doing, mayKeep, withEntry } from './keeping.ts';
import { historyOf } from './raid.store.ts';
import { addAcceptance, addMove, addRouteTest, setLevel } from './raid.writing.store.ts';

/** An acceptance longer than this is no longer an acceptance for a time. */
const longestAcceptanceMonths = 24;

const wrong = (field: string, message: string): Answer<null> => ({ ok: false, errors: [{ field, message }] });

/** Passes an entry to another level; it keeps its number, its items and its history. */
export function pass(
  doing: Doing,
  entryId: number,
  { wanted, thread }: { wanted: Pass; thread: Walk },
): Promise<Answer<null>> {
  const reason = `Pass entry ${entryId} of the register to ${levelWords[wanted.level].toLowerCase()} level: ${wanted.reason}`;
  return withEntry(doing, entryId, reason, async (tx, entry) => {
    if (entry.level === wanted.level) return wrong('level', 'It stands at that level already');
    if (wanted.body !== undefined && !thread.bodies.some((body) => body.id === wanted.body))
      return wrong('body', 'Choose a board from the list');
    if (!isHigher(wanted.level, entry.level) && entry.overallOf !== null)
      return wrong('level', 'The risk of the plan as a whole stays on the corporate register');
    await addMove(tx, doing.councilId, {
      entryId,
      fromLevel: entry.level,
      toLevel: wanted.level,
      bodyId: wanted.body ?? null,
      byRule: false,
      movedOn: doing.day,
      movedBy: nameOfActor(doing.actor),
      reason: wanted.reason,
    });
    await setLevel(tx, entryId, wanted.level);
    return { ok: true, value: null };
  });
}

/** Records whether the board that an entry was sent to saw it. An assurer may as well. */
export function testRoute(doing: Doing, entryId: number, given: TestRoute): Promise<Answer<null>> {
  const reason = `Test whether entry ${entryId} of the register reached its board`;
  const seen = given.seen === 'yes';
  if (seen && given.seenOn === undefined)
    return Promise.resolve(wrong('seenOn', 'Enter the day the board saw it'));
  if (seen && given.seenOn !== undefined && given.seenOn > doing.day)
    return Promise.resolve(wrong('seenOn', `The day must be ${longDay(doing.day)} or earlier`));
  return withEntry(
    doing,
    entryId,
    reason,
    async (tx) => {
      const { moves } = await historyOf(tx, live, entryId);
      const move = moves.find((one) => one.moveId === given.move);
      if (!move) return wrong('move', 'Choose which passing was tested');
      if (seen && given.seenOn !== undefined && given.seenOn < move.movedOn)
        return wrong('seenOn', `It was passed on only on ${longDay(move.movedOn)}`);
      await addRouteTest(tx, doing.councilId, {
        moveId: given.move,
        testedOn: doing.day,
        testedBy: nameOfActor(doing.actor),
        seen,
        seenOn: seen ? (given.seenOn ?? null) : null,
        words: given.words,
      });
      return { ok: true, value: null };
    },
    (actor, entry) => mayKeep(actor, entry) || mayDo(actor, 'raid.test'),
  );
}

/** Accepts a risk as it is until a day, after which it is an open question again. */
export function accept(
  doing: Doing,
  entryId: number,
  { wanted, thread }: { wanted: Accept; thread: Walk },
): Promise<Answer<null>> {
  const last = addMonths(doing.day, longestAcceptanceMonths);
  if (wanted.until <= doing.day || wanted.until > last)
    return Promise.resolve(wrong('until', `The last day must be after today, and by ${longDay(last)}`));
  if (!thread.person(wanted.by)) return Promise.resolve(wrong('by', 'Choose who accepts it from the list'));
  const reason = `Accept entry ${entryId} of the register until ${wanted.until}: ${wanted.reason}`;
  return withEntry(
    doing,
    entryId,
    reason,
    async (tx) => {
      await addAcceptance(tx, doing.councilId, {
        entryId,
        acceptedBy: wanted.by,
        acceptedOn: doing.day,
        untilOn: wanted.until,
        recordedBy: nameOfActor(doing.actor),
        reason: wanted.reason,
      });
      return { ok: true, value: null };
    },
    (actor) => mayDo(actor, 'raid.accept'),
  );
}
