// Directions and their two histories: what commissioners think of them, and what the Secretary of State's instruments did.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';

export const Instrument = z.object({
  id: z.int(),
  title: z.string(),
  madeBy: z.string(),
  madeOn: Day,
  version: z.int(),
  replacedOn: Day.nullable(),
  replacedBy: z.int().nullable(),
  mandates: z.array(z.int()),
});
export type Instrument = z.infer<typeof Instrument>;

export const eventKinds = ['made', 'varied', 'replaced', 'revoked', 'expired'] as const;
export const EventKind = z.enum(eventKinds);
export type EventKind = z.infer<typeof EventKind>;

/** One thing that happened to an instrument, with the operative words and where they are published. */
export const InstrumentEvent = z.object({
  id: z.int(),
  instrumentId: z.int(),
  kind: EventKind,
  happenedOn: Day,
  words: z.string(),
  link: z.string(),
  /** The instrument that varied, replaced or revoked it. */
  byInstrument: z.int().nullable(),
  /** The one Direction concerned; null where it is the whole instrument. */
  mandateId: z.int().nullable(),
});
export type InstrumentEvent = z.infer<typeof InstrumentEvent>;

/** What commissioners find of a Direction, worst first. "Met" ends nothing: that is for an instrument. */
export const findings = {
  'not-met': 'Not met',
  'partly-met': 'Partly met',
  'largely-met': 'Largely met',
  met: 'Met, in their view',
} as const;
export type FindingKind = keyof typeof findings;
export const FindingKind = z.enum(['not-met', 'partly-met', 'largely-met', 'met']);

export const Assessment = z.object({
  id: z.int(),
  mandateId: z.int(),
  finding: FindingKind,
  words: z.string(),
  evidence: z.string(),
  /** Pieces of the council's own evidence, by number. */
  evidenceIds: z.array(z.int()),
  writtenOn: Day,
  writtenBy: z.string(),
  issuedOn: Day,
  publishedOn: Day.nullable(),
  link: z.string().nullable(),
});
export type Assessment = z.infer<typeof Assessment>;

export const ExercisedFunction = z.object({
  id: z.int(),
  words: z.string(),
  instrumentId: z.int(),
  exercisedBy: z.string(),
  fromOn: Day,
  untilOn: Day.nullable(),
  returnedOn: Day.nullable(),
  /** The instrument that returned it. */
  returnedBy: z.int().nullable(),
});
export type ExercisedFunction = z.infer<typeof ExercisedFunction>;

/** Two histories of instruments and what became of them, as the thread holds them. */
export interface Instruments {
  instruments: readonly Instrument[];
  instrumentEvents: readonly InstrumentEvent[];
}

export interface Ending {
  kind: 'replaced' | 'revoked' | 'expired';
  on: Day;
  /** The instrument that did it; null where it ran out, or where nobody has said. */
  by: number | null;
}

/** How an instrument ended as a whole; null while it is in force. */
export function endingOf({ instrumentEvents }: Instruments, instrument: Instrument): Ending | null {
  if (instrument.replacedOn)
    return { kind: 'replaced', on: instrument.replacedOn, by: instrument.replacedBy };
  const event = instrumentEvents.find(
    (one) => one.instrumentId === instrument.id && one.mandateId === null && isEnding(one.kind),
  );
  return event && isEnding(event.kind)
    ? { kind: event.kind, on: event.happenedOn, by: event.byInstrument }
    : null;
}

function isEnding(kind: EventKind): kind is Ending['kind'] {
  return kind === 'replaced' || kind === 'revoked' || kind === 'expired';
}

/**
 * How a Direction ended: the last ending of the instruments that give it. Null while one of them holds, and where no
 * instrument is known: without one nothing can have ended it.
 */
export function endOfDirection(all: Instruments, mandateId: number): Ending | null {
  const endings: Ending[] = [];
  for (const instrument of all.instruments) {
    if (!instrument.mandates.includes(mandateId)) continue;
    const own = all.instrumentEvents.find(
      (one) => one.instrumentId === instrument.id && one.mandateId === mandateId && isEnding(one.kind),
    );
    const ending =
      own && isEnding(own.kind)
        ? { kind: own.kind, on: own.happenedOn, by: own.byInstrument }
        : endingOf(all, instrument);
    if (!ending) return null;
    endings.push(ending);
  }
  return endings.sort((a, b) => a.on.localeCompare(b.on)).at(-1) ?? null;
}

/** The statuses that would say a Direction has ended, which no status can. */
const ended = ['delivered', 'embedded', 'sustained', 'superseded', 'closed'];

/** Whether nothing but an instrument may end this item. */
export function isDirection({ kind, sort }: { kind: string; sort?: string | null | undefined }): boolean {
  return kind === 'mandate' && sort === 'direction';
}

/** The lifecycle that may be kept of an item: a Direction's words may say "met", and it stands all the same. */
export function keptLifecycle<L extends string>(
  item: { kind: string; sort?: string | null | undefined },
  lifecycle: L | null | undefined,
): L | null {
  if (!lifecycle || (isDirection(item) && ended.includes(lifecycle))) return null;
  return lifecycle;
}
