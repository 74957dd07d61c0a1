// Mounts the pages of delivery for officers, and gives the thread's pages what delivery says of an item.
import type { FastifyInstance } from 'fastify';
import { mount } from '../../web/pages.ts';
import { addClosingPages } from './closing/closing.web.ts';
import { addEvidencePages } from './evidence/evidence.web.ts';
import { addOpinionPages } from './opinions/opinions.web.ts';
import type { DeliverySettings } from './settings.ts';

export async function deliveryWeb(app: FastifyInstance, settings: DeliverySettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    // Each part of delivery adds its pages here: addUpdatePages(scope, settings).
    addOpinionPages(scope, settings);
    addEvidencePages(scope, settings);
    addClosingPages(scope, settings);
  });
}
