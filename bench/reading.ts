// Reading a published plan: in process, and as `goldthread read FILE --json` from start to end.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { exampleDocument } from '../example/documents.ts';
import { readDocument } from '../src/modules/reading/index.ts';
import { type Bench, benchDay } from './ground.ts';
import { comparisonOf, type Outcome, repeated, spreadOf, takeTurns } from './measure.ts';

const root = resolve(import.meta.dirname, '..');
const seeds = resolve(root, '../shared/seeds');
const program = join(root, 'bin/goldthread.js');

/** Seconds of `read` beyond what Node itself needs to start. */
const mostSeconds = 0.5;

interface Given {
  name: string;
  bytes: Uint8Array;
}

/** The published plan of December 2022 where it lies beside this checkout, else the example council's. */
async function planToRead(): Promise<Given & { is: string }> {
  const published = existsSync(seeds) && readdirSync(seeds).find((name) => /^001_.*\.txt$/.test(name));
  return published
    ? { is: 'the 2022 plan', name: published, bytes: readFileSync(join(seeds, published)) }
    : { is: 'the example’s plan', ...(await exampleDocument('improvement-plan.txt', benchDay)) };
}

export async function reading({ short }: Bench): Promise<Outcome> {
  const { is, ...plan } = await planToRead();
  const rounds = short ? 1 : 9;
  const inProcess = await takeTurns(rounds, {
    own: repeated(() => readDocument(plan), short ? 1 : 300),
    floor: repeated(() => wordsOf(plan.bytes), short ? 1 : 100),
  });
  const folder = mkdtempSync(join(tmpdir(), 'goldthread-bench-'));
  try {
    const file = join(folder, plan.name);
    writeFileSync(file, plan.bytes);
    const processes = await takeTurns(rounds, {
      own: () => spent([program, 'read', file, '--json']),
      floor: () => spent(['-e', '0']),
    });
    const [wall, processor] = [side(processes, 'wall'), side(processes, 'processor')];
    return {
      on: `${is}, ${wordsOf(plan.bytes).length.toLocaleString('en-GB')} words`,
      comparisons: [
        comparisonOf('read in process', 'the same text split into words once', inProcess),
        comparisonOf('read as a process, by the clock', 'Node starting and doing nothing', wall),
        comparisonOf('read as a process, processor time', 'Node starting and doing nothing', processor),
      ],
      facts: [
        beyond('by the clock, beyond Node’s own start', wall),
        beyond('processor time, beyond Node’s own start', processor),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function wordsOf(bytes: Uint8Array): string[] {
  return new TextDecoder().decode(bytes).match(/\S+/g) ?? [];
}

/** Milliseconds of one process: by the clock, and of all processors together. */
interface Spent {
  wall: number;
  processor: number;
}

// Loaded into both sides: at the end the process says on its fourth channel what it has used, in microseconds.
const meter = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeSync(3, String(user + system));
  });`)}`;

function spent(words: readonly string[]): Promise<Spent> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--import', meter, ...words], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  });
  let said = '';
  child.stdio[3]?.on('data', (part) => {
    said += part;
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    let wall = 0;
    child.once('exit', () => {
      wall = performance.now() - started;
    });
    child.once('close', (code) => {
      if (code === 0) done({ wall, processor: Number(said) / 1000 });
      else fail(new Error(`node ${words.join(' ')} ended with ${code}.`));
    });
  });
}

type Turns<T> = { own: T[]; floor: T[] };

function side({ own, floor }: Turns<Spent>, which: keyof Spent): Turns<number> {
  return { own: own.map((one) => one[which]), floor: floor.map((one) => one[which]) };
}

/** Each round's process against the empty one of the same round. */
function beyond(what: string, { own, floor }: Turns<number>) {
  const seconds = own.map((milliseconds, round) => (milliseconds - (floor[round] ?? 0)) / 1000);
  return { what, value: spreadOf(seconds).median, unit: 's', atMost: mostSeconds };
}
