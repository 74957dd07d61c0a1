// `suppression` by name: a table of counts, and which of them must be hidden before it is shown to anybody.
import { z } from 'zod';
import { calculation } from '../../../kernel/calculation.ts';
import { GivenFigure } from '../../../kernel/figure.ts';
import { standings, suppress } from './suppress.ts';

const Whole = GivenFigure.refine(
  (value) => Number.isSafeInteger(value) && value >= 0,
  'a count is a whole number, not below 0',
);

export const suppressionCalculation = calculation({
  name: 'suppression',
  title: 'hides small counts, and whatever else would let a reader work them out again',
  source:
    'Primary and secondary cell suppression as in the Government Statistical Service’s guidance on tables; safety by linear programming over the sums',
  given: z.object({
    counts: z
      .array(z.object({ id: z.string().min(1), value: Whole, standing: z.enum(standings).default('open') }))
      .min(1)
      .describe(
        '`public` was shown before and cannot be taken back; `kept` was hidden before and never shown',
      ),
    sums: z
      .array(z.object({ total: z.string(), parts: z.array(z.string()).min(1) }))
      .default([])
      .describe('An area and its parts, a year to date and its months, several breakdowns of one total'),
    threshold: z.int().min(2).default(5).describe('The least count that may be shown, other than 0'),
  }),
  found: z.object({
    shown: z.array(z.object({ id: z.string(), value: z.number() })),
    hidden: z.array(z.object({ id: z.string(), why: z.enum(['small', 'protects', 'kept']) })),
    exposed: z
      .array(z.string())
      .describe(
        'Small counts that can be worked out whatever is hidden now, since too much was shown before',
      ),
  }),
  example: {
    counts: [
      { id: 'north', value: 3 },
      { id: 'south', value: 20 },
      { id: 'east', value: 41 },
      { id: 'borough', value: 64 },
    ],
    sums: [{ total: 'borough', parts: ['north', 'south', 'east'] }],
  },
  run: (asked) => {
    const found = suppress(asked);
    const away = new Set(found.hidden.map(({ id }) => id));
    return {
      shown: asked.counts.filter(({ id }) => !away.has(id)).map(({ id, value }) => ({ id, value })),
      ...found,
    };
  },
});
