import { describe, expect, test } from 'vitest';
import { zipOf } from '../../../test/support/zip.ts';
import { Unusable } from '../../kernel/errors.ts';
import type { Block, Blocks } from '../blocks.ts';
import { readDocx } from './read.ts';

const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const relations = (all: Record<string, string>) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(all)
    .map(([target, type], at) => `<Relationship Id="r${at}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

/** A Word file around a body, with whatever other parts it is given. */
function docxOf(body: string, parts: Record<string, string> = {}): Uint8Array {
  const kinds = Object.fromEntries(
    Object.keys(parts).map((name) => [`${name}.xml`, name.replace(/\d+$/, '')]),
  );
  return zipOf([
    { name: '_rels/.rels', bytes: relations({ 'word/document.xml': 'officeDocument' }) },
    { name: 'word/document.xml', bytes: `<w:document ${word}><w:body>${body}</w:body></w:document>` },
    { name: 'word/_rels/document.xml.rels', bytes: relations(kinds) },
    ...Object.entries(parts).map(([name, bytes]) => ({ name: `word/${name}.xml`, bytes })),
  ]);
}

const read = async (bytes: Uint8Array): Promise<Blocks> => readDocx({ name: 'plan.docx', bytes }, () => {});
const run = (text: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t>${text}</w:t></w:r>`;
const para = (inside: string, look = '') => `<w:p><w:pPr>${look}</w:pPr>${inside}</w:p>`;
const cell = (inside: string, look = '') => `<w:tc><w:tcPr>${look}</w:tcPr>${inside}</w:tc>`;
const line = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
const table = (...lines: string[]) => `<w:tbl>${lines.join('')}</w:tbl>`;

/** A block in one line: what it is, and its words. */
function inShort(block: Block): string {
  if (block.kind === 'table')
    return block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | ')).join('\n');
  const marker = block.kind === 'item' && block.marker ? `${block.marker.text} ` : '';
  const level = 'level' in block ? ` ${block.level}` : '';
  return `${block.kind}${level}: ${marker}${block.passage.text}`;
}

const shown = async (body: string, parts?: Record<string, string>) =>
  (await read(docxOf(body, parts))).blocks.map(inShort);

const numbering = `<w:numbering ${word}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Theme %1:"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>`;
const listed = (id: number, level = 0) =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

const styles = `<w:styles ${word}>
<w:style w:styleId="Base"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Council heading"/><w:basedOn w:val="Base"/></w:style>
<w:style w:styleId="Loop"><w:name w:val="loop"/><w:basedOn w:val="Loop"/></w:style>
<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
</w:styles>`;
const styled = (id: string) => `<w:pStyle w:val="${id}"/>`;

describe('headings', () => {
  test('are told by their style, through the styles it is based on', async () => {
    const body = para(run('Our money'), styled('Own')) + para(run('And text'), styled('Loop'));
    expect(await shown(body, { styles })).toEqual(['heading 2: Our money', 'paragraph: And text']);
  });
  test('carry the number that Word counts for them', async () => {
    const body =
      para(run('Money'), `<w:outlineLvl w:val="0"/>${listed(1)}`) +
      para(run('People'), `<w:outlineLvl w:val="0"/>${listed(1)}`);
    expect(await shown(body, { numbering })).toEqual([
      'heading 1: Theme 1: Money',
      'heading 1: Theme 2: People',
    ]);
  });
  test('may be a few words in bold', async () => {
    const bold = '<w:b/>';
    const body =
      para(run('Priority one', bold)) +
      para(run('Bold to a full stop.', bold)) +
      para(run('Half ', bold) + run('bold'));
    expect(await shown(body)).toEqual([
      'heading 6: Priority one',
      'paragraph: Bold to a full stop.',
      'paragraph: Half bold',
    ]);
  });
  test('in the list of contents are of the page', async () => {
    expect(await shown(para(run('Money 3'), styled('TOC1')), { styles })).toEqual(['furniture: Money 3']);
  });
});

describe('lists', () => {
  test('are counted as Word counts them', async () => {
    const body = [
      [1, 0],
      [1, 1],
      [1, 1],
      [1, 0],
      [1, 1],
      [2, 0],
      [3, 0],
    ]
      .map(([id = 0, level = 0]) => para(run('x'), listed(id, level)))
      .join('');
    expect(await shown(body, { numbering })).toEqual([
      'item 1: Theme 1: x',
      'item 2: 1.a) x',
      'item 2: 1.b) x',
      'item 1: Theme 2: x',
      'item 2: 2.a) x',
      'item 1: x',
      'item 1: Theme 5: x',
    ]);
  });
  test('typed by hand are lists too', async () => {
    expect(await shown(para(run('• Mend roofs')) + para(run('2) Sell land')))).toEqual([
      'item 1: Mend roofs',
      'item 1: 2) Sell land',
    ]);
  });
});

describe('tables', () => {
  test('say a merged cell once, with what it covers', async () => {
    const body = table(
      line(cell(para(run('Theme')), '<w:gridSpan w:val="2"/>'), cell(para(run('Due')))),
      line(
        cell(para(run('Money')), '<w:vMerge w:val="restart"/>'),
        cell(para(run('Save'))),
        cell(para(run('May'))),
      ),
      line(cell(para(''), '<w:vMerge/>'), cell(para(run('Sell'))), cell(para(run('June')))),
    );
    const { blocks } = await read(docxOf(body));
    expect(blocks.map(inShort)).toEqual(['Theme |  | Due\nMoney | Save | May\n | Sell | June']);
    const [first] = blocks;
    const cells = first?.kind === 'table' ? first.rows.flatMap((row) => row.cells) : [];
    expect(cells.filter(({ covers }) => covers).map(({ text, covers }) => [text, covers])).toEqual([
      ['Theme', { rows: 1, columns: 2 }],
      ['Money', { rows: 2, columns: 1 }],
    ]);
    expect(cells.find(({ text }) => text === 'Sell')?.source).toEqual({ path: 'table 1, row 3, column 2' });
  });
  test('keep an author’s lines and points, and the numbers that Word counts', async () => {
    const points =
      para(run('Mend roofs')) +
      para(run('slates'), listed(2)) +
      para(run('Sell'), '') +
      `<w:p>${run('one')}<w:r><w:br/></w:r>${run('two')}</w:p>`;
    const body = table(line(cell(para('', listed(3))), cell(points)));
    expect(await shown(body, { numbering })).toEqual(['Theme 5: | Mend roofs\n• slates\nSell\none\ntwo']);
  });
  test('keep the colour of a cell, of its shading or of its words', async () => {
    const shade = (fill: string) => `<w:shd w:val="clear" w:fill="${fill}"/>`;
    const body = table(
      line(
        cell(para(''), shade('FFC000')),
        cell(para(run('G', shade('00B050')))),
        cell(para(run('')), shade('FFFFFF')),
        cell(para(run('x')), shade('auto')),
      ),
    );
    const { blocks } = await read(docxOf(body));
    const [first] = blocks;
    expect(first?.kind === 'table' ? first.rows[0]?.cells.map(({ fill }) => fill) : []).toEqual([
      '#ffc000',
      '#00b050',
      undefined,
      undefined,
    ]);
  });
  test('inside a cell follow the table they stand in', async () => {
    const inner = table(line(cell(para(run('inner')))));
    expect(await shown(table(line(cell(para(run('outer')) + inner))))).toEqual(['outer', 'inner']);
  });
  test('are read through controls that wrap rows and cells', async () => {
    const wrap = (inside: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${inside}</w:sdtContent></w:sdt>`;
    expect(await shown(table(wrap(line(wrap(cell(para(wrap(run('In progress')))))))))).toEqual([
      'In progress',
    ]);
  });
  test('may be drawn with tabs', async () => {
    const tabbed = (one: string, two: string) => `<w:p>${run(one)}<w:r><w:tab/></w:r>${run(two)}</w:p>`;
    expect(await shown(tabbed('HV', 'Helena Voss') + tabbed('TK', 'Tobias Kerr'))).toEqual([
      'HV | Helena Voss\nTK | Tobias Kerr',
    ]);
    expect(await shown(tabbed('Lead:', 'Head of Homes'))).toEqual(['paragraph: Lead: Head of Homes']);
  });
});

describe('what is beside the words', () => {
  const remarks = async (body: string, parts?: Record<string, string>) => {
    const found = await read(docxOf(body, parts));
    return found.remarks?.map(({ rule, quotes }) => [rule, quotes?.map(({ text }) => text).join()]);
  };
  test('tracked deletions are left out and said, insertions kept', async () => {
    const body = para(
      `${run('Due ')}<w:del><w:r><w:delText>May</w:delText></w:r></w:del><w:ins>${run('June')}</w:ins>`,
    );
    expect(await shown(body)).toEqual(['paragraph: Due June']);
    expect(await remarks(body)).toEqual([['text/deleted', 'May']]);
  });
  test('comments are set aside', async () => {
    const comments = `<w:comments ${word}><w:comment w:id="0">${para(run('Is this right?'))}</w:comment></w:comments>`;
    expect(await remarks(para(run('x')), { comments })).toEqual([['text/comment', 'Is this right?']]);
  });
  test('hidden words are read and said', async () => {
    expect(await shown(para(run('secret', '<w:vanish/>')))).toEqual(['paragraph: secret']);
    expect(await remarks(para(run('secret', '<w:vanish/>')))).toEqual([['text/hidden', undefined]]);
  });
  test('headers and footers are of the page, each wording once', async () => {
    const header = `<w:hdr ${word}>${para(run('Draft'))}</w:hdr>`;
    expect(await shown(para(run('x')), { header1: header, header2: header })).toEqual([
      'paragraph: x',
      'furniture: Draft',
    ]);
  });
  test('text boxes are read once, after what they hang on', async () => {
    const box = `<w:drawing><w:txbxContent>${para(run('In a box'))}</w:txbxContent></w:drawing>`;
    const twice = `<mc:AlternateContent xmlns:mc="mc"><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent>`;
    expect(await shown(para(`${run('Text')}<w:r>${twice}</w:r>`))).toEqual([
      'paragraph: Text',
      'paragraph: In a box',
    ]);
  });
  test('field codes are not words, their results are; ticks of symbol fonts are ticks', async () => {
    const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
    const field = `${mark('begin')}<w:r><w:instrText>DATE</w:instrText></w:r>${mark('separate')}${run('May')}${mark('end')}`;
    const tick = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>';
    expect(await shown(para(field + tick))).toEqual(['paragraph: May✓']);
  });
  test('footnotes follow the text', async () => {
    const footnotes = `<w:footnotes ${word}><w:footnote w:type="separator">${para(run('---'))}</w:footnote><w:footnote>${para(run('See the audit'))}</w:footnote></w:footnotes>`;
    const { blocks } = await read(docxOf(para(run('x')), { footnotes }));
    expect(blocks.at(-1)).toMatchObject({
      passage: { text: 'See the audit', source: { path: 'footnote 1, paragraph 1' } },
    });
  });
});

test('prefixes and the strict form of the format make no difference', async () => {
  const bytes = zipOf([
    {
      name: '_rels/.rels',
      bytes: relations({ '/docs/main.xml': 'officeDocument' }).replace(
        office,
        'http://purl.oclc.org/ooxml/officeDocument/relationships',
      ),
    },
    {
      name: 'docs/main.xml',
      bytes:
        '<document xmlns="strict"><body><p><pPr><outlineLvl val="0"/></pPr><r><t>Plain</t></r></p></body></document>',
    },
  ]);
  expect((await read(bytes)).blocks.map(inShort)).toEqual(['heading 1: Plain']);
});

const lies: [what: string, parts: Parameters<typeof zipOf>[0], says: RegExp][] = [
  ['says no main part', [{ name: 'word/document.xml', bytes: '<x/>' }], /which of its parts is the document/],
  [
    'names a part that is not there',
    [{ name: '_rels/.rels', bytes: relations({ 'gone.xml': 'officeDocument' }) }],
    /which of its parts/,
  ],
  [
    'has a picture for its document',
    [
      { name: '_rels/.rels', bytes: relations({ 'a.xml': 'officeDocument' }) },
      { name: 'a.xml', bytes: '\u0089PNG' },
    ],
    /not well-formed XML/,
  ],
  [
    'has a workbook for its document',
    [
      { name: '_rels/.rels', bytes: relations({ 'a.xml': 'officeDocument' }) },
      { name: 'a.xml', bytes: '<workbook/>' },
    ],
    /no Word document/,
  ],
];

test.each(lies)('a file that %s is refused with the cause', async (_, parts, says) => {
  const refusal = await read(zipOf(parts)).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Unusable);
  expect(String(refusal)).toMatch(says);
});
