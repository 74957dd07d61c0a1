// The administrator's pages: who may sign in here, invitations by e-mail, people who left, and the mail that went or waits.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Role, roleNames, roles } from '../../kernel/actor.ts';
import { Day, longDay } from '../../kernel/days.ts';
import { Conflict, type FieldError, NotFound } from '../../kernel/errors.ts';
import { type OutboxMessage, outboxOf } from '../../post/outbox.ts';
import { formWith, parseForm, several } from '../../web/forms.ts';
import { addAccount, comeBack, inviteAgain, leave, sayWho, unlink } from './accounts.admin.ts';
import { type Account, accountsOf } from './accounts.store.ts';
import type { Accounts } from './accounts.ts';
import { councilOf } from './identify.ts';
import { knownPeople } from './people.store.ts';
import { groupsOffice } from './sign-in-service/groups.web.ts';

const administer = { config: { permission: 'people.administer' } } as const;

/** Messages shown, newest first. */
const mostMessages = 200;

const Invitation = z
  .object({
    name: z.string({ error: 'Enter their name' }).max(100).meta({ title: 'Name' }),
    email: z.email({ error: 'Enter an e-mail address, like name@council.gov.uk' }).max(200),
    roles: several(Role).refine((chosen) => chosen.length > 0, { error: 'Choose at least one role' }),
    personId: z.coerce.number().int().positive().optional(),
    external: z.literal('yes').optional(),
    endsOn: Day.optional(),
  })
  .refine((typed) => !typed.external || typed.endsOn !== undefined, {
    path: ['endsOn'],
    error: 'An account from outside the council needs a last day',
  });

const Of = z.object({ email: z.email() });

const Who = z.object({
  account: z.email({ error: 'Choose an account' }),
  person: z.coerce.number({ error: 'Choose who they are' }).int().positive(),
});

/** To be mounted at /office. */
export function accountsOffice(scope: FastifyInstance, accounts: Accounts): void {
  groupsOffice(scope, accounts);
  scope.get('/accounts', administer, (request, reply) => showAccounts(accounts, request, reply));
  scope.post('/accounts', administer, async (request, reply) => {
    const typed = parseForm(Invitation, request.body);
    if (!typed.ok) return showAccounts(accounts, request, reply, typed.errors);
    const { external, endsOn } = typed.value;
    if (endsOn !== undefined && endsOn < request.day) {
      const past = { field: 'endsOn', message: 'The last day has passed already' };
      return showAccounts(accounts, request, reply, [past]);
    }
    const council = councilOf(request);
    const asked = { ...typed.value, external: external === 'yes', inviteTo: council.name };
    try {
      await addAccount(accounts, request.actor, council.id, asked);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return showAccounts(accounts, request, reply, [{ field: 'email', message: error.message }]);
    }
    return reply.goTo('/accounts');
  });
  for (const [path, change] of [
    ['/accounts/left', leave],
    ['/accounts/back', comeBack],
    ['/accounts/unlink', unlink],
  ] as const) {
    scope.post(path, administer, async (request, reply) => {
      await change(accounts, request.actor, councilOf(request).id, addressIn(request));
      return reply.goTo('/accounts');
    });
  }
  scope.post('/accounts/person', administer, async (request, reply) => {
    const typed = parseForm(Who, request.body);
    if (!typed.ok) return showAccounts(accounts, request, reply, typed.errors);
    const { account: email, person: personId } = typed.value;
    await sayWho(accounts, request.actor, councilOf(request).id, { email, personId });
    return reply.goTo('/accounts');
  });
  scope.post('/accounts/invite', administer, async (request, reply) => {
    await inviteAgain(accounts, request.actor, councilOf(request), addressIn(request));
    return reply.goTo('/accounts/mail');
  });
  scope.get('/accounts/mail', administer, async (request, reply) => {
    const messages = await accounts.database.read(request.actor, councilOf(request).id, (tx) =>
      outboxOf(tx, mostMessages),
    );
    return reply.page('people/views/mail.njk', {
      title: 'Mail',
      back: { text: 'Accounts', path: '/accounts' },
      messages: messages.map((message) => ({ ...message, state: stateOf(message) })),
      most: mostMessages,
    });
  });
}

/** Whose account a button is about. Throws NotFound where nobody is named. */
function addressIn(request: FastifyRequest): string {
  const typed = parseForm(Of, request.body);
  if (!typed.ok) throw new NotFound('No account is named');
  return typed.value.email;
}

async function showAccounts(
  accounts: Accounts,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: FieldError[] = [],
): Promise<FastifyReply> {
  const [listed, people] = await accounts.database.read(request.actor, councilOf(request).id, async (tx) => [
    await accountsOf(tx),
    await knownPeople(tx),
  ]);
  return reply.code(errors.length ? 422 : 200).page('people/views/accounts.njk', {
    title: 'Accounts',
    accounts: listed.map((account) => ({
      ...account,
      roleNames: rolesInWords(account),
      ...standingOfAccount(account, request.day),
      lastOn: account.lastSignedInAt ? longDay(account.lastSignedInAt.slice(0, 10)) : 'Never',
      own: request.actor.kind === 'person' && request.actor.accountId === account.accountId,
    })),
    service: accounts.service?.settings.name ?? null,
    // Nobody leads anything by an account that is nobody in the list of people.
    unplaced: listed
      .filter(({ personId, leftOn }) => personId === null && leftOn === null)
      .map(({ email, name }) => ({ value: email, text: `${name}, ${email}` })),
    roles: roles.map((role) => ({ value: role, text: roleNames[role] })),
    people: people.map(({ personId, name }) => ({ value: String(personId), text: name })),
    form: formWith(request.method === 'POST' ? request.body : {}, errors),
  });
}

function rolesInWords({ roles: held, rolesByHand }: Account): string {
  const words = held.map((role) =>
    rolesByHand.includes(role) ? roleNames[role] : `${roleNames[role]} (by a group)`,
  );
  return words.join(', ') || 'No role';
}

/** What an account opens on a day, in words, with the tone of its tag. */
function standingOfAccount({ disabled, leftOn, endsOn, external }: Account, day: Day) {
  if (leftOn) return { standing: `Left on ${longDay(leftOn)}`, tone: 'wait', gone: true };
  if (disabled) return { standing: 'Disabled', tone: 'stop', gone: true };
  if (endsOn && endsOn < day) return { standing: `Ended on ${longDay(endsOn)}`, tone: 'wait', gone: true };
  const from = external ? 'From outside the council' : 'Open';
  return { standing: endsOn ? `${from}, until ${longDay(endsOn)}` : from, tone: 'go', gone: false };
}

function stateOf({ sentAt, refusedAt, tries }: OutboxMessage) {
  if (sentAt) return { words: 'Sent', tone: 'done' };
  if (refusedAt) return { words: 'Not delivered', tone: 'stop' };
  return tries > 0 ? { words: 'Being tried again', tone: 'care' } : { words: 'Waiting', tone: 'wait' };
}
