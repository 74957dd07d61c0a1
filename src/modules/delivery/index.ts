// The front door of delivery: updates, dates, opinions, evidence, challenge and boards.
export { deliveryWeb } from './delivery.web.ts';
export { resultWords } from './opinions/computed.ts';
export { type DisagreementKind, disagreementTitles } from './opinions/disagreement.ts';
export type { Independent } from './opinions/independent.ts';
export { addOpinionCalls } from './opinions/opinions.api.ts';
export { addIndependent } from './opinions/opinions.store.ts';
export { type ThreeOpinions, threeOpinions } from './opinions/opinions.ts';
export { opinionsOf, opinionsPanel } from './opinions/opinions.web.ts';
export type { Signal, StatusSignal } from './opinions/signals.ts';
export type { DeliverySettings } from './settings.ts';
