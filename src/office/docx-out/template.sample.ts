// An invented council's template for tests: a cover with fields, a header, a footer, and the styles a paper needs.
import { zipOf } from '../../../test/support/zip.ts';
import type { Paper } from './paper.ts';

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const kinds = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

const line = (words: string) => `<w:p><w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
const related = (entries: readonly [string, string][]) =>
  `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

export const sampleStyles = ['Normal', 'heading 1', 'heading 2', 'List Bullet', 'Table Grid'];

export interface SampleTemplate {
  styles?: readonly string[];
  /** Words of the body, each a paragraph. */
  body?: readonly string[];
  footer?: string;
  mainKind?: string;
}

/** A template whose headings are dark green, so that a test sees that its styles are used. */
export function sampleTemplate({
  styles = sampleStyles,
  body = ['Harnworth Council', '{{title}}', '{{ board }}, {{day}}', '{{status}}', '{{pack}}'],
  footer = 'Harnworth template',
  mainKind = 'document.main+xml',
}: SampleTemplate = {}): Uint8Array {
  const green = '<w:rPr><w:b/><w:color w:val="1D6F42"/><w:sz w:val="36"/></w:rPr>';
  const grid = `<w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="1D6F42"/>`)
    .join('')}</w:tblBorders></w:tblPr>`;
  const style = (name: string, index: number) =>
    `<w:style w:type="${name === 'Table Grid' ? 'table' : 'paragraph'}" w:styleId="S${index}"><w:name w:val="${name}"/>${
      name.startsWith('heading') ? green : name === 'Table Grid' ? grid : ''
    }</w:style>`;
  const settings =
    '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>';
  const override = (part: string, kind: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="${kinds}.${kind}"/>`;
  return zipOf([
    {
      name: '[Content_Types].xml',
      bytes: `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('document', mainKind)}${override('styles', 'styles+xml')}${override('header1', 'header+xml')}${override('footer1', 'footer+xml')}</Types>`,
    },
    { name: '_rels/.rels', bytes: related([['officeDocument', 'word/document.xml']]) },
    {
      name: 'word/_rels/document.xml.rels',
      bytes: related([
        ['styles', 'styles.xml'],
        ['header', 'header1.xml'],
        ['footer', 'footer1.xml'],
      ]),
    },
    { name: 'word/styles.xml', bytes: `${xml}<w:styles ${w}>${styles.map(style).join('')}</w:styles>` },
    { name: 'word/header1.xml', bytes: `${xml}<w:hdr ${w}>${line('Harnworth header: {{period}}')}</w:hdr>` },
    { name: 'word/footer1.xml', bytes: `${xml}<w:ftr ${w}>${line(footer)}</w:ftr>` },
    {
      name: 'word/document.xml',
      bytes: `${xml}<w:document ${w} ${r}><w:body>${body.map(line).join('')}${settings}</w:body></w:document>`,
    },
  ]);
}

export const samplePaper: Paper = {
  day: '2026-11-23',
  cover: {
    title: 'Board pack',
    council: 'Harnworth Council',
    board: 'Improvement and Recovery Board',
    period: 'October 2026',
    day: '23 November 2026',
    status: 'Draft',
    record: 'Record of Harnworth Council, entry 12, 0a1b2c',
  },
  pieces: [
    { kind: 'heading', level: 1, words: 'Where the plan stands' },
    { kind: 'paragraph', words: '41 actions: 6 are late & “on track”.', strong: true },
    { kind: 'list', lines: ['The valuer left', 'The sale waits'] },
    { kind: 'heading', level: 2, words: 'Late' },
    {
      kind: 'table',
      caption: 'Late actions',
      head: ['Action', 'Due'],
      widths: [3, 1],
      rows: [['Sell <the> depot', '31 March 2026\nwas 31 January 2026']],
    },
  ],
};
