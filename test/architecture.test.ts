// The one rule of the layout: app → modules → kits → db → kernel. Imports point right only (ARCHITECTURE.md).
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { files, importsOf, textOf } from './support/source.ts';

const kits = ['web', 'api', 'cli', 'office', 'charts', 'post'];
const modules = [
  'people',
  'plan',
  'reading',
  'delivery',
  'raid',
  'measures',
  'finance',
  'decisions',
  'engagement',
  'assurance',
  'reports',
  'publication',
];

interface Place {
  layer: 'app' | 'module' | 'kit' | 'db' | 'kernel';
  name: string;
}

/** Where a file of src/ stands; undefined for a folder nobody has placed. */
function placeOf(file: string): Place | undefined {
  const [, first = '', second = ''] = file.split('/');
  if (first.endsWith('.ts')) return { layer: 'app', name: first };
  if (first === 'kernel' || first === 'db') return { layer: first, name: first };
  if (kits.includes(first)) return { layer: 'kit', name: first };
  return first === 'modules' && modules.includes(second) ? { layer: 'module', name: second } : undefined;
}

const layers = ['app', 'module', 'kit', 'db', 'kernel'];

/** What is wrong with one import, in words; null when it may stand. */
function judge(file: string, from: Place, target: string): string | null {
  // The example council is given to the application as documents are.
  if (from.layer === 'app' && target.startsWith('example/')) return null;
  const to = placeOf(target);
  if (!to) return `${file} imports ${target}, which is outside the layout`;
  if (from.layer === to.layer && from.name === to.name) return null;
  if (layers.indexOf(from.layer) > layers.indexOf(to.layer))
    return `${file} imports ${target}: imports point right only`;
  if (from.layer === 'kit' && to.layer === 'kit')
    return `${file} imports ${target}: kits do not know one another`;
  if (to.layer !== 'module') return null;
  // The application opens a module's doors by name, so that a command loads no web pages.
  if (from.layer === 'app' && /\.(web|api|cli)\.ts$/.test(target)) return null;
  if (!target.endsWith(`/${to.name}/index.ts`))
    return `${file} imports ${target}: a module is entered by its index.ts`;
  if (from.layer === 'module' && modules.indexOf(to.name) > modules.indexOf(from.name))
    return `${file} imports ${target}: a module imports only those before it`;
  return null;
}

/** Tests, and the samples that several of them share. */
const isForTests = (file: string) => /\.(test|sample)\.ts$/.test(file);

const sources = files('src/*.ts', 'src/**/*.ts');

test('every file of src/ stands in a placed folder', () => {
  expect(sources.filter((file) => placeOf(file) === undefined)).toEqual([]);
});

test('imports point right only', () => {
  const wrong = sources.flatMap((file) => {
    const from = placeOf(file);
    if (!from || isForTests(file)) return [];
    return importsOf(file)
      .filter((target) => target.startsWith('.'))
      .map((target) => judge(file, from, posix.normalize(posix.join(posix.dirname(file), target))))
      .filter((trouble) => trouble !== null);
  });
  expect(wrong).toEqual([]);
});

test('samples are for tests alone', () => {
  const users = sources.filter(
    (file) => !isForTests(file) && importsOf(file).some((one) => one.endsWith('.sample.ts')),
  );
  expect(users).toEqual([]);
});

test('the rule refuses what it should', () => {
  const kernel: Place = { layer: 'kernel', name: 'kernel' };
  const plan: Place = { layer: 'module', name: 'plan' };
  expect(judge('src/kernel/days.ts', kernel, 'src/db/database.ts')).toContain('right only');
  expect(judge('src/modules/plan/plan.ts', plan, 'src/modules/reading/index.ts')).toContain('before it');
  expect(judge('src/modules/plan/plan.ts', plan, 'src/modules/people/people.ts')).toContain('index.ts');
  expect(judge('src/web/server.ts', { layer: 'kit', name: 'web' }, 'src/cli/command.ts')).toContain(
    'one another',
  );
  expect(judge('src/modules/plan/plan.ts', plan, 'src/modules/people/index.ts')).toBeNull();
});

test('SQL is written in stores, migrations and the database floor alone', () => {
  const writers = sources.filter(
    (file) => !file.endsWith('.store.ts') && !file.startsWith('src/db/') && !file.endsWith('.test.ts'),
  );
  expect(writers.filter((file) => /\bsql\.(type|unsafe|fragment)/.test(textOfCode(file)))).toEqual([]);
});

test('the environment is read in config.ts alone', () => {
  const readers = sources.filter((file) => file !== 'src/config.ts' && !file.endsWith('.test.ts'));
  expect(readers.filter((file) => /process\.env\b/.test(textOfCode(file)))).toEqual([]);
});

function textOfCode(file: string): string {
  return textOf(file).replace(/^\s*\/\/.*$/gm, '');
}
