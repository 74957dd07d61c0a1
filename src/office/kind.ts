// What a file really is: told by its first bytes, and by its ending only where those do not say.
import { Unusable } from '../kernel/errors.ts';
import { type Archive, openArchive } from './archive.ts';
import type { Remark } from './blocks.ts';
import {
  askForPlan,
  cannotBeRead,
  isOld,
  locked,
  refuseOld,
  refuseUnreadable,
  unpackFirst,
} from './unreadable.ts';
import { elementsOf, parseXml } from './xml.ts';

export interface Kind {
  /** The ending by which such files are called: `docx`, `pdf`, `txt`. Unknown text keeps the ending it has. */
  ending: string;
  /** Said where the file is called something else. */
  remark?: Remark;
}

/** A kind to be read, with its name for messages. */
interface Found {
  ending: string;
  is: string;
}

interface File {
  name: string;
  bytes: Uint8Array;
  /** Its first bytes, each a letter. */
  start: string;
  /** The ending of its name, in small letters. */
  called: string | undefined;
}

const word: Found = { ending: 'docx', is: 'a Word document' };
const excel: Found = { ending: 'xlsx', is: 'an Excel workbook' };
const sheets: Found = { ending: 'ods', is: 'an OpenDocument spreadsheet' };
const page: Found = { ending: 'html', is: 'a web page' };
const pdf: Found = { ending: 'pdf', is: 'a PDF' };
const table: Found = { ending: 'csv', is: 'a table written as text' };
const plainText: Found = { ending: 'txt', is: 'plain text' };

/** Other endings under which a kind is rightly known. */
const alsoCalled = new Map([
  ['docx', ['docm', 'dotx', 'dotm']],
  ['xlsx', ['xlsm', 'xltx', 'xltm']],
  ['ods', ['ots']],
  ['html', ['htm', 'xhtml']],
]);

/** Throws `Unusable` for a kind that no reader reads, and for what is locked or damaged: it names the cause and the cure. */
export function kindOf(bytes: Uint8Array, name: string): Kind {
  const called = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  const file = { name, bytes, start, called };
  refuseUnreadable(start, name);
  const found = packedKind(file) ?? textKind(file);
  if (!found) return { ending: called ?? 'txt' };
  const { ending, is } = found;
  if (called === undefined || called === ending || alsoCalled.get(ending)?.includes(called))
    return { ending };
  const message = `The file is called .${called} and is ${is}; it was read as what it is.`;
  return {
    ending,
    remark: { rule: 'file/ending', severity: 'note', message, source: { path: 'the file' } },
  };
}

function packedKind({ bytes, name, start, called }: File): Found | undefined {
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06'))
    return kindOfArchive(openArchive(bytes, name));
  if (isOld(start)) return refuseOld(bytes, name);
  // ISO 32000-1, annex H: readers look for the header within the first 1,024 bytes.
  const header = start.indexOf('%PDF-');
  return header === 0 || (called === 'pdf' && header > 0 && header < 1024) ? pdf : undefined;
}

/** Endings of office files, with what a file so called should have been. */
const shouldBe = new Map([
  ['docx', word.is],
  ['doc', word.is],
  ['xlsx', excel.is],
  ['xls', excel.is],
  ['ods', sheets.is],
  ['odt', 'an OpenDocument text'],
  ['pdf', pdf.is],
]);

/** Text by its first tag; undefined where its ending is to be believed. */
function textKind({ bytes, name, start, called = '' }: File): Found | undefined {
  const isWide = start.startsWith('\xFF\xFE') || start.startsWith('\xFE\xFF');
  const head = (
    isWide ? start.replaceAll('\0', '').slice(2) : start.replace(/^\xEF\xBB\xBF/, '')
  ).trimStart();
  if (/^(<\?xml[^>]*>\s*)?(<!--((?!-->).)*-->\s*)*<(!doctype html|html)\b/is.test(head)) return page;
  const wanted = shouldBe.get(called);
  if (wanted === undefined) return undefined;
  if (/^<(head|body|meta|table|div|p)\b/i.test(head)) return page;
  if (head === '' || (!isWide && bytes.subarray(0, 65_536).includes(0)))
    throw new Unusable(
      `${name} is not ${wanted}, or its beginning is lost. Open it in the program that made it, save it again, and try the new file.`,
    );
  return ['xls', 'xlsx', 'ods'].includes(called) ? table : plainText;
}

type Refused = [is: string, cure: string];

const presentation: Refused = ['a presentation', 'Export it as PDF, or choose the plan itself'];

const openKinds = new Map<string, Found | Refused>([
  ['application/vnd.oasis.opendocument.spreadsheet', sheets],
  [
    'application/vnd.oasis.opendocument.text',
    ['an OpenDocument text (.odt)', 'Save it as .docx and read that'],
  ],
  ['application/vnd.oasis.opendocument.presentation', presentation],
  ['application/epub+zip', ['an electronic book', askForPlan]],
]);

/** Bytes of what an archive says about itself: 10,000 parts take 2 MB. So the kind is told at once, whatever the file holds. */
const mostOfList = 4 * 1_048_576;

function kindOfArchive(archive: Archive): Found {
  const { name } = archive;
  if (archive.has('mimetype')) {
    const type = new TextDecoder().decode(archive.read('mimetype', mostOfList)).trim();
    if (isLocked(archive)) throw locked(name);
    return foundOr(
      name,
      openKinds.get(type.replace(/-template$/, '')) ?? ['an office file of a rare kind', toUsual],
    );
  }
  if (archive.has('[Content_Types].xml')) return kindOfPackage(archive);
  if (archive.parts.some((part) => part.endsWith('.iwa')))
    throw cannotBeRead(
      name,
      'a document of Pages, Numbers or Keynote',
      'Export it from there as Word, Excel or PDF',
    );
  throw cannotBeRead(name, 'a packed folder (.zip) and no office document', unpackFirst);
}

const toUsual = 'Save it as .docx, .xlsx or PDF in the program that made it';

function foundOr(name: string, kind: Found | Refused): Found {
  if ('ending' in kind) return kind;
  throw cannotBeRead(name, ...kind);
}

/** OpenDocument 1.3 part 2, section 4.8: the manifest says which parts are encrypted; newer files pack all into one. */
function isLocked(archive: Archive): boolean {
  if (archive.has('encrypted-package')) return true;
  const manifest = 'META-INF/manifest.xml';
  return archive.has(manifest) && Buffer.from(archive.read(manifest, mostOfList)).includes('encryption-data');
}

const packageKinds: [type: RegExp, kind: Found | Refused][] = [
  [/wordprocessingml\.(document|template)\.main|ms-word\.(document|template)\.macroEnabled/i, word],
  [/spreadsheetml\.(sheet|template)\.main|ms-excel\.(sheet|template)\.macroEnabled/i, excel],
  [/ms-excel\.sheet\.binary/i, ['a binary Excel workbook (.xlsb)', 'Open it in Excel and save it as .xlsx']],
  [/presentationml/i, presentation],
  [/visio/i, ['a Visio drawing', 'Export it as PDF']],
];

/** ECMA-376 part 2: a package says the type of each of its parts, by its name or by its ending. */
function kindOfPackage(archive: Archive): Found {
  const { name } = archive;
  const part = '[Content_Types].xml';
  const types = elementsOf(parseXml(archive.read(part, mostOfList), { name, part })).map(
    ({ attributes }) => attributes.ContentType ?? '',
  );
  const [, kind] = packageKinds.find(([type]) => types.some((one) => type.test(one))) ?? [];
  return foundOr(name, kind ?? ['an office file of a rare kind, or damaged', toUsual]);
}
