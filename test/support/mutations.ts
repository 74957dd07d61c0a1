// Documents changed at random, from a seed: bytes of the file, and what is inside it, packed again so that it still opens.
import { deflateSync, inflateSync } from 'node:zlib';
import { type Part, partsOf, zipOf } from './zip.ts';

/** Numbers from nought to below `most`, always the same for a seed (mulberry32). */
export function chance(seed: number): (most: number) => number {
  let state = seed >>> 0;
  return (most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * most);
  };
}

type Pick = (most: number) => number;

/** One change or a few: to the bytes, or to what they hold. `others` lend pieces. */
export function mutated(bytes: Uint8Array, seed: number, others: readonly Uint8Array[]): Uint8Array {
  const pick = chance(seed);
  const inside = isArchive(bytes) ? changeParts : isPdf(bytes) ? changePdf : changeMarkup;
  let changed: Buffer = Buffer.from(bytes);
  // Changes to the bytes of an archive mostly end at its first check, so they are the fewer.
  if (pick(4) > 0) changed = inside(changed, pick);
  else for (let times = 1 + pick(3); times > 0; times -= 1) changed = changeBytes(changed, pick, others);
  return changed;
}

const isArchive = (bytes: Uint8Array) => bytes[0] === 0x50 && bytes[1] === 0x4b;
const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-';

function changeBytes(bytes: Buffer, pick: Pick, others: readonly Uint8Array[]): Buffer {
  const from = pick(bytes.length + 1);
  const to = Math.min(bytes.length, from + pick(200));
  switch (pick(6)) {
    case 0: {
      const changed = Buffer.from(bytes);
      for (let times = 1 + pick(20); times > 0 && changed.length > 0; times -= 1)
        changed[pick(changed.length)] = pick(256);
      return changed;
    }
    case 1:
      return bytes.subarray(0, from);
    case 2:
      return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
    case 3:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    case 4: {
      const other = Buffer.from(others[pick(others.length)] ?? bytes);
      const piece = pick(other.length);
      return Buffer.concat([
        bytes.subarray(0, from),
        other.subarray(piece, piece + pick(4000)),
        bytes.subarray(to),
      ]);
    }
    default:
      return Buffer.concat([
        bytes.subarray(0, from),
        Buffer.alloc(pick(4000), pick(256)),
        bytes.subarray(to),
      ]);
  }
}

function changeParts(bytes: Buffer, pick: Pick): Buffer {
  const parts = partsOf(bytes);
  for (let times = 1 + pick(4); times > 0; times -= 1) {
    const at = pick(parts.length);
    const part = parts[at];
    if (!part) break;
    const how = pick(12);
    if (how === 0) parts.splice(at, 1);
    else if (how === 1) swap(parts, at, pick(parts.length));
    else parts[at] = { ...part, bytes: changeMarkup(Buffer.from(part.bytes), pick) };
  }
  return Buffer.from(zipOf(parts));
}

function swap(parts: Part[], one: number, two: number): void {
  const [first, second] = [parts[one], parts[two]];
  if (!first || !second) return;
  parts[one] = { ...first, bytes: second.bytes };
  parts[two] = { ...second, bytes: first.bytes };
}

/** Values that programs trip over. */
const awkward = [
  '0',
  '-1',
  '1',
  '2',
  '65536',
  '1048577',
  '4294967295',
  '99999999999999999999',
  '1e308',
  'NaN',
  '',
  ' ',
  'true',
  '__proto__',
  'constructor',
  'A1:XFD1048576',
  'ZZZZ99999999',
  '#REF!',
  '../../x',
  '\u202e',
  '\ud800',
  '&#0;',
  'x'.repeat(5000),
];

interface Span {
  from: number;
  /** Where its first tag ends. */
  within: number;
  to: number;
}

