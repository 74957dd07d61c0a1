// Zip archives for tests, whole or with lies in them: packed part by part, each saying of itself what it is told to say.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

export interface Part {
  name: string;
  bytes: Uint8Array | string;
  /** Not packed. */
  stored?: boolean;
  /** What the list of parts says, where it is not the truth. */
  says?: Partial<Said>;
  /** Shares the packed bytes of the part of this name, as the parts of a bomb do. */
  shares?: string;
}

interface Said {
  method: number;
  flags: number;
  check: number;
  packed: number;
  unpacked: number;
}

const local = 0x04034b50;
const listed = 0x02014b50;
const end = 0x06054b50;
const wideEnd = 0x06064b50;
const widePlace = 0x07064b50;

/** `wide`: with the records of 64 bits that some programs write (APPNOTE 4.3.14), the sizes in them alone. */
export function zipOf(parts: readonly Part[], { wide = false } = {}): Uint8Array {
  const chunks: Buffer[] = [];
  const list: Buffer[] = [];
  const places = new Map<string, number>();
  let at = 0;
  const add = (...some: Buffer[]) => {
    for (const one of some) at += one.length;
    chunks.push(...some);
  };
  for (const { name, bytes, stored = false, says, shares } of parts) {
    const plain = Buffer.from(bytes);
    const packed = stored ? plain : deflateRawSync(plain);
    const truth = { method: stored ? 0 : 8, flags: 0x800, check: crc32(plain), packed: packed.length };
    const said = { ...truth, unpacked: plain.length, ...says };
    const place = places.get(shares ?? '') ?? at;
    places.set(name, place);
    if (place === at) add(header(local, name, said, wide), Buffer.from(name), packed);
    const extra = wide ? wideSizes(said, place) : Buffer.alloc(0);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(wide ? 0xffffffff : place, 10);
    list.push(header(listed, name, said, wide, extra.length), tail, Buffer.from(name), extra);
  }
  const from = at;
  add(...list);
  if (wide) add(...wideEnding(parts.length, from, at));
  add(ending(parts.length, from, at, wide));
  return Buffer.concat(chunks);
}

/** The fields that a part's own header and its line in the list have in common. */
function header(mark: number, name: string, said: Said, wide: boolean, extra = 0): Buffer {
  const fields = Buffer.alloc(mark === listed ? 32 : 30);
  const from = mark === listed ? 6 : 4;
  fields.writeUInt32LE(mark, 0);
  fields.writeUInt16LE(wide ? 45 : 20, from);
  fields.writeUInt16LE(said.flags, from + 2);
  fields.writeUInt16LE(said.method, from + 4);
  fields.writeUInt32LE(said.check, from + 10);
  fields.writeUInt32LE(wide ? 0xffffffff : said.packed, from + 14);
  fields.writeUInt32LE(wide ? 0xffffffff : said.unpacked, from + 18);
  fields.writeUInt16LE(Buffer.byteLength(name), from + 22);
  fields.writeUInt16LE(extra, from + 24);
  return fields;
}

function wideSizes(said: Said, place: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [index, size] of [said.unpacked, said.packed, place].entries())
    extra.writeBigUInt64LE(BigInt(size), 4 + index * 8);
  return extra;
}

function wideEnding(count: number, from: number, to: number): Buffer[] {
  const record = Buffer.alloc(56);
  record.writeUInt32LE(wideEnd, 0);
  record.writeBigUInt64LE(44n, 4);
  for (const field of [24, 32]) record.writeBigUInt64LE(BigInt(count), field);
  record.writeBigUInt64LE(BigInt(to - from), 40);
  record.writeBigUInt64LE(BigInt(from), 48);
  const place = Buffer.alloc(20);
  place.writeUInt32LE(widePlace, 0);
  place.writeBigUInt64LE(BigInt(to), 8);
  place.writeUInt32LE(1, 16);
  return [record, place];
}

function ending(count: number, from: number, to: number, wide: boolean): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(end, 0);
  for (const field of [8, 10]) record.writeUInt16LE(wide ? 0xffff : count, field);
  record.writeUInt32LE(to - from, 12);
  record.writeUInt32LE(wide ? 0xffffffff : from, 16);
  return record;
}

/** The parts of a whole archive, in the order of its list, to be changed and packed again with `zipOf`. */
export function partsOf(archive: Uint8Array): Part[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  const last = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const parts: Part[] = [];
  let at = bytes.readUInt32LE(last + 16);
  for (let number = 0; number < bytes.readUInt16LE(last + 10); number += 1) {
    const [length, extra, note] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const place = bytes.readUInt32LE(at + 42);
    const from = place + 30 + bytes.readUInt16LE(place + 26) + bytes.readUInt16LE(place + 28);
    const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    const stored = bytes.readUInt16LE(at + 10) === 0;
    const name = bytes.toString('utf8', at + 46, at + 46 + (length ?? 0));
    parts.push({ name, bytes: stored ? packed : inflateRawSync(packed), stored });
    at += 46 + (length ?? 0) + (extra ?? 0) + (note ?? 0);
  }
  return parts;
}
