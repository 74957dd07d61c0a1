// What is on the pages of a PDF, as blocks: tables by their rules, text by where it stands, and plain refusals.
import { expect, test } from 'vitest';
import type { Block, Blocks } from '../blocks.ts';
import { block, lattice, line, pdf, picture, type Sheet, table, words, wordsUp } from './paper.sample.ts';
import { readPdf } from './read.ts';

const read = async (...sheets: Sheet[]): Promise<Blocks> =>
  readPdf({ name: 'plan.pdf', bytes: pdf(sheets) }, () => {});
const blocksOf = async (...marks: string[]) => (await read({ marks })).blocks;

/** A block as a line of text, its cells parted by bars. */
const say = (one: Block) =>
  one.kind === 'table'
    ? one.rows.map(({ cells }) => cells.map(({ text }) => text).join(' | ')).join('\n')
    : `${one.kind}: ${one.kind === 'item' && one.marker ? `${one.marker.text} ` : ''}${one.passage.text}`;

const xs = [50, 100, 300, 400];
const ys = [100, 120, 140, 160];
const plan = [
  ['Ref', 'Action', 'Owner'],
  ['1', 'Mend the roof', 'Ada Pine'],
  ['2', 'Sell the depot', 'Ben Ash'],
];

test('a table drawn with lines is read cell by cell, each with its place in points from the top left', async () => {
  const [one] = await blocksOf(...table(xs, ys, plan));
  expect(one && say(one)).toBe(
    'Ref | Action | Owner\n1 | Mend the roof | Ada Pine\n2 | Sell the depot | Ben Ash',
  );
  const cell = one?.kind === 'table' ? one.rows[1]?.cells[1] : undefined;
  expect(cell?.source).toEqual({ page: 1, box: [100, 120, 300, 140] });
});

test('every passage has a place of its own', async () => {
  const blocks = await blocksOf(
    words(50, 60, 'Plan', { size: 20 }),
    ...table(xs, ys, plan),
    words(50, 200, 'Note.'),
  );
  const places = blocks.flatMap((one) =>
    one.kind === 'table' ? one.rows.flatMap(({ cells }) => cells) : [one.passage],
  );
  expect(new Set(places.map(({ source }) => JSON.stringify(source))).size).toBe(places.length);
});

test('lines drawn as thin filled rectangles, piece by piece, are rules too', async () => {
  const thin = [
    ...ys.flatMap((y) => xs.slice(1).map((x, at) => block(xs[at] ?? 0, y, x - (xs[at] ?? 0), 0.5, '0 0 0'))),
    ...xs.flatMap((x) => ys.slice(1).map((y, at) => block(x, ys[at] ?? 0, 0.5, y - (ys[at] ?? 0), '0 0 0'))),
  ];
  const [, ...cells] = table(xs, ys, plan).slice(lattice(xs, ys).length - 1);
  const [one] = await blocksOf(...thin, ...cells);
  expect(one && say(one)).toContain('1 | Mend the roof | Ada Pine');
});

test('a missing inner line makes one merged cell, its words once', async () => {
  const across = ys.map((y) => line(50, y, 400, y));
  const down = [
    line(50, 100, 50, 160),
    line(400, 100, 400, 160),
    line(100, 120, 100, 160),
    line(300, 120, 300, 160),
  ];
  const [one] = await blocksOf(
    ...across,
    ...down,
    words(54, 112, 'Homes'),
    words(54, 132, '1'),
    words(104, 132, 'Mend the roof'),
    words(304, 132, 'Ada'),
  );
  const row = one?.kind === 'table' ? one.rows[0]?.cells : [];
  expect(row?.map(({ text }) => text)).toEqual(['Homes', '', '']);
  expect(row?.[0]?.covers).toEqual({ rows: 1, columns: 3 });
});

test('a status that is only a colour is read as the colour', async () => {
  const [one] = await blocksOf(
    block(300, 120, 100, 20, '0 0.69 0.31'),
    block(330, 144, 12, 12, '1 0 0'),
    ...table(
      xs,
      ys,
      plan.map(([ref = '', action = ''], at) => [ref, action, at === 0 ? 'RAG' : '']),
    ),
  );
  const fills = one?.kind === 'table' ? one.rows.map(({ cells }) => cells[2]?.fill) : [];
  expect(fills).toEqual([undefined, '#00b04f', '#ff0000']);
});

