// A few invented calls for the API kit's own tests: a list, one thing, a write, and an answer that breaks its word.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { NotFound } from '../../kernel/errors.ts';
import { apiRoute } from '../calls.ts';

const Action = z
  .object({
    id: z.int(),
    title: z.string(),
    status: z.enum(['late', 'delivered']),
    dueOn: z.iso.date().nullable(),
  })
  .meta({ id: 'Action', description: 'One action of a plan' });

export const actions: z.infer<typeof Action>[] = [
  { id: 1, title: 'Agree the limits', status: 'late', dueOn: '2026-11-10' },
  { id: 2, title: 'Publish them', status: 'delivered', dueOn: null },
];

export function addCalls(to: FastifyInstance): void {
  apiRoute(to, {
    method: 'GET',
    path: '/actions',
    permission: 'public',
    summary: 'Actions of the plan',
    query: z.object({
      status: Action.shape.status
        .optional()
        .describe('Only those that stand so')
        .meta({ examples: ['late'] }),
      from: z.coerce.number().int().min(1).default(1),
    }),
    response: z.array(Action),
    handler: ({ query }) =>
      actions.filter(({ id, status }) => id >= query.from && (query.status ?? status) === status),
  });
  apiRoute(to, {
    method: 'GET',
    path: '/actions/:id',
    permission: 'public',
    summary: 'One action',
    params: z.object({ id: z.coerce.number().int() }),
    response: Action,
    handler: ({ params }) => {
      const found = actions.find(({ id }) => id === params.id);
      if (!found) throw new NotFound(`There is no action ${params.id}`);
      return found;
    },
  });
  apiRoute(to, {
    method: 'POST',
    path: '/actions',
    permission: 'plan.read',
    summary: 'Add an action',
    body: z.object({ title: z.string().min(3), dueOn: z.iso.date().optional() }),
    response: z.object({ id: z.int() }),
    handler: ({ body }) => ({ id: body.title.length }),
  });
  apiRoute(to, {
    method: 'GET',
    path: '/broken',
    permission: 'public',
    summary: 'An answer that breaks its word',
    response: z.object({ id: z.int() }),
    handler: () => ({ id: 1.5 }),
  });
}
