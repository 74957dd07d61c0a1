// Who is asking: the council by the host name, the person by the session's cookie and their membership in that council.
import type { FastifyRequest } from 'fastify';
import type { Database } from '../../db/database.ts';
import { type Actor, publicActor, roleNames } from '../../kernel/actor.ts';
import { NotFound } from '../../kernel/errors.ts';
import type { Identity, OneClick } from '../../web/pages.ts';
import type { CouncilServed, Who } from '../../web/who.ts';
import { type Account, councilServedAt } from './accounts.store.ts';
import { type Accounts, accountSignedIn } from './accounts.ts';
import { choicesToLookAs, frontPageChoices, mayLookAs } from './look-as.ts';

export interface IdentifySettings {
  database: Database;
  accounts: Accounts;
  /** True only while the installation listens on loopback. */
  oneClick: boolean;
}

/** What a request may look as, found out while it was identified, for the layout, which cannot wait. */
const offers = new WeakMap<FastifyRequest, readonly OneClick[]>();

/** Builds the server's `whoIs`. It keeps nothing between requests, so a disabled account's next one is the public's. */
export function identify(settings: IdentifySettings): (request: FastifyRequest) => Promise<Who> {
  const { database, accounts, oneClick } = settings;
  return async (request) => {
    const council = await councilServedAt(database, request.hostname);
    if (!council) throw new NotFound('No council is served at this address');
    if (mayLookAs(oneClick, council, request.hostname)) {
      offers.set(request, frontPageChoices(await choicesToLookAs(accounts, council.id)));
    }
    const account = await accountSignedIn(accounts, council.id, request.headers.cookie);
    return { actor: account ? actorOf(account) : publicActor, council };
  };
}

function actorOf({ accountId, name, roles, personId }: Account): Actor {
  return { kind: 'person', accountId, name, roles, ...(personId !== null && { personId }) };
}

/** The accounts this request may look as; undefined where it may not. For the layout's `oneClick`. */
export function oneClickOf(request: FastifyRequest): readonly OneClick[] | undefined {
  return offers.get(request);
}

/** The bar that says who somebody is; undefined for the public. For the layout's `identity`. */
export function identityOf(request: FastifyRequest): Identity | undefined {
  const { actor } = request;
  if (actor.kind !== 'person') return undefined;
  const held = actor.roles.map((role) => roleNames[role].toLowerCase());
  return {
    words: `You are ${[actor.name, ...held].join(', ')}`,
    change: oneClickOf(request)
      ? { text: 'Look as somebody else', path: '/look-as' }
      : { text: 'Your account', path: '/account' },
    signOutPath: '/sign-out',
  };
}

/** The council a page is about. Every request that was identified has one. */
export function councilOf(request: FastifyRequest): CouncilServed {
  if (!request.council) throw new NotFound('No council is served at this address');
  return request.council;
}
