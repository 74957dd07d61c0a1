// The register as a workbook to read: the rows of the page with the same filters, in the same order.
import { longDay } from '../../kernel/days.ts';
import { writeWorkbook } from '../../office/workbook.ts';
import type { Walk } from '../plan/index.ts';
import { kindWords } from './entry.ts';
import type { Row } from './register.ts';
import { sayRow } from './say.ts';

const columns = [
  { head: 'Number', width: 16 },
  { head: 'Kind', width: 14 },
  { head: 'What', width: 60 },
  { head: 'Cause', width: 40 },
  { head: 'Event', width: 40 },
  { head: 'Effect', width: 40 },
  { head: 'Level', width: 14 },
  { head: 'Category', width: 20 },
  { head: 'Owner', width: 24 },
  { head: 'At first', width: 30 },
  { head: 'Now', width: 30 },
  { head: 'Aimed for', width: 30 },
  { head: 'To note', width: 40 },
  { head: 'Next review', width: 20 },
  { head: 'Raised', width: 20 },
  { head: 'Closed', width: 20 },
  { head: 'Themes', width: 40 },
];

/** Bytes of an xlsx workbook. `filters` says in words what was asked for; empty where nothing was. */
export function exportRegister(
  thread: Walk,
  rows: readonly Row[],
  filters: readonly string[],
): Promise<Uint8Array> {
  const asked = filters.length === 0 ? 'All that stand open.' : `Only: ${filters.join(', ')}.`;
  const text = {
    name: 'About',
    paragraphs: [
      `Register of ${thread.council.name}, ${longDay(thread.day)}`,
      `${asked} Worst first. To change an entry, open it in Goldthread: this list is for reading and does not go back in.`,
    ],
  };
  const sheet = { name: 'Register', columns, rows: rows.map((row) => cellsOf(thread, row)), spareRows: 0 };
  return writeWorkbook('xlsx', text, [sheet]);
}

function cellsOf(thread: Walk, row: Row): string[] {
  const { entry, scores } = row;
  const said = sayRow(thread, row);
  const score = (one: (typeof scores)['current']) => (one ? `${one.band.words}: ${one.words}` : '');
  return [
    said.label,
    kindWords[entry.kind],
    said.title,
    entry.cause ?? '',
    entry.event ?? '',
    entry.effect ?? '',
    said.level,
    said.category ?? '',
    said.owner,
    score(scores.inherent),
    score(scores.current),
    score(scores.target),
    said.flags.map(({ words }) => words).join('; '),
    said.review,
    longDay(entry.raisedOn),
    entry.closedOn ? longDay(entry.closedOn) : '',
    said.themes.join('; '),
  ];
}
