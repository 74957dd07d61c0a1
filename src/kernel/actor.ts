// Who is doing something: a person with an account, the public, or the system itself.
import { z } from 'zod';

export const roles = [
  'lead-officer',
  'sponsor',
  'programme-office',
  'finance',
  'democratic-services',
  'performance-risk-engagement',
  'member',
  'commissioner',
  'assurer',
  'administrator',
] as const;

export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

export const roleNames: Record<Role, string> = {
  'lead-officer': 'Lead officer',
  sponsor: 'Sponsor',
  'programme-office': 'Programme office',
  finance: 'Finance officer',
  'democratic-services': 'Democratic services',
  'performance-risk-engagement': 'Performance, risk and engagement',
  member: 'Councillor',
  commissioner: 'Commissioner',
  assurer: 'Assurer',
  administrator: 'Administrator',
};

/** Somebody signed in, for one council. `personId` is their entry in that council's list of people, if any. */
export interface Person {
  kind: 'person';
  accountId: string;
  name: string;
  roles: readonly Role[];
  personId?: number;
  /** The only permissions they use here, of those that their roles give; all of them where it is left out. */
  only?: readonly string[];
}

/** The installation itself: first start, jobs, the command line run by whoever holds the machine. */
export interface System {
  kind: 'system';
  name: string;
}

/** Anyone, not signed in. */
export interface Public {
  kind: 'public';
}

export type Actor = Person | System | Public;

export const publicActor: Public = { kind: 'public' };

/** How pages name an actor; the record has the account as well. */
export function nameOfActor(actor: Actor): string {
  return actor.kind === 'public' ? 'the public' : actor.name;
}

/** The account by which the database knows who may read what is sealed; empty for whoever has none. */
export function accountOf(actor: Actor): string {
  return actor.kind === 'person' ? actor.accountId : '';
}

/** How the record names an actor: stable, and readable without another table. */
export function actorName(actor: Actor): string {
  if (actor.kind === 'person') return `${actor.name} (${actor.accountId})`;
  return actor.kind === 'system' ? `Goldthread, ${actor.name}` : 'the public';
}
