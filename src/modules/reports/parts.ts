// The parts of packs that are tables of actions: each says what it leaves out, and that there is nothing where there is nothing.
import { longDay } from '../../kernel/days.ts';
import type { Piece } from '../../office/docx-out/paper.ts';
import { count } from '../plan/index.ts';
import type { Pack, Row } from './pack.ts';

type Part = (pack: Pack) => Piece[];

interface Listed {
  words: string;
  /** Said where there are no rows. */
  none: string;
  head: readonly string[];
  widths: readonly number[];
  rows: readonly (readonly string[])[];
  atMost?: number | undefined;
}

/** A heading and a table; with a bound, the first rows and how many more there are. */
function listed({ words, none, head, widths, rows, atMost }: Listed): Piece[] {
  const heading: Piece = { kind: 'heading', level: 1, words };
  if (rows.length === 0) return [heading, { kind: 'paragraph', words: none }];
  const shown = rows.slice(0, atMost);
  const more = rows.length - shown.length;
  return [
    heading,
    { kind: 'table', caption: words, head, widths, rows: shown },
    ...(more > 0
      ? [
          {
            kind: 'paragraph' as const,
            words: `The first ${shown.length} of ${rows.length} are shown; the other ${more} are in the board pack.`,
          },
        ]
      : []),
  ];
}

const named = ({ label, title }: Row) => `${label}: ${title}`;

function rowsById(pack: Pack): (id: number) => string {
  const rows = new Map(pack.rows.map((row) => [row.id, named(row)]));
  return (id) => rows.get(id) ?? '';
}

export function exceptions(atMost?: number): Part {
  return (pack) => {
    const rows = pack.rows.filter((row) => row.why.length > 0);
    return listed({
      words: `Exceptions: ${rows.length}`,
      none: 'Nothing is late, at risk, off track, moved or suspended.',
      head: ['Action', 'Who leads it', 'Why it is here', 'What is done about it'],
      widths: [4, 2, 3, 3],
      rows: rows.map((row) => [
        named(row),
        row.leads,
        [...row.why, `Its owner says: ${row.declared}`].join('\n'),
        row.correction ?? 'No corrective action given',
      ]),
      atMost,
    });
  };
}

export const doneAndNext: Part = (pack) =>
  listed({
    words: 'Done and next',
    none: 'No owner said what was done or what is next.',
    head: ['Action', 'What was done', 'What is next'],
    widths: [3, 4, 4],
    rows: pack.rows
      .filter((row) => row.done !== null || row.next !== null)
      .map((row) => [named(row), row.done ?? 'Not said', row.next ?? 'Not said']),
  });

export function opinions(atMost?: number): Part {
  return ({ differing, ...pack }) => {
    if (differing === null) return [];
    const of = rowsById({ ...pack, differing });
    const telling = differing.filter(({ onlyStale }) => !onlyStale);
    const silent = differing.length - telling.length;
    const note =
      silent === 0
        ? []
        : [
            `${count(silent, 'more action')} ${silent === 1 ? 'differs' : 'differ'} only because the owner has said nothing lately.`,
          ];
    return [
      ...listed({
        words: `Where opinions differ: ${telling.length}`,
        none: 'Wherever owners have spoken, their word, the rules and independent opinions agree.',
        head: ['Action', 'The owner says', 'The rules say', 'Independent'],
        widths: [7, 2, 2, 3],
        rows: telling.map((one) => [
          `${of(one.itemId)}\n${one.sentence}`,
          one.declared,
          one.computed,
          one.independent ?? 'None yet',
        ]),
        atMost,
      }),
      ...note.map((words) => ({ kind: 'paragraph' as const, words })),
    ];
  };
}

