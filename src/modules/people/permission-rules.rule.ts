// What one permission is: words, and the roles that hold it.
import type { Role } from '../../kernel/actor.ts';

export interface Rule {
  /** Completes the sentence "You may …". */
  words: string;
  heldBy: readonly Role[];
  /** Those of them who may only where it is their own: what they lead, sponsor or own. */
  own?: readonly Role[];
  /** Those who may only where it is not their own. */
  notOwn?: readonly Role[];
}
