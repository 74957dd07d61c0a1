// A document as it is given to be read, and how large it may be.
import { Unusable } from '../../kernel/errors.ts';

export interface DocumentFile {
  name: string;
  bytes: Uint8Array;
}

export const largestBytes = 50 * 1024 * 1024;

export function tooLarge(name: string, bytes: number): string {
  return `${name} has ${Math.ceil(bytes / 1_048_576)} MB; at most 50 MB can be read. Split it, or leave out its pictures.`;
}

/** Throws for a file without a byte, and for one too large. */
export function refuseSize({ name, bytes }: DocumentFile): void {
  if (bytes.length === 0) throw new Unusable(`${name} is empty. Choose the document itself.`);
  if (bytes.length > largestBytes) throw new Unusable(tooLarge(name, bytes.length));
}
