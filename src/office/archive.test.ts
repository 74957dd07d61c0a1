// Office archives: real ones open, whatever program packed them; false ones are refused in bounded time and memory.
import { expect, test } from 'vitest';
import { processorMs } from '../../test/support/processor.ts';
import { type Part, zipOf } from '../../test/support/zip.ts';
import { Unusable } from '../kernel/errors.ts';
import { openArchive } from './archive.ts';

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const two: Part[] = [
  { name: 'one.xml', bytes: '<one/>' },
  { name: 'folder/two.xml', bytes: '<two/>', stored: true },
];

function readAll(bytes: Uint8Array): string[] {
  const archive = openArchive(bytes, 'plan.docx');
  return archive.parts.map((part) => text(archive.read(part)));
}

function refusal(bytes: Uint8Array): string {
  try {
    readAll(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(Unusable);
    return error instanceof Unusable ? error.message : '';
  }
  return 'It was read.';
}

test('packed and unpacked parts are read, also where their sizes are written in 64 bits', () => {
  expect(readAll(zipOf(two))).toEqual(['<one/>', '<two/>']);
  expect(readAll(zipOf(two, { wide: true }))).toEqual(['<one/>', '<two/>']);
});

test('an archive cut anywhere is not whole', () => {
  const whole = zipOf(two);
  for (let length = 0; length < whole.length; length += 1)
    expect(refusal(whole.subarray(0, length)), `cut at ${length}`).toMatch(/damaged or not whole/);
});

test('a byte changed in a part is noticed', () => {
  const whole = Buffer.from(zipOf([{ name: 'a', bytes: 'budget 1,000', stored: true }]));
  whole[whole.indexOf('1,000')] = '9'.charCodeAt(0);
  expect(refusal(whole)).toMatch(/not what it was when it was saved/);
});

const noughts = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576);
const many = Array.from({ length: 40 }, (_, number) => ({ name: `part ${number}`, bytes: noughts(8) }));
const [first = { name: '', bytes: '' }] = two;

const hostile: Record<string, [Uint8Array, RegExp]> = {
  'one part that unpacks to 300 MB': [zipOf([{ name: 'bomb', bytes: noughts(300) }]), /more than 128 MB/],
  'forty parts that unpack to 320 MB': [zipOf(many), /more than 256 MB/],
  'a bomb that gives a small size': [
    zipOf([{ name: 'bomb', bytes: noughts(300), says: { unpacked: 100 } }]),
    /cannot be unpacked/,
  ],
  'parts that share their bytes': [
    zipOf([first, { ...first, name: 'again', shares: first.name }]),
    /share the same bytes/,
  ],
  'ten thousand and one parts': [
    zipOf(Array.from({ length: 10_001 }, (_, number) => ({ name: `${number}`, bytes: '' }))),
    /it holds 10,001 parts/,
  ],
  'two parts of one name': [zipOf([first, first]), /two of its parts are called one\.xml/],
  'a name that leaves the archive': [zipOf([{ name: '../../etc/passwd', bytes: '' }]), /no office program/],
  'a name with a nought in it': [zipOf([{ name: 'a\0.xml', bytes: '' }]), /no office program/],
  'a part locked with a password': [zipOf([{ ...first, says: { flags: 1 } }]), /protected by a password/],
  'a part packed in another way': [zipOf([{ ...first, says: { method: 12 } }]), /office programs do not use/],
  'a part of four gigabytes': [zipOf([{ ...first, says: { unpacked: 2 ** 32 - 2 } }]), /more than 128 MB/],
  'a part of 2⁶³ bytes': [
    zipOf([{ ...first, says: { unpacked: Number.MAX_SAFE_INTEGER } }], { wide: true }),
    /more than 128 MB/,
  ],
};

for (const [what, [bytes, says]] of Object.entries(hostile))
  test(`${what}: refused at once, in bounded memory`, () => {
    const before = process.cpuUsage();
    expect(refusal(bytes)).toMatch(says);
    expect(processorMs(before)).toBeLessThan(5000);
  });

test('an archive inside an archive is a part like any other, and is not opened', () => {
  const inner = zipOf(two);
  const outer = openArchive(zipOf([{ name: 'inner.zip', bytes: inner }]), 'plan.docx');
  expect(outer.parts).toEqual(['inner.zip']);
  expect(Buffer.compare(outer.read('inner.zip'), inner)).toBe(0);
});
