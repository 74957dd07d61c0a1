// Mounts the pages about reviews by others and what they recommended.
import type { FastifyInstance } from 'fastify';
import { mount } from '../../../web/pages.ts';
import { addRecommendationPages } from './recommendations.web.ts';
import { addReviewPages } from './reviews.web.ts';
import type { MandateSettings } from './work.web.ts';

export async function mandatesWeb(app: FastifyInstance, settings: MandateSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    addReviewPages(scope, settings);
    addRecommendationPages(scope, settings);
  });
}
