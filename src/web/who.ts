// Who is asking, for which council, on which day; and whether the route's permission lets them.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Actor, publicActor } from '../kernel/actor.ts';
import { type Day, today } from '../kernel/days.ts';
import { NotAllowed } from '../kernel/errors.ts';

export interface CouncilServed {
  id: number;
  name: string;
  /** An invented council that ships with the product. */
  example: boolean;
}

export interface Who {
  actor: Actor;
  council: CouncilServed | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Null until the identity hook has run; a request that fails before it is the public's. */
    who: Who | null;
    readonly actor: Actor;
    readonly council: CouncilServed | undefined;
    /** Today in the council's own time zone, by the clock the server was given. */
    day: Day;
  }
  interface FastifyContextConfig {
    /** `public`, or the name of the permission somebody needs. */
    permission: string;
    /** For files that must be served whoever asks, and even while the database is away. */
    withoutIdentity?: boolean;
  }
  interface FastifyInstance {
    namedRoutes: NamedRoute[];
  }
}

export interface NamedRoute {
  method: string;
  url: string;
  permission: string;
}

/** Where somebody not signed in is sent, with `?to=` the page they wanted. */
export const signInPath = '/sign-in';

/** The path of the sign-in page that leads on to this address. */
export function signInTo(url: string): string {
  return `${signInPath}?${new URLSearchParams({ to: url })}`;
}

export interface IdentitySettings {
  whoIs: (request: FastifyRequest) => Promise<Who>;
  mayDo: (actor: Actor, permission: string) => boolean;
  now: () => Temporal.Instant;
}

/** Refuses, at start, any route that names no permission. Must come before every route. */
export function setUpRouteList(app: FastifyInstance): void {
  app.decorate('namedRoutes', []);
  app.addHook('onRoute', (route) => {
    const permission = route.config?.permission;
    if (!permission) throw new Error(`The route ${String(route.method)} ${route.url} names no permission`);
    for (const method of [route.method].flat()) {
      if (method !== 'HEAD') app.namedRoutes.push({ method, url: route.url, permission });
    }
  });
}

/** Every route the server answers, for the tests that walk them all. HEAD follows GET and is left out. */
export function routesOf(app: FastifyInstance): readonly NamedRoute[] {
  return app.namedRoutes;
}

export function setUpIdentity(app: FastifyInstance, settings: IdentitySettings): void {
  app.decorateRequest('who', null);
  app.decorateRequest('day', '');
  app.decorateRequest('actor', {
    getter(this: FastifyRequest) {
      return this.who?.actor ?? publicActor;
    },
  });
  app.decorateRequest('council', {
    getter(this: FastifyRequest) {
      return this.who?.council;
    },
  });
  app.addHook('onRequest', async (request) => {
    request.day = today(settings.now());
    if (request.routeOptions.config?.withoutIdentity) return;
    request.who = await settings.whoIs(request);
  });
}

export function setUpPermissions(app: FastifyInstance, settings: IdentitySettings): void {
  app.addHook('onRequest', async (request, reply) => {
    const permission = request.routeOptions.config?.permission ?? 'public';
    if (permission === 'public' || settings.mayDo(request.actor, permission)) return;
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (request.actor.kind === 'public' && reading && !isApi(request)) {
      return reply.header('cache-control', 'no-store').redirect(signInTo(request.url), 303);
    }
    throw new NotAllowed('Your roles do not include this');
  });
}

/** Whether the answer is for a program (problem+json) and not for a person (a page). */
export function isApi(request: FastifyRequest): boolean {
  return /^\/api\/./.test(request.url);
}
