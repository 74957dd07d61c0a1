// The pages of the reference, each a function of the code and of the database that the migrations make.
import type { FastifyInstance } from 'fastify';
import type { Database } from '../../src/db/database.ts';
import { permissionsReference } from '../../src/modules/people/index.ts';
import { apiPage } from './api.ts';
import { commandsPage } from './commands.ts';
import { configurationPage } from './configuration.ts';
import { dataDictionaryPage } from './data-dictionary.ts';
import { permissionMatrixPage } from './permission-matrix.ts';
import { siteMapPage } from './site-map.ts';

export interface ReferenceSources {
  app: FastifyInstance;
  database: Database;
}

type MakePage = (sources: ReferenceSources) => Promise<string>;

const pages: Record<string, MakePage> = {
  'configuration.md': async () => configurationPage(),
  'commands.md': commandsPage,
  'api.md': async ({ app }) => apiPage(app),
  'permissions.md': async () => permissionsReference(),
  'permission-matrix.md': async ({ app }) => permissionMatrixPage(app),
  'data-dictionary.md': ({ database }) => dataDictionaryPage(database),
  'site-map.md': async ({ app }) => siteMapPage(app),
};

// The formatter would pad every cell of a table to its widest, and one new row would then change them all.
const unformatted = '<!-- biome-ignore-all format: made by `npm run reference` -->';

export const referenceNames: readonly string[] = Object.keys(pages);

/** The whole text of one page, by its file's name. */
export async function referencePage(name: string, sources: ReferenceSources): Promise<string> {
  const make = pages[name];
  if (!make) throw new Error(`The reference has no page ${name}`);
  return `${unformatted}\n\n${await make(sources)}`;
}
