// The generated reference says what the code says today.
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referenceNames, referencePage } from '../docs/reference/reference.ts';
import { freshProduct } from './support/product.ts';
import { root, textOf } from './support/source.ts';

const product = await freshProduct({ example: false });

test.each(referenceNames)('docs/reference/%s is fresh', async (name) => {
  const file = `docs/reference/${name}`;
  const kept = existsSync(`${root}/${file}`) ? textOf(file) : '';
  const fresh = await referencePage(name, product);
  expect(kept, `${file} is stale: run \`npm run reference\``).toBe(fresh);
});

test('the reference names no place on a machine', async () => {
  const told = await Promise.all(referenceNames.map((name) => referencePage(name, product)));
  expect(told.join('\n')).not.toMatch(/\/(tmp|home|root|work|usr)\//);
});
