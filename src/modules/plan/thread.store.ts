// Reads a whole thread in one go: a fixed number of queries whatever its size, from live tables or as at an instant.

import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import { Day } from '../../kernel/days.ts';
import { PlannedDate, plannedDateKinds } from '../../kernel/planned-date.ts';
import { namesOf } from '../people/index.ts';
import type { DateMove } from './changes/date-move.ts';
import {
  loadAssessments,
  loadFunctions,
  loadInstrumentEvents,
  loadInstruments,
} from './directions/directions.store.ts';
import { allWays } from './frames/frames.store.ts';
import { loadJudgements } from './judgements/judgements.store.ts';
import { live, type TableAt } from './table-at.store.ts';
import {
  Body,
  Confidence,
  type Excerpt,
  Finding,
  Item,
  Lifecycle,
  Link,
  Part,
  PartRole,
  Plan,
  PlanEdition,
  type Thread,
} from './thread.ts';

const ItemRow = Item.omit({ id: true, status: true, start: true, due: true, parts: true }).extend({
  itemId: z.int(),
  statusWords: z.string().nullable(),
  lifecycle: Lifecycle.nullable(),
  confidence: Confidence.nullable(),
});

const DateRow = z.object({
  itemId: z.int(),
  role: z.enum(['start', 'due']),
  words: z.string(),
  kind: z.enum(plannedDateKinds),
  earliest: Day.nullable(),
  latest: Day.nullable(),
  meeting: z.string().nullable(),
  condition: z.string().nullable(),
});

const PartRow = z.object({
  itemId: z.int(),
  role: PartRole,
  words: z.string(),
  personId: z.int().nullable(),
  certain: z.boolean(),
});

export interface ThreadWanted {
  council: Thread['council'];
  day: Day;
  from?: TableAt;
}

export async function loadThread(tx: Tx, { council, day, from = live }: ThreadWanted): Promise<Thread> {
  const plans = await loadPlans(tx, from);
  const items = await loadItems(tx, from);
  return {
    council,
    day,
    plans,
    items,
    links: [
      ...(await tx.any(sql.type(Link)`
      select from_item as "from", to_item as "to", kind
      from ${from('links')}
      order by from_item, to_item, kind
    `)),
    ],
    people: await namesOf(tx, from, day),
    bodies: await loadBodies(tx, from),
    instruments: await loadInstruments(tx, from),
    documents: [
      ...(await tx.any(sql.type(z.object({ id: z.int(), name: z.string(), format: z.string() }))`
      select document_id as id, name, format
      from ${from('documents')}
      order by document_id
    `)),
    ],
    excerpts: await loadExcerpts(tx, from),
    findings: [
      ...(await tx.any(sql.type(Finding)`
      select finding_id as id, document_id, rule, severity, message, suggestion, source
      from ${from('findings')}
      where finding_id not in (select finding_id from ${from('settled_findings')})
      order by finding_id
    `)),
    ],
    moves: await loadMoves(tx, from),
    editions: await loadEditions(tx, from),
    instrumentEvents: await loadInstrumentEvents(tx, from),
    assessments: await loadAssessments(tx, from),
    judgements: await loadJudgements(tx, from),
    functions: await loadFunctions(tx, from),
    ways: [...(await allWays(tx, from))],
  };
}

async function loadPlans(tx: Tx, from: TableAt): Promise<Plan[]> {
  return [
    ...(await tx.any(sql.type(Plan)`
    select plan_id as id, title, kind, published_words, published_on, document_id
    from ${from('plans')}
    order by plan_id
  `)),
  ];
}

async function loadEditions(tx: Tx, from: TableAt): Promise<PlanEdition[]> {
  return [
    ...(await tx.any(sql.type(PlanEdition)`
    select plan_id, number, title, published_words, published_on, document_id
    from ${from('plan_editions')}
    order by plan_id, number
  `)),
  ];
}

