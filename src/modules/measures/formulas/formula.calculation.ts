// `formula` by name: formula measures of one period, in the right order of calculation.
import { Decimal } from 'decimal.js';
import { z } from 'zod';
import { calculation } from '../../../kernel/calculation.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { Figure } from '../../../kernel/figure.ts';
import { type Node, orderOf, parseFormula, type Worked, work } from './formula.ts';

const Id = z.int().positive();

export const formulaCalculation = calculation({
  name: 'formula',
  title: 'works out measures that are made of other measures of the same period, each after its parts',
  source: 'Order by what each is made of; a part that is missing makes the whole missing; decimal arithmetic',
  given: z.object({
    values: z
      .array(z.object({ measure: Id, value: Figure, missing: z.string().optional() }))
      .describe('Values of one period; null where there is none, with the reason'),
    formulas: z
      .array(z.object({ measure: Id, formula: z.string().min(1) }))
      .min(1)
      .describe('Numbers, + - * / ( ), m12 for measure 12, sum(…), and ratio(part, whole) as a percentage'),
  }),
  found: z.object({
    order: z.array(z.int()).describe('In this order they are worked out'),
    results: z.array(
      z.object({ measure: z.int(), value: z.number().nullable(), missing: z.string().nullable() }),
    ),
  }),
  example: {
    values: [
      { measure: 1, value: 78 },
      { measure: 2, value: 104 },
    ],
    formulas: [{ measure: 3, formula: 'ratio(m1, m2)' }],
  },
  run: ({ values, formulas }) => {
    const trees = new Map<number, Node>();
    const known = new Map<number, Worked>();
    for (const { measure, value, missing } of values) {
      if (known.has(measure)) throw new Unusable(`m${measure} is given twice.`, 'values');
      const why = `missing, because m${measure} has no value${missing ? `: ${missing}` : ''}`;
      known.set(
        measure,
        value === null ? { value, missing: why } : { value: new Decimal(value), missing: null },
      );
    }
    for (const { measure, formula } of formulas) {
      if (known.has(measure) || trees.has(measure))
        throw new Unusable(`m${measure} is given twice.`, 'formulas');
      const parsed = parseFormula(formula);
      if (!parsed.ok)
        throw new Unusable(`m${measure}, character ${parsed.error.at}: ${parsed.error.message}.`, 'formulas');
      trees.set(measure, parsed.tree);
    }
    const ordered = orderOf(trees);
    if (!ordered.ok) {
      const ring = ordered.ring.map((id) => `m${id}`).join(' → ');
      throw new Unusable(`These wait for one another: ${ring}. Take one of them out.`, 'formulas');
    }
    const results = ordered.order.flatMap((measure) => {
      const tree = trees.get(measure);
      if (!tree) return [];
      const found = work(
        tree,
        (id) => known.get(id) ?? { value: null, missing: `missing, because m${id} is not given` },
      );
      known.set(measure, found);
      return [{ measure, value: found.value?.toNumber() ?? null, missing: found.missing }];
    });
    return { order: ordered.order, results };
  },
});
