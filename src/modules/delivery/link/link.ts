// A link by which one person answers for one period without signing in: how it is made, what it is good for, when it dies.
import { createHash, randomBytes } from 'node:crypto';
import type { Database, Tx } from '../../../db/database.ts';
import { type Actor, type Person, publicActor, type System } from '../../../kernel/actor.ts';
import { today } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { RefusedForGood } from '../../../post/post.ts';
import { addressesOf, mayDo, postsHeld } from '../../people/index.ts';
import { askingSettings } from '../asking/asking.store.ts';
import { openPeriods } from '../periods/periods.store.ts';
import { hasLeft } from '../periods/standing.ts';
import { addLink, addVisit, type Bearer, bearerOfLink, bearerOfVisit } from './link.store.ts';

/** How long a browser may answer after the button was pressed. */
export const visitMinutes = 60;

const sender: System = { kind: 'system', name: 'the post' };

/** 256 bits: nobody guesses one, so that it may be looked up by its hash, which tells no clock anything of use. */
const newToken = () => randomBytes(32).toString('base64url');

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The period that a message's link is to; null where it is to something else. */
function periodIn(to: string): number | null {
  const number = /^period (\d+)$/.exec(to)?.[1];
  return number === undefined ? null : Number(number);
}

/**
 * The path of a link for an account, made at the moment of sending; the page of a signed-in owner where the council
 * switched links off, or where the account may give no updates. Throws RefusedForGood where nobody should be written to
 * any more: the period has closed, or the person has left.
 */
export async function updateLinkPath(
  database: Database,
  councilId: number,
  { accountId, to, now }: { accountId: string; to: string; now: Temporal.Instant },
): Promise<string> {
  const periodId = periodIn(to);
  const day = today(now);
  const known = await database.read(sender, councilId, async (tx) => ({
    open: await openPeriods(tx),
    settings: await askingSettings(tx, day),
    addresses: await addressesOf(tx, day),
    posts: await postsHeld(tx),
  }));
  const holder = [...known.addresses.values()].find((one) => one.accountId === accountId);
  if (!holder?.open || hasLeft(known, holder.personId, day))
    throw new RefusedForGood('They have left, or their account does not work any more.');
  if (periodId === null || !known.open.some(({ period }) => period.periodId === periodId))
    throw new RefusedForGood('The period was closed before this went.');
  const may = mayDo({ kind: 'person', ...holder }, 'update.own');
  if (!known.settings.links || !may) return '/office/my-updates';
  const token = newToken();
  const until = now.add({ hours: 24 * known.settings.linkDays }).toString();
  const link = { tokenHash: hashOf(token), accountId, periodId, madeAt: now.toString(), until };
  await database.as(sender, councilId, 'Make a link for a message', (tx) => addLink(tx, councilId, link));
  return `/u/${token}`;
}

export interface Carried {
  councilId: number;
  now: Temporal.Instant;
}

/** Whether a token is good. It is read and nothing more: programs that look through mail open every link. */
export async function isGoodLink(database: Database, token: string, asked: Carried): Promise<boolean> {
  return database.read(publicActor, asked.councilId, async (tx) => {
    const bearer = await bearerOfLink(tx, hashOf(token), instantOf(asked));
    return (await whileAllowed(tx, bearer, asked)) !== null;
  });
}

/** Takes a token for a cookie that is good for an hour. Throws NotFound for one that is false or dead. */
export async function startVisit(database: Database, token: string, asked: Carried): Promise<string> {
  const { councilId, now } = asked;
  const bearer = await database.read(publicActor, councilId, async (tx) =>
    whileAllowed(tx, await bearerOfLink(tx, hashOf(token), instantOf(asked)), asked),
  );
  if (!bearer) throw deadLink();
  const cookie = newToken();
  const visit = {
    updateLinkId: bearer.updateLinkId,
    cookieHash: hashOf(cookie),
    until: now.add({ minutes: visitMinutes }).toString(),
  };
  await database.as(actorOf(bearer), councilId, 'Open updates by e-mail link', (tx) =>
    addVisit(tx, councilId, visit),
  );
  return cookie;
}

export interface Visit {
  actor: Person & { personId: number };
  periodId: number;
}

/** Who is behind a cookie. Throws NotFound where it is false, over, or its link is dead. */
export async function visitOf(database: Database, cookie: string, asked: Carried): Promise<Visit> {
  const bearer = await database.read(publicActor, asked.councilId, async (tx) =>
    whileAllowed(tx, await bearerOfVisit(tx, hashOf(cookie), instantOf(asked)), asked),
  );
  if (!bearer) throw deadLink();
  return { actor: actorOf(bearer), periodId: bearer.periodId };
}

/** The same words for every link that does not work, whatever the cause. */
export function deadLink(): NotFound {
  return new NotFound('This link no longer works. Sign in to give your updates.');
}

function instantOf({ now }: Carried) {
  return { now: now.toString(), day: today(now) };
}

/** Null too where the council switched links off, or somebody's posts have all ended. */
async function whileAllowed(tx: Tx, bearer: Bearer | null, { now }: Carried): Promise<Bearer | null> {
  const day = today(now);
  const { links } = await askingSettings(tx, day);
  if (!bearer || !links) return null;
  const known = { addresses: await addressesOf(tx, day), posts: await postsHeld(tx) };
  return hasLeft(known, bearer.personId, day) || !mayDo(actorOf(bearer), 'update.own') ? null : bearer;
}

/** The person themselves, who may here do one thing of all that their roles give. */
function actorOf({ accountId, name, roles, personId }: Bearer): Visit['actor'] & Actor {
  return { kind: 'person', accountId, name, roles, personId, only: ['update.own'] };
}
