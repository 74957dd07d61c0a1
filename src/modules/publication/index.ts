// The front door of publication.
export { type Editions, publish, readEditions } from './edition.actions.ts';
export type { EditionFacts } from './edition.store.ts';
export { Edition, freeze, redact } from './edition.ts';
export { publicationWeb } from './publication.web.ts';
