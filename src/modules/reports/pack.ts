// A pack as data: everything it says, worked out once from the plan and what other modules told. Pages and Word only write it down.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { Figures } from '../delivery/index.ts';
import { Challenged, Differing, Measured, Period, Risked } from './sources.ts';

export const packKinds = ['highlight', 'exception', 'board', 'scrutiny'] as const;
export const PackKind = z.enum(packKinds);
export type PackKind = z.infer<typeof PackKind>;

export const kindWords: Record<PackKind, { title: string; words: string }> = {
  highlight: {
    title: 'Highlight report',
    words: 'What was done, what is next and what stands in the way, for one theme',
  },
  exception: {
    title: 'Exception report',
    words: 'Only what is not on track, with what is done about it, and one line of totals',
  },
  board: {
    title: 'Board pack',
    words: 'Exceptions first, then opinions that differ, challenges, slips and what the board asked for',
  },
  scrutiny: {
    title: 'Scrutiny’s two pages',
    words: 'How far the plan is, on two pages, for councillors who ask questions of it',
  },
};

/** One line of an action, in words: what a table shows of it. */
export const Row = z.object({
  id: z.int(),
  label: z.string(),
  title: z.string(),
  path: z.string(),
  theme: z.string(),
  leads: z.string(),
  /** The dates' verdict and the owner's word, as everywhere: `Late`, `On track`. */
  mark: z.string(),
  declared: z.string(),
  due: z.string(),
  /** Empty where no update answers the period: since when nothing was said. */
  stale: z.string().nullable(),
  /** Why it is an exception; empty where it is none. */
  why: z.array(z.string()),
  done: z.string().nullable(),
  next: z.string().nullable(),
  /** The route to green. */
  correction: z.string().nullable(),
});
export type Row = z.infer<typeof Row>;

/** A figure with the rows it counts, and what it is a part of. */
export const Count = z.object({ words: z.string(), number: z.int(), of: z.int(), items: z.array(z.int()) });
export type Count = z.infer<typeof Count>;

/** A due date that was moved, measured against the date first published. */
export const Slip = z.object({
  itemId: z.int(),
  original: z.string(),
  now: z.string(),
  /** Days between the last day of the one and of the other; null where either has none. */
  days: z.int().nullable(),
  moves: z.int(),
  reason: z.string(),
});
export type Slip = z.infer<typeof Slip>;

/** What the period comes to for the actions of the pack. Opening and fresh less closed is closing. */
export const PeriodFigures = Figures.omit({ actions: true }).extend({
  /** The entry of the record it was frozen at; null while it is not closed. */
  frozenAt: z.int().nullable(),
});
export type PeriodFigures = z.infer<typeof PeriodFigures>;

export const Asked = z.object({
  words: z.string(),
  who: z.string(),
  due: z.string(),
  state: z.string(),
});

export const Correction = z.object({ itemId: z.int(), saidOn: Day, words: z.string() });
export type Correction = z.infer<typeof Correction>;

/** An outcome as members and as commissioners judge it, each in words; null where one has not. */
export const JudgedOutcome = z.object({
  title: z.string(),
  members: z.string().nullable(),
  commissioners: z.string().nullable(),
  agree: z.boolean().nullable(),
});
export type JudgedOutcome = z.infer<typeof JudgedOutcome>;

export const Pack = z.object({
  goldthread: z.literal(1),
  kind: PackKind,
  title: z.string(),
  council: z.string(),
  board: z.string().nullable(),
  about: z.string(),
  period: Period,
  day: Day,
  /** The record's head when it was made. */
  record: z.object({ seq: z.int(), hash: z.string() }).nullable(),
  rows: z.array(Row),
  counts: z.array(Count),
  exceptions: z.array(z.int()),
  slips: z.array(Slip),
  /** Null where nobody contributes them. */
  differing: z.array(Differing).nullable(),
  challenges: z.array(Challenged).nullable(),
  risks: z.array(Risked).nullable(),
  /** Absent from packs that were made before there were measures. */
  measures: z.array(Measured).nullish(),
  /** Judged by either side. Absent from packs that were made before outcomes were judged. */
  outcomes: z.array(JudgedOutcome).nullish(),
  directions: z.array(z.object({ label: z.string(), title: z.string(), actions: z.int(), late: z.int() })),
  decided: z.array(z.object({ on: Day, words: z.string() })),
  asked: z.array(Asked),
  figures: PeriodFigures,
  /** What was said of the period after it was closed: it changes no figure. */
  corrections: z.array(Correction),
});
export type Pack = z.infer<typeof Pack>;

export interface FrozenPack {
  content: string;
  sha256: string;
}

/** Canonical JSON (RFC 8785): equal packs give equal bytes. */
export function freeze(pack: Pack): FrozenPack {
  const content = canonicalize(Pack.parse(pack));
  if (content === undefined) throw new Error('A pack cannot be written as JSON.');
  return { content, sha256: sha256Of(content) };
}

export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** `6 of 41 actions (14.6%)`: a percentage never stands without what it is of. */
export function share({ number, of }: Pick<Count, 'number' | 'of'>): string {
  const counted = `${number.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} action${of === 1 ? '' : 's'}`;
  return of === 0 ? counted : `${counted} (${((number / of) * 100).toFixed(1)}%)`;
}
