// What a linter cannot say of a tidy repository: sizes, headers, names, links, numbers and nothing personal.
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { files, root, textOf } from './support/source.ts';

const code = files('src/**/*.ts', 'src/*.ts', 'test/**/*.ts', 'test/*.ts', 'bench/*.ts', 'example/*.ts');
const pages = files('*.md', '**/*.md');

test('a file has at most 300 lines', () => {
  const long = code.filter((file) => textOf(file).split('\n').length > 301);
  expect(long).toEqual([]);
});

test('a function has at most 70 lines', () => {
  expect(code.filter((file) => !file.endsWith('.test.ts')).flatMap(longFunctions)).toEqual([]);
});

/** Functions declared at any indent whose closing brace at the same indent is more than 70 lines on. */
function longFunctions(file: string): string[] {
  const lines = textOf(file).split('\n');
  return lines.flatMap((line, start) => {
    const match = /^(\s*)(?:export )?(?:async )?function\*? (\w+)/.exec(line);
    if (!match) return [];
    const end = lines.findIndex((other, index) => index > start && other === `${match[1]}}`);
    return end - start >= 70 ? [`${file}: ${match[2]} has ${end - start + 1} lines`] : [];
  });
}

test('a source file opens with a line on what it is about', () => {
  const silent = code.filter((file) => !file.endsWith('.test.ts') && !/^(#!.*\n)?\/\/ \S/.test(textOf(file)));
  expect(silent).toEqual([]);
});

test('no file or folder is called by a name that says nothing', () => {
  const empty = /(^|\/)(utils?|helpers?|common|services?|types|misc)(\.ts)?(\/|$)/;
  expect(files('src', 'test', 'bench', 'example').filter((file) => empty.test(file))).toEqual([]);
});

test('nothing is skipped, focused or left for later', () => {
  const marks = /\b(it|test|describe)\.(only|todo)\b|\bTODO\b|\bFIXME\b/;
  expect(code.filter((file) => file !== 'test/tidy.test.ts' && marks.test(textOf(file)))).toEqual([]);
});

test('links in Markdown lead somewhere', () => {
  const broken = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
      .map((match) => posix.join(posix.dirname(page), match[1] ?? ''))
      .filter((target) => !existsSync(`${root}/${target}`))
      .map((target) => `${page} links to ${target}`),
  );
  expect(broken).toEqual([]);
});

test('every npm script named in Markdown exists', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const missing = pages.flatMap((page) =>
    [...textOf(page).matchAll(/\bnpm run ([\w:-]+)/g)]
      .filter((match) => scripts[match[1] ?? ''] === undefined)
      .map((match) => `${page}: ${match[0]}`),
  );
  expect(missing).toEqual([]);
});

test('decision records are numbered once each', () => {
  const numbers = files('docs/decisions/*.md').map((file) => posix.basename(file).slice(0, 4));
  expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([]);
  expect(numbers.filter((number) => !/^\d{4}$/.test(number))).toEqual([]);
});

test('versions are exact', () => {
  const listed = JSON.parse(textOf('package.json')) as Record<string, Record<string, string> | undefined>;
  const all = { ...listed.dependencies, ...listed.devDependencies, ...listed.optionalDependencies };
  expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('the seed documents are nowhere in the repository', () => {
  // Names of the real council are allowed where a test or a page says which public document it was tried on.
  const copied = files('example', 'fixtures', 'src', 'migrations').filter((file) =>
    /thurrock/i.test(textOf(file)),
  );
  expect(copied.filter((file) => !file.endsWith('.test.ts'))).toEqual([]);
});
