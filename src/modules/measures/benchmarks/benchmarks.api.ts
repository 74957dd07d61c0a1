// Benchmarks by API: published values of other councils, and how we stand among them.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import type { MeasureSettings } from '../settings.ts';
import { standingAmong } from './benchmarks.ts';
import { readAll } from './benchmarks.web.ts';

export function addBenchmarkCalls(app: FastifyInstance, settings: MeasureSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/benchmarks',
    permission: 'plan.read',
    summary: 'Published values of other councils by measure, set and year, with how we stand among them',
    response: z.object({
      benchmarks: z.array(
        z.object({
          measure: z.int(),
          set: z.string(),
          year: z.string(),
          source: z.string(),
          n: z.int(),
          median: z.number().nullable(),
          rank: z.int().nullable(),
          quartile: z.int().nullable(),
          words: z.string(),
          values: z.array(z.object({ authority: z.string(), value: z.number().nullable() })),
        }),
      ),
    }),
    handler: async ({ request }) => {
      const { sets, tables, values, definitionOf } = await readAll(request, settings);
      return {
        benchmarks: tables.map((table) => {
          const own = values.get(table.tableId) ?? [];
          const standing = standingAmong(own, definitionOf.get(table.measureId)?.polarity ?? '');
          return {
            measure: table.measureId,
            set: sets.find(({ setId }) => setId === table.setId)?.name ?? '',
            year: table.year,
            source: table.source,
            n: standing?.found.n ?? 0,
            median: standing?.found.median ?? null,
            rank: standing?.found.rank ?? null,
            quartile: standing?.found.quartile ?? null,
            words: standing?.words ?? 'No council has a value.',
            values: own.map(({ authority, value }) => ({ authority, value })),
          };
        }),
      };
    },
  });
}
