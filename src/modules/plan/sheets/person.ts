// What a row of the sheet of people says: a person's name, initials, kind and post.
import type { FieldError } from '../../../kernel/errors.ts';
import { personKindNames, type Words } from '../changes/fields.ts';
import type { ThreadPerson } from '../thread.ts';
import { personKindMeant } from './lists.ts';

export interface PersonValues {
  name: string;
  initials: string | null;
  kind: ThreadPerson['kind'];
  post: string | null;
}

/** Reads the wanted words over a person as they stand; a new one stands with nothing. Pure. */
export function readPerson(
  people: readonly ThreadPerson[],
  person: ThreadPerson,
  wanted: Words,
): { values: PersonValues; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const name = wanted.name ?? person.name ?? '';
  if (name === '') errors.push({ field: 'name', message: 'A person needs a name' });
  const kind = wanted.kind === undefined || wanted.kind === '' ? person.kind : personKindMeant(wanted.kind);
  if (kind === null)
    errors.push({
      field: 'kind',
      message: `“${wanted.kind}” is not one of: ${Object.values(personKindNames).join(', ')}`,
    });
  const initials = (wanted.initials ?? person.initials) || null;
  const taken = people.find(
    (other) =>
      other.id !== person.id && initials !== null && other.initials === initials && other.kind === kind,
  );
  if (taken)
    errors.push({
      field: 'initials',
      message: `${initials} are the initials of ${taken.name ?? taken.post} already`,
    });
  return {
    values: { name, initials, kind: kind ?? person.kind, post: (wanted.post ?? person.post) || null },
    errors,
  };
}
