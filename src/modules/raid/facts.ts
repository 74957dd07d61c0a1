// An entry of the register as data, for the API and the command line.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import type { Walk } from '../plan/index.ts';
import { Entry, Kind, Level } from './entry.ts';
import { type Row, themesOf } from './register.ts';
import { flagsOf, labelOfEntry, personName } from './say.ts';

const ScoreFacts = z
  .object({
    band: z.string(),
    words: z.string(),
    likelihood: z.int(),
    impact: z.int().nullable(),
    amountPence: z.int().nullable(),
    matrix: z.string(),
    scoredOn: Day,
  })
  .nullable();

export const EntryFacts = Entry.pick({
  title: true,
  cause: true,
  event: true,
  effect: true,
  response: true,
  raisedOn: true,
  nextReviewOn: true,
  neededBy: true,
  agreed: true,
  testOn: true,
  closedOn: true,
  closedAs: true,
  closedReason: true,
}).extend({
  id: z.int(),
  label: z.string(),
  kind: Kind,
  level: Level,
  category: z.string().nullable(),
  owner: z.string().nullable(),
  themes: z.array(z.string()),
  items: z.array(z.int()).describe('Items of the plan that it bears on'),
  treatments: z.array(z.int()).describe('Actions of the plan that treat it'),
  first: z.int().nullable().describe('Of a dependency, the item that must be done first'),
  waits: z.int().nullable().describe('Of a dependency, the item that waits'),
  cameOf: z.int().nullable().describe('The entry that it came of'),
  inherent: ScoreFacts,
  current: ScoreFacts,
  target: ScoreFacts,
  appetite: z.enum(['within', 'above', 'unknown']),
  accepted: z.enum(['no', 'stands', 'expired']),
  acceptedUntil: Day.nullable(),
  overdue: z.boolean(),
  toNote: z.array(z.string()),
});
export type EntryFacts = z.infer<typeof EntryFacts>;

export function entryFacts(thread: Walk, row: Row): EntryFacts {
  const { entry, scores, acceptance } = row;
  const score = (role: keyof Row['scores']) => {
    const one = scores[role];
    if (!one) return null;
    const { likelihood, impact, amountPence, scoredOn } = one.score;
    return {
      band: one.band.words,
      words: one.words,
      likelihood,
      impact,
      amountPence,
      matrix: one.matrix.name,
      scoredOn,
    };
  };
  const { title, cause, event, effect, response, raisedOn, nextReviewOn, neededBy, agreed, testOn } = entry;
  const { closedOn, closedAs, closedReason, kind, level } = entry;
  return {
    id: entry.entryId,
    label: labelOfEntry(entry),
    ...{
      kind,
      level,
      title,
      cause,
      event,
      effect,
      response,
      raisedOn,
      nextReviewOn,
      neededBy,
      agreed,
      testOn,
    },
    ...{ closedOn, closedAs, closedReason },
    category: row.category,
    owner: entry.ownerId === null ? null : personName(thread, entry.ownerId),
    themes: themesOf(thread, row).flatMap((id) => thread.item(id)?.title ?? []),
    items: [...row.items],
    treatments: [...row.treatments],
    first: entry.predecessorId,
    waits: entry.successorId,
    cameOf: entry.fromEntryId,
    inherent: score('inherent'),
    current: score('current'),
    target: score('target'),
    appetite: row.appetite,
    accepted: row.accepted,
    acceptedUntil: acceptance?.untilOn ?? null,
    overdue: row.overdue,
    toNote: flagsOf(row).map((flag) => flag.words),
  };
}
