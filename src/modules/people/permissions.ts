// Who may do what: the one table that every route and action is checked against.
import { type Actor, type Role, roleNames, roles } from '../../kernel/actor.ts';
import { type Rule, rules } from './permission-rules.ts';

export type Permission = keyof typeof rules;

/** Every permission's name, in the order of the table. */
export const permissions = Object.keys(rules).filter(isPermission);

function isPermission(name: string): name is Permission {
  return Object.hasOwn(rules, name);
}

/** A permission by its name. Throws where there is none of that name. */
export function permissionNamed(name: string): Permission {
  if (!isPermission(name)) throw new Error(`No permission is called ${name}`);
  return name;
}

function ruleOf(permission: Permission): Rule {
  return rules[permission];
}

/**
 * Whether an actor holds a permission in the council they act for. The installation itself may do anything, the public
 * nothing. Throws where no permission has that name: a misspelt one must not be a quiet refusal.
 */
export function mayDo(actor: Actor, permission: string): boolean {
  if (!isPermission(permission)) throw new Error(`No permission is called ${permission}`);
  if (actor.kind === 'system') return true;
  if (actor.kind === 'public') return false;
  if (actor.only && !actor.only.includes(permission)) return false;
  return actor.roles.some((role) => ruleOf(permission).heldBy.includes(role));
}

/** What somebody may do, each in words that complete "You may …". */
export function whatMayBeDone(actor: Actor): string[] {
  return permissions.filter((permission) => mayDo(actor, permission)).map((name) => ruleOf(name).words);
}

/** How far a role reaches with a permission: over everything of the council, over its own alone, or over all but its own. */
export function reachOf(permission: Permission, role: Role): 'any' | 'own' | 'not-own' | 'no' {
  const { heldBy, own = [], notOwn = [] } = ruleOf(permission);
  if (!heldBy.includes(role)) return 'no';
  return own.includes(role) ? 'own' : notOwn.includes(role) ? 'not-own' : 'any';
}

/** docs/reference/permissions.md, whole. */
export function permissionsReference(): string {
  const rows = permissions.map((name) => `| \`${name}\` | ${ruleOf(name).words} | ${holders(name)} |`);
  return [
    '# Permissions',
    '',
    'Every page, API call and action names one of these, or says that it is public. Somebody has the permissions of all',
    'the roles they hold in the council they act for. The installation itself (first start, jobs, whoever holds the',
    'machine and gives it commands) may do everything; the public reads published editions, which need none.',
    '',
    '| permission | whoever holds it may | roles |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

const reachWords = { any: '', own: ' (their own)', 'not-own': ' (not their own)', no: '' } as const;

function holders(permission: Permission): string {
  const { heldBy, own, notOwn } = ruleOf(permission);
  if (heldBy.length === roles.length && !own && !notOwn) return 'every role';
  return heldBy.map((role) => `${roleNames[role]}${reachWords[reachOf(permission, role)]}`).join(', ');
}
