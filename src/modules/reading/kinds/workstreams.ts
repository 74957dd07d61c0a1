// Workstreams and their aims, and the names by which a document calls one and the same thing.
import type { Passage } from '../../../office/blocks.ts';
import { labelled } from '../outline/outline.ts';
import { find, quote, type Reading, use } from '../reading.ts';
import { cell, type Grid, type GridRow } from '../tables/grid.ts';
import { endsUnfinished, isOpen, likeness, plainForm, startsLower } from '../words/words.ts';

/** Names at least this alike are one name in two spellings. */
const sameName = 0.82;

/** A name without what is said about it in brackets: `Street Care (see also Parks)` is `Street Care`. */
export function bareName(name: string): string {
  return name
    .replace(/\s*\([^()]*\)?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The known name that some words are a spelling of. */
export function knownName(words: string, known: readonly string[]): string | undefined {
  const bare = bareName(words);
  const exact = known.find((name) => plainForm(name) === plainForm(bare));
  if (exact) return exact;
  let best: string | undefined;
  let most = sameName;
  for (const name of known) {
    // Names whose lengths differ by more than a third cannot be alike enough.
    if (Math.abs(name.length - bare.length) > Math.max(name.length, bare.length) / 3) continue;
    const alike = likeness(name, bare);
    if (alike >= most) [best, most] = [name, alike];
  }
  return best;
}

export function isWorkstreamTable(grid: Grid): boolean {
  return grid.roles.includes('workstream') && grid.roles.includes('aim') && !grid.roles.includes('objective');
}

interface Block {
  names: Passage[];
  aims: Passage[];
  rows: GridRow[];
}

/** Reads a table of names and aims whose texts may be broken over rows, the name standing on any of them. */
export function readWorkstreams(reading: Reading, grid: Grid): void {
  const theme = labelled(grid.section, 'theme', 'priority')?.title;
  for (const block of blocksOf(grid)) {
    const title = nameOf(reading, block);
    if (title === '') continue;
    const aim = block.aims.map((passage) => use(reading, passage)).join(' ');
    const source = block.names[0]?.source ?? block.rows[0]?.row.source ?? { path: '' };
    reading.draft.workstreams.push({
      title,
      ...(theme ? { theme } : {}),
      ...(aim ? { aim } : {}),
      source,
    });
    if (block.rows.length > 1)
      for (const { row } of block.rows)
        find(reading, 'table/broken-text', 'note', row.source, {
          message: `The aim of ${quote(title)} is broken over ${block.rows.length} rows; they were read as one.`,
        });
  }
}

/** A new block begins with a new sentence, once the one before has ended or another name stands beside it. */
function blocksOf(grid: Grid): Block[] {
  const blocks: Block[] = [];
  for (const row of grid.rows) {
    const name = cell(grid, row, 'workstream');
    const aim = cell(grid, row, 'aim');
    const open = blocks.at(-1);
    const lastName = open?.names.at(-1);
    const lastAim = open?.aims.at(-1);
    const runsOn =
      aim !== undefined && lastAim !== undefined && !beginsAnew(lastAim.text, aim.text, name !== undefined);
    const sameBlock =
      name !== undefined &&
      lastName !== undefined &&
      (isOneName(lastName, name) || (runsOn && likeness(lastName.text, name.text) > 0.6));
    if (open && (runsOn || sameBlock)) {
      if (name) open.names.push(name);
      if (aim) open.aims.push(aim);
      open.rows.push(row);
    } else blocks.push({ names: name ? [name] : [], aims: aim ? [aim] : [], rows: [row] });
  }
  return blocks;
}

function beginsAnew(before: string, aim: string, named: boolean): boolean {
  if (startsLower(aim) || endsUnfinished(before)) return false;
  return named || /[.!?]\s*$/.test(before);
}

function isOneName(upper: Passage, lower: Passage): boolean {
  return endsUnfinished(upper.text) || isOpen(upper.text) || startsLower(lower.text);
}

/** The name of a block: its pieces joined, or of two readings of one cell the one the document's words bear out. */
function nameOf(reading: Reading, block: Block): string {
  let kept: { text: string; passage: Passage } | undefined;
  for (const passage of block.names) {
    const text = passage.text;
    if (kept && (endsUnfinished(kept.text) || startsLower(text))) {
      use(reading, passage);
      kept = { text: `${kept.text} ${text}`, passage: kept.passage };
    } else if (!kept) {
      use(reading, passage);
      kept = { text, passage };
    } else {
      const [better, ghost] = betterName(reading, kept.passage, passage);
      use(reading, better);
      sayGhost(reading, ghost, better.text);
      kept = { text: better === passage ? text : kept.text, passage: better };
    }
  }
  return kept ? bareName(kept.text) : '';
}

function sayGhost(reading: Reading, ghost: Passage, meant: string): void {
  find(reading, 'text/ghost', 'warning', ghost.source, {
    message: `${quote(ghost.text)} looks like a second, spoilt copy of the merged cell ${quote(meant)}. It was not read as a name of its own.`,
    suggestion: meant,
    quotes: [ghost],
  });
}

/** The reading whose words stand more often elsewhere in the document. */
function betterName(reading: Reading, one: Passage, other: Passage): [Passage, Passage] {
  return support(reading, other, one) > support(reading, one, other) ? [other, one] : [one, other];
}

function support(reading: Reading, name: Passage, against: Passage): number {
  const own = plainForm(name.text).split(' ');
  const theirs = new Set(plainForm(against.text).split(' '));
  const different = own.filter((word) => !theirs.has(word));
  return different.reduce((sum, word) => sum + (reading.names.any.get(word) ?? 0), 0);
}
