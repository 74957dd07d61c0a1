// What the checks of the register found, read for pages, calls and commands alike.
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { hasLeft } from '../../delivery/index.ts';
import { addressesOf, postsHeld } from '../../people/index.ts';
import { count, live, type Walk } from '../../plan/index.ts';
import { labelOfEntry, loadRegister, personName, registerOf, saidOfAll } from '../../raid/index.ts';
import { askAll, look, type RegisterCheck, type RegisterResult } from './check.ts';
import { registerChecks } from './list.ts';

const EntryFound = z.object({
  id: z.int(),
  label: z.string(),
  title: z.string(),
  owner: z.string().nullable(),
});

export const RegisterQuality = z.object({
  day: Day,
  open: z.int().describe('Open entries of the register'),
  found: z.int().describe('How many of them some check found'),
  checks: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      looksFor: z.string().describe('What it looks for, with every threshold'),
      matters: z.string().describe('Why it matters'),
      mend: z.string().describe('What to do about it'),
      asked: z.int().describe('Open entries of the kinds that it asks about'),
      count: z.int().describe('How many of them it found'),
      found: z.array(z.object({ why: z.string(), entries: z.array(EntryFound) })),
    }),
  ),
});
export type RegisterQuality = z.infer<typeof RegisterQuality>;

/** Thirteen queries, however large the register is. */
export async function registerQuality(
  tx: Tx,
  thread: Walk,
  checks: readonly RegisterCheck[] = registerChecks,
): Promise<RegisterQuality> {
  const register = registerOf(await loadRegister(tx, live), thread.day);
  const said = await saidOfAll(tx, live);
  const known = { addresses: await addressesOf(tx, thread.day), posts: await postsHeld(tx) };
  const owners = new Set(register.rows.flatMap(({ entry }) => entry.ownerId ?? []));
  const left = new Set([...owners].filter((personId) => hasLeft(known, personId, thread.day)));
  const looked = look({ thread, register, said }, (personId) => left.has(personId));
  const results = askAll(looked, checks);
  const found = new Set(
    results.flatMap((one) => one.found.flatMap(({ rows }) => rows.map(({ entry }) => entry.entryId))),
  );
  return {
    day: thread.day,
    open: register.rows.filter(({ entry }) => entry.closedOn === null).length,
    found: found.size,
    checks: results.map((result) => factsOf(thread, result)),
  };
}

function factsOf(thread: Walk, { check, asked, count: number, found }: RegisterResult) {
  const { name, title, looksFor, matters, mend } = check;
  return {
    ...{ name, title, looksFor, matters, mend, asked, count: number },
    found: found.map(({ why, rows }) => ({
      why,
      entries: rows.map(({ entry }) => ({
        id: entry.entryId,
        label: labelOfEntry(entry),
        title: entry.title,
        owner: entry.ownerId === null ? null : personName(thread, entry.ownerId),
      })),
    })),
  };
}

/** What it comes to, in a sentence. */
export function sayQuality({ open, found }: Pick<RegisterQuality, 'open' | 'found'>): string {
  if (open === 0) return 'Nothing stands open in the register, so there is nothing to check.';
  const all = count(open, 'open entry', 'open entries');
  if (found === 0) return `All is well: no check found anything in ${all}.`;
  return `${found} of ${all} ${found === 1 ? 'needs' : 'need'} looking at.`;
}
