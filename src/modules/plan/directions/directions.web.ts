// Mounts the pages of the two histories of Directions: instruments and functions, and commissioners' assessments.
import type { FastifyInstance } from 'fastify';
import { mount } from '../../../web/pages.ts';
import { addAssessmentPages } from './assessments.web.ts';
import { addInstrumentPages } from './instruments.web.ts';
import type { DirectionSettings } from './work.web.ts';

export async function directionsWeb(app: FastifyInstance, settings: DirectionSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    addInstrumentPages(scope, settings);
    addAssessmentPages(scope, settings);
  });
}
