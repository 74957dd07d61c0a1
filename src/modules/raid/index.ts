// The front door of raid.
export { escalatedLines } from './agenda.ts';
export { reviewsBesideUpdates, reviewsOnDesk } from './desk.ts';
export { addEarlierRegister, type EarlierEntry, type EarlierRegister } from './earlier.ts';
export {
  type Acceptance,
  type Control,
  type Entry,
  isHigher,
  type Kind,
  kinds,
  kindWords,
  type Move,
} from './entry.ts';
export { entryFacts } from './facts.ts';
export type { Doing } from './keeping.ts';
export { raidRegister } from './kept.ts';
export { ownersOfEntries } from './leavers.ts';
export { raidPanel } from './panel.ts';
export { addRaidCalls } from './raid.api.ts';
export { loadRegister } from './raid.store.ts';
export { raidWeb } from './raid.web.ts';
export type { BesideEntry } from './reading.web.ts';
export { type Register, type RegisterTables, type Row, registerOf } from './register.ts';
export { type SaidOfAll, saidOfAll } from './said-of-all.store.ts';
export { labelOfEntry, personName, raidPaths } from './say.ts';
export { movement, type Score } from './score.ts';
export { raidSignals } from './signals.ts';
