// `npm test`: says what is missing before anything else, then types, style and tests, and one line at the end.
// `npm run test:core` (--core) needs neither Chromium nor LibreOffice, and leaves their tests out.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import {
  chromiumProgram,
  find,
  install,
  libreOffice,
  mayInstall,
  missing,
  type Program,
} from './programs.ts';
import { root } from './source.ts';

const core = process.argv.includes('--core');
const checks = [
  { name: 'types', words: ['tsc', '--noEmit'] },
  { name: 'style', words: ['biome', 'check', '--diagnostic-level=error'] },
  {
    name: 'tests',
    words: [
      'vitest',
      'run',
      '--project',
      'core',
      ...(core ? [] : ['--project', 'browser', '--project', 'office']),
    ],
  },
];

process.exitCode = (await run()) ? 0 : 1;

async function run(): Promise<boolean> {
  const started = performance.now();
  const trouble = core ? [] : lookFor([chromiumProgram, libreOffice]);
  if (trouble.length > 0) {
    for (const words of trouble) say(words);
    say('Nothing was checked.');
    return false;
  }
  const failed: string[] = [];
  for (const { name, words } of checks) {
    say(`\n${name}: ${words.join(' ')}`);
    if (!(await passes(words))) failed.push(name);
  }
  const seconds = Math.round((performance.now() - started) / 1000);
  const kinds = checks.map((check) => check.name).join(', ');
  const without = core ? ', without Chromium and LibreOffice' : '';
  say(
    failed.length === 0
      ? `\nEvery check passed (${kinds}${without}) in ${seconds} s.`
      : `\nFailed: ${failed.join(', ')} (of ${kinds}${without}), in ${seconds} s.`,
  );
  return failed.length === 0;
}

/** Installs what it may, says what it does, and answers what is still missing. */
function lookFor(programs: readonly Program[]): string[] {
  const absent = programs.filter((program) => find(program) === undefined);
  const fetched = absent.filter(mayInstall);
  if (fetched.length > 0) {
    const names = fetched.map((program) => program.name).join(' and ');
    say(`${names}: not here. Installing with apt-get, once; this takes a few minutes.`);
    install(fetched);
  }
  return absent.filter((program) => find(program) === undefined).map(missing);
}

/** Runs one of the project's own programs by this Node, with its output passed straight on. */
function passes([program = '', ...words]: readonly string[]): Promise<boolean> {
  const folder = join(root, 'node_modules', '.bin');
  const file = join(folder, program);
  if (!existsSync(file)) {
    say(`${program} is not installed. Run npm install first.`);
    return Promise.resolve(false);
  }
  // The project's own Node first, as npm has it: the programs ask for `node` by name.
  const env = { ...process.env, PATH: folder + delimiter + process.env.PATH };
  const child = spawn(file, words, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
