import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountFor, readWhole } from '../../src/modules/reading/index.ts';
import { tries } from '../support/at-length.ts';
import { render } from './render.ts';
import { scoreOf } from './score.ts';
import { shapes } from './shapes.ts';
import { variationOf } from './variation.ts';

const folder = resolve(import.meta.dirname, '../../fixtures/documents');

describe.each(shapes)('$name ($format)', (shape) => {
  test('who does what by when, and how far it is, are read as a person reads them', async () => {
    const name = `${shape.name}.${shape.format}`;
    const reading = await readWhole({ name, bytes: readFileSync(resolve(folder, name)) });
    expect(scoreOf(shape, reading.draft)).toEqual({ f1: 1, missing: [], added: [] });
    const account = accountFor(reading);
    expect(account.inItems + account.inFindings + account.notUsed).toBe(account.words);
  });
});

/** LibreOffice makes the others, in documents.office.test.ts. */
const madeHere = shapes.filter(({ format }) => ['csv', 'html', 'xlsx'].includes(format));

test.each(madeHere)(
  '$name reads the same with its columns in any order, under other headers, and merged at random',
  async (shape) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const { draft } = await readWhole(await render(shape, variationOf(seed)));
        const { f1, missing, added } = scoreOf(shape, draft);
        expect(f1 >= 0.98 ? [] : { missing, added }).toEqual([]);
      }),
      { numRuns: tries(40, 1000), seed: 7 },
    );
  },
);
