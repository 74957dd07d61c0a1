// A pack laid out as a paper: which parts each kind has, in which order, and how each is said.
import { longDay } from '../../kernel/days.ts';
import type { Cover, Paper, Piece } from '../../office/docx-out/paper.ts';
import { saySums } from '../delivery/index.ts';
import { count } from '../plan/index.ts';
import { type Pack, type PackKind, type Row, share } from './pack.ts';
import {
  challenges,
  directionRows,
  doneAndNext,
  exceptions,
  measures,
  opinions,
  outcomes,
  risks,
  slips,
  stale,
} from './parts.ts';

type Part = (pack: Pack) => Piece[];

/** The parts of each kind, in order. Scrutiny's are cut so that they fill two pages and no more. */
const layouts: Record<PackKind, readonly Part[]> = {
  highlight: [
    figures,
    totals,
    doneAndNext,
    exceptions(),
    slips(),
    risks(),
    measures(),
    outcomes,
    stale,
    corrections,
  ],
  exception: [figures, oneLine, exceptions(), corrections],
  board: [
    figures,
    exceptions(),
    opinions(),
    challenges(),
    slips(),
    stale,
    risks(),
    measures(),
    outcomes,
    decided,
    asked,
    totals,
    corrections,
  ],
  scrutiny: [figures, totals, directionRows, exceptions(6), opinions(4), challenges(4), slips(4)],
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

/** The period's own figures: the first line of a pack, so that nothing in it can be read without them. */
function figures({ period, figures: sums }: Pack): Piece[] {
  const state = period.closedOn
    ? `${period.words} was closed on ${longDay(period.closedOn)}, with entry ${sums.frozenAt} of the record.`
    : `${period.words} is not yet closed: these figures may still change.`;
  const told = `On track ${sums.onTrack}, at risk ${sums.atRisk}, off track ${sums.offTrack}, without a colour ${colourless(sums)}, stale ${sums.stale}.`;
  return [
    { kind: 'paragraph', words: `${state} ${saySums(sums)}`, strong: true },
    { kind: 'paragraph', words: `Of the ${sums.closing} open, as their owners said: ${told}` },
  ];
}

/** Said in the period, without a word on whether it is on track: not started, suspended. */
function colourless({ closing, onTrack, atRisk, offTrack, stale: silent }: Pack['figures']): number {
  return closing - onTrack - atRisk - offTrack - silent;
}

function corrections(pack: Pack): Piece[] {
  if (pack.corrections.length === 0) return [];
  const rows = new Map(pack.rows.map((row) => [row.id, row.label]));
  return [
    { kind: 'heading', level: 1, words: 'Said after it was closed' },
    { kind: 'paragraph', words: 'These corrections came late. They change no figure of the period.' },
    {
      kind: 'list',
      lines: pack.corrections.map(
        ({ itemId, saidOn, words }) => `${rows.get(itemId) ?? ''}, ${longDay(saidOn)}: ${words}`,
      ),
    },
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
