// The front door of reading: published documents to drafts of plans.

export type { Block, Blocks, Passage, Row } from '../../office/blocks.ts';
export { type Account, accountFor, type NotUsed } from './accounting.ts';
export type { ReadApart } from './apart.limits.ts';
export { type ApartOptions, readApart } from './apart.ts';
export { type DocumentFile, largestBytes } from './document.ts';
export { Draft, draftSchema, Finding, Person, Source, Status } from './draft.ts';
export { keepFile } from './loading/file.store.ts';
export { type Loaded, loadDocument } from './loading/load.ts';
export { threadOfDraft } from './loading/thread-of-draft.ts';
export { formats, readBlocks, readDocument, readWhole } from './read.ts';
export { load } from './reading.actions.ts';
export { openDocument, readingCommands } from './reading.cli.ts';
export type { Reading } from './reading.ts';
export { readingWeb } from './reading.web.ts';
export { type Doubt, type Said, sayDoubts, sayReading } from './say.ts';
export { readDate } from './words/dates.ts';
export { meaningOf } from './words/status.ts';
