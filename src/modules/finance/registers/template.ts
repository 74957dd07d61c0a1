// The spreadsheet to fill in for a register: a column for each field, choices to choose from, and the entries there are.
import { csvLines } from '../../../office/csv.ts';
import { type ListSheet, type WorkbookColumn, writeWorkbook } from '../../../office/workbook.ts';
import { yearAfter } from '../engine/years.ts';
import type { StoredEntry } from './entry.ts';
import type { Field } from './field.ts';
import type { AnyRegister } from './kinds/kinds.ts';
import { inPounds } from './read-entry.ts';
import { fieldsOf } from './register.ts';

/** Amounts a year have so many columns, from the first year on; more may be added. */
const yearsOffered = 5;

interface TemplateColumn extends WorkbookColumn {
  of(entry: StoredEntry): string;
}

function columnsOf(
  register: AnyRegister,
  firstYear: string,
  { itemWords, ownerWords }: Pick<Template, 'itemWords' | 'ownerWords'>,
): TemplateColumn[] {
  const own = Object.entries(fieldsOf(register)).flatMap(([name, field]): TemplateColumn[] => {
    const hint = `${field.hint ?? ''}${field.isOptional ? ' May be blank' : ''}`.trim();
    const facts = { width: field.kind === 'words' ? 34 : 18, ...(hint ? { hint } : {}) };
    if (field.kind === 'years')
      return Array.from({ length: yearsOffered }, (_, at) => yearAfter(firstYear, at)).map((year) => ({
        ...facts,
        head: `${field.label} ${year}`,
        of: ({ facts: held }) => {
          const pence = (held[name] as Record<string, number> | undefined)?.[year];
          return pence === undefined ? '' : inPounds(pence);
        },
      }));
    return [
      {
        ...facts,
        head: field.label,
        ...(field.choices ? { choices: Object.values(field.choices), only: true } : {}),
        of: ({ facts: held }) => sayInCell(field, held[name]),
      },
    ];
  });
  return [
    { head: 'Name', width: 36, of: ({ name }) => name },
    ...own,
    {
      head: 'Actions',
      width: 30,
      hint: 'Labels, titles or # and a number, one on each line of the cell',
      of: itemWords,
    },
    { head: 'Owner', width: 24, hint: 'A name or initials of the list of people', of: ownerWords },
    {
      head: 'Risks',
      width: 14,
      hint: 'Their numbers, with commas',
      of: ({ risks }) => risks.join(', '),
    },
  ];
}

/** As a person types it: amounts in pounds, days as ISO writes them. */
function sayInCell(field: Field, value: unknown): string {
  if (value === undefined) return '';
  if (field.kind === 'pounds') return inPounds(Number(value));
  if (field.kind === 'choice' || field.kind === 'yesno') return field.say(value as never);
  return String(value);
}

export interface Template {
  register: AnyRegister;
  firstYear: string;
  entries: readonly StoredEntry[];
  itemWords: (entry: StoredEntry) => string;
  ownerWords: (entry: StoredEntry) => string;
}

export function templateWorkbook({ register, firstYear, entries, ...words }: Template): Promise<Uint8Array> {
  const columns = columnsOf(register, firstYear, words);
  const list: ListSheet = {
    name: register.title.slice(0, 31),
    columns,
    rows: entries.map((entry) => columns.map(({ of }) => of(entry))),
    spareRows: 200,
  };
  const text = {
    name: 'How to fill it in',
    paragraphs: [
      register.title,
      register.lead,
      '# One row for each',
      'Amounts are in pounds. Where yours are in thousands or millions, say so when you load the sheet.',
      'Days are written 2027-03-31 or 31/03/2027, years 2026/27.',
      'A row whose name is known changes that entry; any other adds one. Nothing is removed.',
      'A last row called Total is held against the rows above it and is not kept.',
      'Nothing is stored until every row is right.',
    ],
  };
  return writeWorkbook('xlsx', text, [list]);
}

export function templateCsv({ register, firstYear, entries, ...words }: Template): string {
  const columns = columnsOf(register, firstYear, words);
  return csvLines([
    columns.map(({ head }) => head),
    ...entries.map((entry) => columns.map(({ of }) => of(entry))),
  ]);
}
