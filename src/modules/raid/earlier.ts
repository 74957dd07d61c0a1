// Writes a register as it was kept before, with its past days, within a unit of work that somebody opened.
import type { Tx } from '../../db/database.ts';
import type { Day } from '../../kernel/days.ts';
import { itemNamed, leadingPlan, loadThread, type Walk, walk } from '../plan/index.ts';
import type { Acceptance, Control, Entry, Move, Review, RouteTest } from './entry.ts';
import type { NewMatrix } from './matrix.ts';
import {
  addAcceptance,
  addCategory,
  addControl,
  addLink,
  addMatrix,
  addMove,
  addNamed,
  addReview,
  addRouteTest,
  addScore,
  addWorkshop,
  closeEntry,
  insertEntry,
  setAppetite,
} from './raid.writing.store.ts';
import type { Mark, ScoreRole } from './score.ts';

/** A person by kind and initials: `officer PN`. */
export type PersonKey = string;

export interface EarlierEntry
  extends Pick<Entry, 'kind' | 'level' | 'title' | 'raisedOn' | 'nextReviewOn'>,
    Partial<
      Pick<
        Entry,
        | 'cause'
        | 'event'
        | 'effect'
        | 'scale'
        | 'response'
        | 'reviewMonths'
        | 'neededBy'
        | 'agreed'
        | 'testOn'
        | 'closedOn'
        | 'closedAs'
        | 'closedReason'
      >
    > {
  key: string;
  owner?: PersonKey;
  category?: string;
  /** Items of the plan by their words, as somebody types them. */
  bearsOn?: readonly string[];
  treatedBy?: readonly string[];
  first?: string;
  waits?: string;
  /** It stands for the leading plan as a whole. */
  overall?: boolean;
  /** The key of the entry that it came of, which stands before it. */
  cameOf?: string;
  scores?: readonly (Partial<Mark> & { role: ScoreRole; likelihood: number; on: Day; reason: string })[];
  controls?: readonly Pick<Control, 'words' | 'effectiveness' | 'judgedOn'>[];
  moves?: readonly (Pick<Move, 'fromLevel' | 'toLevel' | 'movedOn' | 'reason'> & {
    byRule?: boolean;
    board?: string;
    tests?: readonly Omit<RouteTest, 'testId' | 'moveId' | 'testedBy'>[];
  })[];
  acceptances?: readonly (Pick<Acceptance, 'acceptedOn' | 'untilOn' | 'reason'> & { by: PersonKey })[];
  reviews?: readonly Omit<Review, 'reviewId' | 'entryId' | 'reviewedBy'>[];
}

export interface EarlierRegister {
  /** As pages show who kept it. */
  keptBy: string;
  matrices: readonly NewMatrix[];
  appetites: readonly { category: string; fromOn: Day; highestBand: string; words: string | null }[];
  entries: readonly EarlierEntry[];
  workshops: readonly {
    title: string;
    heldOn: Day;
    notes: string | null;
    named: readonly { key: string; by: PersonKey }[];
  }[];
}

interface Placing {
  tx: Tx;
  councilId: number;
  thread: Walk;
  keptBy: string;
  matrices: ReadonlyMap<string, number>;
  categories: ReadonlyMap<string, number>;
  entries: Map<string, number>;
}

/** Throws where it names a person or an item that the plan does not have. */
export async function addEarlierRegister(
  tx: Tx,
  councilId: number,
  register: EarlierRegister,
  day: Day,
): Promise<void> {
  const thread = walk(await loadThread(tx, { council: { name: '', example: false }, day }));
  const matrices = new Map<string, number>();
  for (const matrix of register.matrices) matrices.set(matrix.kind, await addMatrix(tx, councilId, matrix));
  const categories = new Map<string, number>();
  for (const { category, ...appetite } of register.appetites) {
    const categoryId = await addCategory(tx, councilId, category);
    categories.set(category, categoryId);
    await setAppetite(tx, councilId, { categoryId, ...appetite });
  }
  const { keptBy } = register;
  const placing: Placing = { tx, councilId, thread, keptBy, matrices, categories, entries: new Map() };
  for (const entry of register.entries) await addEarlier(placing, entry);
  for (const { named, ...workshop } of register.workshops) {
    const workshopId = await addWorkshop(tx, councilId, { ...workshop, recordedBy: keptBy });
    for (const { key, by } of named) {
      const entryId = known(placing.entries.get(key), key);
      await addNamed(tx, councilId, { workshopId, entryId, personId: personOf(thread, by) });
    }
  }
}

