// Mounts what changes the plan: the form for one item, and lists in spreadsheets. Officers who may, and nobody else.
import type { FastifyInstance } from 'fastify';
import { mount } from '../../web/pages.ts';
import { addChangeForm, type ChangingSettings } from './changes/change.web.ts';
import { addSpreadsheetPages } from './sheets/sheets.web.ts';

export type { ChangingSettings } from './changes/change.web.ts';

export async function changingWeb(app: FastifyInstance, settings: ChangingSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    addChangeForm(scope, settings);
    addSpreadsheetPages(scope, settings);
  });
}
