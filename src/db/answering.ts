// A unit of work that may find mistakes in what was typed: then nothing of it is written, and no entry of the record is left.
import type { Actor } from '../kernel/actor.ts';
import type { Answer, FieldError } from '../kernel/errors.ts';
import type { Database, Tx } from './database.ts';

/** Who does something, for which council. */
export interface Acting {
  database: Database;
  actor: Actor;
  councilId: number;
}

class Mistakes extends Error {
  readonly errors: FieldError[];
  constructor(errors: FieldError[]) {
    super('Some of what was sent is missing or wrong');
    this.errors = errors;
  }
}

export async function answering<T>(
  { database, actor, councilId }: Acting,
  reason: string,
  work: (tx: Tx) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  try {
    return await database.as(actor, councilId, reason, async (tx) => {
      const answer = await work(tx);
      if (!answer.ok) throw new Mistakes(answer.errors);
      return answer;
    });
  } catch (error) {
    if (error instanceof Mistakes) return { ok: false, errors: error.errors };
    throw error;
  }
}
