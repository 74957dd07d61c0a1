// A pack laid out as a paper: which parts each kind has, in which order, and how each is said.
import { longDay } from '../../kernel/days.ts';
import type { Cover, Paper, Piece } from '../../office/docx-out/paper.ts';
import { count } from '../plan/index.ts';
import { type Pack, type PackKind, type Row, share } from './pack.ts';
import {
  challenges,
  directionRows,
  doneAndNext,
  exceptions,
  opinions,
  risks,
  slips,
  stale,
} from './parts.ts';

type Part = (pack: Pack) => Piece[];

/** The parts of each kind, in order. Scrutiny's are cut so that they fill two pages and no more. */
const layouts: Record<PackKind, readonly Part[]> = {
  highlight: [totals, doneAndNext, exceptions(), slips(), risks(), stale, register],
  exception: [oneLine, exceptions(), register],
  board: [exceptions(), opinions(), challenges(), slips(), stale, risks(), decided, asked, totals, register],
  scrutiny: [oneLine, totals, directionRows, exceptions(6), opinions(4), challenges(4), slips(4), register],
};

export interface Approval {
  on: string;
  by: string;
}

export function paperOf(pack: Pack, approval: Approval | null): Paper {
  return {
    day: pack.day,
    cover: coverOf(pack, approval),
    pieces: [...layouts[pack.kind].flatMap((part) => part(pack)), ...source(pack)],
  };
}

function coverOf(pack: Pack, approval: Approval | null): Cover {
  return {
    title: pack.title,
    council: pack.council,
    board: pack.board ?? pack.about,
    period: pack.period.words,
    day: longDay(pack.day),
    status: approval ? `Approved on ${longDay(approval.on)} by ${approval.by}` : 'Draft, not approved',
    record: sayRecord(pack),
  };
}

export function sayRecord({ record, council }: Pack): string {
  if (!record) return `The record of ${council} has no entry yet.`;
  return `Record of ${council}, entry ${record.seq.toLocaleString('en-GB')}, hash ${record.hash}`;
}

/** Everything on one line, from the same rows as the table of totals. */
function oneLine(pack: Pack): Piece[] {
  const said = pack.counts.map(({ words, number }) => `${words.toLowerCase()} ${number}`).join(', ');
  const words = `${count(pack.rows.length, 'action')} in all: ${said || 'none'}. ${count(pack.exceptions.length, 'exception')}.`;
  return [{ kind: 'paragraph', words, strong: true }];
}

function totals(pack: Pack): Piece[] {
  const label = new Map(pack.rows.map((row) => [row.id, numberOf(row)]));
  const rows = pack.counts.map((one) => [
    one.words,
    share(one),
    one.items.map((id) => label.get(id) ?? '').join(', '),
  ]);
  return [
    { kind: 'heading', level: 1, words: 'Where it stands' },
    {
      kind: 'table',
      caption: 'How many actions stand how',
      head: ['State', 'How many', 'Which actions'],
      widths: [3, 3, 5],
      rows,
    },
  ];
}

/** `2` of `Action 2`. */
function numberOf({ label }: Row): string {
  return label.replace(/^Action /, '');
}

function register(pack: Pack): Piece[] {
  const { register: line } = pack;
  const heading: Piece = { kind: 'heading', level: 1, words: 'Opening to closing' };
  if (!line) {
    const words = `This is the first approved pack of its kind, so there is no opening figure. ${count(pack.open.length, 'action')} are open.`;
    return [heading, { kind: 'paragraph', words: words.replace('1 action are', '1 action is') }];
  }
  const { since, opening, added, closed, closing } = line;
  const sum = `Open ${since}: ${opening}. New or opened again: ${added.length}. Closed: ${closed.length}. Open now: ${closing}.`;
  return [
    heading,
    { kind: 'paragraph', words: `${sum} ${opening} + ${added.length} − ${closed.length} = ${closing}.` },
  ];
}

function decided(pack: Pack): Piece[] {
  if (pack.decided.length === 0) return [];
  return [
    { kind: 'heading', level: 1, words: 'What this board decided last' },
    { kind: 'list', lines: pack.decided.map(({ on, words }) => `${longDay(on)}: ${words}`) },
  ];
}

function asked(pack: Pack): Piece[] {
  if (pack.asked.length === 0) return [];
  return [
    { kind: 'heading', level: 1, words: 'What this board asked for' },
    {
      kind: 'table',
      caption: 'What this board asked for',
      head: ['What', 'Who', 'By', 'State'],
      widths: [5, 3, 2, 2],
      rows: pack.asked.map(({ words, who, due, state }) => [words, who, due, state]),
    },
  ];
}

function source(pack: Pack): Piece[] {
  const words = `Made on ${longDay(pack.day)} from the council’s own records, for ${pack.period.words}. “Late” is by the plan’s own dates. ${sayRecord(pack)}.`;
  return [{ kind: 'paragraph', words }];
}
