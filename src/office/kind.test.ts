// What a file is, whatever it is called; and what is said of files that cannot be read.
import { expect, test } from 'vitest';
import { type Part, zipOf } from '../../test/support/zip.ts';
import { Unusable } from '../kernel/errors.ts';
import { kindOf } from './kind.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml';
const office = (type: string, ...more: Part[]) =>
  zipOf([
    { name: '[Content_Types].xml', bytes: `<Types><Override PartName="/x" ContentType="${type}"/></Types>` },
    ...more,
  ]);
const open = (kind: string, ...more: Part[]) =>
  zipOf([{ name: 'mimetype', bytes: `application/vnd.oasis.opendocument.${kind}`, stored: true }, ...more]);
const bytes = (text: string) => Buffer.from(text, 'latin1');
/** A compound file, as far as its kind is told: its mark, and the name of a part. */
const old = (part: string) =>
  Buffer.concat([bytes('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0'), Buffer.from(part, 'utf16le')]);

const read: [what: string, name: string, Uint8Array, ending: string, remark: boolean][] = [
  ['a Word document', 'plan.docx', office(word), 'docx', false],
  ['a Word document with macros', 'plan.docm', office(word), 'docx', false],
  ['a Word document called a PDF', 'plan.pdf', office(word), 'docx', true],
  ['a workbook called a Word document', 'plan.docx', office(excel), 'xlsx', true],
  ['a spreadsheet without an ending', 'plan', open('spreadsheet'), 'ods', false],
  ['a PDF', 'plan.pdf', bytes('%PDF-1.7\n'), 'pdf', false],
  ['a PDF with something before it', 'plan.pdf', bytes('junk\r\n%PDF-1.4\n'), 'pdf', false],
  ['a web page called a workbook', 'export.xls', bytes('<html><table>'), 'html', true],
  ['a table of a page called a workbook', 'export.xls', bytes('\n <table><tr>'), 'html', true],
  ['a web page', 'plan.htm', bytes('<!DOCTYPE html>'), 'html', false],
  ['a page of XHTML', 'plan.xhtml', bytes('<?xml version="1.0"?>\n<!-- x --><html>'), 'html', false],
  ['a table as text called a workbook', 'export.xls', bytes('Action\tOwner\n'), 'csv', true],
  ['text called a Word document', 'plan.docx', bytes('Action plan\n'), 'txt', true],
  ['text', 'plan.txt', bytes('MZ and RIFF are initials here'), 'txt', false],
  ['text with an ending nobody knows', 'plan.constructor', bytes('x'), 'constructor', false],
  ['text that speaks of PDF', 'plan.md', bytes('Save it as %PDF-1.7'), 'md', false],
];

for (const [what, name, file, ending, isRemarked] of read)
  test(`${what} is read as ${ending}${isRemarked ? ', and that is said' : ''}`, () => {
    const kind = kindOf(file, name);
    expect(kind.ending).toBe(ending);
    expect(kind.remark?.message).toEqual(
      isRemarked ? expect.stringMatching(/read as what it is/) : undefined,
    );
  });

const refused: [what: string, name: string, Uint8Array, says: RegExp][] = [
  ['an old Word document', 'plan.doc', old('WordDocument'), /old Word document.*save it as \.docx/],
  ['an old workbook', 'plan.xls', old('Workbook'), /old Excel workbook.*save it as \.xlsx/],
  ['an old presentation', 'plan.ppt', old('PowerPoint Document'), /PowerPoint presentation/],
  ['a locked Word document', 'plan.docx', old('EncryptedPackage'), /protected by a password/],
  ['a message', 'plan.msg', old('__substg1.0_0037'), /Outlook message/],
  ['a compound file of another kind', 'plan.docx', old('Contents'), /old kind/],
  ['a presentation', 'plan.pptx', office('x.presentationml.presentation.main+xml'), /presentation.*PDF/],
  ['a binary workbook', 'plan.xlsb', office('application/vnd.ms-excel.sheet.binary.x'), /binary Excel/],
  ['an office file that names no document', 'plan.docx', office('image/png'), /rare kind, or damaged/],
  ['an OpenDocument text', 'plan.odt', open('text'), /\.odt.*save it as \.docx/i],
  ['an archive of no office program', 'plan.zip', zipOf([{ name: 'a.txt', bytes: 'x' }]), /packed folder/],
  ['an empty archive', 'plan.docx', zipOf([]), /packed folder/],
  [
    'a locked spreadsheet',
    'plan.ods',
    open('spreadsheet', { name: 'META-INF/manifest.xml', bytes: '<m><manifest:encryption-data/></m>' }),
    /protected by a password/,
  ],
  ['a picture called a PDF', 'plan.pdf', bytes('\x89PNG\r\n\x1a\n\0'), /picture \(PNG\)/],
  ['a photograph', 'plan.jpg', bytes('\xFF\xD8\xFF\xE0\0\x10JFIF'), /picture \(JPEG\)/],
  ['a program called a Word document', 'plan.docx', bytes('MZ\x90\0\x03\0'), /a program/],
  ['rich text', 'plan.rtf', bytes('{\\rtf1\\ansi'), /rich text.*save it as \.docx/],
  ['a packed file', 'plan.gz', bytes('\x1F\x8B\x08'), /packed file.*Unpack/],
  ['bytes of nothing known', 'plan.pdf', bytes('\x01\x02\0\x03'), /is not a PDF, or its beginning is lost/],
];

for (const [what, name, file, says] of refused)
  test(`${what} is refused by name, with the cure`, () => {
    expect(() => kindOf(file, name)).toThrow(Unusable);
    expect(() => kindOf(file, name)).toThrow(says);
  });
