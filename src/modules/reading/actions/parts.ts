// The title of an action and what stands under it: sub-actions, design principles, lists whose marks were lost.
import type { Passage } from '../../../office/blocks.ts';
import type { Action } from '../draft.ts';
import { find, quote, type Reading, use } from '../reading.ts';
import { wordCount } from '../words/words.ts';
import { type Piece, proposeSplit, type Split, splitCell } from './sub-actions.ts';

const principles = /\bprinciples?\b/i;

/** Fills an action's title and sub-actions from its cell and the cells that run on from it. */
export function readParts(
  reading: Reading,
  action: Action,
  passages: readonly Passage[],
  isHeading: boolean,
  titleFrom = 0,
): void {
  const [first, ...more] = passages;
  if (!first) return;
  if (titleFrom > 0) use(reading, first, 'item', 0, titleFrom);
  const { title, parts } = isHeading
    ? {
        title: { text: first.text.slice(titleFrom), from: titleFrom, to: first.text.length, certain: true },
        parts: [],
      }
    : splitFrom(first.text, titleFrom, reading);
  useMarks(reading, first, [title, ...parts], titleFrom);
  action.title = inOneLine(use(reading, first, 'item', title.from, title.to));
  for (const part of parts) addPart(reading, action, first, part);
  for (const passage of more) {
    const split = splitCell(passage.text, reading.names);
    for (const part of [split.title, ...split.parts])
      addPart(reading, action, passage, { ...part, certain: false });
    sayUnmarked(reading, passage, [split.title, ...split.parts]);
  }
  if (isHeading)
    find(reading, 'table/heading-row', 'note', action.source, {
      message: `${quote(action.title)} has no owner, date or status of its own: it heads the actions under it.`,
    });
  else {
    sayGuesses(reading, first, title, parts);
    sayUnmarked(reading, first, [title, ...parts]);
  }
}

/** The pieces of a cell after what stands before its title. */
function splitFrom(text: string, from: number, { names }: Reading): Split {
  const { title, parts } = splitCell(text.slice(from), names);
  const moved = (piece: Piece): Piece => ({ ...piece, from: piece.from + from, to: piece.to + from });
  return { title: moved(title), parts: parts.map(moved) };
}

/** A line that goes on with the one above it, beside it. */
function inOneLine(words: string): string {
  return words.replace(/\s*\n\s*/g, ' ');
}

/** The numbers or letters that part a list (`2.`, `b)`) told where its lines begin. */
function useMarks(reading: Reading, passage: Passage, pieces: readonly Piece[], start: number): void {
  let end = start;
  for (const { from, to } of pieces) {
    if (from > end && from - end <= 6) use(reading, passage, 'label', end, from);
    end = to;
  }
}

function addPart(reading: Reading, action: Action, passage: Passage, part: Piece): void {
  const text = inOneLine(use(reading, passage, 'item', part.from, part.to));
  const lead = part.lead ? passage.text.indexOf(part.lead) : -1;
  if (part.lead && lead >= 0) use(reading, passage, 'label', lead, lead + part.lead.length);
  if (part.lead && principles.test(part.lead))
    reading.draft.statements.push({ kind: 'principle', text, parent: action.title, source: passage.source });
  else if (text !== '') action.subActions.push({ text, level: 2, certain: part.certain });
}

/** Breaks told by capitals and full stops alone are for a person to confirm. */
function sayGuesses(reading: Reading, passage: Passage, title: Piece, parts: readonly Piece[]): void {
  const guessed = parts.filter(({ certain }) => !certain);
  if (guessed.length === 0) return;
  const hasLines = passage.text.includes('\n');
  find(reading, 'text/list-split', 'warning', passage.source, {
    message: hasLines
      ? `This cell has lines without bullets. Under ${quote(title.text)} each was read as a sub-action; please confirm.`
      : `The bullets of this cell are lost. Under ${quote(title.text)} it was split where capitals and full stops show a new line; please confirm.`,
    suggestion: guessed.map(({ text }) => text).join(' | '),
  });
}

/** Pieces too long to be one line of a list, with nothing to show where the next begins: kept whole, a split proposed. */
function sayUnmarked(reading: Reading, passage: Passage, pieces: readonly Piece[]): void {
  for (const piece of pieces) {
    if (piece.certain && !/:\s|\w\s+\w+\s*:$/.test(piece.text)) continue;
    if (wordCount(piece.text) < 16) continue;
    const proposal = proposeSplit(piece.text);
    if (proposal.length < (/:\s+\p{Ll}/u.test(piece.text) ? 2 : 3)) continue;
    find(reading, 'text/list-split', 'warning', passage.source, {
      message: `${quote(piece.text)} may be a list whose marks are lost. Nothing shows where its lines begin, so it is kept whole.`,
      suggestion: proposal.map(({ text }) => text).join(' | '),
    });
  }
}
