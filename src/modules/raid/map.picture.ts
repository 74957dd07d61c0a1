// The map of what waits for what, as positions for a drawing: items in columns by their order, joins between them.
import { longDay } from '../../kernel/days.ts';
import { labelOf, linkTo, type Walk, wrap } from '../plan/index.ts';
import type { CriticalPath, Downstream, Wait } from './dependencies.ts';

export interface MapBox {
  x: number;
  y: number;
  lines: { words: string; dy: number }[];
  path: string;
  tone: 'plain' | 'critical' | 'held';
}

export interface MapPicture {
  width: number;
  height: number;
  boxWidth: number;
  boxHeight: number;
  boxes: MapBox[];
  joins: { d: string; critical: boolean }[];
}

const size = { width: 230, height: 92, across: 300, down: 112 };

/** Each item stands one column right of the last that it waits for. Items of a ring stand nowhere and are listed. */
export function drawMap(
  thread: Walk,
  waits: readonly Wait[],
  found: Downstream,
  path: CriticalPath | null,
): MapPicture {
  const before = Map.groupBy(waits, (wait) => wait.successor);
  const columns = new Map<number, number>();
  const places = new Map<number, { x: number; y: number }>();
  const filled: number[] = [];
  for (const { itemId } of found.items) {
    const behind = (before.get(itemId) ?? []).map((wait) => (columns.get(wait.predecessor) ?? -1) + 1);
    const column = Math.max(0, ...behind);
    columns.set(itemId, column);
    const row = filled[column] ?? 0;
    filled[column] = row + 1;
    places.set(itemId, { x: 4 + column * size.across, y: 4 + row * size.down });
  }
  const critical = new Set(path?.items);
  const criticalWaits = new Set(path?.waits);
  const boxes = found.items.flatMap(({ itemId, heldDays, finishOn }): MapBox[] => {
    const item = thread.item(itemId);
    const place = places.get(itemId);
    if (!item || !place) return [];
    const held = heldDays > 0 ? `Held up ${heldDays} days` : '';
    const when = finishOn ? `Done by ${longDay(finishOn)}` : 'No date';
    const title = wrap(item.title, 30);
    const lines = [
      labelOf(thread, item),
      ...(title.length > 2 ? [title[0] ?? '', `${title[1] ?? ''} …`] : title),
      held || when,
    ];
    const tone = critical.has(itemId) ? 'critical' : heldDays > 0 ? 'held' : 'plain';
    return [
      {
        ...place,
        lines: lines.map((words, index) => ({ words, dy: index === 0 ? 0 : 19 })),
        path: linkTo(thread, item).path,
        tone,
      },
    ];
  });
  const joins = waits.flatMap((wait) => {
    const [from, to] = [places.get(wait.predecessor), places.get(wait.successor)];
    if (!from || !to) return [];
    const [x1, y1, x2, y2] = [from.x + size.width, from.y + size.height / 2, to.x, to.y + size.height / 2];
    const bend = (x2 - x1) / 2;
    return [
      {
        d: `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`,
        critical: criticalWaits.has(wait),
      },
    ];
  });
  return {
    width: Math.max(1, filled.length) * size.across - (size.across - size.width) + 8,
    height: Math.max(1, ...filled) * size.down - (size.down - size.height) + 8,
    boxWidth: size.width,
    boxHeight: size.height,
    boxes,
    joins,
  };
}
