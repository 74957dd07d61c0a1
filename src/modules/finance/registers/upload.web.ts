// Loading a register from a spreadsheet: its template, a preview with every row's troubles, and keeping all rows or none.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type FieldError, Unusable } from '../../../kernel/errors.ts';
import { financialYearOf } from '../../../kernel/financial-year.ts';
import { csvLines } from '../../../office/csv.ts';
import type { SheetCells } from '../../../office/workbook.read.ts';
import { formWith, parseForm, readUpload } from '../../../web/forms.ts';
import { count } from '../../../web/words.ts';
import { livePhrase, nameFor } from '../../plan/index.ts';
import { doingOf, type MoneySettings } from '../settings.ts';
import { loadEntries } from './entry.actions.ts';
import type { AnyRegister } from './kinds/kinds.ts';
import { moneyPaths } from './register.ts';
import { read, registerAsked } from './registers.web.ts';
import { readSheet, type SheetUnit, unitOf, units } from './sheet.ts';
import { knownOf, lookedUp, sheetOf, toKeep } from './sheet-rows.ts';
import { templateCsv, templateWorkbook } from './template.ts';

const may = { config: { permission: 'money.keep' } } as const;
const uploadLimit = 10 * 1024 * 1024;
/** What the preview sends back: a thousand rows are some 200 kB. */
const rowsLimit = 4 * 1024 * 1024;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function addUpload(scope: FastifyInstance, settings: MoneySettings): void {
  for (const ending of ['xlsx', 'csv'] as const)
    scope.get(`/money/entries/:register/template.${ending}`, may, async (request, reply) => {
      const register = registerAsked(request);
      const { thread, entries } = await read(request, settings);
      const template = {
        register,
        firstYear: financialYearOf(request.day),
        entries: entries.filter((one) => one.kind === register.kind && one.endedOn === null),
        itemWords: ({ items }: { items: readonly number[] }) =>
          items
            .flatMap((number) => thread.item(number) ?? [])
            .map((item) => nameFor(thread, item))
            .join('\n'),
        ownerWords: ({ ownerId }: { ownerId: number | null }) =>
          ownerId === null ? '' : (thread.person(ownerId)?.name ?? ''),
      };
      const bytes = ending === 'xlsx' ? Buffer.from(await templateWorkbook(template)) : templateCsv(template);
      return reply
        .type(ending === 'xlsx' ? xlsx : 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="${register.kind}.${ending}"`)
        .send(bytes);
    });
  scope.get('/money/entries/:register/upload', may, (request, reply) => startPage(request, reply, []));
  scope.post('/money/entries/:register/upload', may, async (request, reply) => {
    const register = registerAsked(request);
    const { file, fields, errors } = await readUpload(request, uploadLimit);
    if (errors.length > 0) return startPage(request, reply, errors);
    if (!file) return startPage(request, reply, [{ field: 'file', message: 'Choose the spreadsheet' }]);
    try {
      const sheet = await sheetOf(register, file);
      const unit = asUnit(fields?.unit) ?? unitOf(sheet) ?? 'pounds';
      return await preview(request, reply, settings, { register, sheet, unit });
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      return startPage(request, reply, [{ field: 'file', message: error.message }]);
    }
  });
  scope.post('/money/entries/:register/load', { ...may, bodyLimit: rowsLimit }, async (request, reply) => {
    const register = registerAsked(request);
    const typed = parseForm(Load, request.body);
    if (!typed.ok) return startPage(request, reply, typed.errors);
    const bytes = new TextEncoder().encode(typed.value.rows);
    const sheet = await sheetOf(register, { name: 'rows.csv', bytes });
    return load(request, reply, settings, {
      register,
      sheet,
      unit: typed.value.unit,
      checked: typed.value.checked,
    });
  });
}

const Load = z.object({
  rows: z.string({ error: 'Send the file again' }),
  unit: z.enum(['pounds', 'thousands', 'millions']),
  checked: z.string().optional(),
});
const asUnit = (value: unknown): SheetUnit | null =>
  typeof value === 'string' && value in units ? (value as SheetUnit) : null; // One of the keys, as just seen.

function startPage(request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) {
  const register = registerAsked(request);
  return reply.code(errors.length > 0 ? 422 : 200).page('finance/views/upload.njk', {
    title: `Load ${register.title.toLowerCase()} from a spreadsheet`,
    phrase: livePhrase(request.day),
    back: { text: register.title, path: moneyPaths.list(register.kind) },
    action: moneyPaths.upload(register.kind),
    templates: {
      xlsx: moneyPaths.template(register.kind, 'xlsx'),
      csv: moneyPaths.template(register.kind, 'csv'),
    },
    unit: {
      type: 'radios',
      name: 'unit',
      label: 'Amounts are in',
      choices: [
        { value: '', text: 'Whatever the headings say; pounds where they say nothing' },
        { value: 'pounds', text: 'Pounds' },
        { value: 'thousands', text: '£000' },
        { value: 'millions', text: '£m' },
      ],
    },
    form: formWith(request.body ?? {}, errors),
  });
}

interface Sent {
  register: AnyRegister;
  sheet: SheetCells;
  unit: SheetUnit;
}

async function preview(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MoneySettings,
  { register, sheet, unit }: Sent,
) {
  const { thread, entries } = await read(request, settings);
  const known = knownOf(register, entries);
  const found = readSheet(register, sheet, unit, known);
  const rows = lookedUp(thread, found);
  const wrong = rows.filter(({ errors }) => errors.length > 0);
  const isRight = wrong.length === 0 && found.errors.length === 0;
  return reply.code(isRight ? 200 : 422).page('finance/views/upload-preview.njk', {
    title: isRight ? `Load ${count(rows.length, 'row')}?` : 'Nothing is stored: some rows are wrong',
    phrase: livePhrase(request.day),
    back: { text: 'Send another file', path: moneyPaths.upload(register.kind) },
    unit,
    troubles: found.errors,
    wrong: wrong.map(({ row, name, errors }) => ({ row, name, errors })),
    doubts: rows
      .filter(({ doubts }) => doubts.length > 0)
      .map(({ row, name, doubts }) => ({ row, name, doubts })),
    right: rows
      .filter(({ errors }) => errors.length === 0)
      .map(({ row, name }) => ({
        row,
        name,
        does: known.has(name.toLowerCase()) ? 'Changes the entry there is' : 'Is added',
      })),
    ...(isRight
      ? {
          action: `${moneyPaths.list(register.kind)}/load`,
          rowsText: csvLines(
            sheet.rows.map((cells) =>
              cells.map(({ text, value }) => (typeof value === 'object' ? value.day : text)),
            ),
          ),
        }
      : {}),
    form: formWith({}, []),
  });
}

async function load(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MoneySettings,
  { register, sheet, unit, checked }: Sent & { checked: string | undefined },
) {
  const { thread, entries } = await read(request, settings);
  const found = readSheet(register, sheet, unit, knownOf(register, entries));
  const rows = lookedUp(thread, found);
  const doubtful = rows.some(({ doubts }) => doubts.length > 0) && checked !== 'yes';
  if (found.errors.length > 0 || rows.some(({ errors }) => errors.length > 0) || doubtful)
    return preview(request, reply, settings, { register, sheet, unit });
  const loaded = await loadEntries(doingOf(request, settings), register, toKeep(rows));
  return loaded.ok ? reply.goTo(moneyPaths.list(register.kind)) : startPage(request, reply, loaded.errors);
}
