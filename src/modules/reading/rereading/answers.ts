// What a person may say of a new edition laid beside its plan, and how that bears on the comparison.
import { z } from 'zod';
import type { NewItem, NewPlan } from '../../plan/index.ts';
import type { EditionAnswers } from './compare.ts';

export const EditionAnswer = z.union([
  /** It is the next edition of this plan. */
  z.object({ planId: z.int() }),
  /** The pair that was proposed is one item, or is two. */
  z.object({ same: z.boolean() }),
  /** The old item is this new one. */
  z.object({ is: z.string() }),
  z.object({ how: z.enum(['closed', 'superseded']), reason: z.string().min(1) }),
  /** The old item goes on in these new ones. */
  z.object({ in: z.array(z.string()) }),
]);
export type EditionAnswer = z.infer<typeof EditionAnswer>;

export const subjects = {
  plan: 'plan',
  pair: (itemId: number) => `pair/${itemId}`,
  gone: (itemId: number) => `gone/${itemId}`,
  goesOn: (itemId: number) => `goes-on/${itemId}`,
};

/** A new item by what is printed and where, which stays the same while other doubts of the reading are settled. */
export function markOf({ kind, title, source }: NewItem): string {
  return `${kind} ${JSON.stringify(source ?? null)} ${title.slice(0, 80)}`;
}

/** Answers by subject, as the comparison takes them. What is said of a new item that is no longer there is left out. */
export function answersOf(said: ReadonlyMap<string, EditionAnswer>, plan: NewPlan): EditionAnswers {
  const keys = new Map(plan.items.map((item) => [markOf(item), item.key]));
  const apart = new Set<number>();
  const together = new Map<number, string>();
  const ended = new Map<number, { how: 'closed' | 'superseded'; reason: string }>();
  const continues = new Set<string>();
  for (const [subject, answer] of said) {
    const itemId = Number(subject.split('/')[1]);
    if ('same' in answer && !answer.same) apart.add(itemId);
    if ('is' in answer) {
      const key = keys.get(answer.is);
      if (key) together.set(itemId, key);
    }
    if ('how' in answer) ended.set(itemId, answer);
    if ('in' in answer)
      for (const mark of answer.in) {
        const key = keys.get(mark);
        if (key) continues.add(`${itemId} ${key}`);
      }
  }
  return { apart, together, ended, continues };
}
