// The only SQL for people, posts and bodies.

import type { FragmentSqlToken as Fragment } from 'slonik';
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import { Day } from '../../kernel/days.ts';
import { NewBody, NewPerson, NewPost, personKinds } from './people.ts';

const NamedPerson = z.object({
  id: z.int(),
  kind: z.enum(personKinds),
  name: z.string(),
  initials: z.string().nullable(),
  post: z.string().nullable(),
  /** Public by name: the council's word for this person, else members and holders of senior posts. */
  namePublic: z.boolean(),
});
export type NamedPerson = z.infer<typeof NamedPerson>;

/** Everybody with the post they hold on a day (the latest begun, where there are several). */
export async function namesOf(
  tx: Tx,
  from: (table: 'people' | 'posts') => Fragment,
  day: Day,
): Promise<NamedPerson[]> {
  const people = await tx.any(sql.type(NamedPerson)`
    select people.person_id as id, people.kind, people.name, people.initials, held.title as post,
      coalesce(people.name_public, people.kind <> 'officer' or coalesce(held.senior, false)) as name_public
    from ${from('people')}
    left join lateral (
      select posts.title, posts.senior
      from ${from('posts')}
      where posts.council_id = people.council_id
        and posts.person_id = people.person_id
        and coalesce(posts.from_on, '-infinity') <= ${day}
        and coalesce(posts.to_on, 'infinity') >= ${day}
      order by posts.from_on desc nulls last, posts.post_id desc
      limit 1
    ) as held on true
    order by people.person_id
  `);
  return [...people];
}

/** Adds a person with their posts. Answers their number. */
export async function addPerson(
  tx: Tx,
  councilId: number,
  given: z.input<typeof NewPerson>,
): Promise<number> {
  const person = NewPerson.parse(given);
  const personId = await tx.oneFirst(sql.type(z.object({ personId: z.int() }))`
    insert into people (council_id, kind, name, initials)
    values (${councilId}, ${person.kind}, ${person.name}, ${person.initials ?? null})
    returning person_id
  `);
  for (const post of person.posts) await addPost(tx, councilId, personId, post);
  return personId;
}

export async function addPost(tx: Tx, councilId: number, personId: number, given: NewPost): Promise<void> {
  const post = NewPost.parse(given);
  await tx.query(sql.unsafe`
    insert into posts (council_id, person_id, title, standing, senior, from_on, to_on)
    values (${councilId}, ${personId}, ${post.title}, ${post.standing}, ${post.senior}, ${post.fromOn ?? null},
      ${post.toOn ?? null})
  `);
}

export const HeldPost = z.object({
  personId: z.int(),
  title: z.string(),
  standing: z.enum(['permanent', 'acting', 'interim']),
  fromOn: Day.nullable(),
  toOn: Day.nullable(),
});
export type HeldPost = z.infer<typeof HeldPost>;

/** Every post anybody holds, held or will hold, by person and in the order they began. */
export async function postsHeld(tx: Tx): Promise<readonly HeldPost[]> {
  return tx.any(sql.type(HeldPost)`
    select person_id, title, standing, from_on, to_on
    from posts
    order by person_id, from_on nulls first, post_id
  `);
}

const Found = z.object({
  personId: z.int(),
  kind: z.enum(personKinds),
  name: z.string(),
  initials: z.string().nullable(),
});

/** Who is already known, so that a second document does not make the same person twice. */
export async function knownPeople(tx: Tx): Promise<readonly z.infer<typeof Found>[]> {
  return tx.any(sql.type(Found)`
    select person_id, kind, name, initials
    from people
    order by person_id
  `);
}

export async function addBody(tx: Tx, councilId: number, given: NewBody): Promise<number> {
  const body = NewBody.parse(given);
  const bodyId = await tx.oneFirst(sql.type(z.object({ bodyId: z.int() }))`
    insert into bodies (council_id, name, kind, purpose, meets, in_public, decides, reports_to)
    values (${councilId}, ${body.name}, ${body.kind}, ${body.purpose ?? null}, ${body.meets ?? null},
      ${body.inPublic}, ${body.decides}, ${body.reportsTo ?? null})
    returning body_id
  `);
  for (const member of body.members)
    await tx.query(sql.unsafe`
      insert into body_members (council_id, body_id, person_id, role)
      values (${councilId}, ${bodyId}, ${member.personId}, ${member.role})
    `);
  return bodyId;
}

const Membership = z.object({
  accountId: z.string(),
  roles: z.array(z.string()),
  personId: z.int().nullable(),
});

export async function membershipOf(tx: Tx, accountId: string): Promise<z.infer<typeof Membership> | null> {
  return tx.maybeOne(sql.type(Membership)`
    select account_id, roles_held(memberships) as roles, person_id
    from memberships
    where account_id = ${accountId}
  `);
}
