// Figures of many measures in one file: a blank to fill in, a preview with every row's trouble, and giving those that are right.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FieldError, Unusable } from '../../kernel/errors.ts';
import { csvLines } from '../../office/csv.ts';
import { readCells, type SheetCell, type SheetCells } from '../../office/workbook.read.ts';
import { formWith, parseForm, readUpload, several } from '../../web/forms.ts';
import { councilOf } from '../people/index.ts';
import { columnsOf, type FigureRow, rowsOf } from './figures-file.ts';
import { mayGive } from './measure.actions.ts';
import { allMeasures, definitionsOn } from './measure.store.ts';
import type { Definition } from './measure.ts';
import { measurePaths, sayValue } from './say.ts';
import { doingOf, type MeasureSettings } from './settings.ts';
import { type FigureJudged, giveFigures } from './values.actions.ts';
import { lastDue, sayPeriod } from './when.ts';

const may = { config: { permission: 'measure.give' } } as const;
const uploadLimit = 10 * 1024 * 1024;
/** What the preview sends back: a thousand rows are some 200 kB. */
const rowsLimit = 4 * 1024 * 1024;

export function addFigurePages(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/measures/figures', may, (request, reply) => startPage(request, reply, []));
  scope.get('/measures/figures/blank', may, async (request, reply) => {
    const definitions = (await givenBy(request, settings)).filter((one) => mayGive(request.actor, one));
    const lines = definitions.map((one) => {
      const due = lastDue(request.day, one, one.lagDays);
      return [one.title, sayPeriod(due, one), '', '', '', '', '', '', ''];
    });
    const head = [
      'Measure',
      'Period',
      'Value',
      'Numerator',
      'Denominator',
      'Missing because',
      'Provisional',
      'Note',
      'What shows it',
    ];
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="figures.csv"')
      .send(csvLines([head, ...lines]));
  });
  scope.post('/measures/figures', may, async (request, reply) => {
    const { file, errors } = await readUpload(request, uploadLimit);
    if (errors.length > 0) return startPage(request, reply, errors);
    if (!file)
      return startPage(request, reply, [{ field: 'file', message: 'Choose the file with the figures' }]);
    try {
      return await preview(request, reply, settings, await readSheet(file));
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      return startPage(request, reply, [{ field: 'file', message: error.message }]);
    }
  });
  scope.post('/measures/figures/give', { ...may, bodyLimit: rowsLimit }, async (request, reply) => {
    const typed = parseForm(Give, request.body);
    if (!typed.ok) return startPage(request, reply, typed.errors);
    const bytes = new TextEncoder().encode(typed.value.rows);
    const sheet = await readSheet({ name: 'figures.csv', bytes });
    return give(request, reply, settings, { sheet, checked: new Set(typed.value.checked) });
  });
}

const Give = z.object({
  rows: z.string({ error: 'Send the file again' }),
  checked: several(z.coerce.number().int()),
});

/** The first sheet with a heading that names a measure, a period and a value. Throws Unusable. */
async function readSheet(file: { name: string; bytes: Uint8Array }) {
  for (const sheet of await readCells(file)) {
    const columns = columnsOf(sheet.rows);
    if (columns) return { sheet, columns };
  }
  throw new Unusable(
    `${file.name} has no row of headings with Measure, Period and Value. Take the blank file and fill it in.`,
    'file',
  );
}

async function givenBy(request: FastifyRequest, { database }: MeasureSettings): Promise<Definition[]> {
  return database.read(request.actor, councilOf(request).id, async (tx) => {
    const going = new Set(
      (await allMeasures(tx)).filter(({ endedOn }) => endedOn === null).map(({ measureId }) => measureId),
    );
    return (await definitionsOn(tx, request.day)).filter(({ measureId }) => going.has(measureId));
  });
}