async function addEarlier(placing: Placing, given: EarlierEntry): Promise<void> {
  const { tx, councilId, thread, keptBy } = placing;
  const { owner, category, first, waits, cameOf } = given;
  const entryId = await insertEntry(tx, councilId, {
    kind: given.kind,
    level: given.level,
    title: given.title,
    cause: given.cause ?? null,
    event: given.event ?? null,
    effect: given.effect ?? null,
    scale: given.scale ?? 'impact',
    response: given.response ?? null,
    raisedOn: given.raisedOn,
    raisedBy: keptBy,
    reviewMonths: given.reviewMonths ?? 3,
    nextReviewOn: given.nextReviewOn,
    neededBy: given.neededBy ?? null,
    agreed: given.agreed ?? null,
    testOn: given.testOn ?? null,
    documentItemId: printedAs(thread, given),
    categoryId: category === undefined ? null : known(placing.categories.get(category), category),
    ownerId: owner === undefined ? null : personOf(thread, owner),
    predecessorId: first === undefined ? null : itemOf(thread, first),
    successorId: waits === undefined ? null : itemOf(thread, waits),
    overallOf: given.overall ? (leadingPlan(thread)?.id ?? null) : null,
    fromEntryId: cameOf === undefined ? null : known(placing.entries.get(cameOf), cameOf),
  });
  placing.entries.set(given.key, entryId);
  for (const words of given.bearsOn ?? [])
    await addLink(tx, councilId, { entryId, itemId: itemOf(thread, words), role: 'bears-on' });
  for (const words of given.treatedBy ?? [])
    await addLink(tx, councilId, { entryId, itemId: itemOf(thread, words), role: 'treated-by' });
  await addSaid(placing, entryId, given);
  const { closedOn, closedAs, closedReason } = given;
  if (closedOn && closedAs && closedReason)
    await closeEntry(tx, entryId, { closedOn, closedAs, closedReason });
}

/** All that was said of it over time, oldest first. */
async function addSaid(placing: Placing, entryId: number, given: EarlierEntry): Promise<void> {
  const { tx, councilId, thread, keptBy, matrices } = placing;
  const matrixId = known(matrices.get(given.scale ?? 'impact'), 'matrix');
  for (const { on, impact = null, amountPence = null, ...score } of given.scores ?? [])
    await addScore(tx, councilId, {
      ...score,
      impact,
      amountPence,
      entryId,
      matrixId,
      scoredOn: on,
      scoredBy: keptBy,
    });
  for (const control of given.controls ?? [])
    await addControl(tx, councilId, { ...control, entryId, judgedBy: keptBy });
  for (const { tests = [], board, byRule = false, ...move } of given.moves ?? []) {
    const bodyId = thread.bodies.find((body) => body.name === board)?.id ?? null;
    const moveId = await addMove(tx, councilId, { ...move, entryId, byRule, bodyId, movedBy: keptBy });
    for (const test of tests) await addRouteTest(tx, councilId, { ...test, moveId, testedBy: keptBy });
  }
  for (const { by, ...acceptance } of given.acceptances ?? [])
    await addAcceptance(tx, councilId, {
      ...acceptance,
      entryId,
      acceptedBy: personOf(thread, by),
      recordedBy: keptBy,
    });
  for (const review of given.reviews ?? [])
    await addReview(tx, councilId, { ...review, entryId, reviewedBy: keptBy });
}

/** The risk that a plan prints in the same words, which is then in the register. */
function printedAs(thread: Walk, { kind, title }: EarlierEntry): number | null {
  if (kind !== 'risk') return null;
  const words = (text: string) => text.replace(/[.!]$/, '').toLowerCase();
  return thread.ofKind('risk').find((item) => words(item.title) === words(title))?.id ?? null;
}

/** An item by its words, or an action by the beginning of its title, since some run on into their steps. */
function itemOf(thread: Walk, words: string): number {
  const action = thread.ofKind('action').find((one) => one.title.startsWith(words));
  if (action) return action.id;
  const found = itemNamed(thread, words);
  if (!found.ok) throw new Error(found.errors[0]?.message);
  return found.value.id;
}

function personOf(thread: Walk, key: PersonKey): number {
  const [kind, initials] = key.split(' ');
  const person = thread.people.find((one) => one.kind === kind && one.initials === initials);
  return known(person?.id, key);
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The register names ${what}, which is not there.`);
  return found;
}
