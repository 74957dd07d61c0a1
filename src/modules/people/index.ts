// The front door of people.

export {
  addAccount,
  comeBack,
  disableAccount,
  enableAccount,
  inviteAgain,
  leave,
  type NewAccount,
  passwordPath,
  passwordPathOf,
  setPassword,
  setRoles,
} from './accounts.admin.ts';
export { type AccountSettings, type Accounts, installAccounts, openAccounts } from './accounts.ts';
export { type Address, addressesOf } from './addresses.store.ts';
export { bodyLines, changeBody } from './bodies.store.ts';
export { councilOf, identify, identityOf, oneClickOf } from './identify.ts';
export { questions } from './look-as.ts';
export { accountsOffice } from './office.web.ts';
export { changePerson, changePost } from './people.changes.store.ts';
export { userCommands } from './people.cli.ts';
export {
  addBody,
  addPerson,
  addPost,
  type HeldPost,
  knownPeople,
  membershipOf,
  type NamedPerson,
  namesOf,
  postsHeld,
} from './people.store.ts';
export { isSeniorPost, NewBody, NewPerson, NewPost, personKinds, standingOf } from './people.ts';
export { peopleWeb } from './people.web.ts';
export {
  mayDo,
  type Permission,
  permissionNamed,
  permissions,
  permissionsReference,
  reachOf,
  whatMayBeDone,
} from './permissions.ts';
export type { SignInServiceSettings } from './sign-in-service/openid.ts';