test('wrapped lines of a cell are joined; a point, and a line that ended with room to spare, are kept apart', async () => {
  const [one] = await blocksOf(
    ...lattice([50, 150, 400], [100, 200]),
    words(54, 112, 'Head of Homes'),
    words(154, 112, 'Ada and Ben will look at every roof of the borough'),
    words(154, 124, 'before winter.'),
    words(154, 136, 'Then:'),
    words(154, 148, '\u2022 mend'.replace('\u2022', '\x95')),
    words(154, 160, '\x95 paint'),
  );
  const text = one?.kind === 'table' ? one.rows[0]?.cells[1]?.text : '';
  expect(text).toBe(
    'Ada and Ben will look at every roof of the borough before winter.\nThen:\n• mend\n• paint',
  );
});

test('ticks and crosses of a symbol font are ticks and crosses', async () => {
  const [one] = await blocksOf(
    ...table([50, 150, 250], [100, 120, 140], [['Roof'], ['Depot']]),
    words(154, 112, '4', { font: 'symbols' }),
    words(154, 132, '8', { font: 'symbols' }),
  );
  expect(one && say(one)).toBe('Roof | ✓\nDepot | ✗');
});

test('header words that stand on end are read', async () => {
  const [one] = await blocksOf(
    ...table(xs, [100, 180, 200], [[], plan[1] ?? []]),
    wordsUp(70, 175, 'Ref'),
    wordsUp(200, 175, 'Action'),
  );
  expect(one && say(one)).toBe('Ref | Action | \n1 | Mend the roof | Ada Pine');
});

test('a table drawn inside a form, moved and clipped, is where it is shown', async () => {
  const moved = await read({
    marks: ['q 1 0 0 1 0 -50 cm /Form Do Q'],
    form: ['q 0 0 595 842 re W n', ...table(xs, ys, plan), 'Q'],
  });
  const [one] = moved.blocks;
  expect(one && say(one)).toContain('2 | Sell the depot | Ben Ash');
  expect(one?.kind === 'table' && one.rows[0]?.cells[0]?.source).toEqual({
    page: 1,
    box: [50, 150, 100, 170],
  });
});

test('a page turned by its setting, or printed sideways, reads the same', async () => {
  const upright = (await read({ marks: table(xs, ys, plan) })).blocks.map(say);
  const sideways = table(xs, ys, plan);
  const turned = await read({
    width: 842,
    height: 595,
    rotate: 90,
    marks: ['q 0 -1 1 0 0 595 cm'.replace('0 -1 1 0 0 595', '0 1 -1 0 842 0'), ...sideways, 'Q'],
  });
  expect(turned.blocks.map(say)).toEqual(upright);
  const printed = await read({ width: 842, height: 595, marks: ['q 0 1 -1 0 842 0 cm', ...sideways, 'Q'] });
  expect(printed.blocks.map(say)).toEqual(upright);
});

test('a box around text and a line under a title make no table', async () => {
  const blocks = await blocksOf(
    words(50, 50, 'Improvement plan', { size: 20 }),
    line(50, 55, 545, 55),
    ...lattice([50, 545], [100, 140]),
    words(54, 112, 'The council agreed this plan.'),
  );
  expect(blocks.map(say)).toEqual(['heading: Improvement plan', 'paragraph: The council agreed this plan.']);
});

test('a table without lines is read by its columns', async () => {
  const rows = [...plan, ['3', 'Train all managers', 'Cy Oak']];
  const marks = rows.flatMap((row, down) =>
    row.map((text, across) => words(xs[across] ?? 0, 100 + down * 20, text)),
  );
  expect((await blocksOf(...marks)).map(say)).toEqual([
    'Ref | Action | Owner\n1 | Mend the roof | Ada Pine\n2 | Sell the depot | Ben Ash\n3 | Train all managers | Cy Oak',
  ]);
});