async function loadItems(tx: Tx, from: TableAt): Promise<Item[]> {
  const rows = await tx.any(sql.type(ItemRow)`
    select item_id, plan_id, kind, sort, ref, title, detail, parent_id, position, level, status_words, lifecycle,
      confidence, certain, document_id, source
    from ${from('items')}
    order by position, item_id
  `);
  const dates = Map.groupBy(
    await tx.any(sql.type(DateRow)`
      select item_id, role, words, kind, earliest, latest, meeting, condition
      from ${from('item_dates')}
      order by item_id, role
    `),
    (row) => row.itemId,
  );
  const parts = Map.groupBy(
    await tx.any(sql.type(PartRow)`
      select item_id, role, words, person_id, certain
      from ${from('item_people')}
      order by item_id, role, position
    `),
    (row) => row.itemId,
  );
  return rows.map(({ itemId, statusWords, lifecycle, confidence, ...row }) => ({
    id: itemId,
    ...row,
    status: statusWords === null ? null : { words: statusWords, lifecycle, confidence },
    start: dateOf(dates.get(itemId), 'start'),
    due: dateOf(dates.get(itemId), 'due'),
    parts: (parts.get(itemId) ?? []).map((part) => Part.parse(part)),
  }));
}

function dateOf(
  rows: readonly z.infer<typeof DateRow>[] | undefined,
  role: 'start' | 'due',
): PlannedDate | null {
  const row = rows?.find((one) => one.role === role);
  if (!row) return null;
  const given = Object.entries(row).filter(([, value]) => value !== null);
  return PlannedDate.parse(Object.fromEntries(given));
}

const MoveRow = z.object({
  id: z.int(),
  itemId: z.int(),
  role: z.enum(['start', 'due']),
  before: z.record(z.string(), z.unknown()),
  after: z.record(z.string(), z.unknown()),
  reason: z.string(),
  documentId: z.int().nullable(),
  movedOn: Day,
});

/** The columns of one side of a move, stripped of what is null, are a date; of a side without a date nothing is left. */
async function loadMoves(tx: Tx, from: TableAt): Promise<DateMove[]> {
  const rows = await tx.any(sql.type(MoveRow)`
    select move_id as id, item_id, role, reason, document_id, moved_on,
      jsonb_strip_nulls(jsonb_build_object('words', from_words, 'kind', from_kind, 'earliest', from_earliest,
        'latest', from_latest, 'meeting', from_meeting, 'condition', from_condition)) as before,
      jsonb_strip_nulls(jsonb_build_object('words', to_words, 'kind', to_kind, 'earliest', to_earliest,
        'latest', to_latest, 'meeting', to_meeting, 'condition', to_condition)) as after
    from ${from('date_moves')}
    order by move_id
  `);
  const side = (date: object) => (Object.keys(date).length === 0 ? null : PlannedDate.parse(date));
  return rows.map(({ before, after, ...row }) => ({ ...row, from: side(before), to: side(after) }));
}

async function loadBodies(tx: Tx, from: TableAt): Promise<Body[]> {
  return [
    ...(await tx.any(sql.type(Body)`
    select bodies.body_id as id, bodies.name, bodies.kind, bodies.purpose, bodies.meets, bodies.in_public,
      bodies.decides, bodies.reports_to,
      coalesce(
        jsonb_agg(jsonb_build_object('personId', body_members.person_id, 'role', body_members.role)
          order by body_members.role, body_members.person_id)
          filter (where body_members.person_id is not null),
        '[]'
      ) as members
    from ${from('bodies')}
    left join ${from('body_members')} on body_members.body_id = bodies.body_id
      and body_members.council_id = bodies.council_id
    group by bodies.body_id, bodies.name, bodies.kind, bodies.purpose, bodies.meets, bodies.in_public,
      bodies.decides, bodies.reports_to
    order by bodies.body_id
  `)),
  ];
}

const Standing = z.object({ documentId: z.int(), line: z.int() });
const Lines = z.object({ documentId: z.int(), lines: z.array(z.string()) });

/**
 * Only the lines that items or findings stand on: a page shows these beside our reading. Joined here, because SQL would
 * unpack a document's whole array of lines again for every one of them.
 */
async function loadExcerpts(tx: Tx, from: TableAt): Promise<Excerpt[]> {
  const standing = await tx.any(sql.type(Standing)`
    select document_id, (source ->> 'line')::int as line
    from ${from('items')}
    where source ? 'line'
    union
    select document_id, (source ->> 'line')::int
    from ${from('findings')}
    where source ? 'line'
    order by document_id, line
  `);
  const documents = await tx.any(sql.type(Lines)`
    select document_id, lines
    from ${from('documents')}
    order by document_id
  `);
  const linesOf = new Map(documents.map(({ documentId, lines }) => [documentId, lines]));
  return standing.flatMap(({ documentId, line }) => {
    const words = linesOf.get(documentId)?.[line - 1];
    return words === undefined ? [] : [{ documentId, line, cells: words.split('\t') }];
  });
}
