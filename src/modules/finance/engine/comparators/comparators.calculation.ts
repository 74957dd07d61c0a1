// `comparators` by name: spending per head beside the median of a peer set, service by service.
import { z } from 'zod';
import { calculation } from '../../../../kernel/calculation.ts';
import { Amount, nought, type Pounds, plain, said } from '../pounds.ts';
import { Working } from '../working.ts';

const source = 'MHCLG revenue outturn and populations, as given; the median of the peers';

/** Of an even number, half-way between the two in the middle. */
export function median(values: readonly Pounds[]): Pounds {
  const sorted = values.toSorted((a, b) => a.comparedTo(b));
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? nought;
  return sorted.length % 2 === 1 ? upper : (sorted[middle - 1] ?? nought).plus(upper).dividedBy(2);
}

const Authority = z.object({
  name: z.string(),
  population: z.number().positive({ error: 'a population is above 0' }),
  figures: z.record(z.string(), Amount.nullable()).describe('By service; null where nothing was submitted'),
});

export const comparatorsCalculation = calculation({
  name: 'comparators',
  title:
    'spending per head of each service beside the median of a peer set, and what the difference comes to',
  source,
  given: z.object({
    council: Authority,
    peers: z.array(Authority).min(1),
    unit: z
      .number()
      .positive()
      .default(1)
      .describe('Pounds in one unit of the figures: 1000 where they are in £000'),
    year: z.string().optional(),
    noughtIsMissing: z
      .boolean()
      .default(true)
      .describe('Returns that were not submitted appear as 0 in the published tables'),
  }),
  found: z.object({
    services: z.array(
      z.object({
        service: z.string(),
        own: z.number().nullable().describe('Pounds a head'),
        median: z.number().nullable().describe('null where no peer has a figure'),
        difference: z.number().nullable(),
        total: z.number().nullable().describe('Difference × own population, in the unit of the figures'),
        peers: z.int().describe('How many peers have a figure'),
      }),
    ),
    working: Working,
  }),
  example: {
    council: { name: 'Harnworth', population: 176000, figures: { Highways: 8350 } },
    peers: [{ name: 'Zedmere', population: 279800, figures: { Highways: 9224 } }],
    unit: 1000,
  },
  run: ({ council, peers, unit, year, noughtIsMissing }) => {
    const perHead = ({ population, figures }: z.output<typeof Authority>, service: string) => {
      const figure = figures[service] ?? null;
      if (figure === null || (noughtIsMissing && figure.isZero())) return null;
      return figure.times(unit).dividedBy(population);
    };
    const missing: string[] = [];
    const services = Object.keys(council.figures).map((service) => {
      const values = peers.flatMap((peer) => {
        const value = perHead(peer, service);
        if (value === null) missing.push(`${peer.name}: no figure for ${service}, so it is left out`);
        return value ?? [];
      });
      const middle = values.length > 0 ? median(values) : null;
      const own = perHead(council, service);
      const difference = own && middle && own.minus(middle);
      return {
        service,
        own: own && said(own),
        median: middle && said(middle),
        difference: difference && said(difference),
        total: difference && plain(difference.times(council.population).dividedBy(unit)),
        peers: values.length,
      };
    });
    return {
      services,
      working: {
        formula: 'figure ÷ population; own − median of the peers',
        sources: [source],
        ruleDate: year ?? 'as given',
        warnings: [...missing, 'Differences are prompts to ask why, and no targets.'],
      },
    };
  },
});
