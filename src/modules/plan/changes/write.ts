// Writes the values of an item within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Item, PartRole, Walk } from '../thread.ts';
import {
  insertItem,
  moveDate,
  setAnswers,
  setDate,
  setParts,
  updateItem,
  type Why,
} from './changes.store.ts';
import type { Values } from './wanted.ts';

/** Writes what differs of an item that stands. Moves of its dates are kept with the reason. */
export async function writeItem(
  tx: Tx,
  councilId: number,
  thread: Walk,
  item: Item,
  values: Values,
  why: Why,
): Promise<void> {
  const { ref, title, detail, parentId, status } = { ...item, ...values };
  await updateItem(tx, item.id, { ref, title, detail, parentId, status });
  for (const role of ['start', 'due'] as const) {
    const to = values[role];
    if (to !== undefined) await moveDate(tx, councilId, { itemId: item.id, role, from: item[role], to }, why);
  }
  for (const [role, parts] of Object.entries(values.parts ?? {}) as [PartRole, Item['parts']][])
    await setParts(tx, councilId, item.id, role, parts);
  if (!values.answers) return;
  const { answers } = values;
  const before = thread.answers(item.id).map((answered) => answered.id);
  await setAnswers(tx, councilId, item.id, {
    added: answers.filter((id) => !before.includes(id)),
    removed: before.filter((id) => !answers.includes(id)),
  });
}

/** Adds an item to a plan. Its first dates are no moves: nothing was promised before. Answers its number. */
export async function addItem(
  tx: Tx,
  councilId: number,
  item: Pick<Item, 'planId' | 'kind' | 'sort' | 'title'>,
  values: Values,
): Promise<number> {
  const { ref = null, detail = null, parentId = null, status = null } = values;
  const title = values.title ?? item.title;
  const itemId = await insertItem(tx, councilId, { ...item, title, parentId });
  await updateItem(tx, itemId, { ref, title, detail, parentId, status });
  for (const role of ['start', 'due'] as const) {
    const date = values[role];
    if (date) await setDate(tx, councilId, itemId, role, date);
  }
  for (const [role, parts] of Object.entries(values.parts ?? {}) as [PartRole, Item['parts']][])
    await setParts(tx, councilId, itemId, role, parts);
  await setAnswers(tx, councilId, itemId, { added: values.answers ?? [], removed: [] });
  return itemId;
}