test('text is read from the top, whatever order it was drawn in, and once where it was printed twice', async () => {
  const blocks = await blocksOf(
    words(50, 300, 'Last words.'),
    words(50, 100, 'First words.'),
    words(50.3, 100, 'First words.'),
  );
  expect(blocks.map(say)).toEqual(['paragraph: First words.', 'paragraph: Last words.']);
});

test('lines of a paragraph are one text; a hyphen goes only where the whole word stands elsewhere', async () => {
  const blocks = await blocksOf(
    words(50, 100, 'Every improvement of the council is a long-'),
    words(50, 112, 'term matter, and so the plan for improve-'),
    words(50, 124, 'ment goes on for years to come and beyond.'),
  );
  expect(blocks.map(say)).toEqual([
    'paragraph: Every improvement of the council is a long-term matter, and so the plan for improvement goes on for years to come and beyond.',
  ]);
});

test('points keep their numbers, and their level by indent', async () => {
  const blocks = await blocksOf(
    words(50, 100, '1. Homes'),
    words(70, 112, 'a\\) Roofs'.replace('\\', '')),
    words(50, 124, '2. Money'),
  );
  expect(blocks.map((one) => [say(one), one.kind === 'item' && one.level])).toEqual([
    ['item: 1. Homes', 1],
    ['item: a) Roofs', 2],
    ['item: 2. Money', 1],
  ]);
});

test('what every page prints at its head and foot is furniture, numbers and all', async () => {
  const page = (number: number): Sheet => ({
    marks: [
      words(50, 30, 'Improvement plan 2026'),
      words(50, 200, `What the council did in part ${'abc'[number]}.`),
      words(280, 820, `Page ${number + 1} of 3`),
    ],
  });
  const { blocks, pages } = await read(page(0), page(1), page(2));
  expect(pages).toBe(3);
  expect(blocks.filter(({ kind }) => kind !== 'furniture').map(say)).toEqual([
    'paragraph: What the council did in part a.',
    'paragraph: What the council did in part b.',
    'paragraph: What the council did in part c.',
  ]);
  expect(blocks.filter(({ kind }) => kind === 'furniture')).toHaveLength(6);
});

test('a row that a page break cut is one row again', async () => {
  const narrow = [50, 100, 285, 400];
  const { blocks } = await read(
    {
      marks: [
        ...lattice(narrow, [740, 760, 800]),
        words(54, 752, 'Ref'),
        words(104, 752, 'Action'),
        words(54, 772, '1'),
        words(104, 772, 'Mend the roof of the old town hall and'),
      ],
    },
    {
      marks: [
        ...table(
          narrow,
          [50, 70, 90],
          [
            ['', 'of the library'],
            ['2', 'Sell the depot'],
          ],
        ),
      ],
    },
  );
  expect(blocks.map(say)).toEqual([
    'Ref | Action | \n1 | Mend the roof of the old town hall and of the library | ',
    '2 | Sell the depot | ',
  ]);
});

test('text that a scanner’s program laid unseen over the picture is read', async () => {
  const blocks = await blocksOf(picture, words(50, 100, 'Mend the roof.', { mode: 3 }));
  expect(blocks.map(say)).toEqual(['paragraph: Mend the roof.']);
});

test('a page that is a picture among pages of text is named', async () => {
  const { remarks } = await read({ marks: [words(50, 100, 'Plan.')] }, { marks: [picture] }, { marks: [] });
  expect(remarks?.map(({ rule, source }) => [rule, source])).toEqual([['text/picture', { page: 2 }]]);
});

test('a map of ten thousands of lines takes no table apart, and its words are read', async () => {
  const map = Array.from({ length: 30_000 }, (_, at) => line(at % 500, at / 40, (at % 500) + 20, at / 40));
  const blocks = await blocksOf(...map, words(50, 100, 'Where we work.'));
  expect(blocks.map(say)).toEqual(['paragraph: Where we work.']);
});

test('progress is told page by page', async () => {
  const told: string[] = [];
  const sheets = [{ marks: [words(50, 100, 'One.')] }, { marks: [words(50, 100, 'Two.')] }];
  await readPdf({ name: 'plan.pdf', bytes: pdf(sheets) }, (done, of) => told.push(`${done}/${of}`));
  expect(told).toEqual(['1/2', '2/2']);
});
