// The two programs that tests need beside npm's packages: Chromium and LibreOffice. Found, installed, or asked for.
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, isAbsolute, join } from 'node:path';

export interface Program {
  name: string;
  /** Names it another program by its path. */
  setting: string;
  /** Tried in this order. */
  usual: readonly string[];
  /** Debian's and Ubuntu's packages. */
  packages: readonly string[];
  neededFor: string;
  /** Whether the program found is whole, where it can be installed in parts. */
  isWhole?: (file: string) => boolean;
}

export const chromiumProgram: Program = {
  name: 'Chromium',
  setting: 'CHROMIUM_PATH',
  usual: [
    '/usr/bin/chromium',
    'chromium',
    'chromium-browser',
    'google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  packages: ['chromium', 'fonts-liberation'],
  neededFor: 'the browser tests',
};

export const libreOffice: Program = {
  name: 'LibreOffice',
  setting: 'LIBREOFFICE_PATH',
  usual: ['soffice', 'libreoffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'],
  packages: ['libreoffice-calc', 'libreoffice-writer'],
  neededFor: 'the tests of files for office programs',
  // Debian packs Calc and Writer apart: the library of each stands beside the program.
  isWhole: (file) => {
    const folder = dirname(realpathSync(file));
    const has = (library: string) => existsSync(join(folder, library));
    return has('libsclo.so') === has('libswlo.so');
  },
};

/** What its setting names, or the first of the usual names that answers; undefined when none does. */
export function find(program: Program): string | undefined {
  const named = process.env[program.setting];
  return (named ? [named] : program.usual)
    .map(placeOf)
    .find((file) => file !== undefined && answers(file) && (program.isWhole?.(file) ?? true));
}

/** The file a name stands for: itself, or the first of that name on the path. */
function placeOf(name: string): string | undefined {
  if (isAbsolute(name)) return name;
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

function answers(file: string): boolean {
  try {
    execFileSync(file, ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

/** As `find`, for a program that answers no `--version`. */
export function whereIs(program: Program): string | undefined {
  const named = process.env[program.setting];
  return (named ? [named] : program.usual).map(placeOf).find((file) => file !== undefined);
}

/** As `find`; throws words that say what to install and what does without. */
export function need(program: Program): string {
  const found = find(program);
  if (found) return found;
  throw new Error(missing(program));
}

export function missing({ name, setting, packages, neededFor }: Program): string {
  const named = process.env[setting];
  return [
    named
      ? `${setting} is ${named}, which is not ${name} that runs.`
      : `${name} is missing; ${neededFor} need it.`,
    `On Debian or Ubuntu, as root: apt-get install ${packages.join(' ')}.`,
    `Elsewhere, install ${name} and set ${setting} to its program.`,
    '`npm run test:core` runs every check that does without it.',
  ].join(' ');
}

/** Whether `install` could help: only root may, only with apt-get, and not where a setting names the program. */
export function mayInstall({ setting }: Program): boolean {
  return process.getuid?.() === 0 && !process.env[setting] && answers('apt-get');
}

/** Installs the packages, once. Quietly does nothing where that fails: whoever asked looks again. */
export function install(programs: readonly Program[]): void {
  const aptGet = (...words: string[]) =>
    execFileSync('apt-get', words, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  try {
    aptGet('update', '-qq');
    const packages = programs.flatMap((program) => program.packages);
    aptGet('install', '-y', '-qq', '--no-install-recommends', ...packages);
  } catch {
    // No network, or no such package: what is still missing is named next.
  }
}
