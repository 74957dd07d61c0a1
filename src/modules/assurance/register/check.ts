// What a check of the register is: plain words, and a pure question to the register that answers with the entries found.
import type { Day } from '../../../kernel/days.ts';
import type { Walk } from '../../plan/index.ts';
import {
  type Control,
  isHigher,
  type Kind,
  type Register,
  type Row,
  type SaidOfAll,
  type Score,
} from '../../raid/index.ts';

export interface RegisterCheck {
  /** `owner/none`: what it looks at, and what is wrong. Kept for good: programs name it. */
  name: string;
  /** What is wrong, as a heading. */
  title: string;
  /** What it looks for, with every threshold. */
  looksFor: string;
  matters: string;
  mend: string;
  /** The kinds of entry that it asks about; the others it leaves alone. */
  kinds: readonly Kind[];
  /** Never throws, whatever the register. `open` holds the open entries of these kinds. */
  find(asked: Looked, open: readonly Row[]): FoundEntries[];
}

/** One thing found: why it is wrong, and the entries that it concerns. */
export interface FoundEntries {
  why: string;
  rows: readonly Row[];
}

/** The register with all that was said of its entries, so that each check asks by number. */
export interface Looked {
  day: Day;
  thread: Walk;
  register: Register;
  controls(entryId: number): readonly Control[];
  firstScore(entryId: number): Score | undefined;
  /** The day on which somebody last looked at it again. */
  reviewedOn(entryId: number): Day | undefined;
  /** Whether it was ever passed up. */
  wasPassedUp(entryId: number): boolean;
  /** Whether every post of theirs, or their access, has ended. */
  hasLeft(personId: number): boolean;
}

export function look(
  { thread, register, said }: { thread: Walk; register: Register; said: SaidOfAll },
  hasLeft: (personId: number) => boolean,
): Looked {
  const controls = Map.groupBy(said.controls, ({ entryId }) => entryId);
  const first = new Map(said.firstScores.map((score) => [score.entryId, score]));
  const reviewed = new Map(said.reviews.map(({ entryId, reviewedOn }) => [entryId, reviewedOn]));
  const up = said.moves.filter(({ fromLevel, toLevel }) => isHigher(toLevel, fromLevel));
  const passed = new Set(up.map(({ entryId }) => entryId));
  return {
    day: register.day,
    thread,
    register,
    controls: (entryId) => controls.get(entryId) ?? [],
    firstScore: (entryId) => first.get(entryId),
    reviewedOn: (entryId) => reviewed.get(entryId),
    wasPassedUp: (entryId) => passed.has(entryId),
    hasLeft,
  };
}

export interface RegisterResult {
  check: RegisterCheck;
  /** Open entries that it asked about. */
  asked: number;
  found: FoundEntries[];
  /** Entries found, each once. */
  count: number;
}

export function askAll(looked: Looked, checks: readonly RegisterCheck[]): RegisterResult[] {
  const open = looked.register.rows.filter(({ entry }) => entry.closedOn === null);
  return checks.map((check) => {
    const own = open.filter(({ entry }) => check.kinds.includes(entry.kind));
    const found = check.find(looked, own);
    const entries = new Set(found.flatMap(({ rows }) => rows.map(({ entry }) => entry.entryId)));
    return { check, asked: own.length, found, count: entries.size };
  });
}

/** One finding for each entry of which there is something to say. */
export function each(rows: readonly Row[], why: (row: Row) => string | null): FoundEntries[] {
  return rows.flatMap((row) => {
    const said = why(row);
    return said === null ? [] : [{ why: said, rows: [row] }];
  });
}
