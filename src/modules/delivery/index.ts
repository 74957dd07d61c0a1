// The front door of delivery: updates, dates, opinions, evidence, challenge and boards.
export { deliveryWeb } from './delivery.web.ts';
export type { DeliverySettings } from './settings.ts';
