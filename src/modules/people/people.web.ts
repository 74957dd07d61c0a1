// Signing in and out, the code of the second step, a new password, and looking as an invented person.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FieldError, NotFound } from '../../kernel/errors.ts';
import { formWith, parseForm } from '../../web/forms.ts';
import { insidePath } from '../../web/links.ts';
import { fewTries } from '../../web/server.ts';
import { accountPages } from './account.web.ts';
import { ownerOfLink, setPassword } from './accounts.admin.ts';
import { type Accounts, enterCode, lockOut, lookAs, type SignIn, signIn, signOut } from './accounts.ts';
import { councilOf, oneClickOf } from './identify.ts';
import { choicesToLookAs } from './look-as.ts';
import { NewPassword } from './password.ts';
import { afterSignOut, serviceWeb } from './sign-in-service/service.web.ts';

const open = { config: { permission: 'public' } } as const;
const guarded = { config: { permission: 'public', rateLimit: fewTries } } as const;

/** Where somebody lands who was not on the way to anything: the page that answers their own question. */
const desk = '/office/desk';

/** Every page of accounts. To be mounted at the root: their paths are the site's own. */
export function peopleWeb(scope: FastifyInstance, { accounts }: { accounts: Accounts }): void {
  addSignIn(scope, accounts);
  addCode(scope, accounts);
  addNewPassword(scope, accounts);
  addLookAs(scope, accounts);
  accountPages(scope, accounts);
  scope.post('/sign-out', open, async (request, reply) => {
    reply.header('set-cookie', await signOut(accounts, request.headers.cookie));
    return afterSignOut(accounts, request, reply);
  });
}

const SignInForm = z.object({
  email: z.email({ error: 'Enter your e-mail address, like name@council.gov.uk' }),
  password: z.string({ error: 'Enter your password' }),
});

function addSignIn(scope: FastifyInstance, accounts: Accounts): void {
  const page = (request: FastifyRequest, reply: FastifyReply, errors: FieldError[] = []) =>
    reply.page('people/views/sign-in.njk', {
      title: 'Sign in',
      to: wishOf(request),
      service: accounts.service && {
        name: accounts.service.settings.name,
        path: withWish('/sign-in/service', wishOf(request)),
      },
      mayLookAs: oneClickOf(request) !== undefined,
      form: formWith(request.method === 'POST' ? request.body : {}, errors),
    });
  scope.get('/sign-in', open, (request, reply) => page(request, reply));
  serviceWeb(scope, accounts, {
    desk,
    again: (request, reply, message) => page(request, reply, [{ field: '', message }]),
  });
  scope.post('/sign-in', guarded, async (request, reply) => {
    const typed = parseForm(SignInForm, request.body);
    if (!typed.ok) return page(request, reply.code(422), typed.errors);
    const answer = await signIn(accounts, councilOf(request).id, typed.value);
    if (answer.outcome === 'signed-in') return onward(reply, answer.cookies, wishOf(request) ?? desk);
    if (answer.outcome === 'code-needed') {
      return onward(reply, answer.cookies, withWish('/sign-in/code', wishOf(request)));
    }
    const message = messageOf(answer, 'The e-mail address or the password is wrong');
    return page(request, reply.code(422), [{ field: 'email', message }]);
  });
}

const CodeForm = z.object({ code: z.string({ error: 'Enter the code' }).max(40) });

function addCode(scope: FastifyInstance, accounts: Accounts): void {
  const page = (request: FastifyRequest, reply: FastifyReply, errors: FieldError[] = []) =>
    reply.page('people/views/code.njk', {
      title: 'Enter the code from your app',
      to: wishOf(request),
      form: formWith({}, errors),
    });
  scope.get('/sign-in/code', open, (request, reply) => page(request, reply));
  scope.post('/sign-in/code', guarded, async (request, reply) => {
    const typed = parseForm(CodeForm, request.body);
    if (!typed.ok) return page(request, reply.code(422), typed.errors);
    const { cookie } = request.headers;
    const answer = await enterCode(accounts, councilOf(request).id, { code: typed.value.code, cookie });
    if (answer.outcome === 'signed-in') return onward(reply, answer.cookies, wishOf(request) ?? desk);
    if (answer.outcome === 'start-again') return reply.goTo(withWish('/sign-in', wishOf(request)));
    return page(request, reply.code(422), [
      { field: 'code', message: messageOf(answer, 'The code is wrong, or no longer good') },
    ]);
  });
}

function addNewPassword(scope: FastifyInstance, accounts: Accounts): void {
  const page = async (reply: FastifyReply, token: unknown, errors: FieldError[] = []) => {
    const owner = typeof token === 'string' ? await ownerOfLink(accounts, token) : null;
    return reply.code(owner ? (errors.length ? 422 : 200) : 404).page('people/views/set-password.njk', {
      title: owner ? 'Choose a password' : 'This link no longer works',
      owner,
      token,
      form: formWith({}, errors),
    });
  };
  scope.get('/set-password', open, (request, reply) => page(reply, fieldOf(request.query, 'token')));
  scope.post('/set-password', guarded, async (request, reply) => {
    const token = fieldOf(request.body, 'token');
    const typed = parseForm(NewPassword, request.body);
    if (!typed.ok) return page(reply, token, typed.errors);
    const { password, again } = typed.value;
    if (again !== password) {
      return page(reply, token, [{ field: 'again', message: 'The two passwords are not the same' }]);
    }
    const done = await setPassword(accounts, String(token), password);
    return done
      ? reply.page('people/views/password-set.njk', { title: 'Your password is set' })
      : page(reply, token);
  });
}

function addLookAs(scope: FastifyInstance, accounts: Accounts): void {
  const refuse = (request: FastifyRequest) => {
    if (!oneClickOf(request)) throw new NotFound('Nothing lives at this address');
  };
  scope.get('/look-as', open, async (request, reply) => {
    refuse(request);
    const choices = await choicesToLookAs(accounts, councilOf(request).id);
    return reply.page('people/views/look-as.njk', { title: 'Look at it as', choices });
  });
  scope.post('/look-as', open, async (request, reply) => {
    refuse(request);
    const cookies = await lookAs(accounts, councilOf(request).id, String(fieldOf(request.body, 'account')));
    if (!cookies) throw new NotFound('Nobody here can be looked as by that name');
    await signOut(accounts, request.headers.cookie);
    return onward(reply, cookies, desk);
  });
}

/** Where somebody was going, if that is inside this site. */
function wishOf(request: FastifyRequest): string | undefined {
  const wish = fieldOf(request.body, 'to') ?? fieldOf(request.query, 'to');
  return wish === undefined ? undefined : insidePath(wish);
}

function withWish(path: string, wish: string | undefined): string {
  return wish === undefined ? path : `${path}?${new URLSearchParams({ to: wish })}`;
}

function onward(reply: FastifyReply, cookies: readonly string[], path: string): FastifyReply {
  return reply.header('set-cookie', cookies).goTo(path);
}

function messageOf(answer: SignIn, refused: string): string {
  if (answer.outcome !== 'locked-out') return refused;
  return `Too many tries. Wait ${lockOut.minutes} minutes, then try again`;
}

function fieldOf(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null && name in of
    ? Object.entries(of).find(([key]) => key === name)?.[1]
    : undefined;
}
