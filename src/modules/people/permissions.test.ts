// Who may do what, role by role.
import { expect, test } from 'vitest';
import { type Actor, publicActor, type Role, roles } from '../../kernel/actor.ts';
import { mayDo, permissions, permissionsReference, whatMayBeDone } from './permissions.ts';

const somebody = (...held: Role[]): Actor => ({
  kind: 'person',
  accountId: 'a1',
  name: 'Ann Hale',
  roles: held,
});

/** The whole table, written a second time and another way round: what each role holds beyond every role's own. */
const beyond: Record<Role, string[]> = {
  'lead-officer': [
    'spending.ask',
    'measure.give',
    'service-plan.write',
    'findings.read',
    'raid.raise',
    'raid.own',
    'update.own',
    'evidence.give',
    'closing.ask',
    'challenge.answer',
  ],
  sponsor: [
    'money.exempt',
    'spending.ask',
    'spending.decide',
    'measure.give',
    'service-plan.write',
    'findings.read',
    'raid.raise',
    'raid.own',
    'raid.accept',
    'update.own',
    'date.decide',
    'evidence.give',
    'evidence.exempt',
    'closing.ask',
    'closing.agree',
    'challenge.answer',
    'theme.sign',
    'packs.approve',
  ],
  'programme-office': [
    'money.exempt',
    'money.release',
    'spending.ask',
    'ballot.run',
    'assurance.map',
    'review.keep',
    'measure.define',
    'measure.give',
    'service-plan.write',
    'measure.approve',
    'measure.release',
    'instrument.tell',
    'assessment.publish',
    'findings.read',
    'plan.load',
    'plan.change',
    'checks.switch',
    'status-rules.set',
    'edition.publish',
    'boards.keep',
    'packs.make',
    'packs.approve',
    'raid.raise',
    'raid.own',
    'raid.keep',
    'raid.accept',
    'raid.test',
    'period.run',
    'update.own',
    'update.any',
    'date.decide',
    'evidence.give',
    'evidence.exempt',
    'closing.ask',
    'closing.agree',
    'closing.set',
    'challenge.raise',
    'challenge.answer',
    'challenge.check',
  ],
  finance: [
    'money.keep',
    'money.exempt',
    'money.release',
    'spending.ask',
    'spending.decide',
    'measure.give',
    'service-plan.write',
    'measure.approve',
    'findings.read',
    'raid.raise',
    'raid.own',
    'update.own',
    'evidence.give',
    'evidence.exempt',
    'challenge.raise',
  ],
  'democratic-services': [
    'ballot.run',
    'findings.read',
    'boards.keep',
    'packs.make',
    'evidence.exempt',
    'challenge.raise',
    'instrument.tell',
    'assessment.publish',
  ],
  'performance-risk-engagement': [
    'spending.ask',
    'review.keep',
    'measure.define',
    'measure.give',
    'service-plan.write',
    'measure.approve',
    'measure.release',
    'findings.read',
    'raid.raise',
    'raid.own',
    'raid.keep',
    'raid.accept',
    'raid.test',
    'update.own',
    'evidence.give',
    'challenge.raise',
  ],
  member: ['ballot.vote', 'challenge.raise', 'theme.sign'],
  commissioner: [
    'money.exempt',
    'direction.assess',
    'outcome.judge',
    'assessment.publish',
    'findings.read',
    'record.verify',
    'opinion.give',
    'evidence.exempt',
    'challenge.raise',
  ],
  assurer: [
    'money.exempt',
    'assurance.map',
    'findings.read',
    'record.verify',
    'opinion.give',
    'raid.test',
    'evidence.give',
    'evidence.exempt',
    'closing.agree',
    'closing.retest',
    'challenge.raise',
  ],
  administrator: [
    'money.keep',
    'money.exempt',
    'money.release',
    'spending.ask',
    'spending.decide',
    'ballot.run',
    'measure.define',
    'measure.give',
    'service-plan.write',
    'measure.approve',
    'measure.release',
    'instrument.tell',
    'assessment.publish',
    'findings.read',
    'record.verify',
    'people.administer',
    'plan.load',
    'plan.change',
    'checks.switch',
    'status-rules.set',
    'edition.publish',
    'boards.keep',
    'packs.make',
    'packs.approve',
    'raid.raise',
    'raid.own',
    'raid.keep',
    'raid.accept',
    'raid.test',
    'period.run',
    'update.any',
    'date.decide',
    'evidence.give',
    'evidence.exempt',
    'closing.ask',
    'closing.set',
    'challenge.check',
  ],
};
const everyones = ['board.answer', 'plan.read', 'people.read', 'voice.raise', 'desk', 'account'];

test.each(roles)('%s holds exactly what the table says', (role) => {
  const held = permissions.filter((permission) => mayDo(somebody(role), permission));
  expect([...held].sort()).toEqual([...everyones, ...beyond[role]].sort());
});

test('somebody with two roles holds what either holds', () => {
  expect(mayDo(somebody('member', 'assurer'), 'record.verify')).toBe(true);
  expect(mayDo(somebody('member', 'assurer'), 'plan.load')).toBe(false);
});

test('the installation may do everything, the public and somebody without a role nothing', () => {
  for (const permission of permissions) {
    expect(mayDo({ kind: 'system', name: 'a job' }, permission)).toBe(true);
    expect(mayDo(publicActor, permission)).toBe(false);
    expect(mayDo(somebody(), permission)).toBe(false);
  }
});

test('a misspelt permission is a bug, for everybody, and not a refusal', () => {
  for (const actor of [somebody('administrator'), publicActor, { kind: 'system', name: 'a job' } as const]) {
    expect(() => mayDo(actor, 'plan.raed')).toThrow('No permission is called plan.raed');
    expect(() => mayDo(actor, 'toString')).toThrow('No permission is called toString');
  }
});

test('the reference names every permission in words, with who holds it', () => {
  const page = permissionsReference();
  for (const permission of permissions) expect(page).toContain(`| \`${permission}\` |`);
  expect(page).toContain('| `plan.read` | read the whole plan as it stands today | every role |');
  expect(page).toContain('| Commissioner, Assurer, Administrator |');
  expect(whatMayBeDone(somebody('member'))).toContain('read the whole plan as it stands today');
});
