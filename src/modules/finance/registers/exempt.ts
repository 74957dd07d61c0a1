// What of a register is exempt from publication, and who sees it all the same. Pure.
import type { Actor } from '../../../kernel/actor.ts';
import { mayDo } from '../../people/index.ts';
import type { MoneyRelease, StoredEntry } from './entry.ts';
import type { Field } from './field.ts';
import type { AnyRegister } from './kinds/kinds.ts';
import { fieldsOf } from './register.ts';

/** Unsold lots are exempt, and so is a sold one until its publication is confirmed. */
export function maySee(
  actor: Actor,
  entry: Pick<StoredEntry, 'kind' | 'entryId'>,
  released: readonly MoneyRelease[],
): boolean {
  if (entry.kind !== 'disposals' || mayDo(actor, 'money.exempt')) return true;
  return released.some(({ entryId }) => entryId === entry.entryId);
}

/** What stays hidden after a sale is published: all that is exempt but the price it realised. */
export const isHidden = (actor: Actor, name: string, { isExempt }: Field): boolean =>
  isExempt && name !== 'realised' && !mayDo(actor, 'money.exempt');

/** The facts of an entry that somebody may see. */
export function factsSeen(actor: Actor, register: AnyRegister, facts: object): Record<string, unknown> {
  const fields = fieldsOf(register);
  return Object.fromEntries(
    Object.entries(facts).filter(([name]) => {
      const field = fields[name];
      return field !== undefined && !isHidden(actor, name, field);
    }),
  );
}
