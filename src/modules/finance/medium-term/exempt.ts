// What of the plan is exempt from publication: what single lots are expected to bring, before they are sold.
import type { Actor } from '../../../kernel/actor.ts';
import { mayDo } from '../../people/index.ts';

export const seesSales = (actor: Actor): boolean => mayDo(actor, 'money.exempt');

/** A row of the model that speaks of one lot. */
export const isExempt = (row: string): boolean => /^(?:(?:late|effect):)?sale:\d+$/.test(row);
