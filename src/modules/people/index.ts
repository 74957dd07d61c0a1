// The front door of people.
export { isSeniorPost, NewBody, NewPerson, NewPost, personKinds, standingOf } from './people.ts';
export { addBody, addPerson, knownPeople, membershipOf, type NamedPerson, namesOf } from './people.store.ts';
