// What measures say of items for their computed status: one that speaks of an item and is off target.
import type { Signal, StatusSignal } from '../delivery/index.ts';
import { cardsIn } from './cards.ts';
import { sayValue } from './say.ts';
import type { Card } from './scorecard.ts';
import { sayPeriod } from './when.ts';

/** In the four queries of the scorecard, however many items are asked about. */
export const measureSignals: StatusSignal = async ({ tx, from, thread }) =>
  (await cardsIn(tx, thread, from)).flatMap(signalsOf);

/** Off target puts an item at risk; off target and getting worse, off track. A place's measure depends on others too: at risk at most. */
export function signalsOf({ items, glance }: Card): Signal[] {
  const { definition, latest, rated, travel } = glance;
  if (!latest || rated?.rating !== 'off-target') return [];
  const isWorse = travel.travel === 'worse' && definition.scope === 'council';
  const going = { better: ', and getting better', worse: ', and getting worse', same: '', unknown: '' };
  const words = `“${definition.title}” was ${sayValue(latest.value, definition)} in ${sayPeriod(latest.span, definition)}, off its target${going[travel.travel]}.`;
  return items.map(({ id }) => ({
    kind: 'reason',
    itemId: id,
    result: isWorse ? 'off-track' : 'at-risk',
    words,
  }));
}
