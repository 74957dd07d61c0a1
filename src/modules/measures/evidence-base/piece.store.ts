// The only SQL for the evidence base.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { live, type TableAt } from '../../plan/index.ts';
import { type CloseGap, type NewPiece, Piece, PieceLink } from './piece.ts';

/** The newest source first. */
export async function allPieces(tx: Tx, from: TableAt = live): Promise<readonly Piece[]> {
  return tx.any(sql.type(Piece)`
    select piece_id, question, answer, source, dated_on, cohort, locality, owner_id, gap, closes_by, due_on, closed_on,
      closed_words, kept_on, kept_by
    from ${from('known_pieces')}
    order by dated_on desc, piece_id desc
  `);
}

export async function allPieceLinks(tx: Tx, from: TableAt = live): Promise<readonly PieceLink[]> {
  return tx.any(sql.type(PieceLink)`
    select piece_id, item_id, measure_id
    from ${from('known_piece_links')}
    order by link_id
  `);
}

export interface PieceKept extends Omit<NewPiece, 'items' | 'measures'> {
  items: readonly number[];
  measures: readonly number[];
}

export async function addPiece(
  tx: Tx,
  councilId: number,
  given: PieceKept,
  by: { name: string; day: string },
): Promise<number> {
  const pieceId = await tx.oneFirst(sql.type(z.object({ pieceId: z.int() }))`
    insert into known_pieces (council_id, question, answer, source, dated_on, cohort, locality, owner_id, gap, closes_by,
      due_on, kept_on, kept_by)
    values (${councilId}, ${given.question}, ${given.answer}, ${given.source}, ${given.datedOn}, ${given.cohort ?? null},
      ${given.locality ?? null}, ${given.owner ?? null}, ${given.gap ?? null}, ${given.closesBy ?? null},
      ${given.dueOn ?? null}, ${by.day}, ${by.name})
    returning piece_id
  `);
  const links = [
    ...given.items.map((itemId) => ({ itemId, measureId: null })),
    ...given.measures.map((measureId) => ({ itemId: null, measureId })),
  ];
  for (const { itemId, measureId } of links)
    await tx.query(sql.unsafe`
      insert into known_piece_links (council_id, piece_id, item_id, measure_id)
      values (${councilId}, ${pieceId}, ${itemId}, ${measureId})
      on conflict do nothing
    `);
  return pieceId;
}

/** Whether there was an open gap to close. */
export async function closeGap(tx: Tx, pieceId: number, given: CloseGap): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update known_pieces
    set closed_on = ${given.closedOn},
        closed_words = ${given.closedWords}
    where piece_id = ${pieceId}
      and gap is not null
      and closed_on is null
  `);
  return rowCount > 0;
}
