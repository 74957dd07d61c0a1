// One column for who and when (`Responsible officer and target date`): its cells taken apart where the date begins.
import { findDates } from '../../../kernel/date-words.ts';
import type { Passage } from '../../../office/blocks.ts';
import { type Reading, use } from '../reading.ts';
import { roleOfHeader } from '../tables/columns.ts';
import { type Grid, type GridRow, headerOf } from '../tables/grid.ts';
import { readDate } from '../words/dates.ts';

export interface OwnerAndDate {
  lead?: Passage;
  due?: Passage;
}

/** The column whose header names both, when neither has one of its own. */
export function columnOfBoth(grid: Grid): number {
  if (grid.roles.includes('lead') === grid.roles.includes('due')) return -1;
  return grid.roles.findIndex((role, column) => {
    if (role !== 'lead' && role !== 'due') return false;
    const parts = headerOf(grid, column)
      .split(/\s*(?:\band\b|\bwith\b|[/&,+(–-])\s*/i)
      .map((part) => roleOfHeader(part));
    return (
      parts.includes('lead') &&
      parts.includes('due') &&
      !grid.roles.includes(role === 'lead' ? 'due' : 'lead')
    );
  });
}

/** Undefined when the table has no such column. A cell with no date in it is all owner, and the other way about. */
export function ownerAndDateOf(reading: Reading, grid: Grid, row: GridRow): OwnerAndDate | undefined {
  const column = columnOfBoth(grid);
  if (column < 0) return undefined;
  const passage = row.cells[column];
  if (!passage) return {};
  const text = use(reading, passage);
  const [date] = findDates(text);
  const from = date ? startOfDate(text, date.from) : whollyDate(text) ? 0 : text.length;
  const before = text.slice(0, from).replace(/[\s,;:(|/–-]+$/, '');
  const after = text.slice(from).replace(/^[\s,;:(|/–-]+/, '');
  const part = (words: string): Passage => ({ ...passage, id: -1, text: words });
  const due = after.includes('(') ? after : after.replace(/\)$/, '');
  return { ...(before ? { lead: part(before) } : {}), ...(due ? { due: part(due) } : {}) };
}

/** `by end of March 2026`: the words that lead into a date are the date's. */
function startOfDate(text: string, from: number): number {
  const lead = /(?:\b(?:by|before|from|in|end|of|the|early|mid|late|target|due|date)\b[\s:-]*)+$/i.exec(
    text.slice(0, from),
  );
  return lead ? lead.index : from;
}

function whollyDate(text: string): boolean {
  return ['ongoing', 'unknown'].includes(readDate(text).kind);
}
