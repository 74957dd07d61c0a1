// The front door of reports: packs for boards, sponsors and scrutiny.
export { addEarlierPack } from './earlier.ts';
export { packSources } from './from-modules.ts';
export { approvePack, drawPack, makePack, monthOf, reportedOn, wordOf, writeAgain } from './pack.actions.ts';
export { kindWords, Pack, PackKind } from './pack.ts';
export { packsOnDesk, reportsWeb } from './packs.web.ts';
export type { Challenged, Differing, PackAsked, PackSources, Period, Risked, Told } from './sources.ts';
