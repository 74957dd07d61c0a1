// Boards at work as they were before Goldthread: terms, meetings and what came of them, written down with their own days.
import type { Tx } from '../../../db/database.ts';
import { addDays, type Day } from '../../../kernel/days.ts';
import { bodyLines, knownPeople } from '../../people/index.ts';
import {
  actionCalled,
  addAskedAction,
  addDecision,
  addMeeting,
  askedActions,
  setAgenda,
  setDone,
  setTerms,
  setWatched,
  themeCalled,
} from './board.store.ts';

interface PersonKey {
  kind: string;
  initials: string;
}

/** Boards by name, themes by title, actions by how their titles begin. */
export interface EarlierBoards {
  terms: readonly {
    board: string;
    terms: string;
    exceptionMonths: number;
    detailMonths: number;
    themes: readonly string[];
  }[];
  meetings: readonly {
    board: string;
    heldOn: Day;
    inDetail: boolean;
    agenda: readonly { words: string; why: string | null; action: string | null }[];
    decisions: readonly { words: string; action: string | null }[];
    asked: readonly {
      words: string;
      action: string | null;
      person: PersonKey;
      dueOn: Day;
      done: string | null;
    }[];
  }[];
}

/** Throws where a name is nobody's: what was given is ours to mend. */
export async function addEarlierBoards(tx: Tx, councilId: number, given: EarlierBoards): Promise<void> {
  const bodies = new Map((await bodyLines(tx)).map((one) => [one.name, one.bodyId]));
  for (const { board, terms, exceptionMonths, detailMonths, themes } of given.terms) {
    const bodyId = known(bodies.get(board), board);
    await setTerms(tx, councilId, { bodyId, terms, exceptionMonths, detailMonths });
    const items: number[] = [];
    for (const title of themes) items.push(known(await themeCalled(tx, title), title));
    await setWatched(tx, councilId, bodyId, items);
  }
  for (const meeting of given.meetings) await addEarlierMeeting(tx, councilId, bodies, meeting);
}

async function addEarlierMeeting(
  tx: Tx,
  councilId: number,
  bodies: ReadonlyMap<string, number>,
  { board, heldOn, inDetail, agenda, decisions, asked }: EarlierBoards['meetings'][number],
): Promise<void> {
  const people = await knownPeople(tx);
  const itemOf = async (action: string | null) =>
    action === null ? null : known(await actionCalled(tx, action), action);
  const bodyId = known(bodies.get(board), board);
  const meetingId = known(await addMeeting(tx, councilId, { bodyId, heldOn, inDetail }), board);
  const lines = [];
  for (const { words, why, action } of agenda) lines.push({ words, why, itemId: await itemOf(action) });
  await setAgenda(tx, councilId, meetingId, lines);
  for (const { words, action } of decisions)
    await addDecision(tx, councilId, { meetingId, words, itemId: await itemOf(action) });
  for (const { words, action, person, dueOn } of asked) {
    const owner = people.find((one) => one.kind === person.kind && one.initials === person.initials);
    const personId = known(owner?.personId, person.initials);
    const itemId = await itemOf(action);
    await addAskedAction(tx, councilId, { meetingId, itemId, words, personId, askedOn: heldOn, dueOn });
  }
  const written = await askedActions(tx, { meetingIds: [meetingId] });
  for (const { words, dueOn, done } of asked) {
    const one = written.find((line) => line.words === words);
    if (done !== null && one)
      await setDone(tx, one.meetingActionId, { words: done, day: addDays(dueOn, -1) });
  }
}

function known<T>(found: T | null | undefined, name: string): T {
  if (found === null || found === undefined) throw new Error(`There is nothing called ${name}.`);
  return found;
}
