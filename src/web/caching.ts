// What a browser or a cache in between may keep. A page says so itself; silence means nothing is kept.
import type { FastifyInstance, FastifyReply } from 'fastify';

declare module 'fastify' {
  interface FastifyReply {
    /** The public's answer may be kept for so many seconds; somebody signed in is always answered afresh. */
    cacheFor(seconds: number): FastifyReply;
    /** The answer never changes and is the same for everybody: the layout leaves out who you are. */
    cacheForEver(): FastifyReply;
    /** True once `cacheForEver` was called. */
    sameForEverybody: boolean;
  }
}

export function setUpCaching(app: FastifyInstance): void {
  app.decorateReply('sameForEverybody', false);
  app.decorateReply('cacheFor', function (this: FastifyReply, seconds: number) {
    this.header('vary', 'cookie');
    const signedIn = this.request.actor.kind !== 'public';
    return this.header('cache-control', signedIn ? 'private, no-store' : `public, max-age=${seconds}`);
  });
  app.decorateReply('cacheForEver', function (this: FastifyReply) {
    this.sameForEverybody = true;
    return this.header('cache-control', 'public, max-age=31536000, immutable');
  });
  app.addHook('onSend', async (request, reply, payload) => {
    if (!reply.hasHeader('cache-control')) {
      reply.header('cache-control', request.actor.kind === 'public' ? 'no-cache' : 'private, no-store');
    }
    return payload;
  });
}
