// The only SQL for updates. They are inserted and read; the database refuses to change them.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { PlannedDate } from '../../../kernel/planned-date.ts';
import { live, type Status, type TableAt } from '../../plan/index.ts';
import { Update } from './update.ts';

const Row = Update.omit({ status: true, forecast: true }).extend({
  statusWords: z.string(),
  lifecycle: z.string().nullable(),
  confidence: z.string().nullable(),
  forecastWords: z.string().nullable(),
  forecastKind: z.string().nullable(),
  forecastEarliest: Day.nullable(),
  forecastLatest: Day.nullable(),
});

const columns = sql.fragment`update_id, item_id, period_id, said_on, person_id, status_words, lifecycle, confidence,
  percentage, forecast_words, forecast_kind, forecast_earliest, forecast_latest, done, next, route_to_green, late`;

function toUpdate(row: z.infer<typeof Row>): Update {
  const {
    statusWords,
    lifecycle,
    confidence,
    forecastWords,
    forecastKind,
    forecastEarliest,
    forecastLatest,
  } = row;
  const forecast = {
    words: forecastWords,
    kind: forecastKind,
    ...(forecastEarliest ? { earliest: forecastEarliest } : {}),
    ...(forecastLatest ? { latest: forecastLatest } : {}),
  };
  return {
    ...row,
    status: { words: statusWords, lifecycle, confidence },
    forecast: forecastWords === null ? null : PlannedDate.parse(forecast),
  };
}

interface Which {
  from?: TableAt;
  itemIds?: readonly number[];
  timely?: boolean;
}

/** The latest update of each item that has one: of all, or of some; `timely` leaves late corrections out. */
export async function latestUpdates(
  tx: Tx,
  { from = live, itemIds, timely = false }: Which = {},
): Promise<Map<number, Update>> {
  const some = itemIds ? sql.fragment`item_id = any(${sql.array([...itemIds], 'int8')})` : sql.fragment`true`;
  const rows = await tx.any(sql.type(Row)`
    select ${columns}
    from ${from('updates')}
    -- Sorting every update with its words, to throw most of them away, takes twice as long.
    where update_id in (
      select max(update_id)
      from ${from('updates')}
      where ${some} and ${timely ? sql.fragment`not late` : sql.fragment`true`}
      group by item_id
    )
    order by item_id
  `);
  return new Map(rows.map((row) => [row.itemId, toUpdate(row)]));
}

/** The updates of one item, latest first. */
export async function updatesOf(
  tx: Tx,
  itemId: number,
  { from = live, atMost = 100 }: { from?: TableAt; atMost?: number } = {},
): Promise<Update[]> {
  const rows = await tx.any(sql.type(Row)`
    select ${columns}
    from ${from('updates')}
    where item_id = ${itemId}
    order by update_id desc
    limit ${atMost}
  `);
  return rows.map(toUpdate);
}

/** The number of an item's last update, 0 where there is none; nobody else can add one until this unit of work ends. */
export async function lastUpdateHeld(tx: Tx, itemId: number): Promise<number> {
  await tx.query(sql.unsafe`
    select item_id
    from items
    where item_id = ${itemId}
    for update
  `);
  return tx.oneFirst(sql.type(z.object({ updateId: z.int() }))`
    select coalesce(max(update_id), 0) as update_id
    from updates
    where item_id = ${itemId}
  `);
}

export type UpdateToAdd = Omit<Update, 'updateId' | 'status'> & { status: Status };

export async function addUpdate(tx: Tx, councilId: number, given: UpdateToAdd): Promise<number> {
  const { status, forecast } = given;
  return tx.oneFirst(sql.type(z.object({ updateId: z.int() }))`
    insert into updates (council_id, item_id, period_id, said_on, person_id, status_words, lifecycle, confidence,
      percentage, forecast_words, forecast_kind, forecast_earliest, forecast_latest, done, next, route_to_green, late)
    values (${councilId}, ${given.itemId}, ${given.periodId}, ${given.saidOn}, ${given.personId}, ${status.words},
      ${status.lifecycle}, ${status.confidence}, ${given.percentage}, ${forecast?.words ?? null},
      ${forecast?.kind ?? null}, ${forecast?.earliest ?? null}, ${forecast?.latest ?? null}, ${given.done},
      ${given.next}, ${given.routeToGreen}, ${given.late})
    returning update_id
  `);
}
