// A reading as a page needs it: what was read, the questions, the answers so far, and whom the council knows.
import { NotFound } from '../../../kernel/errors.ts';
import { knownPeople } from '../../people/index.ts';
import type { Answer, Settlement } from './answers.ts';
import { type Question, questionsOf } from './questions.ts';
import {
  draftOf,
  type KeptReading,
  readingById,
  rememberedAnswers,
  settlementsOf,
  type WholeReading,
} from './readings.store.ts';
import { answeredBefore } from './remembering.ts';
import type { Office } from './settling.actions.ts';

export interface NamedOfCouncil {
  name: string;
  initials: string | null;
  kind: string;
  post?: string;
}

export interface Looked {
  reading: KeptReading;
  whole: WholeReading;
  questions: Question[];
  settlements: readonly Settlement[];
  /** By subject. */
  answers: ReadonlyMap<string, Settlement>;
  /** What the council answered in other documents, by the keys of the questions it answers here. */
  before: ReadonlyMap<string, Answer>;
  people: readonly NamedOfCouncil[];
}

/** Throws NotFound where there is no such reading. `whole` is null until it is read. */
export function lookAt(
  { database, actor, councilId }: Office,
  readingId: number,
): Promise<Looked | { reading: KeptReading; whole: null }> {
  return database.read(actor, councilId, async (tx) => {
    const reading = Number.isSafeInteger(readingId) ? await readingById(tx, readingId) : null;
    if (!reading) throw new NotFound('There is no such document here.');
    const whole = reading.state === 'being-read' ? null : await draftOf(tx, readingId);
    if (!whole) return { reading, whole: null };
    const questions = questionsOf(whole);
    const settlements = await settlementsOf(tx, readingId);
    return {
      reading,
      whole,
      questions,
      settlements,
      answers: new Map(settlements.map((one) => [one.subject, one])),
      before: answeredBefore(questions, await rememberedAnswers(tx)),
      people: await knownPeople(tx),
    };
  });
}
