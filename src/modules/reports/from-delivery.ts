// What delivery tells a pack: where the three opinions of an action differ.
import { resultWords, type StatusSignal, threeOpinions } from '../delivery/index.ts';
import type { PackSources } from './sources.ts';

/** `signals` are those that the pages of opinions use, so that a pack says the same as they do. */
export function deliverySources(signals: readonly StatusSignal[]): PackSources {
  return {
    opinions: async ({ tx, thread, actor, actions }) =>
      (await threeOpinions({ tx, thread, actor, signals, actions })).flatMap(
        ({ action, declared, computed, independent, sentence }) =>
          sentence === null
            ? []
            : [
                {
                  itemId: action.id,
                  declared: declared?.words ?? 'No status given',
                  computed: resultWords[computed.result],
                  independent: independent && `${independent.words} (${independent.givenBy})`,
                  sentence,
                  onlyStale: computed.result === 'stale' && independent === null,
                },
              ],
      ),
  };
}
