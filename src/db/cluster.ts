// Makes the embedded database's files: one PostgreSQL cluster with the owner's role, the application's role and a database.
import { execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Unusable } from '../kernel/errors.ts';
import type { Account } from './place.ts';
import type { Programs } from './programs.ts';

const run = promisify(execFile);

/** Roles of an installation. `superuser` exists in the embedded database only, and nothing signs in as it by day. */
export const roleOf = {
  superuser: 'postgres',
  owner: 'goldthread_owner',
  app: 'goldthread_app',
} as const;
export type RoleName = keyof typeof roleOf;
const roleNames = ['superuser', 'owner', 'app'] as const satisfies readonly RoleName[];

const passwordFile = 'goldthread-passwords';

/** The passwords kept with the data, one a line: superuser, owner, application. */
export function passwordsIn(cluster: string): Record<RoleName, string> {
  const [superuser = '', owner = '', app = ''] = readFileSync(path.join(cluster, passwordFile), 'utf8').split(
    '\n',
  );
  return { superuser, owner, app };
}

/**
 * Makes the cluster unless it is there. It is made under another name and moved into place whole, so a process killed
 * half-way leaves nothing that a later start must trust, and of two first starts at once one simply finds the other's.
 */
export async function makeCluster(cluster: string, programs: Programs, account: Account | undefined) {
  clearAbandoned(cluster);
  if (existsSync(cluster)) {
    refuseOtherMajor(cluster, programs);
    return;
  }
  const making = `${cluster}.new-${process.pid}`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  if (account) chownSync(making, account.uid, account.gid);
  try {
    await initialise(making, programs, account);
    await rename(making, cluster);
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (!existsSync(cluster)) throw error;
  }
}

async function initialise(folder: string, programs: Programs, account: Account | undefined): Promise<void> {
  const password = () => randomBytes(24).toString('base64url');
  const passwords = { superuser: password(), owner: password(), app: password() };
  // initdb wants an empty folder, so the file goes in afterwards; meanwhile the password lies beside it.
  const pwfile = `${folder}.pw`;
  try {
    keepSecret(pwfile, passwords.superuser, account);
    await run(
      programs.initdb,
      [
        `--pgdata=${folder}`,
        `--username=${roleOf.superuser}`,
        `--pwfile=${pwfile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
      ],
      { ...account, cwd: '/' },
    ).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EACCES' && error.code !== 'ENOENT') throw error;
      throw new Unusable(
        `The account that runs PostgreSQL cannot reach ${path.dirname(folder)}. ` +
          'Set GOLDTHREAD_DATA to a folder it can reach, or leave it unset.',
      );
    });
  } finally {
    rmSync(pwfile, { force: true });
  }
  const text = `${roleNames.map((role) => passwords[role]).join('\n')}\n`;
  keepSecret(path.join(folder, passwordFile), text, account);
  await makeRoles(folder, programs, account, passwords);
}

function keepSecret(file: string, text: string, account: Account | undefined): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}

/** PostgreSQL's single-user mode: statements on standard input, one a line, with no server to be reached meanwhile. */
async function makeRoles(
  folder: string,
  programs: Programs,
  account: Account | undefined,
  passwords: Record<RoleName, string>,
): Promise<void> {
  const statements = [
    `create role ${roleOf.owner} login password '${passwords.owner}'`,
    `create role ${roleOf.app} login password '${passwords.app}'`,
    `create database goldthread owner ${roleOf.owner}`,
  ];
  const child = spawn(programs.postgres, ['--single', '-j', '-D', folder, 'postgres'], {
    ...account,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part) => {
    said += part;
  });
  child.stdin.end(statements.map((statement) => `${statement};\n\n`).join(''));
  const code = await new Promise((done, failed) => child.on('error', failed).on('close', done));
  if (code !== 0 || /ERROR|FATAL/.test(said)) {
    throw new Error(`the embedded database's roles could not be made: ${said}`);
  }
}

/** Removes what a process that no longer lives left half made. */
function clearAbandoned(cluster: string): void {
  const begins = `${path.basename(cluster)}.new-`;
  for (const name of readdirSync(path.dirname(cluster))) {
    if (!name.startsWith(begins)) continue;
    const maker = Number.parseInt(name.slice(begins.length), 10);
    if (!isAlive(maker)) rmSync(path.join(path.dirname(cluster), name), { recursive: true, force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is alive, and not ours to signal.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function refuseOtherMajor(cluster: string, programs: Programs): void {
  const made = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (made === programs.major) return;
  throw new Unusable(
    `${cluster} was made by PostgreSQL ${made}, and this release brings ${programs.major}. ` +
      'Back it up with the release that made it, and restore the backup with this one.',
  );
}
