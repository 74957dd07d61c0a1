import { describe, expect, test } from 'vitest';
import { processorMs } from '../../../test/support/processor.ts';
import { Unusable } from '../../kernel/errors.ts';
import type { Block, Blocks } from '../blocks.ts';
import { passagesOf } from '../blocks.ts';
import { readHtml } from './read.ts';

const read = async (page: string | Uint8Array): Promise<Blocks> =>
  readHtml({ name: 'plan.html', bytes: typeof page === 'string' ? Buffer.from(page) : page }, () => {});

/** A block in one line: what it is, and its words; a row of a table is a line of its own. */
function inShort(block: Block): string {
  if (block.kind === 'table')
    return block.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | ')).join('\n');
  const marker = block.kind === 'item' && block.marker ? `${block.marker.text} ` : '';
  const level = 'level' in block ? ` ${block.level}` : '';
  return `${block.kind}${level}: ${marker}${block.passage.text}`;
}

const shown = async (page: string | Uint8Array) => (await read(page)).blocks.map(inShort);
const remarks = async (page: string) =>
  ((await read(page)).remarks ?? []).map(
    ({ rule, quotes = [] }) => `${rule}: ${quotes.map(({ text }) => text).join(', ')}`,
  );
const cellsOf = async (page: string) =>
  (await read(page)).blocks.flatMap((block) => (block.kind === 'table' ? passagesOf(block) : []));
const refusalOf = (page: string | Uint8Array) =>
  read(page).then(
    () => '',
    (error: unknown) => (error instanceof Unusable ? error.message : `a fault: ${error}`),
  );

describe('words', () => {
  test('are headings, paragraphs and lines that an author broke', async () => {
    const page =
      '<h2>Our\n money</h2><p>One &amp; two<p>Three<br>- four<p><b>Priority one</b><p><b>Bold.</b>';
    expect(await shown(page)).toEqual([
      'heading 2: Our money',
      'paragraph: One & two',
      'paragraph: Three',
      'item 1: four',
      'heading 6: Priority one',
      'paragraph: Bold.',
    ]);
  });
  test('are headed by the title of the page where it has no heading of the first level', async () => {
    expect(await shown('<title>The plan</title><p>Text')).toEqual(['heading 1: The plan', 'paragraph: Text']);
    expect(await shown('<title>Plan | Council</title><h1>The plan</h1>')).toEqual(['heading 1: The plan']);
  });
  test('that fold away, and boxes that are ticked, are read', async () => {
    const page =
      '<details><summary>Housing</summary><p>Mend it</details><p><input type=checkbox checked> Yes';
    expect(await shown(page)).toEqual(['heading 6: Housing', 'paragraph: Mend it', 'paragraph: ☑ Yes']);
  });
  test('of menus and feet belong to the page', async () => {
    const page = '<nav><a>Home</a></nav><div role=navigation>Back</div><p>Plan</p><footer>Cookies</footer>';
    expect(await shown(page)).toEqual([
      'furniture: Home',
      'furniture: Back',
      'paragraph: Plan',
      'furniture: Cookies',
    ]);
  });
  test('that are hidden are left out and quoted; scripts and styles are no words', async () => {
    const page =
      '<style>.x{display:none}</style><p>Seen<span class=x>secret</span><p hidden>gone<script>run()</script><template>t</template>';
    expect(await shown(page)).toEqual(['paragraph: Seen']);
    expect(await remarks(page)).toEqual(['text/hidden: secret', 'text/hidden: gone']);
  });
  test('in a heading that is never closed are not all of it', async () => {
    expect(await shown('<h1>Plan<p>One<p>Two<table><tr><td>a<td>b</table>')).toEqual([
      'heading 1: Plan',
      'paragraph: One',
      'paragraph: Two',
      'a | b',
    ]);
    expect(await shown('<h2><div>Theme 1</div><div>Money</div></h2>')).toEqual(['heading 2: Theme 1 Money']);
  });
  test('said of a picture are kept once, however often it is shown', async () => {
    const page = '<p>Text<img alt="Chart of rents"><img alt="Chart of rents"><img alt="">';
    expect(await remarks(page)).toEqual(['text/picture: Chart of rents']);
  });
  test('are read in the encoding the page is in', async () => {
    const old = '<meta charset=windows-1252><p>\x93Q\x94 \xa35';
    expect(await shown(Buffer.from(old, 'latin1'))).toEqual(['paragraph: “Q” £5']);
    expect(await shown(Buffer.from('<p>\x93Q\x94 \xa35', 'latin1'))).toEqual(['paragraph: “Q” £5']);
    expect(await shown(Buffer.from('\ufeff<p>£5', 'utf16le'))).toEqual(['paragraph: £5']);
    const said = '<meta http-equiv=Content-Type content="text/html; charset=iso-8859-15"><p>\xa4';
    expect(await shown(Buffer.from(said, 'latin1'))).toEqual(['paragraph: €']);
  });
});

