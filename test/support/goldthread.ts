// Goldthread as people run it: its own command in processes of their own, on a folder that goes when the tests are done.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';
import { exampleCopy } from './example.ts';
import { root } from './source.ts';

const command = join(root, 'bin/goldthread.js');

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

export interface Serving {
  child: ChildProcess;
  /** What it printed once it listened. */
  lines: readonly string[];
  /** `http://localhost:41234` */
  address: string;
  /** Asks it to stop, and waits until it has. Answers the exit code. */
  stop(): Promise<number | null>;
}

export interface Installation {
  /** A folder of the tests' own, for files to read. */
  folder: string;
  /** Its settings, as a process of it finds them. */
  environment: NodeJS.ProcessEnv;
  /** Runs one command to its end. */
  run(words: readonly string[], input?: string): Promise<Ended>;
  /** `goldthread start` on a free port; resolves once it has said how to stop it, rejects where it ends before. */
  start(): Promise<Serving>;
}

/**
 * An installation that has the example council already, on the tests' own server: for commands and pages, where the first
 * start itself is not what is tried.
 */
export async function exampleInstallation(
  settings: Record<string, string> = {},
): Promise<Installation & { superuserUrl: string }> {
  const { urls, folder } = await exampleCopy();
  const installation = freshInstallation({ DATABASE_URL: urls.app, GOLDTHREAD_DATA: folder, ...settings });
  return { ...installation, superuserUrl: urls.superuser };
}

/** An installation without data yet. What still runs after the tests is stopped, and the folder removed. */
export function freshInstallation(settings: Record<string, string> = {}): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'goldthread-run-'));
  // The account that PostgreSQL runs as must be able to pass through.
  chmodSync(folder, 0o755);
  const temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  chmodSync(temporary, 0o777);
  const environment = {
    ...process.env,
    GOLDTHREAD_DATA: join(folder, 'data'),
    TMPDIR: temporary,
    PORT: '0',
    ...settings,
  };
  const running = new Set<Serving>();
  const launch = (words: readonly string[]) =>
    spawn(process.execPath, [command, ...words], { cwd: folder, env: environment, stdio: 'pipe' });
  afterAll(async () => {
    for (const serving of running) await serving.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    folder,
    environment,
    run: async (words, input = '') => {
      const child = launch(words);
      const [out, err] = [gather(child.stdout), gather(child.stderr)];
      child.stdin.end(input);
      const [code] = await once(child, 'close');
      return { code, out: out.text, err: err.text };
    },
    start: async () => {
      const child = launch(['start']);
      const err = gather(child.stderr);
      const serving = await listening(child, err);
      running.add(serving);
      child.once('exit', () => running.delete(serving));
      return serving;
    },
  };
}

function gather(stream: NodeJS.ReadableStream): { text: string } {
  const gathered = { text: '' };
  stream.setEncoding('utf8').on('data', (part) => {
    gathered.text += part;
  });
  return gathered;
}

async function listening(child: ChildProcess, err: { text: string }): Promise<Serving> {
  const exit = once(child, 'exit');
  const lines: string[] = [];
  const input = child.stdout;
  if (!input) throw new Error('The process has no output to read.');
  for await (const line of createInterface({ input })) {
    lines.push(line);
    if (line.startsWith('Press Ctrl')) break;
  }
  const address = /http:\S+/.exec(lines[0] ?? '')?.[0];
  if (!address || child.exitCode !== null) {
    await exit;
    throw new Error(`It ended with ${child.exitCode} and said: ${lines.join('\n')}${err.text}`);
  }
  const stop = async () => {
    child.kill('SIGTERM');
    const [code] = await exit;
    return code;
  };
  return { child, lines, address, stop };
}
