// What other modules tell a pack: where opinions differ, what was challenged, and the weightiest risks.
import {
  allChallenges,
  confidenceWords,
  resultWords,
  type StatusSignal,
  threeOpinions,
} from '../delivery/index.ts';
import { measureSources } from './from-measures.ts';
import { raidSources } from './from-raid.ts';
import type { PackSources } from './sources.ts';

/** `signals` are those that the pages of opinions use, so that a pack says the same as they do. */
function deliverySources(signals: readonly StatusSignal[]): PackSources {
  return {
    opinions: async ({ tx, thread, actor, actions }) =>
      (await threeOpinions({ tx, thread, actor, signals, actions })).flatMap(
        ({ action, declared, computed, independent, kinds, sentence }) =>
          sentence === null
            ? []
            : [
                {
                  itemId: action.id,
                  declared: declared?.words ?? 'No status given',
                  computed: resultWords[computed.result],
                  independent:
                    independent &&
                    `${confidenceWords[independent.confidence]}: ${independent.words} (${independent.givenBy})`,
                  sentence,
                  onlyStale: kinds.every((kind) => kind === 'stale'),
                },
              ],
      ),
    challenges: async ({ tx }) =>
      (await allChallenges(tx)).map(({ itemId, words, raisedBy, raisedAs, answerBy, answer }) => ({
        itemId,
        words,
        raisedBy: `${raisedBy}, ${raisedAs}`,
        answerBy,
        answer,
      })),
  };
}

/** Everything that modules tell a pack today. */
export function packSources(signals: readonly StatusSignal[]): PackSources {
  return { ...deliverySources(signals), ...raidSources, ...measureSources };
}
