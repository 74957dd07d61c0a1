import { expect, test } from 'vitest';
import { readWhole } from '../../src/modules/reading/index.ts';
import { tries } from '../support/at-length.ts';
import { render } from './render.ts';
import { scoreOf } from './score.ts';
import { shapes } from './shapes.ts';
import { variationOf } from './variation.ts';

const made = shapes.filter(({ format }) => ['docx', 'pdf', 'ods'].includes(format));
const seeds = Array.from({ length: tries(2, 20) }, (_, seed) => seed);

test.each(made)(
  '$name reads the same with its columns in any order, under other headers, and merged at random',
  async (shape) => {
    for (const seed of seeds) {
      const { draft } = await readWhole(await render(shape, variationOf(seed)));
      const { f1, missing, added } = scoreOf(shape, draft);
      expect(f1 >= 0.98 ? [] : { seed, missing, added }).toEqual([]);
    }
  },
);
