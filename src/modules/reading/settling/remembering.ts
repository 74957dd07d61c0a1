// What the council said words mean, once: which questions it answers again in the next document.
import { plainForm } from '../words/words.ts';
import type { Answer } from './answers.ts';
import type { Question } from './questions.ts';
import type { Remembered } from './readings.store.ts';

export type Memory = Pick<Remembered, 'about' | 'words'>;

/** What an answer to this question teaches; null where it holds for this place of this document alone. */
export function memoryOf({ about }: Question): Memory | null {
  if (about.what === 'person') return { about: about.kind, words: about.words };
  if (about.what === 'status') return { about: 'status', words: plainForm(about.words) || about.words };
  return about.what === 'spelling' ? { about: 'spelling', words: `${about.words} ${about.meant}` } : null;
}

/** Only an answer that says what words mean is worth remembering. */
export function isWorthRemembering({ as }: Answer): boolean {
  return as === 'person' || as === 'nobody' || as === 'status' || as === 'same' || as === 'different';
}

/** The answers given before, by the keys of the questions they answer. */
export function answeredBefore(
  questions: readonly Question[],
  remembered: readonly Remembered[],
): Map<string, Answer> {
  const known = new Map(remembered.map((one) => [`${one.about} ${one.words}`, one.answer]));
  return new Map(
    questions.flatMap((question) => {
      const memory = memoryOf(question);
      const answer = memory && known.get(`${memory.about} ${memory.words}`);
      return answer ? [[question.key, answer] as const] : [];
    }),
  );
}
