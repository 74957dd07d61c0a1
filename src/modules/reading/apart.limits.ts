// What a process that reads a document is given and says, and its limits.
import type { Account } from './accounting.ts';
import type { DocumentFile } from './document.ts';
import type { Draft } from './draft.ts';
import type { Original } from './original.ts';

/** A reading as plain data. */
export interface ReadApart {
  draft: Draft;
  account: Account;
  original: Original;
}

export interface Limits {
  seconds: number;
  /** Of memory, the process's own included; half of it for objects. */
  megabytes: number;
}

/** A plan of a hundred pages takes a second or two, and 300 MB. */
export const usualLimits: Limits = { seconds: 60, megabytes: 1024 };

/** What goes to the process that reads. */
export interface Job {
  file: DocumentFile;
  limits: Limits;
}

/** What it says: how far it is, and once what came of it. `fault` is the stack of an error that is a bug. */
export type Said =
  | { done: number; of: number }
  | { read: ReadApart }
  | { refused: string; field: string | undefined }
  | { fault: string };

export function sayTooLong(name: string, { seconds }: Limits): string {
  return `${name} took longer than ${seconds} seconds to read, which is the limit. Split it, or save the plan alone as a new document.`;
}

export function sayTooMuch(name: string, { megabytes }: Limits): string {
  return `${name} needs more than ${megabytes} MB of memory to read, which is the limit. Split it, or save the plan alone as a new document.`;
}
