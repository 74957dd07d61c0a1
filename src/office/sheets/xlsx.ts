// An Excel workbook to blocks. Sheets are read row by row, so that a million empty rows take no room.

import { Unusable } from '../../kernel/errors.ts';
import { type Archive, openArchive } from '../archive.ts';
import type { FormatReader } from '../blocks.ts';
import { meterOf } from '../meter.ts';
import { isOn, partOf, partsOf, plainName, prefixed, type Related, readPart, relatedTo } from '../package.ts';
import { blocksOfSheets, type OpenSheet } from './blocks.ts';
import { checkSheets } from './sheet.ts';
import { type Book, damaged, readSheet } from './xlsx-sheet.ts';
import { stylesOf } from './xlsx-styles.ts';
import { wordsOf } from './xlsx-words.ts';

export const readXlsx: FormatReader = ({ name, bytes }, progress) => {
  const archive = openArchive(bytes, name);
  const start =
    relatedTo(archive, '').find(({ type }) => type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  if (!archive.has(start))
    throw new Unusable(`${name} is not a workbook, or it is damaged. Save it again in Excel as .xlsx.`);
  const workbook = readPart(archive, start);
  const related = relatedTo(archive, start);
  const listed = partsOf(partOf(workbook, 'sheets'), 'sheet');
  checkSheets(name, listed.length);
  const book = openBook(archive, related, isOn(partOf(workbook, 'workbookPr')?.attributes.date1904));
  const sheets = listed.map((sheet): OpenSheet => {
    const id = prefixed(sheet, 'id');
    const place = related.find((one) => one.id === id);
    const { name: title = '', state = 'visible' } = sheet.attributes;
    if (!place) throw damaged(name, `its sheet ${title} is lost`);
    return {
      isHidden: state !== 'visible',
      read: () => readSheet(book, title, place.type === 'worksheet' ? place.part : undefined),
    };
  });
  return blocksOfSheets({ format: 'xlsx', name, sheets, progress });
};

function openBook(archive: Archive, related: readonly Related[], from1904: boolean): Book {
  const part = (type: string) => {
    const found = related.find((one) => one.type === type)?.part;
    return found !== undefined && archive.has(found) ? found : undefined;
  };
  const tree = (type: string) => {
    const found = part(type);
    return found === undefined ? undefined : readPart(archive, found);
  };
  const strings: string[] = [];
  const stringsPart = part('sharedStrings');
  if (stringsPart !== undefined)
    readPart(archive, stringsPart, (element) => {
      const isString = plainName(element) === 'si';
      if (isString) strings.push(wordsOf(element));
      return isString;
    });
  return {
    archive,
    strings,
    styles: stylesOf(tree('styles'), tree('theme')),
    from1904,
    meter: meterOf(archive.name),
  };
}