export function challenges(atMost?: number): Part {
  return ({ challenges: all, ...pack }) => {
    if (all === null) return [];
    const of = rowsById({ ...pack, challenges: all });
    const open = all.filter(({ answer }) => answer === null);
    return listed({
      words: `Challenges without an answer: ${open.length} of ${all.length}`,
      none: 'Every challenge has been answered.',
      head: ['Action', 'The challenge', 'By whom', 'Answer due'],
      widths: [3, 4, 2, 2],
      rows: open.map((one) => [
        of(one.itemId),
        one.words,
        one.raisedBy,
        `${longDay(one.answerBy)}${one.answerBy < pack.day ? ': late' : ''}`,
      ]),
      atMost,
    });
  };
}

export function slips(atMost?: number): Part {
  return (pack) => {
    const of = rowsById(pack);
    const total = pack.slips.reduce((sum, { days }) => sum + Math.max(0, days ?? 0), 0);
    return listed({
      words:
        pack.slips.length === 0
          ? 'Slips against original dates'
          : `Slips against original dates: ${count(total, 'day')} over ${count(pack.slips.length, 'action')}`,
      none: 'No date has moved since it was published.',
      head: ['Action', 'First published', 'Now', 'Slip', 'The last reason'],
      widths: [4, 2, 2, 2, 3],
      rows: pack.slips.map((one) => [
        of(one.itemId),
        one.original,
        one.now,
        `${one.days === null ? 'Not to be counted' : count(one.days, 'day')}\nmoved ${one.moves === 1 ? 'once' : `${one.moves} times`}`,
        one.reason,
      ]),
      atMost,
    });
  };
}

/** Nothing that was not updated can look as if all were well. */
export const stale: Part = (pack) => {
  const rows = pack.rows.filter((row) => row.stale !== null);
  return listed({
    words: `Not updated in ${pack.period.words}: ${rows.length}`,
    none: 'Every open action was updated.',
    head: ['Action', 'Who leads it', 'Since when'],
    widths: [5, 3, 3],
    rows: rows.map((row) => [named(row), row.leads, row.stale ?? '']),
  });
};

export function risks(atMost = 10): Part {
  return ({ risks: all }) => {
    if (all === null) return [];
    return listed({
      words: 'The weightiest risks',
      none: 'No risk is open.',
      head: ['Risk', 'Score', 'Movement', 'Owner'],
      widths: [5, 2, 2, 2],
      rows: all.map(({ title, score, movement, owner }) => [title, score, movement, owner]),
      atMost,
    });
  };
}

/** Measures that need somebody first; how many are left out is said. */
export function measures(atMost = 12): Part {
  return ({ measures: all }) => {
    if (!all) return [];
    return listed({
      words: `Measures: ${all.length}`,
      none: 'No measure speaks of this part of the plan.',
      head: ['Measure', 'Latest value', 'Against its target', 'Which way it goes', 'Who answers for it'],
      widths: [4, 3, 2, 2, 2],
      rows: all.map(({ title, value, standing, travel, owner }) => [title, value, standing, travel, owner]),
      atMost,
    });
  };
}

/** Both judgements of each outcome that either side has judged. */
export const outcomes: Part = ({ outcomes: all }) =>
  !all || all.length === 0
    ? []
    : listed({
        words: 'How the outcomes are judged',
        none: '',
        head: ['Outcome', 'Members', 'Commissioners', 'Do they agree?'],
        widths: [5, 3, 3, 2],
        rows: all.map(({ title, members, commissioners, agree }) => [
          title,
          members ?? 'Not yet',
          commissioners ?? 'Not yet',
          agree === null ? 'Not known yet' : agree ? 'Yes' : 'No',
        ]),
      });

export const directionRows: Part = (pack) =>
  pack.directions.length === 0
    ? []
    : listed({
        words: 'What the government directed',
        none: '',
        head: ['Direction', 'Actions that answer it', 'Of these late'],
        widths: [7, 2, 2],
        rows: pack.directions.map((one) => [
          `${one.label}: ${short(one.title)}`,
          String(one.actions),
          String(one.late),
        ]),
      });

function short(title: string): string {
  const words = title.split(/\s+/);
  return words.length <= 16 ? title : `${words.slice(0, 15).join(' ')} …`;
}
