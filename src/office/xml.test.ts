// XML of office files: read as it stands, and refused in bounded time and memory where it would grow or never end.
import { expect, test } from 'vitest';
import { processorMs } from '../../test/support/processor.ts';
import { Unusable } from '../kernel/errors.ts';
import { parseXml, textOf } from './xml.ts';

const of = { name: 'plan.docx', part: 'word/document.xml' };
const bytes = (xml: string) => new TextEncoder().encode(xml);

test('text is read in UTF-8 and UTF-16, and a document type that declares nothing is passed over', () => {
  const xml = '<?xml version="1.0"?><a>It’s <b>£5</b> &amp; more</a>';
  expect(textOf(parseXml(bytes(xml), of))).toBe('It’s £5 & more');
  expect(textOf(parseXml(Buffer.from(`\ufeff${xml}`, 'utf16le'), of))).toBe('It’s £5 & more');
  expect(textOf(parseXml(bytes('<!DOCTYPE a PUBLIC "-//A//EN" "a.dtd"><a>x</a>'), of))).toBe('x');
});

test('names that mean something to a program are names like any other', () => {
  const { attributes } = parseXml(bytes('<a __proto__="1" constructor="2"/>'), of);
  expect(attributes.constructor).toBe('2');
  expect(Object.entries(attributes)).toHaveLength(2);
});

const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');
const many = (times: number, words: (number: number) => string) =>
  Array.from({ length: times }, (_, number) => words(number)).join('');

const hostile: Record<string, [xml: string | Uint8Array, says: RegExp]> = {
  'a billion laughs': [`<!DOCTYPE a [<!ENTITY l0 "ha">${lol}]><a>&l9;</a>`, /declares entities/],
  'quadratic growth': [
    `<!DOCTYPE a [<!ENTITY l "${'x'.repeat(100_000)}">]><a>${'&l;'.repeat(100_000)}</a>`,
    /declares entities/,
  ],
  'an entity from a file': [
    '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]><a>&f;</a>',
    /declares entities/,
  ],
  'an entity nobody declared': ['<a>&secret;</a>', /not well-formed/],
  'a million levels': ['<a>'.repeat(1_000_000), /nests more than 256 deep/],
  'half a million attributes': [`<a ${many(500_000, (number) => `a${number}="" `)}/>`, /1000 attributes/],
  'three million elements': [`<a>${'<b/>'.repeat(3_000_000)}</a>`, /1,500,000 elements/],
  'ten million brackets': ['<'.repeat(10_000_000), /not well-formed/],
  'text cut short': ['<a><b>words', /not well-formed/],
  'two roots': ['<a/><b/>', /not well-formed/],
  'bytes that are no text': [Uint8Array.of(0x3c, 0x61, 0x3e, 0xff, 0xc0), /no text/],
  nothing: ['', /is empty|not well-formed/],
};

for (const [what, [xml, says]] of Object.entries(hostile))
  test(`${what}: refused in bounded time, with the part and the cure`, () => {
    const before = process.cpuUsage();
    const read = () => parseXml(typeof xml === 'string' ? bytes(xml) : xml, of);
    expect(read).toThrow(Unusable);
    expect(read).toThrow(says);
    expect(processorMs(before)).toBeLessThan(4000);
  });

test('a part that is one long text is read in bounded time', () => {
  const before = process.cpuUsage();
  expect(textOf(parseXml(bytes(`<a>${'&amp;'.repeat(2_000_000)}</a>`), of))).toHaveLength(2_000_000);
  expect(processorMs(before)).toBeLessThan(5000);
});
