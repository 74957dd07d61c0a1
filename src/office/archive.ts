// Office files are zip archives: opened once, each part unpacked on first use, under limits that no real document meets.
import { crc32, inflateRawSync } from 'node:zlib';
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
  /** The bytes of a part, at most so many. Throws `Unusable` when it is missing, damaged, encrypted or beyond the limits. */
  read(part: string, most?: number): Uint8Array;
}

interface File {
  name: string;
  bytes: Uint8Array;
  view: DataView;
}

interface Entry {
  method: number;
  isEncrypted: boolean;
  check: number;
  packed: number;
  unpacked: number;
  offset: number;
}

/** Throws `Unusable` for bytes that are no whole archive. Archives inside archives are never opened. */
export function openArchive(bytes: Uint8Array, name: string): Archive {
  const file = { name, bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  const entries = directoryOf(file);
  checkPlaces(file, entries);
  const unpacked = new Map<string, Uint8Array>();
  let total = 0;
  return {
    name,
    parts: [...entries.keys()],
    has: (part) => entries.has(part),
    read(part, most = mostBytesOfPart) {
      const before = unpacked.get(part);
      if (before) return before;
      const entry = entries.get(part);
      if (!entry) throw damaged(name, `its part ${part} is missing`);
      if (entry.unpacked > most)
        throw tooMuch(name, `its part ${part} takes more than ${sayMegabytes(most)} unpacked`);
      if (entry.unpacked > mostBytes - total)
        throw tooMuch(name, `it takes more than ${sayMegabytes(mostBytes)} unpacked`);
      const read = unpack(file, entry);
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
const wideEndMark = 0x06064b50;
const widePlaceMark = 0x07064b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const wide = 0xffffffff;

/** The directory at the end of a zip archive (APPNOTE 6.3.10, sections 4.3.12 to 4.3.16), by the names of its parts. */
function directoryOf(file: File): Map<string, Entry> {
  const { name, bytes, view } = file;
  const { count, from } = endOf(file);
  if (count > mostParts) throw tooMuch(name, `it holds ${count.toLocaleString('en-GB')} parts`);
  const entries = new Map<string, Entry>();
  let at = from;
  for (let number = 0; number < count; number += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== entryMark)
      throw damaged(name, 'the list of its parts cannot be followed');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const noteLength = view.getUint16(at + 32, true);
    const end = at + 46 + nameLength + extraLength + noteLength;
    if (end > bytes.length) throw damaged(name, 'the list of its parts cannot be followed');
    const part = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    checkName(file, part);
    if (entries.has(part)) throw damaged(name, `two of its parts are called ${part}`);
    entries.set(part, entryAt(file, at, at + 46 + nameLength, extraLength));
    at = end;
  }
  return entries;
}

/** How many parts there are, and where their list begins. */
function endOf({ name, bytes, view }: File): { count: number; from: number } {
  let end = bytes.length - 22;
  const least = Math.max(0, end - 65_535);
  while (end >= least && view.getUint32(end, true) !== endMark) end -= 1;
  if (end < least) throw damaged(name, 'the list of its parts, which stands at its end, is missing');
  const near = { count: view.getUint16(end + 10, true), from: view.getUint32(end + 16, true) };
  if (end < 20 || view.getUint32(end - 20, true) !== widePlaceMark) return near;
  const place = Number(view.getBigUint64(end - 12, true));
  if (place + 56 > bytes.length || view.getUint32(place, true) !== wideEndMark)
    throw damaged(name, 'the list of its parts cannot be followed');
  return {
    count: Number(view.getBigUint64(place + 32, true)),
    from: Number(view.getBigUint64(place + 48, true)),
  };
}

/** Nothing is ever written under these names, so a bad one does no harm; but no office program writes it. */
function checkName({ name }: File, part: string): void {
  if (/\p{Cc}/u.test(part) || part.split(/[/\\]/).includes('..'))
    throw damaged(name, `one of its parts has a name no office program gives (${JSON.stringify(part)})`);
}

function entryAt({ name, view }: File, at: number, extraAt: number, extraLength: number): Entry {
  const entry = {
    isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
    method: view.getUint16(at + 10, true),
    check: view.getUint32(at + 16, true),
    packed: view.getUint32(at + 20, true),
    unpacked: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
  };
  const isWide = entry.packed === wide || entry.unpacked === wide || entry.offset === wide;
  if (!isWide) return entry;
  // Numbers of 64 bits stand in an extra field of kind 1, in this order, only those that were too large.
  for (let field = extraAt; field + 4 <= extraAt + extraLength; ) {
    const size = view.getUint16(field + 2, true);
    let next = field + 4;
    const last = Math.min(next + size, extraAt + extraLength);
    const take = (small: number): number => {
      if (small !== wide) return small;
      if (next + 8 > last) throw damaged(name, 'the list of its parts cannot be followed');
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    };
    if (view.getUint16(field, true) === 1) {
      const [unpacked, packed, offset] = [take(entry.unpacked), take(entry.packed), take(entry.offset)];
      return { ...entry, unpacked, packed, offset };
    }
    field = last;
  }
  throw damaged(name, 'the list of its parts cannot be followed');
}

/** Where the packed bytes of a part begin. Throws where its own header is not there. */
function startOf({ name, bytes, view }: File, { offset }: Entry): number {
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== localMark)
    throw damaged(name, 'one of its parts is not where its list says');
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
}

/** Each part has bytes of its own: parts that share them are a known way to make a small file unpack without end. */
function checkPlaces(file: File, entries: ReadonlyMap<string, Entry>): void {
  let free = 0;
  for (const entry of [...entries.values()].sort((one, other) => one.offset - other.offset)) {
    const end = startOf(file, entry) + entry.packed;
    if (entry.offset < free) throw damaged(file.name, 'two of its parts share the same bytes');
    if (end > file.bytes.length) throw damaged(file.name, 'it ends in the middle of a part');
    free = end;
  }
}

/** Never more bytes than the list of parts says. */
function unpack(file: File, entry: Entry): Uint8Array {
  const { name, bytes } = file;
  if (entry.isEncrypted)
    throw new Unusable(`${name} is protected by a password. Save a copy without one and read that.`);
  const from = startOf(file, entry);
  const packed = bytes.subarray(from, from + entry.packed);
  const read = entry.method === 0 ? packed : inflate(name, entry, packed);
  if (read.length !== entry.unpacked || crc32(read) !== entry.check)
    throw damaged(name, 'one of its parts is not what it was when it was saved');
  return read;
}

function inflate(name: string, { method, unpacked }: Entry, packed: Uint8Array): Uint8Array {
  if (method !== 8) throw damaged(name, 'a part is packed in a way office programs do not use');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, unpacked) });
  } catch {
    throw damaged(name, 'one of its parts cannot be unpacked');
  }
}

const sayMegabytes = (bytes: number) => `${bytes / 1_048_576} MB`;

function tooMuch(name: string, how: string): Unusable {
  return new Unusable(
    `${name} is refused: ${how}, which no plan needs. Save the plan alone as a new document.`,
  );
}
