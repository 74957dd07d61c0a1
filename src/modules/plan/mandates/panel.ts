// What a recommendation's own page says of it: the review, the council's answer, and who does what about it by when.
import { mayDo } from '../../people/index.ts';
import type { ItemPanel } from '../contributions.ts';
import { isDirection } from '../directions/direction.ts';
import { reviewsKept } from './kept.ts';
import { sayAsked } from './say.ts';

export const recommendationPanel: ItemPanel = async ({ tx, from, thread, item, isPast, actor }) => {
  if (!['mandate', 'recommendation'].includes(item.kind) || isDirection(item)) return null;
  const { asked } = await reviewsKept(tx, thread, from);
  const one = asked.find(({ items }) => items.includes(item));
  if (!one) return null;
  const said = sayAsked(thread, one);
  // A past day has pages of the thread alone: nothing else is linked there.
  const then = {
    ...said,
    answerPath: null,
    reviews: said.reviews.map(({ title }) => ({ title, path: null })),
  };
  return {
    template: 'plan/views/mandate-panel.njk',
    rows: [isPast ? then : said],
    keeps: mayDo(actor, 'review.keep'),
  };
};