describe('lists', () => {
  test('are counted as browsers count them', async () => {
    const page =
      '<ol start=3 type=a><li>x<ol type=i><li>y<li value=7>z</ol><li>w</ol><ul><li>b<ul><li>c</ul></ul><ol reversed><li>p<li>q</ol>';
    expect(await shown(page)).toEqual([
      'item 1: c. x',
      'item 2: i. y',
      'item 2: vii. z',
      'item 1: d. w',
      'item 1: b',
      'item 2: c',
      'item 1: 2. p',
      'item 1: 1. q',
    ]);
  });
});

describe('tables', () => {
  test('have merged cells once, what they cover blank, and feet last', async () => {
    const page = `<table><caption>Actions</caption><tfoot><tr><td>foot</tfoot><thead><tr><th>A<th colspan=2>B</thead>
<tbody><tr><td rowspan=2>a<td>b<br>c<td><ul><li>1<li>2</ul>end<tr><td>d</table>`;
    expect(await shown(page)).toEqual([
      'paragraph: Actions',
      'A | B | \na | b\nc | • 1\n• 2\nend\n | d\nfoot',
    ]);
    const covers = (await cellsOf(page)).flatMap((cell) => (cell.covers ? [[cell.text, cell.covers]] : []));
    expect(covers).toEqual([
      ['B', { rows: 1, columns: 2 }],
      ['a', { rows: 2, columns: 1 }],
    ]);
  });
  test('inside a cell follow the table they stand in', async () => {
    const page =
      '<table><tr><td>Mend every roof<td>Costs by year<table><tr><td>2025<td>£5</table><tr><td>Paint<td>None</table>';
    expect(await shown(page)).toEqual(['Mend every roof | Costs by year\nPaint | None', '2025 | £5']);
  });
  test('of names and what is said of them have two columns', async () => {
    expect(await shown('<dl><dt>Lead<dd>Head of Homes<dt>Due<dd>May</dl>')).toEqual([
      'Lead | Head of Homes\nDue | May',
    ]);
  });
  test('have a place for every cell', async () => {
    const { blocks } = await read(
      '<p>x<table><tr><td>a<td><table><tr><td>i<td>j</table>words here<tr><td>b</table>',
    );
    const places = blocks.flatMap(passagesOf).map(({ source }) => JSON.stringify(source));
    expect(new Set(places).size).toBe(places.length);
    expect(places[1]).toBe('{"path":"table 1, row 1, column 1"}');
  });
  test.each([
    ['<td bgcolor=#0F0>', '#00ff00'],
    ['<td style="background: rgb(255, 192, 0) none">', '#ffc000'],
    ['<td style="background:hsl(120 100% 25%)">', '#008000'],
    ['<td style="background:#00ff0080">', '#7fff7f'],
    ['<td class=late>', '#ff0000'],
    ['<td><span style="background:lime">', '#00ff00'],
    ['<td style="background:white">', undefined],
    ['<td style="background-color:transparent">', undefined],
  ])('%s has the colour %s', async (cell, fill) => {
    const page = `<style>/* x */ td.late{background-color:RED}</style><table><tr><td>a${cell}b</table>`;
    expect((await cellsOf(page))[1]?.fill).toBe(fill);
  });
  test('take the colour of a row where a cell has none of its own', async () => {
    const page = '<table><tr bgcolor=yellow><td>a<td style="background:white">b<td bgcolor=red>c</table>';
    expect((await cellsOf(page)).map(({ fill }) => fill)).toEqual(['#ffff00', undefined, '#ff0000']);
  });
});

