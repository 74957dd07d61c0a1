// Bytes to text: UTF-8 or UTF-16 by their mark, else UTF-8, else Windows-1252 as old exports write it.
import { Unusable } from '../kernel/errors.ts';

/** `says`: the encoding a document says it has, for where its bytes do not tell. Throws `Unusable` for bytes that are no text. */
export function decodeText(bytes: Uint8Array, name: string, says?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 65_536).includes(0))
    throw new Unusable(
      `${name} is not text: it holds bytes no text file has. Save the document as text and try again.`,
    );
  // What says it is Windows-1252 and is good UTF-8 is UTF-8.
  const own = says === undefined || /utf-?16|1252|8859-1$|latin-?1|ascii/i.test(says) ? 'utf-8' : says;
  const text = decoded(bytes, own) ?? decoded(bytes, 'utf-8') ?? decoded(bytes, 'windows-1252') ?? '';
  if (text.trim() === '') throw new Unusable(`${name} holds no words. Choose the document itself.`);
  return text;
}

/** Undefined where it is not in this encoding, or nobody knows the encoding. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The lines of a text document as its sources count them, the first being line 1. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n|\f|\v/);
}
