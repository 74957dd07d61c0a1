// What the council knows: a question, its answer, where that comes from, what is not known yet and what will close the gap. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';

export const Piece = z.object({
  pieceId: z.int(),
  question: z.string(),
  answer: z.string(),
  source: z.string(),
  datedOn: Day,
  cohort: z.string().nullable(),
  locality: z.string().nullable(),
  ownerId: z.int().nullable(),
  gap: z.string().nullable(),
  closesBy: z.string().nullable(),
  dueOn: Day.nullable(),
  closedOn: Day.nullable(),
  closedWords: z.string().nullable(),
  keptOn: Day,
  keptBy: z.string(),
});
export type Piece = z.infer<typeof Piece>;

export const PieceLink = z.object({
  pieceId: z.int(),
  itemId: z.int().nullable(),
  measureId: z.int().nullable(),
});
export type PieceLink = z.infer<typeof PieceLink>;

const words = (title: string, most: number) => z.string().max(most).meta({ title });

export const NewPiece = z.object({
  question: z
    .string({ error: 'Write the question that it answers' })
    .max(300)
    .meta({ title: 'The question' }),
  answer: z.string({ error: 'Write what is known' }).max(3000).meta({ title: 'What is known' }),
  source: z.string({ error: 'Say where that comes from' }).max(500).meta({ title: 'Where it comes from' }),
  datedOn: Day.meta({ title: 'The day of the source' }),
  cohort: words('Of whom', 200).optional(),
  locality: words('Where', 200).optional(),
  owner: z.coerce.number().int().positive().optional().meta({ title: 'Who answers for it' }),
  gap: words('What is not known', 1000).optional(),
  closesBy: words('What will close the gap', 1000).optional(),
  dueOn: Day.optional().meta({ title: 'By when' }),
  items: words('What rests on it', 4000).optional(),
  measures: words('Measures that rest on it', 2000).optional(),
});
export type NewPiece = z.infer<typeof NewPiece>;

export const CloseGap = z.object({
  closedOn: Day.meta({ title: 'The day' }),
  closedWords: z.string({ error: 'Write what is known now' }).max(2000).meta({ title: 'What closed it' }),
});
export type CloseGap = z.infer<typeof CloseGap>;

export const gapStates = ['open', 'late', 'closed', 'none'] as const;
export type GapState = (typeof gapStates)[number];

export const gapWords: Record<GapState, string> = {
  open: 'A gap is open',
  late: 'Its closing is late',
  closed: 'The gap is closed',
  none: 'No gap is named',
};

export function gapOf({ gap, closedOn, dueOn }: Piece, day: Day): GapState {
  if (gap === null) return 'none';
  if (closedOn !== null) return 'closed';
  return dueOn !== null && dueOn < day ? 'late' : 'open';
}

export interface PieceFilter {
  gap?: GapState | undefined;
  cohort?: string | undefined;
  locality?: string | undefined;
}

/** Where no cohort or place is named, it is of everybody and everywhere: such a piece answers to every filter of those. */
export function piecesLike(pieces: readonly Piece[], filter: PieceFilter, day: Day): Piece[] {
  return pieces.filter(
    (piece) =>
      (filter.gap === undefined || gapOf(piece, day) === filter.gap) &&
      (filter.cohort === undefined || (piece.cohort ?? filter.cohort) === filter.cohort) &&
      (filter.locality === undefined || (piece.locality ?? filter.locality) === filter.locality),
  );
}
