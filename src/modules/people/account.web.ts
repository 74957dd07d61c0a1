// One's own account: who I am here, what I may do, and the second step of signing in.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { roleNames } from '../../kernel/actor.ts';
import { type FieldError, NotAllowed } from '../../kernel/errors.ts';
import { formWith, parseForm } from '../../web/forms.ts';
import { fewTries } from '../../web/server.ts';
import type { Account } from './accounts.store.ts';
import { type Accounts, accountSignedIn } from './accounts.ts';
import { councilOf } from './identify.ts';
import { whatMayBeDone } from './permissions.ts';
import { beginSecondStep, confirmSecondStep, endSecondStep, secretInFours } from './second-step.ts';

const own = { config: { permission: 'account' } } as const;
const guarded = { config: { permission: 'account', rateLimit: fewTries } } as const;

const Begin = z.object({ password: z.string({ error: 'Enter your password' }).max(128) });
const Confirm = z.object({
  code: z.string({ error: 'Enter the code that the app shows' }).max(20),
  /** Sent along from the page before, so that a mistyped code does not cost the setting-up. */
  address: z.string().regex(/^otpauth:\/\/totp\//),
});

export function accountPages(scope: FastifyInstance, accounts: Accounts): void {
  scope.get('/account', own, (request, reply) => showAccount(accounts, request, reply));
  scope.post('/account/second-step', guarded, async (request, reply) => {
    const typed = parseForm(Begin, request.body);
    if (!typed.ok) return showAccount(accounts, request, reply, typed.errors);
    const { cookie } = request.headers;
    const address = await beginSecondStep(accounts, { cookie, password: typed.value.password });
    if (address === null) return showAccount(accounts, request, reply, [wrongPassword]);
    return showSetUp(reply, address);
  });
  scope.post('/account/second-step/confirm', guarded, async (request, reply) => {
    const typed = parseForm(Confirm, request.body);
    const address = z.object({ address: Confirm.shape.address }).safeParse(request.body);
    if (!address.success) return reply.goTo('/account');
    if (!typed.ok) return showSetUp(reply.code(422), address.data.address, typed.errors);
    const { cookie } = request.headers;
    const asked = { cookie, code: typed.value.code };
    const answer = await confirmSecondStep(accounts, councilOf(request).id, asked);
    if (!answer) return showSetUp(reply.code(422), address.data.address, [wrongCode]);
    return reply.header('set-cookie', answer.cookies).page('people/views/spare-codes.njk', {
      title: 'Keep these spare codes',
      codes: answer.spareCodes,
    });
  });
  scope.post('/account/second-step/end', guarded, async (request, reply) => {
    const typed = parseForm(Begin, request.body);
    if (!typed.ok) return showAccount(accounts, request, reply, typed.errors);
    const asked = { cookie: request.headers.cookie, password: typed.value.password };
    const cookies = await endSecondStep(accounts, councilOf(request).id, asked);
    if (!cookies) return showAccount(accounts, request, reply, [wrongPassword]);
    return reply.header('set-cookie', cookies).goTo('/account');
  });
}

const wrongPassword = { field: 'password', message: 'The password is wrong' };
const wrongCode = {
  field: 'code',
  message: 'The code is wrong, or no longer good. Enter the one the app shows now',
};

async function showAccount(
  accounts: Accounts,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: FieldError[] = [],
): Promise<FastifyReply> {
  const account = await ownAccount(accounts, request);
  const ways = await waysIn(accounts, account);
  return reply.code(errors.length ? 422 : 200).page('people/views/account.njk', {
    title: 'Your account',
    account,
    ...ways,
    roleNames: account.roles.map((role) => roleNames[role]).join(', '),
    mayDo: whatMayBeDone(request.actor),
    form: formWith({}, errors),
  });
}

/** How they can sign in. `service` is what the button says, of whoever the sign-in service knows. */
async function waysIn(accounts: Accounts, { accountId }: Account) {
  const { internalAdapter } = await accounts.library.auth.$context;
  const ways = (await internalAdapter.findAccounts(accountId)).map(({ providerId }) => providerId);
  const { service } = accounts;
  return {
    hasPassword: ways.includes('credential'),
    service: service && ways.some((way) => way !== 'credential') ? service.settings.name : null,
  };
}

async function ownAccount(accounts: Accounts, request: FastifyRequest): Promise<Account> {
  const account = await accountSignedIn(accounts, councilOf(request).id, request.headers.cookie);
  if (!account) throw new NotAllowed('You are no longer signed in');
  return account;
}

function showSetUp(reply: FastifyReply, address: string, errors: FieldError[] = []): FastifyReply {
  return reply.page('people/views/second-step.njk', {
    title: 'Add Goldthread to your authenticator app',
    address,
    secret: secretInFours(address),
    back: { text: 'Your account', path: '/account' },
    form: formWith({}, errors),
  });
}
