// The front door of reports: packs for boards, sponsors and scrutiny.
export { addEarlierPacks } from './earlier.ts';
export { packSources } from './from-modules.ts';
export { approvePacks, drawPack, makePack, makePacks, wordOf, writeAgain } from './pack.actions.ts';
export { kindWords, Pack, PackKind } from './pack.ts';
export { packsOnDesk, reportsWeb } from './packs.web.ts';
export type { Challenged, Differing, PackAsked, PackSources, Period, Risked, Told } from './sources.ts';
