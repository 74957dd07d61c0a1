// The floor of every page: a server with one route that sends the same bytes.
import fastify, { type FastifyInstance } from 'fastify';

/** Not yet listening. Whoever opens it closes it. */
export function barePage({ body, contentType }: { body: string; contentType: string }): FastifyInstance {
  const app = fastify({ forceCloseConnections: true });
  app.get('/', async (_request, reply) => reply.type(contentType).send(body));
  return app;
}