describe('pages that office programs save', () => {
  test('Word writes its lists as paragraphs, their marks in words', async () => {
    const point = (level: number, mark: string, words: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>${words}<o:p></o:p></p>`;
    const page = `<!--[if gte mso 9]><xml>x</xml><![endif]--><p class=MsoTitle>Our plan</p><p class=MsoToc1>Roofs 3</p>${point(1, '·', 'Mend')}${point(2, 'o', 'Paint')}${point(1, '1.', 'Sell')}<table><tr><td style='background:#92D050'><p class=MsoNormal>Green<o:p></o:p></p>${point(1, '·', 'Done')}<td><p><o:p>&nbsp;</o:p></p></table>`;
    expect(await shown(page)).toEqual([
      'heading 1: Our plan',
      'furniture: Roofs 3',
      'item 1: Mend',
      'item 2: Paint',
      'item 1: 1. Sell',
      'Green\n• Done | ',
    ]);
    expect((await cellsOf(page))[0]?.fill).toBe('#92d050');
  });
  test('Excel hides rows and columns, and merges nothing where words run over', async () => {
    const page = `<table><col width=64><col width=0 style='display:none;mso-width-source:userset'><col width=64>
<tr><td colspan=3 style='mso-ignore:colspan'>Log</td></tr><tr><td>Mend</td><td width=0>Z1</td><td>May</td></tr>
<tr style='display:none'><td>Sell</td><td>Z2</td><td>June</td></tr>
<![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=64></td></tr><![endif]></table>`;
    expect(await shown(page)).toEqual(['Log |  | \nMend | Z1 | May\nSell | Z2 | June']);
    expect((await cellsOf(page)).some(({ covers }) => covers)).toBe(false);
    const told = (await read(page)).remarks?.map(({ message }) => message).join('\n');
    expect(told).toMatch(/1 row with words is hidden/);
    expect(told).toMatch(/1 column with words is hidden/);
  });
  test('a frame around other pages holds no words', async () => {
    expect(await refusalOf('<frameset rows="*,39"><frame src="sheet001.htm"></frameset>')).toMatch(
      /only a frame/,
    );
  });
});

const times = (words: string, count: number) => words.repeat(count);

describe('hostile pages', () => {
  test.each<[what: string, page: () => string, says: RegExp]>([
    ['nested 100,000 deep', () => times('<div>', 100_000), /more than 512 deep/],
    [
      'whose fonts are never closed',
      () => Array.from({ length: 2000 }, (_, size) => `<p><font size=${size}>x`).join(''),
      /more than 512 deep/,
    ],
    ['with too many attributes', () => `<p ${times('a=1 ', 5000)}>`, /1000 attributes/],
    [
      'with merged cells without end',
      () => `<table>${times('<tr><td colspan=1000>x', 5000)}`,
      /1,000,000 cells/,
    ],
    ['of more than 20 MB', () => times('x', 20 * 1_048_576 + 1), /at most 20 MB/],
  ])('a page %s is refused, and the limit is named', async (_what, page, says) => {
    expect(await refusalOf(page())).toMatch(says);
  });
  test.each<[what: string, page: () => string]>([
    ['a paragraph broken 200,000 times', () => `<p>${times('x<br>', 200_000)}`],
    ['a cell broken 200,000 times', () => `<table><tr><td>y<td>${times('x<br>', 200_000)}`],
    [
      'parts hidden in hidden parts',
      () => `${times('<div hidden role=tabpanel>', 400)}${times('<p>x', 100_000)}`,
    ],
    ['tables in tables', () => `${times('<table><tr><td>z<td>', 120)}${times('<p>x', 100_000)}`],
    ['a style sheet of brackets', () => `<style>${times('/* @media x{', 500_000)}</style>x`],
  ])('%s are read in time', async (_what, page) => {
    const started = process.cpuUsage();
    expect(await refusalOf(page())).toBe('');
    expect(processorMs(started)).toBeLessThan(5000);
  });
});
