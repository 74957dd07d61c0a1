// Three versions of a row laid side by side, field by field: as somebody saw it, as it stands, and as they want it.
import type { Field, Words } from './fields.ts';

export interface FieldChange {
  field: Field;
  /** As it stood when they took it away. */
  saw: string;
  /** As it stands. */
  now: string;
  wanted: string;
  /** Somebody else changed the same field since, to something else. */
  conflict: boolean;
}

/**
 * The fields that somebody changed and that do not say so already. Fields changed by different people do not meet: each
 * change stands. `wanted` may leave fields out. Pure.
 */
export function compare(saw: Words, now: Words, wanted: Words): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [field, want] of Object.entries(wanted) as [Field, string][]) {
    const before = saw[field] ?? '';
    const stands = now[field] ?? '';
    if (want === before || want === stands) continue;
    changes.push({ field, saw: before, now: stands, wanted: want, conflict: stands !== before });
  }
  return changes;
}
