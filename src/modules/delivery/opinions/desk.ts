// What everybody's own page says of opinions: on how many actions they differ, and where to read it.
import type { Database } from '../../../db/database.ts';
import { count, type DeskLink } from '../../plan/index.ts';
import { threeOpinions } from './opinions.ts';
import type { StatusSignal } from './signals.ts';

export function opinionsOnDesk(database: Database, signals: readonly StatusSignal[]): DeskLink {
  return async (thread, actor, councilId) => {
    const all = await database.read(actor, councilId, (tx) => threeOpinions({ tx, thread, actor, signals }));
    const differing = all.filter(({ kinds }) => kinds.length > 0).length;
    if (differing === 0) return null;
    return { title: `Three opinions: they differ on ${count(differing, 'action')}`, path: '/opinions' };
  };
}
