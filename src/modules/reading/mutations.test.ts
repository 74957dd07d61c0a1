// Documents broken at random: each is read whole, or refused in words; nothing else comes of it, and never slowly.
import { globSync, readFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { tries } from '../../../test/support/at-length.ts';
import { mutated } from '../../../test/support/mutations.ts';
import { Unusable } from '../../kernel/errors.ts';
import { accountFor } from './accounting.ts';
import { Draft } from './draft.ts';
import { readWhole } from './read.ts';

const fixtures = resolve(import.meta.dirname, '../../../fixtures');
const whole = globSync([`${fixtures}/documents/*.*`, `${fixtures}/reading/*.{txt,md}`])
  .sort()
  .map((file) => ({ name: basename(file), ending: extname(file), bytes: readFileSync(file) }));
const endings = [...new Set(whole.map(({ ending }) => ending))].filter((ending) => ending !== '.json').sort();

/** None of these documents takes a second. */
const mostMs = 10_000;

test.each(endings)('a broken %s is read or refused', async (ending) => {
  const known = whole.filter((one) => one.ending === ending);
  const others = whole.map(({ bytes }) => bytes);
  const wrong: string[] = [];
  for (let seed = 1; seed <= tries(100, 1250); seed += 1) {
    const one = known[seed % known.length];
    if (!one) continue;
    const started = performance.now();
    const trouble = await troubleWith(one.name, mutated(one.bytes, seed, others));
    const took = performance.now() - started;
    if (trouble) wrong.push(`${one.name}, seed ${seed}: ${trouble}`);
    if (took > mostMs) wrong.push(`${one.name}, seed ${seed}: took ${Math.round(took)} ms`);
  }
  expect(wrong).toEqual([]);
});

async function troubleWith(name: string, bytes: Uint8Array): Promise<string | undefined> {
  try {
    const reading = await readWhole({ name, bytes });
    Draft.parse(reading.draft);
    const { inItems, inFindings, notUsed, words } = accountFor(reading);
    if (inItems + inFindings + notUsed !== words) return `${words} words, ${notUsed} not used`;
    const ids = new Set(reading.passages.map(({ id }) => id));
    return ids.size === reading.passages.length ? undefined : 'two passages have one number';
  } catch (error) {
    if (error instanceof Unusable) return error.message.includes('\n') ? error.message : undefined;
    return error instanceof Error ? error.stack : String(error);
  }
}
