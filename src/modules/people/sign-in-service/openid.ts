// The council's sign-in service, by OpenID Connect: where to send somebody, and who it says came back. Nothing is kept of it.
import type * as OpenId from 'openid-client';
import { type Rules, readClaims, type Told } from './claims.ts';

export interface SignInServiceSettings extends Rules {
  /** One organisation's issuer, word for word as the service names itself. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** After “Sign in with”. */
  name: string;
  /** Apart by spaces. */
  scope: string;
  /** Where people reach this installation; undefined where requests say so themselves. */
  publicAddress: string | undefined;
}

export interface SignInService {
  settings: SignInServiceSettings;
  /** What the service says of itself: its addresses and keys. Asked on first use, and again after a day. */
  met: { at: Temporal.Instant; answer: Promise<OpenId.Configuration> } | null;
}

/** What must be remembered of somebody who was sent there until they come back. */
export interface Sent {
  state: string;
  nonce: string;
  verifier: string;
}

export type Trouble = {
  /**
   * `silent`: it does not answer, or not as a sign-in service. `refused`: it did not let them in, or they gave up.
   * `unsound`: what came back is not the answer to what was asked, is too old, or was used already.
   */
  outcome: 'silent' | 'refused' | 'unsound';
  /** For the log: what failed, without anybody's name. */
  why: string;
};

export function openService(settings: SignInServiceSettings): SignInService {
  return { settings, met: null };
}

const secondsToAnswer = 10;

/** openid-client takes a while to load and few installations need it, so it comes on first use. */
async function meet(service: SignInService, now: Temporal.Instant): Promise<OpenId.Configuration> {
  const { met } = service;
  if (met && Temporal.Instant.compare(now, met.at.add({ hours: 24 })) < 0) return met.answer;
  const answer = discover(service.settings);
  service.met = { at: now, answer };
  try {
    return await answer;
  } catch (error) {
    // Asked again next time; until then those who were there before are no worse off.
    service.met = null;
    throw error;
  }
}

async function discover(settings: SignInServiceSettings): Promise<OpenId.Configuration> {
  const openId = await import('openid-client');
  const issuer = new URL(settings.issuer);
  const execute = [
    // The token comes straight from the service; its signature is checked all the same.
    openId.enableNonRepudiationChecks,
    // The settings let only a loopback address do without https.
    ...(issuer.protocol === 'http:' ? [openId.allowInsecureRequests] : []),
  ];
  const found = await openId.discovery(
    issuer,
    settings.clientId,
    undefined,
    // By header where the service takes nothing else: the secret's signs are then written in ways that not all agree on.
    (server, client, body, headers) => {
      const byPost = server.token_endpoint_auth_methods_supported?.includes('client_secret_post');
      const prove = byPost ? openId.ClientSecretPost : openId.ClientSecretBasic;
      return prove(settings.clientSecret)(server, client, body, headers);
    },
    { execute, timeout: secondsToAnswer },
  );
  const { issuer: named } = found.serverMetadata();
  if (named.replace(/\/$/, '') !== settings.issuer.replace(/\/$/, ''))
    throw new Error(`it names itself ${named}, not ${settings.issuer}`);
  return found;
}

/** Where to send somebody. `back` is our address that the service sends them to. */
export async function addressToSignIn(
  service: SignInService,
  asked: { back: string; now: Temporal.Instant },
): Promise<{ ok: true; address: string; sent: Sent } | ({ ok: false } & Trouble)> {
  try {
    const config = await meet(service, asked.now);
    const openId = await import('openid-client');
    const sent = {
      state: openId.randomState(),
      nonce: openId.randomNonce(),
      verifier: openId.randomPKCECodeVerifier(),
    };
    const address = openId.buildAuthorizationUrl(config, {
      redirect_uri: asked.back,
      scope: service.settings.scope,
      response_mode: 'query',
      state: sent.state,
      nonce: sent.nonce,
      code_challenge: await openId.calculatePKCECodeChallenge(sent.verifier),
      code_challenge_method: 'S256',
    });
    return { ok: true, address: address.href, sent };
  } catch (error) {
    return { ok: false, outcome: 'silent', why: inShort(error) };
  }
}

/**
 * Who came back to `address`, our own with all that the service added. The library checks state, issuer, the code with
 * its verifier, and of the token: signature, issuer, audience, times and nonce.
 */
export async function whoCameBack(
  service: SignInService,
  asked: { address: URL; sent: Sent; now: Temporal.Instant },
): Promise<{ ok: true; told: Told } | ({ ok: false } & Trouble)> {
  try {
    const config = await meet(service, asked.now);
    const openId = await import('openid-client');
    const tokens = await openId.authorizationCodeGrant(config, asked.address, {
      expectedState: asked.sent.state,
      expectedNonce: asked.sent.nonce,
      pkceCodeVerifier: asked.sent.verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims?.iss !== config.serverMetadata().issuer) {
      return { ok: false, outcome: 'unsound', why: 'the token is of another issuer' };
    }
    // Many services keep the address out of the token and tell it on asking.
    const more =
      claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined
        ? await openId.fetchUserInfo(config, tokens.access_token, claims.sub)
        : undefined;
    return { ok: true, told: readClaims(claims, more, service.settings) };
  } catch (error) {
    return { ok: false, ...(await troubleOf(error)) };
  }
}

/** Where the service signs somebody out of itself; null where it has no such address, or does not answer. */
export async function addressToSignOut(
  service: SignInService,
  asked: { back: string; now: Temporal.Instant },
): Promise<string | null> {
  try {
    const config = await meet(service, asked.now);
    if (config.serverMetadata().end_session_endpoint === undefined) return null;
    const openId = await import('openid-client');
    return openId.buildEndSessionUrl(config, { post_logout_redirect_uri: asked.back }).href;
  } catch {
    return null;
  }
}

async function troubleOf(error: unknown): Promise<Trouble> {
  const openId = await import('openid-client');
  const why = inShort(error);
  if (error instanceof openId.AuthorizationResponseError) return { outcome: 'refused', why };
  if (error instanceof openId.ResponseBodyError) {
    // Our own name or secret is wrong: nothing that whoever signs in has done.
    const ours = ['invalid_client', 'unauthorized_client'].includes(error.error) || error.status >= 500;
    return { outcome: ours ? 'silent' : 'unsound', why };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const unanswered = [
    'OAUTH_TIMEOUT',
    'OAUTH_ABORT',
    'OAUTH_RESPONSE_IS_NOT_CONFORM',
    'OAUTH_RESPONSE_IS_NOT_JSON',
  ];
  const noConnection = error instanceof TypeError && code === '';
  return { outcome: noConnection || unanswered.includes(code) ? 'silent' : 'unsound', why };
}

/** An error's own words and code, and those of its causes; never the claims it carries. */
function inShort(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code, error: said } = { code: undefined, error: undefined, ...error };
  const words = [error.message, code, said].filter((part) => typeof part === 'string').join(', ');
  return error.cause instanceof Error ? `${words}: ${inShort(error.cause)}` : words;
}
