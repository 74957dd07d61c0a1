// Evidence and challenges as data, for calls and the command line.
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import type { Walk } from '../../plan/index.ts';
import { evidenceOf, latestEvidence } from '../evidence/evidence.store.ts';
import { Evidence } from '../evidence/evidence.ts';
import { allChallenges } from './challenge.store.ts';
import { Challenge, stateOf } from './challenge.ts';
import { challengeStates, type ListFilter, listed } from './list.ts';

/** The words of exempt evidence are null: its own page shows them, and records who read it. */
export const EvidenceFacts = Evidence.extend({ title: z.string().nullable(), shows: z.string().nullable() });

export const EvidenceList = z.object({ evidence: z.array(EvidenceFacts) });

/** Pieces of the whole council in one answer; of one item, all. */
const mostPieces = 1000;

export async function evidenceFacts(tx: Tx, itemId?: number): Promise<z.infer<typeof EvidenceList>> {
  const all = itemId === undefined ? await latestEvidence(tx, mostPieces) : await evidenceOf(tx, itemId);
  const hidden = {
    title: null,
    shows: null,
    link: null,
    fileName: null,
    sha256: null,
    mediaType: null,
    bytes: null,
    withdrawnReason: null,
  };
  return { evidence: all.map((one) => (one.exempt ? { ...one, ...hidden } : one)) };
}

export const ChallengeFacts = Challenge.extend({
  state: z.enum(challengeStates),
  about: z.string().nullable(),
});

export const ChallengeList = z.object({
  day: Day,
  counts: z.record(z.enum(challengeStates), z.int()),
  challenges: z.array(ChallengeFacts),
});

export async function challengeFacts(
  tx: Tx,
  thread: Walk,
  filter: ListFilter,
): Promise<z.infer<typeof ChallengeList>> {
  const { counts, shown } = listed(thread, await allChallenges(tx), filter);
  return {
    day: thread.day,
    counts,
    challenges: shown.map((one) => ({
      ...one,
      state: stateOf(one, thread.day),
      about: thread.item(one.itemId)?.title ?? null,
    })),
  };
}
