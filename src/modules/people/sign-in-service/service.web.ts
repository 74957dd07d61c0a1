// The button of the sign-in page: to the council's own sign-in service and back, and out of it again.
import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFound } from '../../../kernel/errors.ts';
import { insidePath } from '../../../web/links.ts';
import { fewTries } from '../../../web/server.ts';
import type { Accounts } from '../accounts.ts';
import { councilOf } from '../identify.ts';
import { addressToSignOut, type SignInService } from './openid.ts';
import { type Arrival, beginSignIn, endSignIn, minutesAway } from './sign-in.actions.ts';

const open = { config: { permission: 'public' } } as const;
/** Nothing can be guessed here, and a whole council may stand behind one address: only a flood is stopped. */
const guarded = { config: { permission: 'public', rateLimit: { ...fewTries, max: 300 } } } as const;

export interface SignInPages {
  /** The sign-in page with what went wrong above it. */
  again(request: FastifyRequest, reply: FastifyReply, message: string): FastifyReply;
  /** Where somebody lands who was not on the way to anything. */
  desk: string;
}

/** Which browser was sent to the service, and which session the service opened. */
const cookies = { browser: 'goldthread.sent', byService: 'goldthread.by_service' } as const;

/** A link leads there, not a form: the pages' own policy lets forms lead to this site alone. */
export function serviceWeb(scope: FastifyInstance, accounts: Accounts, pages: SignInPages): void {
  scope.get('/sign-in/service', guarded, async (request, reply) => {
    const there = withService(accounts);
    const browser = request.cookies[cookies.browser] ?? randomBytes(24).toString('base64url');
    const asked = { browser, back: ours(request, there, '/sign-in/service/back'), to: wishOf(request) };
    const answer = await beginSignIn(there, councilOf(request).id, asked);
    if (!answer.ok) return trouble(request, reply, { pages, answer });
    return reply
      .setCookie(cookies.browser, browser, { maxAge: minutesAway * 60 })
      .header('cache-control', 'no-store')
      .redirect(answer.address, 303);
  });
  scope.get('/sign-in/service/back', guarded, async (request, reply) => {
    const query = new URL(request.url, 'http://inside.invalid').searchParams;
    const browser = request.cookies[cookies.browser] ?? '';
    const answer = await endSignIn(withService(accounts), councilOf(request).id, { browser, query });
    if (answer.outcome !== 'signed-in') return trouble(request, reply, { pages, answer });
    return reply
      .header('set-cookie', answer.cookies)
      .setCookie(cookies.byService, 'yes')
      .goTo(insidePath(answer.to ?? pages.desk));
  });
  addSigningOut(scope, accounts);
}

function addSigningOut(scope: FastifyInstance, accounts: Accounts): void {
  scope.get('/signed-out', open, (_request, reply) =>
    reply.page('people/views/signed-out.njk', {
      title: 'You are signed out here',
      service: withService(accounts).service.settings.name,
    }),
  );
  scope.get('/sign-in/service/out', guarded, async (request, reply) => {
    const { service, now } = withService(accounts);
    const back = ours(request, { service }, '/');
    const address = await addressToSignOut(service, { back, now: now() });
    if (address !== null) return reply.header('cache-control', 'no-store').redirect(address, 303);
    return reply.page('people/views/signed-out.njk', { title: 'Close your browser', service: null });
  });
}

/** Where signing out leads: whoever came in by the service is told that it still knows them. */
export function afterSignOut(accounts: Accounts, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const byService = accounts.service !== null && request.cookies[cookies.byService] !== undefined;
  return byService ? reply.clearCookie(cookies.byService).goTo('/signed-out') : reply.goTo('/');
}

function withService(accounts: Accounts): Accounts & { service: SignInService } {
  const { service } = accounts;
  if (!service) throw new NotFound('No sign-in service is set up here');
  return { ...accounts, service };
}

function wishOf(request: FastifyRequest): string | undefined {
  const wish = new URL(request.url, 'http://inside.invalid').searchParams.get('to');
  return wish === null ? undefined : insidePath(wish);
}

/** An address of ours as the service knows it: by the public address where one is set, else as the browser asked. */
function ours(request: FastifyRequest, { service }: { service: SignInService }, path: string): string {
  const address = new URL(service.settings.publicAddress ?? `${request.protocol}://${request.host}`);
  // Of several councils each is reached, and answered, under its own name.
  address.hostname = request.hostname;
  address.pathname = path;
  return address.href;
}

type Failed = Exclude<Arrival, { outcome: 'signed-in' }>;

function trouble(
  request: FastifyRequest,
  reply: FastifyReply,
  { pages, answer }: { pages: SignInPages; answer: Failed },
): FastifyReply {
  if ('why' in answer) request.log.warn({ why: answer.why }, 'Signing in by the sign-in service failed');
  const council = councilOf(request).name;
  const message = messages[answer.outcome]({ council, email: 'email' in answer ? answer.email : null });
  return pages.again(request, reply.code(answer.outcome === 'silent' ? 503 : 422), message);
}

const ask = 'ask whoever looks after accounts there';

const messages: Record<Failed['outcome'], (of: { council: string; email: string | null }) => string> = {
  silent: () =>
    'The sign-in service does not answer, so nobody was signed in. Nothing is lost. Try again in a few minutes, or use a password if you have one',
  refused: () => 'The sign-in service did not let you in. If you stopped it yourself, try again',
  unsound: () =>
    'What came back from the sign-in service could not be relied on, so nobody was signed in. Try again',
  'start-again': () => `Signing in took longer than ${minutesAway} minutes, or was done already. Try again`,
  unknown: ({ council, email }) =>
    `You have no account at ${council} yet. To get one, ${ask} to invite ${email ?? 'you'}`,
  unvouched: ({ council, email }) =>
    `The sign-in service has not confirmed that ${email} is your address, so it cannot lead to an account at ${council}. Say so to whoever looks after the sign-in service`,
  'no-address': () =>
    'The sign-in service did not give your e-mail address. Ask whoever looks after it to send your address',
  'shut-out': ({ council }) =>
    `Your account at ${council} has ended. If that is wrong, ${ask} to let you in again`,
  'other-person': ({ council, email }) =>
    `The account of ${email} at ${council} belongs to somebody else whom the sign-in service knows. If the address is yours now, ${ask} to part it from them`,
  'too-many-groups': () =>
    'You are in more groups than the sign-in service sends, so we cannot tell what you may do. Ask whoever looks after it to send only the groups that are given to this site',
  'no-role': ({ council }) =>
    `None of your groups has a role at ${council} any more. If you should have one, ${ask}`,
};
