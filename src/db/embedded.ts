// The embedded PostgreSQL: adopt the server that answers, start one where none does, and let the last one out stop it.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Unusable } from '../kernel/errors.ts';
import { isAlive, makeCluster, passwordsIn, type RoleName, roleOf } from './cluster.ts';
import { type Account, serverAccount, socketFolder } from './place.ts';
import { type Programs, programsIn } from './programs.ts';

export interface Embedded {
  /** The address of a database of this server, for one of its roles. */
  url(role: RoleName, database?: string): string;
  /** Leaves; the last process out stops the server, and waits until it has stopped. */
  close(): Promise<void>;
}

export interface EmbeddedOptions {
  /** True for the one process that serves pages: a second is refused. */
  serve?: boolean;
  /** Further `name=value` settings of the server. */
  server?: readonly string[];
  /** Where the programs' package lies, when not among the dependencies. */
  programs?: string;
}

// Advisory locks of the database `goldthread`, held on a connection outside any pool.
const lock = { serving: 1, present: 2 };

interface Place {
  data: string;
  cluster: string;
  log: string;
  socket: string;
  account: Account | undefined;
  programs: Programs;
  server: readonly string[];
}

/** Reaches the embedded server of a data folder, making and starting it as needed. */
export async function startEmbedded(data: string, options: EmbeddedOptions = {}): Promise<Embedded> {
  const account = serverAccount();
  // PostgreSQL's account must be able to pass through our folder to what is its own, and reads nothing on the way.
  if (account) chmodSync(data, statSync(data).mode | 0o011);
  const cluster = path.join(data, 'postgresql');
  const programs = await programsIn(path.join(data, 'programs'), options.programs);
  await makeCluster(cluster, programs, account);
  const place: Place = {
    data,
    cluster,
    log: path.join(data, 'postgresql.log'),
    socket: socketFolder(data, account),
    account,
    programs,
    server: options.server ?? [],
  };
  clearCopiedFile(place);
  let leaving = false;
  let held = await join(place);
  if (options.serve === true) {
    const { rows } = await held.query('select pg_try_advisory_lock($1) as alone', [lock.serving]);
    if (rows[0]?.alone !== true) {
      await held.end();
      throw new Unusable(
        `Goldthread is already running on ${data}. Use that one, stop it first, or set GOLDTHREAD_DATA to another folder.`,
      );
    }
  }
  // If the server itself dies (out of memory, say) a process that lives on starts it again.
  const rejoin = (): void => {
    if (leaving) return;
    join(place).then(
      async (client) => {
        held = client;
        client.once('end', rejoin);
        if (options.serve === true) await client.query('select pg_try_advisory_lock($1)', [lock.serving]);
      },
      () => {},
    );
  };
  held.once('end', rejoin);
  return {
    url: (role, database = 'goldthread') => address(place, role, database),
    close: async () => {
      leaving = true;
      await leave(place, held);
    },
  };
}

const pidFile = (cluster: string) => path.join(cluster, 'postmaster.pid');

/** Where the running server listens: it wrote that down, and TMPDIR may have been another when it was started. */
function listening(place: Place): { pid: number; socket: string } | undefined {
  const [pid, folder, , , socket] = wordsOf(pidFile(place.cluster)).split('\n');
  return pid && socket && folder === realpathSync(place.cluster) ? { pid: Number(pid), socket } : undefined;
}

/**
 * A folder copied from a running installation holds that one's file, and PostgreSQL would not start beside it. A folder
 * that was moved under its running server looks the same, and there a second server would be the end of the data.
 */
function clearCopiedFile(place: Place): void {
  const words = wordsOf(pidFile(place.cluster));
  const [pid = '', folder = ''] = words.split('\n');
  if (words === '' || folder === realpathSync(place.cluster) || !isAlive(Number(pid))) return;
  if (wordsOf(pidFile(folder)).split('\n')[0] !== pid)
    throw new Unusable(
      `${place.data} was moved while Goldthread ran on it. Stop that Goldthread (its PostgreSQL is process ${pid}), then start again.`,
    );
  rmSync(pidFile(place.cluster), { force: true });
}

