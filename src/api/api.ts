// The API as a whole: the list its calls are kept in, the OpenAPI document and the page that shows them.
import type { FastifyInstance, FastifyReply } from 'fastify';
import { apiRoot } from './calls.ts';
import { type ApiFacts, type Description, describe, openApiOf } from './openapi.ts';
import { type ReferencePage, referencePage } from './reference.ts';

export interface ApiSettings extends ApiFacts {
  /** Sends the reference page; the app hands in the web kit's `reply.page`. */
  render: (reply: FastifyReply, template: string, page: ReferencePage) => FastifyReply;
}

/** Must come before the first `apiRoute`. The calls are described once, when the first reader asks. */
export function setUpApi(app: FastifyInstance, { render, ...facts }: ApiSettings): void {
  const open = { config: { permission: 'public' } };
  let made: Description | undefined;
  const described = () => {
    made ??= describe(app.apiCalls);
    return made;
  };
  app.decorate('apiCalls', []);
  app.get(`${apiRoot}/openapi.json`, open, (_request, reply) =>
    reply
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(openApiOf(facts, described()), null, 2)),
  );
  app.get('/api', open, (request, reply) => {
    const address = `${request.protocol}://${request.host}`;
    return render(reply, 'api/views/reference.njk', referencePage(facts, described(), address));
  });
}
