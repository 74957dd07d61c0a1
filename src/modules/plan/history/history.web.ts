// The history of an item on a page: who changed what, when and why, newest first.
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../../db/database.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, itemAsked } from '../asked.ts';
import { type LiveThreads, livePhrase } from '../live.ts';
import { paths } from '../paths.ts';
import { labelOf, shortTitle } from '../say.ts';
import { changesOfItem } from './history.store.ts';
import { type HistoryTable, sayHistory } from './history.ts';

export interface HistorySettings {
  database: Database;
  live: LiveThreads;
  /** The tables of later modules whose rows belong to items. */
  tables: readonly HistoryTable[];
}

const shownAtMost = 200;

/** Plan's own. Not ballots: a spread of few papers is shown to nobody. */
const ownTables: readonly HistoryTable[] = [
  { table: 'date_moves', key: 'move_id', name: 'Date' },
  { table: 'recommendation_answers', key: 'answer_id', name: 'Answer of the council' },
  { table: 'outcome_judgements', key: 'judgement_id', name: 'Judgement' },
  { table: 'item_ways', key: 'way_id', name: 'Who does it' },
];

export function addHistoryPage(scope: FastifyInstance, { database, live, tables }: HistorySettings): void {
  const all: HistoryTable[] = [...ownTables, ...tables];
  scope.get('/items/:id/history', { config: { permission: 'plan.read' } }, async (request, reply) => {
    const council = councilOf(request);
    const thread = await live(request.actor, council, request.day);
    const item = itemAsked(thread, askedBy(request));
    const changes = await database.read(request.actor, council.id, (tx) =>
      changesOfItem(tx, item.id, all, shownAtMost),
    );
    const entries = sayHistory(thread, changes, all);
    return reply.page('plan/views/history.njk', {
      title: `History of ${labelOf(thread, item)}`,
      phrase: livePhrase(request.day),
      back: { text: shortTitle(item.title), path: paths.item(item) },
      text: shortTitle(item.title),
      entries,
      more: entries.length === shownAtMost ? shownAtMost : null,
    });
  });
}
