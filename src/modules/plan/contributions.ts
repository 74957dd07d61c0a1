// What later modules bring to the officers' pages of the thread: pieces of an item's page, opinions, tables of its history.
import type { FastifyRequest } from 'fastify';
import type { Database, Tx } from '../../db/database.ts';
import type { Actor } from '../../kernel/actor.ts';
import { councilOf } from '../people/index.ts';
import type { HistoryTable } from './history/history.ts';
import type { Opinion } from './pages.action.ts';
import { paths } from './paths.ts';
import { live as liveTables, type TableAt } from './table-at.store.ts';
import type { Item, Walk } from './thread.ts';

/** What a later module is given to say something on an item's page. */
export interface ItemAsked {
  tx: Tx;
  /** Where to read its tables: as they are, or as they stood on the past day that is shown. */
  from: TableAt;
  thread: Walk;
  item: Item;
  actor: Actor;
  councilId: number;
  /** A past day is shown: nothing may be done there. */
  isPast: boolean;
}

/** A piece of an item's page: its template is included with `panel` as its facts. */
export interface Panel {
  template: string;
  [fact: string]: unknown;
}

/** What later modules say on the officers' page of an item, in the order given; null where they have nothing to say. */
export type ItemPanel = (asked: ItemAsked) => Promise<Panel | null>;

/** Who thinks what of an action, side by side; where two differ, the sentence that says so. */
export type OpinionsOf = (
  asked: ItemAsked,
) => Promise<{ opinions: readonly Opinion[]; disagreement: string | null }>;

/** What later modules bring to the officers' pages. */
export interface Contributions {
  panels: readonly ItemPanel[];
  opinions?: OpinionsOf;
  /** Their tables whose rows belong to items, for the item's history. */
  history?: readonly HistoryTable[];
}

/** What later modules say of one item, read together. */
export async function sayMore(
  database: Database,
  { panels, opinions }: Contributions,
  request: FastifyRequest,
  page: { thread: Walk; itemId: number; from: TableAt },
): Promise<object> {
  const item = page.thread.item(page.itemId);
  if (!item) return {};
  const { actor } = request;
  const isPast = page.from !== liveTables;
  const councilId = councilOf(request).id;
  return database.read(actor, councilId, async (tx) => {
    const asked: ItemAsked = { tx, from: page.from, thread: page.thread, item, actor, councilId, isPast };
    const said: Panel[] = [];
    for (const panel of panels) said.push(...[await panel(asked)].filter((one) => one !== null));
    const historyPath = isPast ? null : paths.history(item);
    return {
      panels: said,
      historyPath,
      ...(item.kind === 'action' && opinions ? await opinions(asked) : {}),
    };
  });
}
