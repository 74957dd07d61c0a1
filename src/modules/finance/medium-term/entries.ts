// An entry of any register by its number, for pages that lead back to it.
import type { AllEntries } from '../registers/entry.ts';
import { moneyPaths } from '../registers/register.ts';

const found = (entries: AllEntries, entryId: number) =>
  Object.values(entries)
    .flat()
    .find((entry) => entry.entryId === entryId);

export const nameOfEntry = (entries: AllEntries, entryId: number): string =>
  found(entries, entryId)?.name ?? `Entry ${entryId}`;

export function entryPath(entries: AllEntries, entryId: number): string | null {
  const entry = found(entries, entryId);
  return entry ? moneyPaths.one(entry.kind, entryId) : null;
}
