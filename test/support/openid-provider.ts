// A real OpenID provider on this machine, for tests: people sign in by a form, and what it says can be spoilt on the way.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import { afterAll } from 'vitest';

export type Claims = Record<string, unknown>;

/** What goldthread is at the provider. */
export const client = { clientId: 'goldthread', clientSecret: 'a secret of the tests alone' } as const;

export interface OpenIdProvider {
  issuer: string;
  /** Everybody it knows, by their subject, with all it says of them. */
  people: Map<string, Claims>;
  /** Spoils the identity token before it is sent; `keys.foreign` is no key of the provider. */
  spoil: ((claims: Claims, keys: { own: KeyObject; foreign: KeyObject }) => string) | null;
  /** Hangs up on whoever asks. */
  down: boolean;
  /** Lets people come back to these addresses; says whether names, addresses and groups stand in the token itself. */
  admit(addresses: readonly string[], options?: { claimsInToken?: boolean }): void;
}

const newKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

/** Signs claims as a token of the provider. */
export function signed(claims: Claims, key: KeyObject, algorithm = 'RS256'): string {
  const parts = [{ alg: algorithm, kid: 'of-the-tests' }, claims];
  const words = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const signature =
    algorithm === 'none' ? '' : sign('RSA-SHA256', Buffer.from(words), key).toString('base64url');
  return `${words}.${signature}`;
}

/** Call it at the top of a file; it is closed after the tests. */
export async function openIdProvider(): Promise<OpenIdProvider> {
  const keys = { own: newKeys(), foreign: newKeys() };
  let listener: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => {
    if (told.down) request.socket.destroy();
    else listener(request, response);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  afterAll(() => new Promise((done) => server.close(done)));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const told: OpenIdProvider = {
    issuer,
    people: new Map(),
    spoil: null,
    down: false,
    admit: (addresses, { claimsInToken = true } = {}) => {
      const provider = new Provider(issuer, configuration(told, { addresses, claimsInToken, key: keys.own }));
      provider.use(async (context, next) => {
        await next();
        if (context.path === '/token' && told.spoil && hasToken(context.body)) {
          const [, claims = ''] = context.body.id_token.split('.');
          const said: Claims = JSON.parse(Buffer.from(claims, 'base64url').toString());
          context.body = { ...context.body, id_token: told.spoil(said, keys) };
        }
      });
      const standard = provider.callback();
      listener = (request, response) => {
        if (request.url?.startsWith('/who/')) void askWho(provider, request, response);
        else void standard(request, response);
      };
    },
  };
  return told;
}

function hasToken(body: unknown): body is { id_token: string } {
  return typeof body === 'object' && body !== null && 'id_token' in body && typeof body.id_token === 'string';
}

function configuration(
  told: OpenIdProvider,
  given: { addresses: readonly string[]; claimsInToken: boolean; key: KeyObject },
): Configuration {
  return {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: given.addresses.map((address) => `${address}/sign-in/service/back`),
        post_logout_redirect_uris: given.addresses.map((address) => `${address}/`),
      },
    ],
    jwks: {
      keys: [{ ...given.key.export({ format: 'jwk' }), kid: 'of-the-tests', alg: 'RS256', use: 'sig' }],
    },
    cookies: { keys: ['of the tests alone'] },
    claims: {
      openid: ['sub', 'tid'],
      email: ['email', 'email_verified'],
      profile: ['name', 'groups', 'hasgroups', 'acct'],
    },
    conformIdTokenClaims: !given.claimsInToken,
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (context, form) => {
          context.body = `<!DOCTYPE html><html lang="en"><title>Sign out?</title>${form}</html>`;
        },
      },
    },
    // Seconds.
    ttl: {
      Interaction: 600,
      Grant: 600,
      Session: 600,
      AccessToken: 600,
      AuthorizationCode: 60,
      IdToken: 600,
    },
    interactions: { url: (_context, interaction) => `/who/${interaction.uid}` },
    findAccount: (_context, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...told.people.get(subject) }),
    }),
    // Nobody is asked whether the council's own site may know them.
    loadExistingGrant: async (context) => {
      const { client: asking, session, provider } = context.oidc;
      const grant = new provider.Grant({
        clientId: asking?.clientId ?? '',
        accountId: session?.accountId ?? '',
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  };
}

/** The provider's own sign-in page: one field, no password. Whoever it does not know is refused. */
async function askWho(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.setHeader('content-type', 'text/html').end(
      `<!DOCTYPE html><html lang="en"><title>Who are you?</title><form method="post">
       <label>Who are you? <input name="subject"></label> <button>Go on</button></form></html>`,
    );
    return;
  }
  let form = '';
  for await (const part of request) form += part;
  const subject = new URLSearchParams(form).get('subject') ?? '';
  const known = subject !== '';
  await provider.interactionFinished(
    request,
    response,
    known ? { login: { accountId: subject } } : { error: 'access_denied', error_description: 'Gave up' },
    { mergeWithLastSubmission: false },
  );
}
