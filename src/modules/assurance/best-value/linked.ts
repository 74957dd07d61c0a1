// The work that stands under a best value theme by the map of frames: its actions, and the measures that speak of it.
import { type Card, standingOf } from '../../measures/index.ts';
import {
  below,
  type FrameLink,
  framesOf,
  type Item,
  isFinished,
  isLate,
  linkBetween,
  ownActions,
  type Walk,
} from '../../plan/index.ts';
import type { Beside } from './consistency.ts';

export interface LinkedWork {
  headings: readonly { title: string; path: string | null; reason: string }[];
  actions: readonly Item[];
  /** Those of them whose last day has gone by and that are not finished. */
  late: readonly Item[];
  /** Those of them that are late, or finished with their last day gone by. */
  due: readonly Item[];
  cards: readonly Card[];
}

/** For each theme, what the map links it to. Every action and every measure stands once under a theme. */
export function linkedWork(
  thread: Walk,
  links: readonly FrameLink[],
  cards: readonly Card[],
): (theme: string) => LinkedWork {
  const headings = framesOf(thread).flatMap((frame) => frame.headings);
  const own = ownActions(thread);
  return (theme) => {
    const heading = headings.find((one) => one.theme === theme);
    const linked = headings.flatMap((one) => {
      const link = heading && one.item ? linkBetween(links, one, heading) : null;
      return link && one.item ? [{ heading: one, item: one.item, reason: link.reason }] : [];
    });
    const ids = new Set(linked.flatMap((one) => [...own(one.heading)]));
    const actions = [...ids].flatMap((id) => thread.item(id) ?? []);
    const inside = new Set([
      ...ids,
      ...linked.flatMap(({ item }) => [item.id, ...below(thread, item.id).map(({ id }) => id)]),
    ]);
    const late = actions.filter((action) => isLate(action, thread.day));
    const passed = (action: Item) => action.due?.latest !== undefined && action.due.latest < thread.day;
    return {
      headings: linked.map((one) => ({
        title: one.heading.title,
        path: one.heading.path,
        reason: one.reason,
      })),
      actions,
      late,
      due: actions.filter((action) => late.includes(action) || (isFinished(action) && passed(action))),
      cards: cards.filter(({ items }) => items.some(({ id }) => inside.has(id))),
    };
  };
}

/** Measures with a value and a target, with or without a floor; those that only watch a band are not judged. */
const judged: ReadonlySet<string> = new Set(['on-target', 'near-target', 'off-target']);

export function besideOf({ late, due, cards }: LinkedWork): Beside {
  const standing = cards.map(standingOf).filter((one) => judged.has(one));
  const off = standing.filter((one) => one === 'off-target').length;
  return { actions: { short: late.length, of: due.length }, measures: { short: off, of: standing.length } };
}
