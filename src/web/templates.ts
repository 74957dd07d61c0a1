// Where templates are found, and the few functions they may call beside the page's own.
import { join } from 'node:path';
import nunjucks from 'nunjucks';
import { longDay, longMonth, weekdayAndDay } from '../kernel/days.ts';
import { figureColumns } from '../kernel/figure-columns.ts';
import { sayMillions, sayPounds, sayThousands } from '../kernel/money.ts';
import { errorOf, typedIn, typedInAll } from './forms.ts';
import { marks } from './marks.ts';
import { count, sentence } from './words.ts';

const source = join(import.meta.dirname, '..');
const govuk = join(source, '../node_modules/govuk-frontend/dist');

const filters = {
  longDay,
  longMonth,
  weekdayAndDay,
  sayPounds,
  sayThousands,
  sayMillions,
  count,
  sentence,
  figureColumns,
};
const globals = { marks, errorOf, typedIn, typedInAll };

/** Looks in the kit's own views, then for `plan/views/action.njk`, `api/views/…`, `govuk/components/…`. */
export function templatesFrom(moreFolders: readonly string[]): nunjucks.Environment {
  const folders = [join(source, 'web/views'), join(source, 'modules'), source, govuk, ...moreFolders];
  const templates = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), { autoescape: true });
  for (const [name, filter] of Object.entries(filters)) templates.addFilter(name, filter);
  for (const [name, value] of Object.entries(globals)) templates.addGlobal(name, value);
  return templates;
}