/** The elements of a part that is well formed, and of a page as far as it is. */
function elementsIn(text: string): Span[] {
  const open: { name: string; from: number; within: number }[] = [];
  const found: Span[] = [];
  for (const { 0: tag, index } of text.matchAll(/<\/?[\w:]+[^<>]*>/g)) {
    const [to, name] = [index + tag.length, /[\w:]+/.exec(tag)?.[0] ?? ''];
    if (tag.endsWith('/>')) found.push({ from: index, within: to, to });
    else if (!tag.startsWith('</')) open.push({ name, from: index, within: to });
    else {
      const opened = open.at(-1)?.name === name ? open.pop() : undefined;
      if (opened) found.push({ from: opened.from, within: opened.within, to });
    }
  }
  return found;
}

/** Elements of a page or of a part, and the values in them; text without tags is changed by its bytes. */
function changeMarkup(bytes: Buffer, pick: Pick): Buffer {
  const text = bytes.toString('utf8');
  const elements = elementsIn(text);
  const one = elements[pick(elements.length)];
  const other = elements[pick(elements.length)];
  if (!one || !other || pick(10) === 0) return changeBytes(bytes, pick, [bytes]);
  const [whole, tag] = [text.slice(one.from, one.to), text.slice(one.from, one.within)];
  const put = (words: string, at = one.from, until = one.to) =>
    Buffer.from(text.slice(0, at) + words + text.slice(until));
  switch (pick(8)) {
    case 0:
      return put('');
    case 1:
      return put(whole.repeat(2 + pick(Math.max(1, Math.min(300, 200_000 / whole.length)))));
    case 2:
      return put(whole, other.from, other.from);
    case 3:
      return put(whole, other.from, other.to);
    case 4:
      return put(whole.slice(tag.length).replace(/<[^<>]*>$/, ''));
    case 5:
      return put(whole.replaceAll(/(?<=<\/?)(\w+:)?\w/g, (name) => (pick(6) === 0 ? `${name}x` : name)));
    default:
      return put(changeValue(tag, pick), one.from, one.within);
  }
}

/** A tag with another value in one of its attributes, or with words after it. */
function changeValue(tag: string, pick: Pick): string {
  const values = [...tag.matchAll(/="([^"]*)"/g)];
  const value = values[pick(values.length)];
  const put = awkward[pick(awkward.length)] ?? '';
  if (!value) return tag + put;
  return `${tag.slice(0, value.index)}="${put}"${tag.slice(value.index + value[0].length)}`;
}

/** What is written on its pages, unpacked and packed again; or the numbers and names of its objects. */
function changePdf(bytes: Buffer, pick: Pick): Buffer {
  // Each byte a letter, so that nothing is lost.
  const text = bytes.toString('latin1');
  const streams = [...text.matchAll(/stream\r?\n(.*?)\r?\nendstream/gs)];
  const stream = streams[pick(streams.length)];
  if (!stream || pick(2) === 0) return changeNumbers(text, pick);
  const packed = stream[1] ?? '';
  const from = text.indexOf(packed, stream.index);
  const changed = changeStream(Buffer.from(packed, 'latin1'), pick).toString('latin1');
  return Buffer.from(text.slice(0, from) + changed + text.slice(from + packed.length), 'latin1');
}

function changeStream(packed: Buffer, pick: Pick): Buffer {
  try {
    const plain = inflateSync(packed).toString('latin1');
    return deflateSync(changeNumbers(plain, pick));
  } catch {
    return changeBytes(packed, pick, [packed]);
  }
}

function changeNumbers(text: string, pick: Pick): Buffer {
  let changed = text;
  for (let times = 1 + pick(5); times > 0; times -= 1) {
    const found = [...changed.slice(0, 200_000).matchAll(/-?\d+(\.\d+)?|\/\w+|\b[A-Za-z]{1,3}\b/g)];
    const [one, two] = [found[pick(found.length)], found[pick(found.length)]];
    if (!one || !two) break;
    const words = pick(2) === 0 ? two[0] : (awkward[pick(awkward.length)] ?? '');
    changed = changed.slice(0, one.index) + words + changed.slice(one.index + one[0].length);
  }
  return Buffer.from(changed, 'latin1');
}
