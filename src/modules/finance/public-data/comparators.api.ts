// Comparators by call: spending a head of each service beside the median of the chosen councils.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import type { MoneySettings } from '../settings.ts';
import { readCompared } from './comparators.ts';
import { doubtsOf } from './comparison.ts';
import { notNearest, Peers, Source } from './source.ts';

const Head = z.object({
  areaCode: z.string(),
  areaName: z.string(),
  pounds: z.number().nullable().describe('Pounds a head'),
  pence: z.int().nullable().describe('Whole pence of the service'),
  population: z.int().nullable(),
  why: z.string().nullable().describe('Why there is no figure'),
});

const ComparatorList = z.object({
  year: z.string().nullable(),
  years: z.array(z.string()),
  set: Peers.nullable(),
  services: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      own: Head,
      median: z.number().nullable().describe('Pounds a head'),
      difference: z.number().nullable().describe('Pounds a head above the median; below where less than 0'),
      totalPence: z.int().nullable().describe('The difference for the whole population'),
      peers: z.array(Head),
    }),
  ),
  warnings: z.array(z.string()),
  sources: z.array(Source),
});

export function addComparatorsCall(app: FastifyInstance, settings: MoneySettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/live/money/comparators',
    permission: 'plan.read',
    summary:
      'Spending a head of each service beside the median of the chosen councils: a prompt, not a target',
    query: z.object({ year: z.string().optional() }),
    response: ComparatorList,
    handler: async ({ request, query }) => {
      const { year, years, peers, services, kept, sources } = await readCompared(
        request,
        settings,
        query.year,
      );
      return {
        year,
        years: [...years],
        set: peers,
        services: services.map(({ line, peers: others, isAbove: _, year: __, ...one }) => ({
          ...one,
          key: line.key,
          title: line.title,
          peers: [...others],
        })),
        warnings: peers ? [notNearest, ...doubtsOf(services, kept)] : [],
        sources: [...sources],
      };
    },
  });
}
