// What every answer says about itself to the browser, and the refusal of forms sent from other sites.
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** No script at all, no font, nothing from elsewhere: our pages need none of it (decision record on forms and scripts). */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    fontSrc: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
};

export async function setUpSecurityHeaders(app: FastifyInstance, secure: boolean): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy,
    // Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
}

/** Refused whoever sent it, signed in or not. */
class SentFromElsewhere extends Error {
  readonly statusCode = 403;
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses to write for a form of another site. Browsers alone send these headers, and a page cannot forge them. */
export function setUpSameSiteForms(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (reading.has(request.method) || carriesToken(request) || isFromOurPages(request)) return;
    throw new SentFromElsewhere();
  });
}

function isFromOurPages(request: FastifyRequest): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site === 'same-origin') return true;
  if (site !== undefined && site !== 'none') return false;
  const origin = request.headers.origin;
  if (origin === undefined || !URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  const ours = `${protocol}//${request.host}`;
  return URL.canParse(ours) && new URL(ours).host === host;
}

/** A program's own token: no browser adds one to a form, so there is nothing to forge. */
function carriesToken(request: FastifyRequest): boolean {
  return /^bearer /i.test(request.headers.authorization ?? '');
}
