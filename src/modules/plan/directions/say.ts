// How pages put the two histories of Directions into words.
import { longDay } from '../../../kernel/days.ts';
import type { Tone } from '../../../web/marks.ts';
import { labelOf } from '../say.ts';
import type { Walk } from '../thread.ts';
import {
  type Assessment,
  type Ending,
  endingOf,
  endOfDirection,
  type FindingKind,
  findings,
  type Instrument,
  type InstrumentEvent,
} from './direction.ts';

/** Below the present mount. */
export const directionPaths = {
  instruments: () => '/instruments',
  tell: (what?: string) => (what ? `/instruments/new?does=${what}` : '/instruments/new'),
  notice: (noticeId: number) => `/instrument-notices/${noticeId}`,
  functions: () => '/functions',
  enterFunction: () => '/functions/new',
  returned: (functionId: number) => `/functions/${functionId}/return`,
  assess: (mandateId: number) => `/directions/${mandateId}/assess`,
  draft: (draftId: number) => `/assessment-drafts/${draftId}`,
  publish: (assessmentId: number) => `/assessments/${assessmentId}/publish`,
};

const kindWords: Record<InstrumentEvent['kind'], string> = {
  made: 'Made',
  varied: 'Varied',
  replaced: 'Replaced',
  revoked: 'Revoked',
  expired: 'Expired',
};

function titleOf(thread: Walk, instrumentId: number | null): string | null {
  return thread.instruments.find(({ id }) => id === instrumentId)?.title ?? null;
}

/** `Replaced on 3 May 2026 by The Harnworth Directions 2026`. */
function sayEnding(thread: Walk, { kind, on, by }: Ending): string {
  const title = titleOf(thread, by);
  return `${kindWords[kind]} on ${longDay(on)}${title ? ` by ${title}` : ''}`;
}

/** One instrument with its whole history, first to last. */
export function sayInstrument(thread: Walk, instrument: Instrument) {
  const events = thread.instrumentEvents.filter(({ instrumentId }) => instrumentId === instrument.id);
  const told = (kind: InstrumentEvent['kind']) =>
    events.some((event) => event.kind === kind && event.mandateId === null);
  const made = told('made')
    ? []
    : [{ on: instrument.madeOn, said: `Made on ${longDay(instrument.madeOn)} by ${instrument.madeBy}` }];
  const ending = endingOf(thread, instrument);
  const replaced =
    ending?.kind === 'replaced' && !told('replaced')
      ? [{ on: ending.on, said: sayEnding(thread, ending) }]
      : [];
  const history = [
    ...made,
    ...replaced,
    ...events.map((event) => ({
      on: event.happenedOn,
      said: sayEvent(thread, instrument, event),
      words: event.words,
      link: event.link,
    })),
  ].sort((a, b) => a.on.localeCompare(b.on));
  return {
    id: instrument.id,
    title: instrument.title,
    inForce: ending === null,
    standing: ending ? sayEnding(thread, ending) : 'In force',
    history,
  };
}

function sayEvent(thread: Walk, { madeBy }: Instrument, event: InstrumentEvent): string {
  const mandate = event.mandateId === null ? undefined : thread.item(event.mandateId);
  const what = mandate
    ? `${labelOf(thread, mandate)} ${kindWords[event.kind].toLowerCase()}`
    : kindWords[event.kind];
  const by = event.kind === 'made' ? madeBy : titleOf(thread, event.byInstrument);
  return `${what} on ${longDay(event.happenedOn)}${by ? ` by ${by}` : ''}`;
}

/** `In force`, or how it ended. */
export function sayStanding(thread: Walk, mandateId: number): string {
  const ending = endOfDirection(thread, mandateId);
  if (ending) return sayEnding(thread, ending);
  return thread.instruments.some((one) => one.mandates.includes(mandateId))
    ? 'In force'
    : 'In force: no instrument is known that ends it';
}

const tones: Record<FindingKind, Tone> = {
  'not-met': 'stop',
  'partly-met': 'care',
  'largely-met': 'go',
  met: 'done',
};

export function sayAssessment(one: Assessment) {
  return {
    id: one.id,
    finding: findings[one.finding],
    tone: tones[one.finding],
    words: one.words,
    evidence: one.evidence,
    said: `Written on ${longDay(one.writtenOn)} by ${one.writtenBy}; issued on ${longDay(one.issuedOn)}`,
    published: one.publishedOn ? `Published on ${longDay(one.publishedOn)}` : 'Not published yet',
    isPublished: one.publishedOn !== null,
    link: one.link,
  };
}

export function sayFunction(thread: Walk, one: Walk['functions'][number]) {
  const { id, words, exercisedBy, fromOn, untilOn, returnedOn, returnedBy } = one;
  return {
    id,
    words,
    exercisedBy,
    instrument: titleOf(thread, one.instrumentId),
    from: longDay(fromOn),
    until: untilOn ? longDay(untilOn) : 'No day is named',
    returned: returnedOn ? `${longDay(returnedOn)}, by ${titleOf(thread, returnedBy)}` : null,
  };
}
