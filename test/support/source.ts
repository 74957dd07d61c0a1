// The repository's own files, as the guard tests read them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Tracked and new files, not ignored ones, as paths from the root. */
export function files(...patterns: string[]): string[] {
  const out = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return out.split('\n').filter((file) => file !== '' && existsSync(`${root}/${file}`));
}

export function textOf(file: string): string {
  return readFileSync(`${root}/${file}`, 'utf8');
}

/** Every import and re-export of a TypeScript file, as written. */
export function importsOf(file: string): string[] {
  const matches = textOf(file).matchAll(
    /^\s*(?:import|export)\s[^'"]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm,
  );
  return [...matches].map((match) => match[1] ?? match[2] ?? '');
}
