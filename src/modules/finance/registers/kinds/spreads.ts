// The register of how far assumptions stray: the council’s own, in place of what is usual.
import { assumptionNames, assumptionWords } from '../../engine/medium-term/medium-term.ts';
import type { Assumption } from '../../engine/medium-term/plan.ts';
import { choice, number, words } from '../field.ts';
import { register } from '../register.ts';

const choices = Object.fromEntries(assumptionNames.map((name) => [name, assumptionWords[name]])) as Record<
  Assumption,
  string
>; // A word for each name.

export const spreads = register({
  kind: 'spreads',
  title: 'How far assumptions stray',
  one: 'an assumption',
  lead: 'By how much an assumption is moved to see what it does, and how far a year’s figure usually strays. What stands here takes the place of what is usual.',
  fields: {
    assumption: choice('Assumption', choices),
    step: number('Moved by', { least: 0.01, most: 100, hint: 'Percentage points, or months' }),
    deviation: number('Strays by', {
      least: 0,
      most: 100,
      hint: 'Standard deviation of a year’s figure, in percentage points or months',
    }),
    source: words('Where this comes from', {
      hint: 'Such as the last ten years of our own figures',
      long: true,
    }),
  },
});
