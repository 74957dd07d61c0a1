// Compiles the stylesheet. `npm run styles` writes src/web/assets/site.css; a test compares it with what is committed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'sass';

const govuk = join(import.meta.dirname, '../../../node_modules/govuk-frontend/dist/govuk');
export const builtStylesheet = join(import.meta.dirname, '../assets/site.css');

export function compileStyles(): string {
  const source = join(import.meta.dirname, 'site.scss');
  const compiled = compile(source, { loadPaths: [govuk], style: 'compressed', quietDeps: true });
  // Licence notices are kept by hand, once, instead of with each part.
  return `/* Contains parts of govuk-frontend, Crown copyright, MIT licence. */\n${compiled.css}\n`;
}

if (import.meta.main) writeFileSync(builtStylesheet, compileStyles());
