// Tables put into rows before they are understood: records are turned on their side, and rows that a page wrote over
// several lines are joined.

import type { Block, Row, Table } from '../../../office/blocks.ts';
import { readDate } from '../words/dates.ts';
import { isWholePost } from '../words/posts.ts';
import { isStatusShaped } from '../words/status.ts';
import { endsUnfinished, isOpen, startsLower, wordCount } from '../words/words.ts';
import { type Role, roleOfHeader, shapeOf } from './columns.ts';
import { isMerged } from './merges.ts';
import { cardsOf, recordsOf, titles, written } from './records.ts';

export function shapeTables(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'table') return [block];
    if (block.rows.some(isRule)) return shapeTables(withoutRules(block));
    const cards = cardsOf(block);
    if (cards) return cards.flatMap((one) => (one.kind === 'table' ? (recordsOf(one) ?? [one]) : [one]));
    // A document that says which cells are merged has no rows broken by a page's lines.
    return (
      recordsOf(block) ?? (isMerged(block) ? [block] : [{ kind: 'table', rows: joinWrapped(block.rows) }])
    );
  });
}

/** `-----  ----------`: a line drawn in signs under a header. */
function isRule(row: Row): boolean {
  const cells = written(row);
  return cells.length > 1 && cells.every(({ text }) => /^[-–—_=+|]{3,}$/.test(text));
}

function withoutRules({ rows }: Table): Block[] {
  const rules = rows.filter(isRule).flatMap(written);
  return [
    { kind: 'table', rows: rows.filter((row) => !isRule(row)) },
    ...rules.map((passage): Block => ({ kind: 'furniture', why: 'rule', passage })),
  ];
}

const doing = new Set<Role | undefined>([
  'lead',
  'due',
  'status',
  'officerSponsor',
  'memberSponsor',
  'start',
]);
/** Rows that run on from the row above them, joined to it cell by cell. */
function joinWrapped(rows: readonly Row[]): Row[] {
  const joined: Row[] = [];
  let roles: (Role | undefined)[] = [];
  let isHeader = false;
  for (const row of rows) {
    const above = joined.at(-1);
    const named = rolesOf(row);
    if (named) [roles, isHeader] = [named, true];
    else if (above && isHeader && isHeaderTail(above, row)) {
      joined[joined.length - 1] = joinRows(above, row);
      roles = rolesOf(joined[joined.length - 1] ?? row) ?? roles;
      continue;
    } else if (above && !isHeader && runsOn(roles, above, row)) {
      joined[joined.length - 1] = joinRows(above, row);
      continue;
    } else isHeader = false;
    joined.push(row);
  }
  return joined;
}

/** The roles of a header row over actions: what is to be done, and at least two of who, when and how far. */
function rolesOf(row: Row): (Role | undefined)[] | undefined {
  if (written(row).length < 3) return undefined;
  const roles = row.cells.map(({ text }) => roleOfHeader(text));
  const isOfActions =
    roles.some((role) => titles.has(role)) && roles.filter((role) => doing.has(role)).length >= 2;
  return isOfActions ? roles : undefined;
}

/** `officer`, `date`: the ends of header words that stand on the line above. */
function isHeaderTail(header: Row, row: Row): boolean {
  return (
    written(row).length < written(header).length &&
    row.cells.every(
      ({ text }, at) =>
        text === '' || (startsLower(text) && wordCount(text) <= 3 && header.cells[at]?.text !== ''),
    )
  );
}

/**
 * A row runs on from the one above when it has no ref of its own, every cell stands under a written cell, at least one
 * of them plainly goes on with a sentence or completes a date or a status, and none is a date, a status or a title in
 * its own right.
 */
function runsOn(roles: readonly (Role | undefined)[], above: Row, row: Row): boolean {
  if (roles.length === 0 || row.cells.length !== above.cells.length) return false;
  const pairs = row.cells.flatMap((cell, column) =>
    cell.text === '' ? [] : [{ cell, over: above.cells[column]?.text ?? '', role: roles[column] }],
  );
  if (pairs.length === 0 || pairs.length > written(above).length) return false;
  if (
    pairs.length === row.cells.length &&
    row.cells.length > 2 &&
    pairs.every(({ role }) => role !== undefined)
  )
    if (!pairs.some(({ cell, over, role }) => completes(role, over, cell.text))) return false;
  const isOwn = pairs.some(
    ({ cell, over, role }) => over === '' || role === 'ref' || standsAlone(role, over, cell.text),
  );
  if (isOwn) return false;
  return pairs.some(({ cell, over, role }) =>
    titles.has(role) ? goesOn(over, cell.text) : completes(role, over, cell.text),
  );
}

function goesOn(over: string, words: string): boolean {
  return startsLower(words) || endsUnfinished(over) || isOpen(over);
}

const hasBounds = (words: string) => {
  const { earliest, latest } = readDate(words);
  return earliest !== undefined || latest !== undefined;
};

/** Words above which another date could stand: `May 2024`, `TBC`, `Ongoing`, and not `In place` or `Spring term`. */
function isWholeDate(words: string): boolean {
  const { kind, earliest, latest } = readDate(words);
  return earliest !== undefined || latest !== undefined || ['ongoing', 'unknown', 'meeting'].includes(kind);
}

/** Words that make the date or status above them whole. */
function completes(role: Role | undefined, over: string, words: string): boolean {
  if (over.length > 80 || words.length > 80) return false;
  if (role === 'due' || role === 'start') return !hasBounds(over) && hasBounds(`${over} ${words}`);
  if (role === 'status') return !isStatusShaped(over) && isStatusShaped(`${over} ${words}`);
  return false;
}

function standsAlone(role: Role | undefined, over: string, words: string): boolean {
  if (titles.has(role)) return !goesOn(over, words);
  if (role === 'due' || role === 'start')
    return shapeOf(words) === 'date' && isWholeDate(over) && !completes(role, over, words) && !isOpen(over);
  if (role === 'lead' || role === 'officerSponsor' || role === 'memberSponsor')
    return isWholePost(words) && isWholePost(over);
  if (role === 'status') return isStatusShaped(words) && !completes(role, over, words);
  return false;
}

function joinRows(above: Row, row: Row): Row {
  const cells = above.cells.map((cell, column) => {
    const more = row.cells[column];
    if (!more || more.text === '') return cell;
    if (cell.text === '') return more;
    const from = cell.text.length + 1;
    const joins = [...(cell.joins ?? []), { from, source: more.source }];
    return { ...cell, text: `${cell.text} ${more.text}`, joins };
  });
  return { ...above, cells };
}
