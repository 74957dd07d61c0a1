// How far the plan can be believed: the questions that assurance answers, each with what it found in a sentence.
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { Day } from '../../../kernel/days.ts';
import { evidenceCounts, optimismOf, staleNow, unanswered } from '../../delivery/index.ts';
import { postsHeld } from '../../people/index.ts';
import { count, type Walk } from '../../plan/index.ts';
import { raidPaths } from '../../raid/index.ts';
import { assess, tally } from '../assess.ts';
import { coverage } from '../coverage/coverage.ts';
import { keyPeople } from '../key-people/key-people.ts';
import { type AssuranceMap, assuranceMap, mapKept } from '../map/rows.ts';
import { mapPaths, sayGaps } from '../map/say.ts';
import { registerQuality } from '../register/facts.ts';
import { switches } from '../switch.store.ts';
import { offOn } from '../switch.ts';

export const Overview = z.object({
  day: Day,
  answers: z.array(
    z.object({
      name: z.enum([
        'coverage',
        'assurance-map',
        'plan-checks',
        'register-quality',
        'stale',
        'unanswered',
        'optimism',
        'key-people',
      ]),
      question: z.string(),
      found: z
        .int()
        .nullable()
        .describe('How many there are to look at; null where nothing can be counted yet'),
      said: z.string(),
      path: z.string().describe('The page with the rows, below /office'),
    }),
  ),
});
export type Overview = z.infer<typeof Overview>;
type Answer = Overview['answers'][number];

/** A fixed number of queries, whatever the plan holds. */
export async function overviewOf(tx: Tx, thread: Walk): Promise<Overview> {
  return {
    day: thread.day,
    answers: [
      ofCoverage(thread, await evidenceCounts(tx)),
      ofMap(assuranceMap(thread, await mapKept(tx))),
      ofChecks(thread, await switches(tx)),
      ofRegister(await registerQuality(tx, thread)),
      ofStale(await staleNow(tx, thread)),
      ofUnanswered((await unanswered(tx, thread)).length),
      ofOptimism(await optimismOf(tx, thread)),
      ofKeyPeople(thread, await postsHeld(tx)),
    ],
  };
}

function ofCoverage(thread: Walk, evidence: Awaited<ReturnType<typeof evidenceCounts>>): Answer {
  const { mandates } = coverage(thread, evidence);
  const found = mandates.filter(({ gaps }) => gaps.length > 0).length;
  return {
    name: 'coverage',
    question: 'Is every Direction answered, and is there anything to show for it?',
    found: mandates.length === 0 ? null : found,
    said:
      mandates.length === 0
        ? 'No Direction or recommendation is in the plan yet.'
        : `Of ${count(mandates.length, 'Direction or recommendation', 'Directions and recommendations')}, ${found} ${found === 1 ? 'lacks' : 'lack'} an action, evidence or an assessment.`,
    path: '/coverage',
  };
}

function ofMap({ rows, withGaps }: AssuranceMap): Answer {
  return {
    name: 'assurance-map',
    question: 'Who assures what?',
    found: rows.length === 0 ? null : withGaps,
    said: rows.length === 0 ? 'Nothing is on the map yet.' : sayGaps(rows.length, withGaps),
    path: mapPaths.all(),
  };
}

function ofChecks(thread: Walk, all: Awaited<ReturnType<typeof switches>>): Answer {
  const { fault, concern } = tally(assess(thread, offOn(all, thread.day)));
  return {
    name: 'plan-checks',
    question: 'Can the plan work as it is written?',
    found: thread.items.length === 0 ? null : fault + concern,
    said:
      thread.items.length === 0
        ? 'There is no plan to check yet.'
        : `Checks found ${count(fault, 'kind of fault', 'kinds of fault')} and ${count(concern, 'concern')}.`,
    path: '/checks',
  };
}

function ofRegister({ open, found }: Awaited<ReturnType<typeof registerQuality>>): Answer {
  return {
    name: 'register-quality',
    question: 'Is the register of risks kept so that it can be used?',
    found: open === 0 ? null : found,
    said:
      open === 0
        ? 'Nothing stands open in the register.'
        : `Of ${count(open, 'open entry', 'open entries')}, ${found} ${found === 1 ? 'has' : 'have'} something to mend.`,
    path: raidPaths.quality(),
  };
}

function ofStale({ asked, stale, periodId }: Awaited<ReturnType<typeof staleNow>>): Answer {
  return {
    name: 'stale',
    question: 'Is what is said of the actions fresh?',
    found: asked === 0 ? null : stale,
    said:
      asked === 0
        ? 'No reporting period is open, so nobody is asked.'
        : `Of ${count(asked, 'open action')} that are asked about now, ${stale} ${stale === 1 ? 'has' : 'have'} not been updated.`,
    path: periodId === null ? '/periods' : `/periods/${periodId}`,
  };
}

function ofUnanswered(found: number): Answer {
  return {
    name: 'unanswered',
    question: 'Are challenges answered by their day?',
    found,
    said:
      found === 0
        ? 'None has gone by its day unanswered.'
        : `${count(found, 'challenge has', 'challenges have')} gone by the day unanswered.`,
    path: '/challenges?state=unanswered',
  };
}

function ofOptimism({ kept, broken, score }: Awaited<ReturnType<typeof optimismOf>>): Answer {
  return {
    name: 'optimism',
    question: 'How far can “on track” be relied on?',
    found: score === null ? null : broken,
    said:
      score === null
        ? 'No claim to be on track has come to its day yet.'
        : `Of ${count(kept + broken, 'claim')} to be on track whose day has come, ${broken} ended in a slip or a miss: ${score} out of 100, where 0 is best.`,
    path: '/optimism',
  };
}

function ofKeyPeople(thread: Walk, posts: Awaited<ReturnType<typeof postsHeld>>): Answer {
  const { people, open } = keyPeople(thread, posts);
  const found = people.filter(({ warnings }) => warnings.length > 0).length;
  return {
    name: 'key-people',
    question: 'Does too much hang on one person, or on a post that ends?',
    found: open === 0 ? null : found,
    said: open === 0 ? 'Nothing is left to do.' : `${count(found, 'person', 'people')} to look at.`,
    path: '/key-people',
  };
}
