// Kinds of file that no reader reads, told by their bytes: each is refused by its name, with the cure.
import { Unusable } from '../kernel/errors.ts';

export function cannotBeRead(name: string, is: string, cure: string): Unusable {
  return new Unusable(`${name} is ${is}, which cannot be read. ${cure}.`);
}

export function locked(name: string): Unusable {
  return new Unusable(`${name} is protected by a password. Save a copy without one and read that.`);
}

export const askForPlan = 'Choose the document that holds the plan';
export const unpackFirst = 'Unpack it and choose the document inside';
const needsWords = 'Choose the document it was made from';

interface Signature {
  /** Where the bytes stand, from nought. */
  at: number;
  /** Any of these, each letter a byte. */
  bytes: readonly string[];
  is: string;
  cure: string;
}

/** Sources: the formats' own specifications. */
const signatures: readonly Signature[] = [
  { at: 0, bytes: ['\x89PNG'], is: 'a picture (PNG)', cure: needsWords },
  { at: 0, bytes: ['GIF87a', 'GIF89a'], is: 'a picture (GIF)', cure: needsWords },
  { at: 0, bytes: ['\xFF\xD8\xFF'], is: 'a picture (JPEG)', cure: needsWords },
  { at: 0, bytes: ['II*\0', 'MM\0*'], is: 'a picture (TIFF)', cure: needsWords },
  { at: 8, bytes: ['WEBP'], is: 'a picture (WebP)', cure: needsWords },
  { at: 4, bytes: ['ftyphei', 'ftypmif1', 'ftypavif'], is: 'a picture (HEIC)', cure: needsWords },
  { at: 6, bytes: ['\0\0\0\0'], is: 'a picture (BMP)', cure: needsWords },
  { at: 4, bytes: ['ftyp'], is: 'a film or a sound', cure: askForPlan },
  { at: 0, bytes: ['RIFF', 'ID3', 'OggS', '\x1A\x45\xDF\xA3'], is: 'a film or a sound', cure: askForPlan },
  { at: 0, bytes: ['MZ', '\x7FELF', '\xCF\xFA\xED\xFE'], is: 'a program', cure: askForPlan },
  {
    at: 0,
    bytes: ['\x1F\x8B', 'BZh', '\xFD7zXZ', '7z\xBC\xAF', 'Rar!'],
    is: 'a packed file',
    cure: unpackFirst,
  },
  {
    at: 0,
    bytes: ['SQLite format 3\0', '\0\x01\0\0Standard '],
    is: 'a database',
    cure: 'Export the list from it as .csv or .xlsx',
  },
];

/** Kinds written as text, by how they begin. */
const beginnings: [begins: RegExp, is: string, cure: string][] = [
  [/^\{\\rtf/, 'a rich text document (.rtf)', 'Open it in Word and save it as .docx'],
  [/^(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)?<svg[\s>]/s, 'a picture (SVG)', needsWords],
  [
    /^<\?xml[^>]*>\s*<\?mso-application/,
    'a Word or Excel document of 2003 (.xml)',
    'Open it there and save it as .docx or .xlsx',
  ],
  [/^%!PS/, 'a PostScript file', 'Save the document as PDF'],
  [/^MIME-Version:/i, 'a web page packed with its pictures (.mht)', 'Save it as .html or .docx'],
];

/** Throws for a file that begins as one of them does. `start` is its first few thousand bytes, each a letter. */
export function refuseUnreadable(start: string, name: string): void {
  const isBinary = start.includes('\0');
  for (const { at, bytes, is, cure } of signatures) {
    const begins = (one: string) => start.startsWith(one, at) && (isBinary || !isPlain(one));
    // BMP alone begins with letters and is told by what follows them.
    if (bytes.some(begins) && (at !== 6 || start.startsWith('BM'))) throw cannotBeRead(name, is, cure);
  }
  const text = start.replace(/^\xEF\xBB\xBF/, '').trimStart();
  for (const [begins, is, cure] of beginnings) if (begins.test(text)) throw cannotBeRead(name, is, cure);
}

/** A text may begin with the same letters as a file of bytes. */
function isPlain(bytes: string): boolean {
  return /^[ -~]+$/.test(bytes);
}

/** Whether the bytes are a compound file: what Office wrote before 2007, and what it locks with a password since. */
export function isOld(start: string): boolean {
  return start.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1');
}

const toWord = 'Open it in Word and save it as .docx';
const toExcel = 'Open it in Excel and save it as .xlsx';

/** The parts of a compound file that tell what it is ([MS-CFB]: their names are UTF-16). */
const oldKinds: [part: string, is: string, cure: string][] = [
  ['WordDocument', 'an old Word document (.doc)', toWord],
  ['Workbook', 'an old Excel workbook (.xls)', toExcel],
  ['Book', 'an old Excel workbook (.xls)', toExcel],
  ['PowerPoint Document', 'a PowerPoint presentation', 'Export it as PDF, or choose the plan itself'],
  ['__substg1.0_', 'an Outlook message', 'Save the document attached to it and choose that'],
  ['VisioDocument', 'a Visio drawing', 'Export it as PDF'],
];

export function refuseOld(bytes: Uint8Array, name: string): never {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // As bytes: looking for UTF-16 in a buffer that begins at an odd place never ends (Node 26.10).
  const holds = (part: string) => all.includes(Buffer.from(part, 'utf16le'));
  if (holds('EncryptedPackage')) throw locked(name);
  for (const [part, is, cure] of oldKinds) if (holds(part)) throw cannotBeRead(name, is, cure);
  throw cannotBeRead(
    name,
    'a document of an old kind',
    'Open it in the program that made it and save it as .docx, .xlsx or PDF',
  );
}
