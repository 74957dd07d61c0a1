// The server killed at any moment while owners send updates: whatever it answered is there afterwards, and nothing twice.
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tries } from './support/at-length.ts';
import { freshInstallation, type Serving } from './support/goldthread.ts';

const installation = freshInstallation();
const kills = tries(2, 100);
const seed = 20_261_123;

/** A small generator (mulberry32), so that a failing run can be run again. */
function chances(from: number): () => number {
  let state = from;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const email = 'office@council.example';
const password = 'plover anvil marmalade';
const Items = z.object({ actions: z.array(z.object({ id: z.int() })) });
const Updates = z.object({ updates: z.array(z.object({ updateId: z.int(), done: z.string().nullable() })) });

type Ask = (path: string, sent?: { type: string; body: string }) => Promise<Response>;

/** Asks a served process as a browser on its own pages would. */
function asker({ address }: Pick<Serving, 'address'>, cookie: string): Ask {
  return (path, sent) =>
    fetch(address + path, {
      headers: { cookie, origin: address, ...(sent && { 'content-type': sent.type }) },
      redirect: 'manual',
      ...(sent && { method: 'POST', body: sent.body }),
    });
}

async function signIn(serving: Serving): Promise<string> {
  const words = ['user', 'add', '--email', email, '--name', 'Ana Office', '--role', 'programme-office'];
  const added = await installation.run([...words, '--password-from-input'], password);
  expect(added).toMatchObject({ code: 0, err: '' });
  const answer = await asker(serving, '')('/sign-in', form({ email, password }));
  expect(answer.status).toBe(303);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

const form = (fields: Record<string, string>) => ({
  type: 'application/x-www-form-urlencoded',
  body: new URLSearchParams(fields).toString(),
});

/** Everything said of an item that a lane wrote, oldest first: the numbers it counted up. At most the last hundred. */
async function found(ask: Ask, itemId: number): Promise<{ numbers: number[]; last: number }> {
  const answer = await ask(`/api/v1/live/items/${itemId}/updates`);
  const { updates } = Updates.parse(await answer.json());
  const numbers = updates.flatMap(({ done }) => (done?.startsWith('Number ') ? Number(done.slice(7)) : []));
  return { numbers: numbers.reverse(), last: updates[0]?.updateId ?? 0 };
}

/** Counts on from what is there, one update after another, half of them by the form and half by a call, until it dies. */
async function write(ask: Ask, itemId: number, acknowledged: (number: number) => void): Promise<void> {
  const before = await found(ask, itemId);
  let seen = before.last;
  for (let number = (before.numbers.at(-1) ?? 0) + 1; ; number += 1) {
    const given = { status: 'on-track', done: `Number ${number}`, seen: String(seen) };
    const byForm = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`${name}_${itemId}`, value]),
    );
    const answer =
      number % 2 === 0
        ? await ask(`/office/items/${itemId}/update`, form(byForm))
        : await ask(`/api/v1/live/items/${itemId}/updates`, {
            type: 'application/json',
            body: JSON.stringify(given),
          });
    if (answer.status !== 200 && answer.status !== 303)
      throw new Error(`Number ${number} was answered with ${answer.status}: ${await answer.text()}`);
    acknowledged(number);
    seen = (await found(ask, itemId)).last;
  }
}

test(`every update acknowledged outlives ${kills} kills of the server (seed ${seed}), and the record is sound`, async () => {
  const chance = chances(seed);
  let serving = await installation.start();
  const cookie = await signIn(serving);
  let ask = asker(serving, cookie);
  const { actions } = Items.parse(await (await ask('/api/v1/live/actions')).json());
  const lanes = actions.slice(0, 3).map(({ id }) => ({ itemId: id, last: 0 }));
  expect(lanes).toHaveLength(3);
  for (let kill = 0; kill < kills; kill += 1) {
    let left = 1 + Math.floor(chance() * 12);
    const { child } = serving;
    const gone = once(child, 'exit');
    const writing = lanes.map((lane) =>
      write(ask, lane.itemId, (number) => {
        lane.last = number;
        left -= 1;
        if (left === 0) child.kill('SIGKILL');
      }),
    );
    const ends = await Promise.allSettled(writing);
    // A server that is gone is a failed fetch; a refusal would be an answer.
    for (const end of ends)
      expect(end.status === 'rejected' && end.reason instanceof TypeError ? '' : end).toBe('');
    await gone;
    serving = await installation.start();
    ask = asker(serving, cookie);
    for (const lane of lanes) {
      const { numbers } = await found(ask, lane.itemId);
      const [first = 1] = numbers;
      // Nothing is missing or twice; at most the one under way was kept and never answered.
      expect(numbers).toEqual(numbers.map((_, index) => first + index));
      const kept = numbers.at(-1) ?? 0;
      expect(kept).toBeGreaterThanOrEqual(lane.last);
      expect(kept).toBeLessThanOrEqual(lane.last + 1);
      lane.last = kept;
    }
  }
  const { code, out } = await installation.run(['record', 'verify']);
  expect(out).toContain('The record is sound.');
  expect(code).toBe(0);
});
