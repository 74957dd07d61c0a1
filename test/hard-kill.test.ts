// Killed at any moment while it writes, process or database or both: everything it said was committed is still there.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tries } from './support/at-length.ts';
import { freshInstallation } from './support/goldthread.ts';
import { root } from './support/source.ts';

const installation = freshInstallation();
const script = join(root, 'test/support/writing-process.ts');
const kills = tries(4, 100);

/** A small generator (mulberry32), so that a failing run can be run again. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Writes until so many commits were said, then is killed. Answers what it found and the last each lane said. */
async function writeAndDie(commits: number, databaseToo: boolean) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    env: installation.environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  let found: number[][] = [];
  const last = [0, 0, 0];
  let said = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('found ')) {
      found = z.array(z.array(z.number())).parse(JSON.parse(line.slice('found '.length)));
      continue;
    }
    const [lane = 0, number = 0] = line.split(' ').map(Number);
    last[lane] = number;
    said += 1;
    if (said !== commits) continue;
    if (databaseToo) process.kill(postmaster(), 'SIGKILL');
    child.kill('SIGKILL');
  }
  await gone;
  expect(said).toBeGreaterThanOrEqual(commits);
  // Where the database dies first, the writer may hear of it and stop by itself.
  if (!databaseToo) expect(child.signalCode).toBe('SIGKILL');
  return { found, last };
}

function postmaster(): number {
  const file = join(installation.folder, 'data/postgresql/postmaster.pid');
  expect(existsSync(file)).toBe(true);
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}

test(`everything committed outlives ${kills} kills, and the record of it is sound`, async () => {
  const chance = chances(20_261_122);
  let before = [0, 0, 0];
  for (let kill = 0; kill < kills; kill += 1) {
    const { found, last } = await writeAndDie(1 + Math.floor(chance() * 25), chance() < 0.4);
    for (const [lane, numbers] of found.entries()) {
      const least = before[lane] ?? 0;
      // Nothing said is missing, nothing has a gap; at most the one under way was committed and never said.
      expect(numbers).toEqual(Array.from(numbers, (_, index) => index + 1));
      expect(numbers.length).toBeGreaterThanOrEqual(least);
      expect(numbers.length).toBeLessThanOrEqual(least + 1);
    }
    before = last.map((number, lane) => Math.max(number, found[lane]?.length ?? 0));
  }
  const { code, out } = await installation.run(['record', 'verify']);
  expect(out).toContain('The record is sound.');
  expect(code).toBe(0);
});