function startPage(request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) {
  return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/figures.njk', {
    title: 'Give figures in a file',
    back: { text: 'Measures', path: measurePaths.all() },
    action: measurePaths.figures(),
    blankPath: measurePaths.figuresBlank(),
    form: formWith(request.body ?? {}, errors),
  });
}

interface Read {
  sheet: SheetCells;
  columns: NonNullable<ReturnType<typeof columnsOf>>;
}

interface JudgedRow {
  row: FigureRow;
  definition: Definition | undefined;
  judged: FigureJudged | undefined;
}

async function judged(
  request: FastifyRequest,
  settings: MeasureSettings,
  { sheet, columns }: Read,
  { checked, keep }: { checked: ReadonlySet<number>; keep: boolean },
): Promise<JudgedRow[]> {
  const definitions = await givenBy(request, settings);
  const rows = rowsOf(sheet, columns, definitions);
  const readable = rows.flatMap(({ row, measureId, given }) =>
    given && measureId !== null ? [{ row, measureId, given: { ...given, checked: checked.has(row) } }] : [],
  );
  const answers = await giveFigures(doingOf(request, settings), readable, { keep });
  const of = new Map(readable.map(({ row }, place) => [row, answers[place]]));
  const definitionOf = new Map(definitions.map((one) => [one.measureId, one]));
  return rows.map((row) => ({
    row,
    definition: definitionOf.get(row.measureId ?? -1),
    judged: of.get(row.row),
  }));
}

async function preview(request: FastifyRequest, reply: FastifyReply, settings: MeasureSettings, read: Read) {
  const rows = await judged(request, settings, read, { checked: new Set(), keep: false });
  const errorOf = ({ row, judged: one }: JudgedRow) =>
    row.error ?? (one?.error && one.error.field !== 'checked' ? one.error.message : null);
  const wrong = rows.filter((one) => errorOf(one) !== null);
  const doubted = rows.filter(({ judged: one }) => one?.error?.field === 'checked');
  const right = rows.filter(({ judged: one }) => one?.error === null);
  return reply.page('measures/views/figures-preview.njk', {
    title: 'Look before you give them',
    back: { text: 'Give figures in a file', path: measurePaths.figures() },
    action: measurePaths.giveFigures(),
    wrong: wrong.map((one) => ({ ...sayRow(one), why: errorOf(one) })),
    doubted: doubted.map((one) => ({ ...sayRow(one), why: one.judged?.error?.message })),
    right: right.map(sayRow),
    // Sent back as it was read, and judged again: nothing is kept until then.
    rows: csvLines(read.sheet.rows.map((cells) => cells.map(plainCell))),
  });
}

function sayRow({ row, definition, judged: one }: JudgedRow) {
  const given = row.given;
  return {
    row: row.row,
    measure: definition?.title ?? row.measure,
    period: one?.judged && definition ? sayPeriod(one.judged.span, definition) : row.period,
    part: given?.split ?? '',
    value:
      definition && given?.value !== undefined
        ? sayValue(given.value, definition)
        : (given?.missingWhy ?? row.value),
  };
}

const plainCell = (cell: SheetCell) => (typeof cell.value === 'object' ? cell.value.day : cell.text);

async function give(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MeasureSettings,
  { sheet, checked }: { sheet: Read; checked: ReadonlySet<number> },
) {
  const rows = await judged(request, settings, sheet, { checked, keep: true });
  const given = rows.filter(({ judged: one }) => one?.error === null);
  const left = rows.filter(({ judged: one }) => one?.error !== null);
  return reply.page('measures/views/figures-given.njk', {
    title: given.length === 0 ? 'No figure was given' : 'The figures are given',
    back: { text: 'Measures', path: measurePaths.all() },
    given: given.length,
    left: left.map((one) => ({
      ...sayRow(one),
      why: one.row.error ?? one.judged?.error?.message ?? '',
    })),
    waitingPath: measurePaths.waiting(),
    againPath: measurePaths.figures(),
  });
}
