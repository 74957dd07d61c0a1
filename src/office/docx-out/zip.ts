// Packs parts as a zip archive whose bytes depend on nothing but the parts: no clock, no compression that may change.
import { crc32 } from 'node:zlib';

export interface PackedPart {
  name: string;
  bytes: Uint8Array;
}

const local = 0x04034b50;
const listed = 0x02014b50;
const end = 0x06054b50;
/** 1 January 1980, the first day a zip archive can say (APPNOTE 4.4.6). */
const firstDay = 0x21;

/**
 * Parts are stored as they are: what zlib makes of the same words differs from one version to the next. At most 65,535
 * parts and 4 GB, far beyond any paper.
 */
export function packParts(parts: readonly PackedPart[]): Uint8Array {
  const chunks: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of parts) {
    const called = Buffer.from(name);
    const fields = common(bytes, called.length);
    const head = Buffer.concat([marked(local), fields, called]);
    chunks.push(head, Buffer.from(bytes));
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(at, 10);
    const version = Buffer.from([20, 0]);
    list.push(Buffer.concat([marked(listed), version, fields.subarray(0, 26), tail.subarray(0, 14), called]));
    at += head.length + bytes.length;
  }
  const directory = Buffer.concat(list);
  return Buffer.concat([...chunks, directory, ending(parts.length, directory.length, at)]);
}

function marked(mark: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(mark);
  return bytes;
}

/** The fields that a part's own header and its line in the list have in common (APPNOTE 4.3.7 and 4.3.12). */
function common(bytes: Uint8Array, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  // Names are UTF-8.
  fields.writeUInt16LE(0x800, 2);
  fields.writeUInt16LE(firstDay, 8);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(bytes.length, 14);
  fields.writeUInt32LE(bytes.length, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}

function ending(count: number, length: number, from: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(end, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(length, 12);
  record.writeUInt32LE(from, 16);
  return record;
}
