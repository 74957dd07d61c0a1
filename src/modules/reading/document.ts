// A document as it is given to be read, and how large it may be.
import { Unusable } from '../../kernel/errors.ts';
import { type Kind, kindOf } from '../../office/kind.ts';

export interface DocumentFile {
  name: string;
  bytes: Uint8Array;
}

export const largestBytes = 50 * 1024 * 1024;

export function tooLarge(name: string, bytes: number): string {
  return `${name} has ${Math.ceil(bytes / 1_048_576)} MB; at most 50 MB can be read. Split it, or leave out its pictures.`;
}

/** Its kind. Throws for what is seen without reading it: a file without a byte, one too large, a kind never read. */
export function checkDocument({ name, bytes }: DocumentFile): Kind {
  if (bytes.length === 0) throw new Unusable(`${name} is empty. Choose the document itself.`);
  if (bytes.length > largestBytes) throw new Unusable(tooLarge(name, bytes.length));
  return kindOf(bytes, name);
}
