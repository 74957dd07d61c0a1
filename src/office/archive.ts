// Office files are zip archives: opened once, each part unpacked on first use, under limits that no real document meets.
import { inflateRawSync } from 'node:zlib';
import { Unusable } from '../kernel/errors.ts';

/** Real office files of 50 MB hold a few hundred parts; text packs to a tenth at best, bombs to a thousandth. */
const mostParts = 10_000;
const mostBytesOfPart = 128 * 1024 * 1024;
const mostBytes = 256 * 1024 * 1024;

export interface Archive {
  /** Of the document, for messages. */
  name: string;
  parts: readonly string[];
  has(part: string): boolean;
  /** The bytes of a part. Throws `Unusable` when it is missing, damaged, encrypted or beyond the limits. */
  read(part: string): Uint8Array;
}

interface Entry {
  method: number;
  isEncrypted: boolean;
  packed: number;
  unpacked: number;
  offset: number;
}

/** Throws `Unusable` for bytes that are no whole archive. */
export function openArchive(bytes: Uint8Array, name: string): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(view, bytes, name);
  const unpacked = new Map<string, Uint8Array>();
  let total = 0;
  return {
    name,
    parts: [...entries.keys()],
    has: (part) => entries.has(part),
    read(part) {
      const before = unpacked.get(part);
      if (before) return before;
      const entry = entries.get(part);
      if (!entry) throw damaged(name, `its part ${part} is missing`);
      const read = unpack(view, bytes, entry, name, Math.min(mostBytesOfPart, mostBytes - total));
      total += read.length;
      unpacked.set(part, read);
      return read;
    },
  };
}

function damaged(name: string, how: string): Unusable {
  return new Unusable(
    `${name} is damaged or not whole: ${how}. Open it in the program that made it, save it again, and try the new file.`,
  );
}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;

/** The directory at the end of a zip archive (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16). */
function directoryOf(view: DataView, bytes: Uint8Array, name: string): Map<string, Entry> {
  let end = bytes.length - 22;
  const least = Math.max(0, end - 65_535);
  while (end >= least && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < least) throw damaged(name, 'the list of its parts, which stands at its end, is missing');
  const count = view.getUint16(end + 10, true);
  if (count > mostParts) throw tooMuch(name, `it holds ${count.toLocaleString('en-GB')} parts`);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark)
      throw damaged(name, 'the list of its parts cannot be followed');
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) =>
      view.getUint16(at + field, true),
    );
    const part = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + (nameLength ?? 0)));
    entries.set(part, {
      isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (noteLength ?? 0);
  }
  return entries;
}

function unpack(view: DataView, bytes: Uint8Array, entry: Entry, name: string, most: number): Uint8Array {
  if (entry.isEncrypted)
    throw new Unusable(`${name} is protected by a password. Save a copy without one and read that.`);
  if (entry.offset + 30 > bytes.length || view.getUint32(entry.offset, true) !== localMark)
    throw damaged(name, 'one of its parts is not where its list says');
  const from =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(from, from + entry.packed);
  if (packed.length < entry.packed) throw damaged(name, 'it ends in the middle of a part');
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw damaged(name, 'a part is packed in a way office programs do not use');
  if (entry.unpacked > most) throw tooMuch(name, sayUnpacked);
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooMuch(name, sayUnpacked);
    throw damaged(name, 'one of its parts cannot be unpacked');
  }
}

const sayUnpacked = `unpacked it would take more than ${mostBytes / 1_048_576} MB`;

function tooMuch(name: string, how: string): Unusable {
  return new Unusable(
    `${name} is refused: ${how}, which no plan needs. Save the plan alone as a new document.`,
  );
}
