// A plan's next edition: what becomes of each item when the plan is published again. Nothing of the old one is deleted.
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { Unusable } from '../../../kernel/errors.ts';
import type { PlannedDate } from '../../../kernel/planned-date.ts';
import { addMoves, type DateChange } from '../changes/changes.store.ts';
import { isDirection } from '../directions/direction.ts';
import { NewPlan } from '../new-plan.ts';
import { addLinks, numberItems } from '../plan.store.ts';
import type { Item, Walk } from '../thread.ts';
import {
  addEdition,
  arrangeAfter,
  endItem,
  type ItemRow,
  placePlan,
  putDates,
  putItems,
  putParts,
  removeAnswers,
} from './next-edition.store.ts';

/** An item that the new edition does not hold, ended by a person's word. Without one it stands as it was. */
export interface Ended {
  itemId: number;
  how: 'closed' | 'superseded';
  reason: string;
}

export interface NextEdition {
  planId: number;
  plan: NewPlan;
  /** The item that a key of the new edition is; a key left out is a new item. */
  same: ReadonlyMap<string, number>;
  ended: readonly Ended[];
  /** A key of the new edition that goes on from an item of the old. */
  continuations: readonly { key: string; itemId: number }[];
  /** Said of every date that moved: `As published in …`. */
  reason: string;
  day: Day;
}

/** What was done, in numbers. */
export interface EditionStored {
  number: number;
  /** The number each key of the new edition has. */
  itemIds: Map<string, number>;
  added: number;
  moves: number;
}

/** Writes a next edition in the caller's unit of work, in a fixed number of statements and one for each ended item. */
export async function storeNextEdition(
  tx: Tx,
  councilId: number,
  thread: Walk,
  next: NextEdition,
): Promise<EditionStored> {
  const plan = NewPlan.parse(next.plan);
  const added = plan.items.filter(({ key }) => !next.same.has(key)).map(({ key }) => key);
  const itemIds = new Map([...next.same, ...(await numberItems(tx, added))]);
  const idOf = (key: string): number => {
    const id = itemIds.get(key);
    if (id === undefined)
      throw new Error(`An item refers to the key ${key}, which no item of the edition has.`);
    return id;
  };
  const rows = plan.items.map((item, position) => rowOf(item, position, next.planId, plan.documentId, idOf));
  await putItems(tx, councilId, rows);
  const changes = plan.items.flatMap((item) =>
    dateChanges(thread.item(idOf(item.key)), item, idOf(item.key)),
  );
  await putDates(tx, councilId, changes);
  const moves = [
    ...changes.filter((change) => isMove(thread, change)),
    ...movedBefore(plan.items, next.same, idOf),
  ];
  await addMoves(tx, councilId, moves, {
    reason: next.reason,
    movedOn: next.day,
    documentId: plan.documentId,
  });
  await putParts(
    tx,
    councilId,
    plan.items.map(({ key, parts }) => ({ itemId: idOf(key), parts })),
  );
  await storeLinks(tx, councilId, thread, plan, next, idOf);
  for (const ended of next.ended) {
    const item = thread.item(ended.itemId);
    if (item && isDirection(item))
      throw new Unusable(
        'A Direction is ended only by an instrument: leave it as it stands, and tell of the instrument.',
      );
    await endItem(tx, ended);
  }
  await arrangeAfter(
    tx,
    next.planId,
    rows.map(({ itemId }) => itemId),
  );
  const number = await addEdition(tx, councilId, next.planId, plan);
  await placePlan(tx, next.planId, plan);
  return { number, itemIds, added: added.length, moves: moves.length };
}

type ParsedItem = ReturnType<typeof NewPlan.parse>['items'][number];

function rowOf(
  item: ParsedItem,
  position: number,
  planId: number,
  documentId: number | undefined,
  idOf: (key: string) => number,
): ItemRow {
  return {
    itemId: idOf(item.key),
    planId,
    kind: item.kind,
    sort: item.sort ?? null,
    ref: item.ref ?? null,
    title: item.title,
    detail: item.detail ?? null,
    parentId: item.parentKey === undefined ? null : idOf(item.parentKey),
    position,
    level: item.level ?? null,
    status: item.status ?? null,
    certain: item.certain,
    documentId: item.source === undefined ? null : (documentId ?? null),
    source: item.source ?? null,
  };
}

/** New items whose dates the document itself says were moved. */
function movedBefore(
  items: readonly ParsedItem[],
  same: ReadonlyMap<string, number>,
  idOf: (key: string) => number,
): DateChange[] {
  return items.flatMap(({ key, due, dueBefore }) =>
    due && dueBefore && !same.has(key)
      ? [{ itemId: idOf(key), role: 'due' as const, from: dueBefore, to: due }]
      : [],
  );
}

/** Dates that the new edition gives otherwise, or no longer gives. */
function dateChanges(old: Item | undefined, item: ParsedItem, itemId: number): DateChange[] {
  return (['start', 'due'] as const).flatMap((role) => {
    const [from, to] = [old?.[role] ?? null, item[role] ?? null];
    return isDeepStrictEqual(from, to) ? [] : [{ itemId, role, from, to }];
  });
}

/** The same day in other words is no move; nor is the first date of an item that had none before it was there. */
function isMove(thread: Walk, { itemId, from, to }: DateChange): boolean {
  return thread.item(itemId) !== undefined && !isSameTime(from, to);
}

/** Whether two dates mean the same days, or where they mean none, say the same words. */
export function isSameTime(one: PlannedDate | null, other: PlannedDate | null): boolean {
  if (!one || !other) return one === other;
  if (one.latest !== undefined || other.latest !== undefined)
    return one.earliest === other.earliest && one.latest === other.latest;
  return one.words.toLowerCase() === other.words.toLowerCase();
}

/** What an item answers is what the new edition says of it; where that says nothing, what it answered before. */
async function storeLinks(
  tx: Tx,
  councilId: number,
  thread: Walk,
  plan: ReturnType<typeof NewPlan.parse>,
  { same, continuations }: NextEdition,
  idOf: (key: string) => number,
): Promise<void> {
  const links = plan.links.map(({ fromKey, toKey, kind }) => ({
    from: idOf(fromKey),
    to: idOf(toKey),
    kind,
  }));
  const said = new Set(links.map(({ from }) => from));
  const kept = new Set(links.map(({ from, to }) => `${from} ${to}`));
  const replaced = thread.links.filter(
    ({ from, to, kind }) => kind !== 'continues' && said.has(from) && !kept.has(`${from} ${to}`),
  );
  const answering = new Set([...same.values()]);
  await removeAnswers(
    tx,
    replaced.filter(({ from }) => answering.has(from)),
  );
  await addLinks(tx, councilId, [
    ...links,
    ...continuations.map(({ key, itemId }) => ({ from: idOf(key), to: itemId, kind: 'continues' as const })),
  ]);
}
