// Reading in a process of its own: the same reading, limits that hold, and nothing left running.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { pdfOf } from '../../../test/support/small-documents.ts';
import { Unusable } from '../../kernel/errors.ts';
import { accountFor } from './accounting.ts';
import { readApart } from './apart.ts';
import { readWhole } from './read.ts';

const fixtures = resolve(import.meta.dirname, '../../../fixtures');
const text = (words: string) => new TextEncoder().encode(words);
const rows = (count: number) =>
  `Action\tLead\tDue date\tStatus\n${'Mend the roof\tAB\tMay 2024\tOn track\n'.repeat(count)}`;
/** Takes some seconds to read. */
const slow = { name: 'slow.txt', bytes: text(rows(60_000)) };
const usual = { seconds: 60, megabytes: 1024 };

/** The numbers of the processes that this one has started and that still run; zombies count. */
function children(of = process.pid): number[] {
  return globSync('/proc/[0-9]*/stat').flatMap((file) => {
    try {
      const [, pid, parent] = /^(\d+) .*\) \S (\d+)/.exec(readFileSync(file, 'utf8')) ?? [];
      return Number(parent) === of ? [Number(pid)] : [];
    } catch {
      return [];
    }
  });
}
const before = children();
const nothingRuns = () =>
  vi.waitFor(() => expect(children().filter((pid) => !before.includes(pid))).toEqual([]), 10_000);

async function refusal(work: Promise<unknown>): Promise<string> {
  const error = await work.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Unusable);
  return error instanceof Unusable ? error.message : '';
}

test('a document read apart gives what it gives here, and its progress is told', async () => {
  const name = 'stourwick-recovery.xlsx';
  const file = { name, bytes: readFileSync(resolve(fixtures, 'documents', name)) };
  const told: [number, number][] = [];
  const apart = await readApart(file, { progress: (done, of) => told.push([done, of]) });
  const here = await readWhole(file);
  expect(apart.draft).toEqual(here.draft);
  expect(apart.account).toEqual(accountFor(here));
  expect(apart.original).toEqual(here.original);
  expect(told.at(-1)?.[0]).toBe(told.at(-1)?.[1]);
  await nothingRuns();
});

test('a PDF whose list of objects is wrong is mended and read', async () => {
  const line = (y: number) =>
    `BT /F 12 Tf 50 ${y} Td (Action: mend the roof - Lead: Head of Homes - Due: May 2024) Tj ET\n`;
  const whole = Buffer.from(pdfOf(30, [700, 680, 660].map(line).join(''))).toString('latin1');
  const list = whole.lastIndexOf('xref\n0 ');
  const wrong = whole.slice(list).replaceAll(/\d{10} 00000 n/g, '0000000020 00000 n');
  const bytes = Buffer.from(whole.slice(0, list) + wrong, 'latin1');
  const { draft } = await readApart({ name: 'plan.pdf', bytes });
  expect(draft.document.pages).toBe(30);
  expect(draft.actions.length).toBeGreaterThan(0);
});

test('what cannot be read is refused in the same words as here', async () => {
  const file = { name: 'letter.txt', bytes: text('We shall do better. '.repeat(6000)) };
  const [apart, here] = [await refusal(readApart(file)), await refusal(readWhole(file))];
  expect(apart).toBe(here);
  expect(apart).toMatch(/No plan was found/);
  await nothingRuns();
});

test('a document that takes too long is given up, and the message names the limit and the cure', async () => {
  const said = await refusal(readApart(slow, { limits: { ...usual, seconds: 0.5 } }));
  expect(said).toMatch(/slow\.txt took longer than 0\.5 seconds.*Split it/);
  await nothingRuns();
});

test('a document that takes too much memory is given up, and the message names the limit and the cure', async () => {
  for (const megabytes of [10, 180])
    expect(await refusal(readApart(slow, { limits: { ...usual, megabytes } }))).toMatch(
      new RegExp(`slow\\.txt needs more than ${megabytes} MB of memory.*Split it`),
    );
  await nothingRuns();
});

test('reading stops when it is asked to, and nobody listens any more', async () => {
  const stopping = new AbortController();
  const add = vi.spyOn(stopping.signal, 'addEventListener');
  const remove = vi.spyOn(stopping.signal, 'removeEventListener');
  const reading = readApart(slow, { signal: stopping.signal });
  await vi.waitFor(() => expect(add).toHaveBeenCalled());
  stopping.abort(new Error('No longer wanted'));
  await expect(reading).rejects.toThrow('No longer wanted');
  await expect(readApart(slow, { signal: stopping.signal })).rejects.toThrow('No longer wanted');
  expect(remove.mock.calls).toHaveLength(add.mock.calls.length);
  await nothingRuns();
});

// Who started whom stands in /proc, where there is one.
test.skipIf(!existsSync('/proc/self/stat'))(
  'the reader does not outlive whoever asked for it, however that one ended',
  async () => {
    const asker = fork(resolve(import.meta.dirname, '../../../test/support/asking-process.ts'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    asker.send(rows(60_000));
    const [reader = 0] = await vi.waitFor(() => {
      const found = children(asker.pid);
      expect(found).toHaveLength(1);
      return found;
    }, 20_000);
    asker.kill('SIGKILL');
    await once(asker, 'exit');
    await vi.waitFor(() => expect(existsSync(`/proc/${reader}/cmdline`)).toBe(false), 20_000);
  },
);
