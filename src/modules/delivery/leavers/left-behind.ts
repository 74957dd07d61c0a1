// What hangs on somebody who has left or on a post that nobody holds, and the page on which it is given to somebody else.
import type { Tx } from '../../../db/database.ts';
import { type Address, addressesOf, postsHeld } from '../../people/index.ts';
import { isFinished, linkTo, live, type TableAt, type Walk } from '../../plan/index.ts';
import { allChallenges } from '../challenge/challenge.store.ts';
import { retestsToDo } from '../closing/closing.store.ts';
import { closingPaths } from '../closing/say.ts';
import { dateRequests } from '../dates/dates.store.ts';
import { hasLeft, type KnownPeople } from '../periods/standing.ts';
import { updatePaths } from '../updates/say.ts';
import { askedFor } from '../updates/update.ts';

export interface LeftBehind {
  kind: 'item' | 'date request' | 'challenge' | 'test' | 'risk';
  title: string;
  path: string;
  /** Who has left; null where nobody is named. */
  who: string | null;
  /** Where it is given to somebody else, below the present mount. */
  handOver: string;
}

/** What a later module knows of that hangs on people: the number of whoever is responsible, in a fixed number of queries. */
export type Responsible = (asked: {
  tx: Tx;
  from: TableAt;
  thread: Walk;
}) => Promise<readonly (Omit<LeftBehind, 'who'> & { personId: number | null })[]>;

/** Six queries and those of the sources, however much there is. */
export async function leftBehind(
  tx: Tx,
  thread: Walk,
  sources: readonly Responsible[],
): Promise<readonly LeftBehind[]> {
  const known = { addresses: await addressesOf(tx, thread.day), posts: await postsHeld(tx) };
  const others = await Promise.all(sources.map((source) => source({ tx, from: live, thread })));
  return [
    ...itemsLeft(thread, known),
    ...requestsLeft(thread, known, await dateRequests(tx)),
    ...challengesLeft(thread, known, await allChallenges(tx)),
    ...testsLeft(thread, known, await retestsToDo(tx)),
    ...others.flat().flatMap(({ personId, ...one }) => {
      if (personId !== null && !hasLeft(known, personId, thread.day)) return [];
      return [{ ...one, who: nameOf(thread, personId) }];
    }),
  ];
}

function nameOf(thread: Walk, personId: number | null): string | null {
  const person = personId === null ? undefined : thread.person(personId);
  return person?.name ?? person?.post ?? null;
}

/** Who answered for an item and has gone; null where somebody is still there. */
function goneFrom(thread: Walk, known: KnownPeople, itemId: number): { who: string | null } | null {
  const item = thread.item(itemId);
  if (!item) return null;
  const asked = askedFor(thread, item);
  if (asked.some((personId) => !hasLeft(known, personId, thread.day))) return null;
  return { who: asked.map((personId) => nameOf(thread, personId)).join(', ') || null };
}

const led = ['action', 'sub-action', 'milestone', 'deliverable'];

/** Open items whose own leads have all left or are nobody; a step without a lead of its own hangs on what it stands under. */
function itemsLeft(thread: Walk, known: KnownPeople): LeftBehind[] {
  return thread.items.flatMap((item) => {
    const isLed = item.kind === 'action' || item.parts.some(({ role }) => role === 'lead');
    if (!led.includes(item.kind) || !isLed || isFinished(item)) return [];
    const gone = goneFrom(thread, known, item.id);
    if (!gone) return [];
    const { title, path } = linkTo(thread, item);
    return [{ kind: 'item' as const, title, path, ...gone, handOver: `/items/${item.id}/change` }];
  });
}

function requestsLeft(thread: Walk, known: KnownPeople, all: Awaited<ReturnType<typeof dateRequests>>) {
  return all.flatMap(({ itemId, decision, askedPersonId }) => {
    const item = thread.item(itemId);
    if (!item || decision !== null || askedPersonId === null) return [];
    if (!hasLeft(known, askedPersonId, thread.day)) return [];
    const { title, path } = linkTo(thread, item);
    const who = nameOf(thread, askedPersonId);
    return [{ kind: 'date request' as const, title, path, who, handOver: updatePaths.requests() }];
  });
}

function challengesLeft(thread: Walk, known: KnownPeople, all: Awaited<ReturnType<typeof allChallenges>>) {
  return all.flatMap(({ challengeId, itemId, answeredOn, words }) => {
    const gone = answeredOn === null ? goneFrom(thread, known, itemId) : null;
    if (!gone) return [];
    const path = `/challenges/${challengeId}`;
    return [{ kind: 'challenge' as const, title: words, path, ...gone, handOver: `/items/${itemId}/change` }];
  });
}

function testsLeft(
  thread: Walk,
  { addresses }: { addresses: ReadonlyMap<number, Address> },
  all: Awaited<ReturnType<typeof retestsToDo>>,
) {
  const gone = new Set([...addresses.values()].filter((one) => one.gone).map(({ accountId }) => accountId));
  return all.flatMap(({ retestId, itemId, ownerAccountId, ownerName }) => {
    const item = thread.item(itemId);
    if (!item || ownerAccountId === null || !gone.has(ownerAccountId)) return [];
    const path = closingPaths.retest(retestId);
    return [
      { kind: 'test' as const, title: linkTo(thread, item).title, path, who: ownerName, handOver: path },
    ];
  });
}
