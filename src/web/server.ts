// The web server: everything an answer passes through, in order. Pages and API calls are added to what it returns.
import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { readAssets, setUpAssets } from './assets.ts';
import { setUpCaching } from './caching.ts';
import { setUpErrors } from './errors.ts';
import { type LayoutFacts, pagesFrom, setUpPages } from './pages.ts';
import { setUpSameSiteForms, setUpSecurityHeaders } from './security.ts';
import { type IdentitySettings, setUpIdentity, setUpPermissions, setUpRouteList } from './who.ts';

export interface ServerSettings {
  /** Who is asking, and for which council. Called once for every page; may throw `NotFound` for an unknown host. */
  whoIs: IdentitySettings['whoIs'];
  mayDo: IdentitySettings['mayDo'];
  /** The clock. */
  now: () => Temporal.Instant;
  /** What surrounds every page: navigation, footer, the identity bar. */
  layout?: (request: FastifyRequest) => LayoutFacts;
  /** True when people reach the site by https: cookies and HSTS depend on it. */
  secure: boolean;
  /** Which proxy's `X-Forwarded-…` headers are believed. Default: none. */
  trustProxy?: boolean | string | string[];
  log: { level: string; stream?: { write(line: string): void } };
  /** More folders of templates, for tests. */
  templates?: readonly string[];
  makeRequestId?: () => string;
}

/** Bytes of a form or of JSON; an upload has its own limit. */
const bodyLimit = 256 * 1024;

export async function createServer(settings: ServerSettings): Promise<FastifyInstance> {
  const app = fastify({
    logger: settings.log,
    logController: new LogController({ disableRequestLogging: true }),
    requestIdHeader: false,
    genReqId: settings.makeRequestId ?? (() => randomUUID()),
    trustProxy: settings.trustProxy ?? false,
    // A proxy is believed about who asks, never about the host: an invented council opens to anybody at localhost.
    rewriteUrl: (request) => {
      delete request.headers['x-forwarded-host'];
      return request.url ?? '/';
    },
    bodyLimit,
    requestTimeout: 60_000,
    // Closing lets answers under way finish and drops the connections that only wait.
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  });
  const assets = readAssets();
  setUpRouteList(app);
  setUpCaching(app);
  setUpPages(app, pagesFrom(assets, settings.templates), settings.layout ?? (() => ({})));
  await setUpSecurityHeaders(app, settings.secure);
  await setUpReading(app, settings.secure);
  setUpIdentity(app, settings);
  setUpSameSiteForms(app);
  setUpPermissions(app, settings);
  setUpErrors(app);
  setUpAssets(app, assets);
  return app;
}

/** Cookies, forms, uploads; and the counting that a route asks for by `config.rateLimit`. */
async function setUpReading(app: FastifyInstance, secure: boolean): Promise<void> {
  const cookieDefaults = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  await app.register(cookie, { parseOptions: cookieDefaults });
  await app.register(formbody, { bodyLimit });
  // Too large a file is a mistake in a form like any other (readUpload), not an error that loses the rest of it.
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { files: 1, fields: 50, fieldSize: 64 * 1024, parts: 60 },
  });
  await app.register(rateLimit, { global: false });
}

/** For a route where passwords are tried: `config: { permission: 'public', rateLimit: fewTries }`. */
export const fewTries = { max: 10, timeWindow: '1 minute' };
