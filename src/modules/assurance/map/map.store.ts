// The only SQL for the assurance map: its own rows, the sources of assurance, what they said, and the words for levels.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import {
  Level,
  type LevelWords,
  levels,
  type NewRow,
  type NewSource,
  type NewStatement,
  OwnRow,
  Source,
  Statement,
  usualWords,
} from './map.ts';

export interface Keeper {
  name: string;
  day: Day;
}

/** What a source or a row is of: an item of the thread, or a row of the map's own. */
export type Subject = { itemId: number; rowId: null } | { itemId: null; rowId: number };

/** In the order entered. */
export async function ownRows(tx: Tx): Promise<readonly OwnRow[]> {
  return tx.any(sql.type(OwnRow)`
    select row_id, title, owner, reported, kept_on, kept_by
    from assurance_rows
    order by row_id
  `);
}

/** Ended ones too, in the order entered. */
export async function allSources(tx: Tx): Promise<readonly Source[]> {
  return tx.any(sql.type(Source)`
    select source_id, item_id, row_id, line, what, given_by, every_months, kept_on, kept_by, ended_on, ended_why
    from assurance_sources
    order by source_id
  `);
}

export async function allStatements(tx: Tx): Promise<readonly Statement[]> {
  return tx.any(sql.type(Statement)`
    select statement_id, source_id, given_on, level, words, evidence, recorded_on, recorded_by
    from assurance_statements
    order by statement_id
  `);
}

/** The council's own words for each level, or the usual ones. */
export async function levelWords(tx: Tx): Promise<LevelWords> {
  const set = await tx.any(sql.type(z.object({ level: Level, words: z.string() }))`
    select distinct on (level) level, words
    from assurance_levels
    order by level, wording_id desc
  `);
  const own = new Map(set.map(({ level, words }) => [level, words]));
  const said = (level: Level) => own.get(level) ?? usualWords[level];
  return {
    substantial: said('substantial'),
    reasonable: said('reasonable'),
    limited: said('limited'),
    none: said('none'),
  };
}

export async function setLevelWords(tx: Tx, councilId: number, given: LevelWords, by: Keeper): Promise<void> {
  const before = await levelWords(tx);
  for (const level of levels)
    if (before[level] !== given[level])
      await tx.query(sql.unsafe`
        insert into assurance_levels (council_id, level, words, set_on, set_by)
        values (${councilId}, ${level}, ${given[level]}, ${by.day}, ${by.name})
      `);
}

export async function addRow(tx: Tx, councilId: number, given: NewRow, by: Keeper): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ rowId: z.int() }))`
    insert into assurance_rows (council_id, title, owner, reported, kept_on, kept_by)
    values (${councilId}, ${given.title}, ${given.owner ?? null}, ${given.reported ?? null}, ${by.day}, ${by.name})
    returning row_id
  `);
}

export async function addSource(
  tx: Tx,
  councilId: number,
  given: NewSource & Subject,
  by: Keeper,
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ sourceId: z.int() }))`
    insert into assurance_sources (council_id, item_id, row_id, line, what, given_by, every_months, kept_on, kept_by)
    values (${councilId}, ${given.itemId}, ${given.rowId}, ${given.line}, ${given.what}, ${given.givenBy},
      ${given.everyMonths ?? null}, ${by.day}, ${by.name})
    returning source_id
  `);
}

/** Whether there was such a source, not ended yet. */
export async function endSource(
  tx: Tx,
  { sourceId, why, day }: { sourceId: number; why: string; day: Day },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update assurance_sources
    set ended_on = ${day},
        ended_why = ${why}
    where source_id = ${sourceId}
      and ended_on is null
  `);
  return rowCount > 0;
}

export async function addStatement(
  tx: Tx,
  councilId: number,
  given: NewStatement & { sourceId: number },
  by: Keeper,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into assurance_statements (council_id, source_id, given_on, level, words, evidence, recorded_on, recorded_by)
    values (${councilId}, ${given.sourceId}, ${given.givenOn}, ${given.level}, ${given.words},
      ${given.evidence ?? null}, ${by.day}, ${by.name})
  `);
}
