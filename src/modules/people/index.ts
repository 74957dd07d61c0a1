// The front door of people.

export { addBody, addPerson, knownPeople, membershipOf, type NamedPerson, namesOf } from './people.store.ts';
export { isSeniorPost, NewBody, NewPerson, NewPost, personKinds, standingOf } from './people.ts';
export {
  mayDo,
  type Permission,
  permissions,
  permissionsReference,
  whatMayBeDone,
} from './permissions.ts';