/** A server that stops takes its file away at any moment, between a look and a reading too. */
function wordsOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function address(place: Place, role: RoleName, database: string): string {
  const host = encodeURIComponent(listening(place)?.socket ?? place.socket);
  return `postgresql://${roleOf[role]}:${passwordsIn(place.cluster)[role]}@${host}:5432/${database}`;
}

// A server that starts up, recovers or shuts down says so; one that is gone says nothing.
const busy = ['57P03', '57P01', '57P02'];
const gone = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'];

/** Connects, starting a server if none answers, and takes the lock that keeps the server up while we are here. */
async function join(place: Place): Promise<pg.Client> {
  const patience = 30_000;
  let giveUpAt = Date.now() + patience;
  let starting: { done: boolean } | undefined;
  for (;;) {
    const client = new pg.Client({ connectionString: address(place, 'app', 'goldthread') });
    // Errors reach us through the promises below, and later as `end`.
    client.on('error', () => {});
    try {
      await client.connect();
      // Waits while the last one out is stopping the server, and is then cut off: round again.
      await client.query('select pg_advisory_lock_shared($1)', [lock.present]);
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      const code = codeOf(error);
      if (busy.includes(code)) giveUpAt = Date.now() + patience;
      else if (!gone.includes(code) && !isCutOff(error)) throw unreachable(place, error);
      if (gone.includes(code) && starting?.done !== false) starting = start(place);
      if (Date.now() > giveUpAt) {
        throw new Error(`PostgreSQL did not start; its log is ${place.log}:\n${lastLines(place.log)}`);
      }
      await pause(20);
    }
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function isCutOff(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Connection terminated');
}

function unreachable(place: Place, error: unknown): unknown {
  // The data folder was removed under a running server, which notices within a minute and stops.
  if (codeOf(error) !== '28P01') return error;
  return new Unusable(
    `A server of an earlier ${place.data} still answers in ${place.socket}. It stops by itself within a minute: try again then.`,
  );
}

function lastLines(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : '';
}

/** Starts a server that outlives us. If another process was quicker, this one ends by itself and that one is adopted. */
function start(place: Place): { done: boolean } {
  const log = openSync(place.log, 'a', 0o600);
  const settings = [
    'listen_addresses=',
    `unix_socket_directories=${place.socket}`,
    'port=5432',
    ...place.server,
  ];
  const child = spawn(
    place.programs.postgres,
    ['-D', place.cluster, ...settings.flatMap((setting) => ['-c', setting])],
    { ...place.account, cwd: '/', detached: true, stdio: ['ignore', log, log] },
  );
  closeSync(log);
  const state = { done: false };
  child.once('error', () => {
    state.done = true;
  });
  // A short rest before anybody tries again, while a server that shuts down finishes.
  child.once('exit', () => setTimeout(() => Object.assign(state, { done: true }), 200).unref());
  child.unref();
  return state;
}

async function leave(place: Place, held: pg.Client): Promise<void> {
  const running = listening(place);
  try {
    await held.query('select pg_advisory_unlock_shared($1)', [lock.present]);
    const { rows } = await held.query('select pg_try_advisory_lock($1) as last', [lock.present]);
    // SIGINT: no new work, cut off who is left, write everything down, stop.
    if (rows[0]?.last === true && running !== undefined) process.kill(running.pid, 'SIGINT');
    else return;
  } catch {
    // The server is already gone, and with it our locks.
    return;
  } finally {
    await held.end().catch(() => {});
  }
  for (let waited = 0; waited < 60_000; waited += 10) {
    if (listening(place)?.pid !== running.pid || !isAlive(running.pid)) return;
    await pause(10);
  }
}
