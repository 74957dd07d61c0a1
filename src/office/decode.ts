// Bytes to text: UTF-8 or UTF-16 by their mark, else UTF-8, else Windows-1252 as old exports write it.
import { Unusable } from '../kernel/errors.ts';

/** Throws `Unusable` for bytes that are no text. */
export function decodeText(bytes: Uint8Array, name: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 65_536).includes(0))
    throw new Unusable(
      `${name} is not text: it holds bytes no text file has. Save the document as text and try again.`,
    );
  const text = decodeUtf8(bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  if (text.trim() === '') throw new Unusable(`${name} holds no words. Choose the document itself.`);
  return text;
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The lines of a text document as its sources count them, the first being line 1. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|\r|\n|\f|\v/);
}
