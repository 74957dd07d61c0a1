// Changes to people: their names and kinds, and a new post that ends the one before it.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import { addDays, type Day } from '../../kernel/days.ts';
import { addPost, type NamedPerson } from './people.store.ts';
import { isSeniorPost, standingOf } from './people.ts';

export async function changePerson(
  tx: Tx,
  personId: number,
  { kind, name, initials }: Pick<NamedPerson, 'kind' | 'name' | 'initials'>,
): Promise<void> {
  await tx.query(sql.unsafe`
    update people
    set kind = ${kind},
        name = ${name},
        initials = ${initials}
    where person_id = ${personId}
  `);
}

const Held = z.object({ postId: z.int(), fromOn: z.string().nullable() });

/** From a day on somebody holds this post, or none. The post they held ends the day before; one begun that day goes. */
export async function changePost(
  tx: Tx,
  councilId: number,
  personId: number,
  { title, day }: { title: string | null; day: Day },
): Promise<void> {
  const held = await tx.maybeOne(sql.type(Held)`
    select post_id, from_on
    from posts
    where person_id = ${personId}
      and coalesce(from_on, '-infinity') <= ${day}
      and coalesce(to_on, 'infinity') >= ${day}
    order by from_on desc nulls last, post_id desc
    limit 1
  `);
  if (held?.fromOn === day)
    await tx.query(sql.unsafe`
      delete from posts
      where post_id = ${held.postId}
    `);
  else if (held)
    await tx.query(sql.unsafe`
      update posts
      set to_on = ${addDays(day, -1)}
      where post_id = ${held.postId}
    `);
  if (title === null) return;
  const post = { title, standing: standingOf(title), senior: isSeniorPost(title), fromOn: day };
  await addPost(tx, councilId, personId, post);
}
