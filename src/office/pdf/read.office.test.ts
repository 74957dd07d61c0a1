// PDFs as LibreOffice makes them: tables with rules, with few and with none, over pages, with colours, and locked files.
import { expect, test } from 'vitest';
import { convert, convertFile } from '../../../test/support/office-files.ts';
import type { Block, Blocks } from '../blocks.ts';
import { readPdf } from './read.ts';

const read = async (html: string): Promise<Blocks> =>
  readPdf({ name: 'plan.pdf', bytes: convert(html, 'pdf') }, () => {});

const header = ['Ref', 'Action', 'Owner', 'Due date', 'Status'];
const rows = [
  [
    '1.1',
    'Mend the roofs of the three halls by the river and open them to everybody before the winter comes',
    'Head of Property',
    '31 March 2026',
    'On track',
  ],
  ['1.2', 'Agree a rota', 'Ada Pine', 'Ongoing', 'Complete'],
  [
    '1.3',
    'Print the list of what the council owns, and each quarter a short note of what has changed in it since',
    'Director of Money and Corporate Services',
    'Quarter 3 2025/26',
    'At risk',
  ],
  ['2.1', 'Train all managers', 'BA', 'TBC', 'Not started'],
];

const page = (body: string, size = '29.7cm 21cm') =>
  `<!doctype html><html><head><meta charset="utf-8"><style>@page { size: ${size}; margin: 1.5cm }</style></head><body>${body}</body></html>`;
const row = (cells: readonly string[], style = '') =>
  `<tr>${cells.map((cell) => `<td ${style}>${cell}</td>`).join('')}</tr>`;

const textsOf = (blocks: readonly Block[]) =>
  blocks.flatMap((one) =>
    one.kind === 'table' ? [one.rows.map(({ cells }) => cells.map(({ text }) => text))] : [],
  );

const whole = [header, ...rows];
const around = '<p>The council agreed this plan in May, and will look at it again each quarter.</p>';
const kinds: [name: string, html: string][] = [
  ['with all rules', `<table border="1" cellspacing="0">${whole.map((one) => row(one)).join('')}</table>`],
  ['with no rules', `<table border="0" cellpadding="4">${whole.map((one) => row(one)).join('')}</table>`],
  [
    'with rules under its rows alone',
    `<table style="border-collapse: collapse" cellspacing="0">${whole.map((one) => row(one, 'style="border-bottom: 1px solid #000"')).join('')}</table>`,
  ],
  [
    'with every other row shaded',
    `<table cellspacing="0" cellpadding="3">${whole.map((one, at) => row(one, at % 2 ? '' : 'bgcolor="#dddddd"')).join('')}</table>`,
  ],
];

for (const [name, table] of kinds)
  test(`a table ${name} is read row by row between the words around it`, async () => {
    const { blocks } = await read(page(around + table + around));
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'table', 'paragraph']);
    expect(textsOf(blocks)).toEqual([whole]);
  });

test('a long table in small print goes on over pages, its header printed again on each', async () => {
  const many = Array.from({ length: 60 }, (_, at) => [
    `${at + 1}`,
    ...(rows[at % rows.length] ?? []).slice(1),
  ]);
  const { blocks, pages } = await read(
    page(
      `<h1>Plan</h1><h2>1. Money</h2>${around}<table border="1" cellspacing="0" style="font-size: 8pt"><thead>${row(header)}</thead><tbody>${many.map((one) => row(one)).join('')}</tbody></table><h2>2. People</h2>`,
      '21cm 29.7cm',
    ),
  );
  expect(pages).toBeGreaterThan(1);
  const read60 = textsOf(blocks)
    .flat()
    .filter((cells) => cells[0] !== 'Ref');
  expect(read60).toEqual(many);
  expect(blocks.flatMap((one) => (one.kind === 'heading' ? [[one.level, one.passage.text]] : []))).toEqual([
    [1, 'Plan'],
    [2, '1. Money'],
    [2, '2. People'],
  ]);
});

