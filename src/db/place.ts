// Where the installation keeps its data, and as which account of the machine PostgreSQL runs there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, lstatSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Unusable } from '../kernel/errors.ts';

/** The settings the database floor reads; src/config.ts says what each means. */
export interface DatabaseSettings {
  DATABASE_URL?: string | undefined;
  GOLDTHREAD_OWNER_URL?: string | undefined;
  GOLDTHREAD_DATA?: string | undefined;
  GOLDTHREAD_SIGNING_KEY?: string | undefined;
}

/** Somebody of the machine: PostgreSQL refuses to run as root, so root lends it the account `postgres`. */
export interface Account {
  uid: number;
  gid: number;
}

const asRoot = process.getuid?.() === 0;

/** The package's own folder. */
export const projectFolder = path.resolve(import.meta.dirname, '../..');

/** The folder of the embedded database and of the signing key, made if it is missing. */
export function dataFolder(settings: DatabaseSettings): string {
  const folder = path.resolve(settings.GOLDTHREAD_DATA ?? defaultFolder());
  // Others may pass through to reach what is theirs, and read nothing here.
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return folder;
}

function defaultFolder(): string {
  if (asRoot) return '/var/lib/goldthread';
  // Installed as a dependency, the package's folder is npm's to empty; the project is where the command was given.
  const installed = projectFolder.split(path.sep).includes('node_modules');
  return path.join(installed ? process.cwd() : projectFolder, '.goldthread');
}

/** The account PostgreSQL runs as, or undefined where it can run as ourselves. Makes the account if it must. */
export function serverAccount(): Account | undefined {
  if (!asRoot) return undefined;
  const found = readAccount();
  if (found !== undefined) return found;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const made = readAccount();
  if (made === undefined) {
    throw new Unusable(
      'PostgreSQL does not run as root, and the account it would run as, `postgres`, is missing and could not be made. ' +
        'Run `useradd --system postgres`, start Goldthread as an ordinary user, or set DATABASE_URL.',
    );
  }
  return made;
}

function readAccount(): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/**
 * The folder of the server's socket: short, because a socket's path may have 103 bytes on some systems, and its own,
 * so that nobody else of the machine can stand a server in its place.
 */
export function socketFolder(data: string, account: Account | undefined): string {
  const name = `gt-${createHash('sha256').update(data).digest('hex').slice(0, 12)}`;
  const longest = 103 - '/.s.PGSQL.5432.lock'.length;
  const base = path.join(os.tmpdir(), name).length <= longest ? os.tmpdir() : '/tmp';
  const folder = path.join(base, name);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  const found = lstatSync(folder);
  const owner = account?.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new Unusable(`${folder} belongs to somebody else. Remove it, or set TMPDIR to another folder.`);
  }
  return folder;
}
