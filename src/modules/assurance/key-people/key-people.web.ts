// Key-person load on a page of the office.
import type { FastifyInstance } from 'fastify';
import { councilOf, postsHeld } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import type { AssuranceSettings } from '../settings.ts';
import { keyPeople, listPath, personPath, sayKeyPeople } from './key-people.ts';

export function addKeyPeople(scope: FastifyInstance, { database, live }: AssuranceSettings): void {
  scope.get('/key-people', { config: { permission: 'people.read' } }, async (request, reply) => {
    const council = councilOf(request);
    const thread = await live(request.actor, council, request.day);
    const posts = await database.read(request.actor, council.id, postsHeld);
    const load = keyPeople(thread, posts);
    return reply.page('assurance/views/key-people.njk', {
      title: 'Who the plan hangs on',
      phrase: livePhrase(request.day),
      summary: sayKeyPeople(load),
      open: load.open,
      late: load.late,
      people: load.people.map((person) => ({
        ...person,
        path: personPath(person),
        leadsPath: listPath(person),
        latePath: listPath(person, 'late'),
      })),
    });
  });
}
