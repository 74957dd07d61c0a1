// The documents of the example council, as files that it would have published on a given day.
import { readFile } from 'node:fs/promises';
import type { Day } from '../src/kernel/days.ts';
import { renderExample } from './render.ts';

/** The improvement plan first: it leads. */
export const exampleDocuments = [
  'improvement-plan.txt',
  'corporate-plan.txt',
  'peer-challenge.txt',
  'outcome-framework.txt',
] as const;
export type ExampleDocument = (typeof exampleDocuments)[number];

/** Ready for reading: a file's name and bytes. */
export async function exampleDocument(
  document: ExampleDocument,
  day: Day,
): Promise<{ name: string; bytes: Uint8Array }> {
  const template = await readFile(new URL(document, import.meta.url), 'utf8');
  return { name: `harnworth-${document}`, bytes: new TextEncoder().encode(renderExample(template, day)) };
}
