// The administrator's page of groups and roles: which group of the sign-in service gives which role.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { roleNames, roles } from '../../../kernel/actor.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { accountsOf } from '../accounts.store.ts';
import type { Accounts } from '../accounts.ts';
import { councilOf } from '../identify.ts';
import { giveRoleToGroup, NewGroupRole, nameOfGroup, takeRoleFromGroup } from './groups.actions.ts';
import { groupRolesOf } from './groups.store.ts';

const administer = { config: { permission: 'people.administer' } } as const;

const Line = z.object({ line: z.coerce.number().int().positive() });

/** To be mounted at /office. */
export function groupsOffice(scope: FastifyInstance, accounts: Accounts): void {
  const { database } = accounts;
  scope.get('/accounts/groups', administer, (request, reply) => showGroups(accounts, request, reply));
  scope.post('/accounts/groups', administer, async (request, reply) => {
    const typed = parseForm(NewGroupRole, request.body);
    if (!typed.ok) return showGroups(accounts, request, reply, typed.errors);
    const answer = await giveRoleToGroup(database, request.actor, councilOf(request).id, typed.value);
    return answer.ok ? reply.goTo('/accounts/groups') : showGroups(accounts, request, reply, answer.errors);
  });
  scope.post('/accounts/groups/remove', administer, async (request, reply) => {
    const typed = parseForm(Line, request.body);
    if (!typed.ok) throw new NotFound('No line is named');
    await takeRoleFromGroup(database, request.actor, councilOf(request).id, typed.value.line);
    return reply.goTo('/accounts/groups');
  });
}

async function showGroups(
  accounts: Accounts,
  request: FastifyRequest,
  reply: FastifyReply,
  errors: FieldError[] = [],
): Promise<FastifyReply> {
  const [lines, listed] = await accounts.database.read(request.actor, councilOf(request).id, async (tx) => [
    await groupRolesOf(tx),
    await accountsOf(tx),
  ]);
  return reply.code(errors.length ? 422 : 200).page('people/views/groups.njk', {
    title: 'Groups and roles',
    back: { text: 'Accounts', path: '/accounts' },
    service: accounts.service?.settings.name ?? null,
    lines: lines.map((line) => ({
      ...line,
      name: nameOfGroup(line),
      roleName: roleNames[line.role],
    })),
    byGroup: listed
      .filter(({ groupRoles, leftOn }) => groupRoles.length > 0 && leftOn === null)
      .map(({ name, groupRoles }) => ({
        name,
        roleNames: groupRoles.map((role) => roleNames[role]).join(', '),
      })),
    roles: roles.map((role) => ({ value: role, text: roleNames[role] })),
    form: formWith(request.method === 'POST' ? request.body : {}, errors),
  });
}
