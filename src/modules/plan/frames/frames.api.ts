// Frames and deliverables by API, with the choices and filters of their pages.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import { workOf } from '../directions/work.web.ts';
import { DeliverableList, deliverableList } from './deliverables.ts';
import { FrameList, frameList } from './facts.ts';
import { readFrames } from './frames.web.ts';
import type { FrameSettings } from './ways.web.ts';

export function addFrameCalls(app: FastifyInstance, settings: FrameSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/frames',
    permission: 'plan.read',
    summary: 'Two sets of headings side by side: their links and the actions under both, each counted once',
    query: z.object({
      rows: z
        .string()
        .max(60)
        .optional()
        .describe('The key of a frame; the next after the columns otherwise'),
      columns: z.string().max(60).optional().describe('The key of a frame; the leading plan’s otherwise'),
    }),
    response: FrameList,
    handler: async ({ request }) => frameList(await readFrames(request, settings)),
  });
  apiRoute(app, {
    method: 'GET',
    path: '/deliverables',
    permission: 'plan.read',
    summary: 'Deliverables with who is responsible and what delivers them, and the gaps both ways',
    query: z.object({
      plan: z.coerce.number().int().positive().optional(),
      outcome: z.coerce.number().int().positive().optional(),
      post: z.string().max(200).optional().describe('A post that is responsible, as it is printed'),
      responsible: z.literal('two').optional().describe('two: two or more are responsible'),
      planned: z.literal('nobody').optional().describe('nobody: no action delivers it'),
    }),
    response: DeliverableList,
    handler: async ({ query, request }) => deliverableList((await workOf(request, settings)).thread, query),
  });
}
