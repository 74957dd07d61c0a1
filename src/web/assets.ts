// The stylesheet and the icon: read once, named by their content, so that a browser keeps them for ever.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { NotFound } from '../kernel/errors.ts';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

interface Asset {
  path: string;
  type: string;
  bytes: Buffer;
}

/** Every file of the assets folder by its plain name, `site.css`; its path carries twelve digits of its SHA-256. */
export type Assets = ReadonlyMap<string, Asset>;

export function readAssets(folder = join(import.meta.dirname, 'assets')): Assets {
  const found = new Map<string, Asset>();
  for (const name of readdirSync(folder).sort()) {
    const ending = extname(name);
    const type = types[ending];
    if (type === undefined) continue;
    const bytes = readFileSync(join(folder, name));
    const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    found.set(name, { path: `/assets/${name.slice(0, -ending.length)}.${digest}${ending}`, type, bytes });
  }
  return found;
}

/** The in-site path of one asset. Throws when there is none, which is a slip in a template. */
export function assetPath(assets: Assets, name: string): string {
  const asset = assets.get(name);
  if (!asset) throw new Error(`No asset is called ${name}`);
  return asset.path;
}

export function setUpAssets(app: FastifyInstance, assets: Assets): void {
  app.get<{ Params: { file: string } }>(
    '/assets/:file',
    { config: { permission: 'public', withoutIdentity: true } },
    (request, reply) => {
      const [, stem, digest, ending] = /^(.+)\.([0-9a-f]{12})(\.[a-z]+)$/.exec(request.params.file) ?? [];
      const asset = digest === undefined ? undefined : assets.get(`${stem}${ending}`);
      if (!asset) throw new NotFound('There is no such file');
      // A page kept from before an upgrade asks for the old name: it gets today's file, but may not keep it.
      if (asset.path.endsWith(request.params.file)) reply.cacheForEver();
      else reply.header('cache-control', 'no-cache');
      return reply.type(asset.type).send(asset.bytes);
    },
  );
}
