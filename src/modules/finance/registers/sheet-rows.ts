// The rows of a file as entries to load: its sheet, what its rows name looked up, and what is known already.
import { type FieldError, Unusable } from '../../../kernel/errors.ts';
import { readCells, type SheetCells } from '../../../office/workbook.read.ts';
import type { Walk } from '../../plan/index.ts';
import type { StoredEntry } from './entry.ts';
import { itemsNamed } from './items-named.ts';
import type { AnyRegister } from './kinds/kinds.ts';
import { type Known, readSheet, type SheetRead, type SheetRow } from './sheet.ts';

/** The first sheet with a row that has a Name; the instructions of the template have none. Throws Unusable. */
export async function sheetOf(
  register: AnyRegister,
  file: { name: string; bytes: Uint8Array },
): Promise<SheetCells> {
  const sheets = await readCells(file);
  const found =
    sheets.find((sheet) => readSheet(register, sheet, 'pounds').rows.length > 0) ??
    sheets.find((sheet) =>
      sheet.rows.some((row) => row.some(({ text }) => /^(?:name|title)$/i.test(text.trim()))),
    );
  const first = found ?? sheets[0];
  if (!first) throw new Unusable(`${file.name} has no sheet with rows.`, 'file');
  return first;
}

export interface RowToLoad extends SheetRow {
  itemIds: number[];
  ownerId: number | null;
  riskIds: number[];
}

/** Rows with the items they name looked up: a name that names nothing is an error of its row. */
export function lookedUp(thread: Walk, found: SheetRead): RowToLoad[] {
  return found.rows.map((row) => {
    const errors: FieldError[] = [];
    const items = itemsNamed(thread, row.items, errors);
    const risks = row.risks
      .split(/[,;\s]+/)
      .filter(Boolean)
      .map(Number);
    const owner = row.owner === '' ? null : ownerNamed(thread, row.owner);
    return {
      ...row,
      itemIds: items,
      ownerId: owner,
      riskIds: risks,
      errors: [
        ...row.errors,
        ...errors.map(({ message }) => message),
        ...(risks.some((risk) => !Number.isInteger(risk) || risk < 1)
          ? [`“${row.risks}” are not numbers of risks, such as 3, 12`]
          : []),
        ...(row.owner !== '' && owner === null ? [`Nobody of the council is called “${row.owner}”`] : []),
      ],
    };
  });
}

const ownerNamed = (thread: Walk, words: string): number | null =>
  thread.people.find(
    ({ name, initials }) =>
      name?.toLowerCase() === words.toLowerCase() || initials?.toLowerCase() === words.toLowerCase(),
  )?.id ?? null;

/** Those that have not ended; what has ended is added anew under its name. */
export const knownOf = ({ kind }: AnyRegister, entries: readonly StoredEntry[]): Known =>
  new Map(
    entries
      .filter((one) => one.kind === kind && one.endedOn === null)
      .map(({ name, facts }) => [name.trim().toLowerCase(), facts]),
  );

/** What is kept of a row: links, risks and owner stay as they are where it names none. */
export const toKeep = (rows: readonly RowToLoad[]) =>
  rows.map(({ name, facts, itemIds, items, ownerId, riskIds, risks }) => ({
    name,
    facts,
    items: itemIds,
    risks: riskIds,
    ownerId,
    keepsLinks: items === '',
    keepsRisks: risks === '',
  }));
