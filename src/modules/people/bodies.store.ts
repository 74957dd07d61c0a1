// The SQL that changes a board and who sits on it; reading them is part of the thread.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import { NewBody } from './people.ts';

/** Writes a board as given. Members who stay as they were are left alone, so that the record names those who changed. */
export async function changeBody(tx: Tx, councilId: number, bodyId: number, given: NewBody): Promise<void> {
  const body = NewBody.parse(given);
  await tx.query(sql.unsafe`
    update bodies
    set name = ${body.name}, kind = ${body.kind}, purpose = ${body.purpose ?? null}, meets = ${body.meets ?? null},
      in_public = ${body.inPublic}, decides = ${body.decides}, reports_to = ${body.reportsTo ?? null}
    where body_id = ${bodyId}
  `);
  const members = JSON.stringify(body.members);
  await tx.query(sql.unsafe`
    delete from body_members
    where body_id = ${bodyId}
      and person_id not in (select (member ->> 'personId')::bigint from jsonb_array_elements(${members}::jsonb) as member)
  `);
  await tx.query(sql.unsafe`
    insert into body_members (council_id, body_id, person_id, role)
    select ${councilId}, ${bodyId}, (member ->> 'personId')::bigint, member ->> 'role'
    from jsonb_array_elements(${members}::jsonb) as member
    on conflict (council_id, body_id, person_id) do update set role = excluded.role
  `);
}

const BodyLine = z.object({ bodyId: z.int(), name: z.string(), reportsTo: z.int().nullable() });

/** Every board with the one it reports to. */
export async function bodyLines(tx: Tx): Promise<readonly z.infer<typeof BodyLine>[]> {
  return tx.any(sql.type(BodyLine)`
    select body_id, name, reports_to
    from bodies
    order by body_id
  `);
}
