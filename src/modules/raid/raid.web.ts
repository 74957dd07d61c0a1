// The register's pages: live below /office, and as they stood on any past day.
import type { FastifyInstance } from 'fastify';
import { mount } from '../../web/pages.ts';
import { addDoingPages } from './doing.web.ts';
import { addEntryPage } from './entry.web.ts';
import { addExport } from './export.web.ts';
import { addPictures } from './pictures.web.ts';
import { addRaisePages } from './raise.web.ts';
import type { RaidSettings } from './reading.web.ts';
import { addRegisterPages } from './register.web.ts';
import { addSettingsPages } from './settings.web.ts';

export async function raidWeb(app: FastifyInstance, settings: RaidSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    addRaisePages(scope, settings);
    addSettingsPages(scope, settings);
    addReadingPages(scope, settings);
    addDoingPages(scope, settings);
  });
  await mount(app, '/office/as-at/:day', (scope) => addReadingPages(scope, settings));
}

function addReadingPages(scope: FastifyInstance, settings: RaidSettings): void {
  addRegisterPages(scope, settings);
  addExport(scope, settings);
  addPictures(scope, settings);
  addEntryPage(scope, settings);
}