test('merged cells, breaks and points inside cells, and a status that is only a colour', async () => {
  const { blocks } = await read(
    page(
      `<table border="1" cellspacing="0">${row(['Ref', 'Action', 'RAG'])}<tr><td colspan="3">Theme 1: Homes</td></tr>
      <tr><td rowspan="2">1.1</td><td>Mend the roof<br>Paint the door</td><td bgcolor="#00b050"></td></tr>
      <tr><td><ul><li>first point</li><li>second point, which is longer</li></ul></td><td bgcolor="#ffc000"></td></tr></table>`,
    ),
  );
  const [table] = blocks;
  const cells = table?.kind === 'table' ? table.rows.map((one) => one.cells) : [];
  expect(cells.map((some) => some.map(({ text }) => text))).toEqual([
    ['Ref', 'Action', 'RAG'],
    ['Theme 1: Homes', '', ''],
    ['1.1', 'Mend the roof\nPaint the door', ''],
    ['', '• first point\n• second point, which is longer', ''],
  ]);
  expect(cells[1]?.[0]?.covers).toEqual({ rows: 1, columns: 3 });
  expect(cells[2]?.[0]?.covers).toEqual({ rows: 2, columns: 1 });
  expect(cells.map((some) => some[2]?.fill)).toEqual([undefined, undefined, '#00b050', '#ffc000']);
});

test('prose in three columns is read column by column', async () => {
  const parts = Array.from({ length: 9 }, (_, at) =>
    `Part ${at + 1}. ${'The council will say each quarter what was done and what was not, and why it was so. '.repeat(2 + (at % 3))}`.trim(),
  );
  const { blocks } = await read(
    page(`<div style="column-count: 3"><p>${parts.join('</p><p>')}</p></div>`, '21cm 29.7cm'),
  );
  expect(blocks.map((one) => one.kind !== 'table' && one.passage.text)).toEqual(parts);
});

const locked = (settings: Record<string, string | boolean>) =>
  convertFile(
    { name: 'page.html', bytes: Buffer.from(page(around)) },
    `pdf:writer_pdf_Export:${JSON.stringify(Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, { type: typeof value === 'string' ? 'string' : 'boolean', value: String(value) }])))}`,
    ['--infilter=HTML (StarWriter)'],
  );

test('a file that only its owner may change opens; one that needs a password is refused', async () => {
  const ownersOnly = locked({ RestrictPermissions: true, PermissionPassword: 'spring' });
  const { blocks } = await readPdf({ name: 'plan.pdf', bytes: ownersOnly }, () => {});
  expect(blocks).toHaveLength(1);
  const closed = locked({ EncryptFile: true, DocumentOpenPassword: 'spring' });
  await expect(async () => readPdf({ name: 'plan.pdf', bytes: closed }, () => {})).rejects.toThrow(
    /password/,
  );
});

test('a row that the end of a page cuts is one row, though a header of two rows is printed between its halves', async () => {
  const heads =
    '<tr><th rowspan="2">Ref</th><th rowspan="2">Action</th><th colspan="2">Timing</th></tr><tr><th>Start</th><th>Finish</th></tr>';
  const long =
    'The work has been talked over with those who do it and with those it is done for, and a paper goes to the board once the costs are known. ';
  const rows = Array.from({ length: 24 }, (_, at) =>
    row([`1.${at + 1}`, long.repeat(1 + (at % 4)), 'May 2026', 'June 2026']),
  );
  const { blocks } = await read(
    page(`<table border="1" cellspacing="0"><thead>${heads}</thead><tbody>${rows.join('')}</tbody></table>`),
  );
  const refs = textsOf(blocks)
    .flatMap((table) => table.map(([ref]) => ref))
    .filter((ref) => ref?.startsWith('1.'));
  expect(refs).toEqual(rows.map((_, at) => `1.${at + 1}`));
  for (const [ref, words] of textsOf(blocks).flat())
    if (ref?.startsWith('1.')) expect(words).toBe(long.repeat(1 + ((Number(ref.slice(2)) - 1) % 4)).trim());
});
