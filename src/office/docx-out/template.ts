// A council's own Word document as the template of its papers: what it must have, and where the paper goes in it.
import { Unusable } from '../../kernel/errors.ts';
import { type Archive, openArchive } from '../archive.ts';
import { partOf, partsOf, partsWithin, plainName, prefixed, readPart, relatedTo } from '../package.ts';
import { type Element, elementsOf } from '../xml.ts';
import { paperField } from './paper.ts';
import { packParts } from './zip.ts';

/** Templates with pictures and fonts take a few megabytes. */
export const templateLimit = 10 * 1024 * 1024;

/** Our word for a style, and the name Word gives it, which is the same in every language. */
const wanted = {
  heading1: 'heading 1',
  heading2: 'heading 2',
  list: 'list bullet',
  table: 'table grid',
} as const;
export type StyleIds = Record<keyof typeof wanted, string>;

/** How Word shows these names in its list of styles. */
const shownAs: Record<keyof typeof wanted, string> = {
  heading1: 'Heading 1',
  heading2: 'Heading 2',
  list: 'List Bullet',
  table: 'Table Grid',
};

export interface Template {
  styles: StyleIds;
  /** The council's document, with a place for the paper, and for the record's head in every footer. */
  bytes: Uint8Array;
  hasFooter: boolean;
}

/** Throws `Unusable`, naming the cause and the cure, for what is no Word document, is too large, or lacks a style. */
export function openTemplate(bytes: Uint8Array, name: string): Template {
  if (bytes.length > templateLimit)
    throw new Unusable(`${name} is larger than 10 MB. Make its pictures smaller and try again.`);
  const archive = openArchive(bytes, name);
  const main = archive.has('_rels/.rels')
    ? relatedTo(archive, '').find(({ type }) => type === 'officeDocument')?.part
    : undefined;
  if (main === undefined || !archive.has(main))
    throw new Unusable(`${name} is not a Word document. Save your template as .docx and try again.`);
  refuseOthers(archive, main);
  const related = relatedTo(archive, main);
  const stylesPart = related.find(({ type }) => type === 'styles')?.part;
  const styles = stylesOf(archive, stylesPart);
  const footers = related.filter(({ type }) => type === 'footer').map(({ part }) => part);
  return {
    styles,
    bytes: packParts(
      archive.parts
        .filter((part) => !part.endsWith('/'))
        .map((part) => ({ name: part, bytes: prepared(archive, part, { main, footers }) })),
    ),
    hasFooter: footers.length > 0,
  };
}

/** Templates and documents with macros have another kind of main part, which Word would refuse under the name .docx. */
function refuseOthers(archive: Archive, main: string): void {
  const kinds = [...partsWithin(readPart(archive, '[Content_Types].xml'), 'Override')];
  const kind =
    kinds.find(({ attributes }) => attributes.PartName === `/${main}`)?.attributes.ContentType ?? '';
  if (!kind.endsWith('wordprocessingml.document.main+xml') || main !== 'word/document.xml')
    throw new Unusable(
      `${archive.name} is a Word template, or holds macros. In Word choose “Save as”, then “Word document (.docx)”, and send that.`,
    );
}

function stylesOf(archive: Archive, part: string | undefined): StyleIds {
  const styles = part === undefined ? [] : partsOf(readPart(archive, part), 'style');
  const byName = new Map(
    styles.map((style) => [
      (prefixed(partOf(style, 'name') ?? style, 'val') ?? '').toLowerCase(),
      prefixed(style, 'styleId'),
    ]),
  );
  const missing: string[] = [];
  const idOf = (key: keyof typeof wanted): string => {
    const id = byName.get(wanted[key]);
    if (id === undefined) missing.push(shownAs[key]);
    return id ?? '';
  };
  const ids = {
    heading1: idOf('heading1'),
    heading2: idOf('heading2'),
    list: idOf('list'),
    table: idOf('table'),
  };
  if (missing.length > 0) {
    const named = missing.map((one) => `“${one}”`).join(', ');
    throw new Unusable(
      `${archive.name} has no style called ${named}. In Word, give that style to a line or a table once, take the line out again, save, and send the file.`,
    );
  }
  return ids;
}

/** Every part is read once here, so that the limits of archives and of XML hold before another program sees them. */
function prepared(archive: Archive, part: string, { main, footers }: { main: string; footers: string[] }) {
  const bytes = archive.read(part);
  if (!/\.(?:xml|rels)$/.test(part)) return bytes;
  const root = readPart(archive, part);
  if (part === main && !mentions(root, paperField)) return withParagraph(bytes, paperField, lastPlaceInBody);
  if (footers.includes(part) && !mentions(root, 'record')) return withParagraph(bytes, 'record', endOfRoot);
  return bytes;
}

/** Word splits what is typed into runs as it likes, so words are joined a paragraph at a time. */
function mentions(root: Element, field: string): boolean {
  const paragraphs = [...partsWithin(root, 'p')];
  return paragraphs.some((paragraph) => new RegExp(`\\{\\{\\s*${field}\\s*\\}\\}`).test(wordsOf(paragraph)));
}

function wordsOf(element: Element): string {
  if (plainName(element) === 't') return element.children.filter((one) => typeof one === 'string').join('');
  return elementsOf(element).map(wordsOf).join('');
}

function withParagraph(bytes: Uint8Array, field: string, place: Place): Uint8Array {
  const xml = new TextDecoder().decode(bytes);
  // The prefix of the part's own elements: nearly always w.
  const prefix = /<(\w+:)?(?:document|ftr)\b/.exec(xml)?.[1] ?? '';
  const at = place(xml, prefix);
  const paragraph = `<${prefix}p><${prefix}r><${prefix}t>{{${field}}}</${prefix}t></${prefix}r></${prefix}p>`;
  return new TextEncoder().encode(xml.slice(0, at) + paragraph + xml.slice(at));
}

type Place = (xml: string, prefix: string) => number;

/** Before the settings of the last section, which stand at the end of the body. */
const lastPlaceInBody: Place = (xml, prefix) => {
  const settings = xml.lastIndexOf(`<${prefix}sectPr`);
  const words = Math.max(xml.lastIndexOf(`</${prefix}p>`), xml.lastIndexOf(`</${prefix}tbl>`));
  // Settings in a paragraph end an earlier section; headers and footers of theirs would otherwise be lost.
  return settings > words ? settings : xml.lastIndexOf(`</${prefix}body>`);
};

const endOfRoot: Place = (xml) => xml.lastIndexOf('</');
