// The items of an edition as entries to be matched: those of the thread, and those of a draft about to join it.
import type { Item, NewItem, Walk } from '../../plan/index.ts';
import type { Entry } from './match.ts';

export function entriesOfPlan(thread: Walk, planId: number): Entry[] {
  const items = thread.items.filter((item) => item.planId === planId);
  const placeOf = (item: Item): string[] => {
    const parent = item.parentId === null ? undefined : thread.item(item.parentId);
    return parent ? [...placeOf(parent), parent.title] : [];
  };
  return items.map((item) => ({
    key: String(item.id),
    kind: item.kind,
    ref: item.ref ?? undefined,
    title: item.title,
    place: placeOf(item),
    who: item.parts.map(({ words }) => words).join(' '),
  }));
}

/** Parents stand before their children, as a plan's items do. */
export function entriesOfDraft(items: readonly NewItem[]): Entry[] {
  const places = new Map<string, string[]>();
  return items.map(({ key, kind, ref, title, parentKey, parts }) => {
    const place = parentKey === undefined ? [] : (places.get(parentKey) ?? []);
    places.set(key, [...place, title]);
    return { key, kind, ref, title, place, who: parts?.map(({ words }) => words).join(' ') };
  });
}
