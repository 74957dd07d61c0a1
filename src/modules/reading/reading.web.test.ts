// Giving a document in the browser: watched while it is read, refused when it is too large, listed with who gave it.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exampleDocument } from '../../../example/documents.ts';
import { freshCouncil, freshDatabase } from '../../../test/support/database.ts';
import { createServer } from '../../web/server.ts';
import { mayDo } from '../people/index.ts';
import { readHere } from './apart.ts';
import { largestBytes } from './document.ts';
import { readingWeb } from './reading.web.ts';

const database = await freshDatabase();
const council = {
  id: await freshCouncil(database, 'Harnworth Council'),
  name: 'Harnworth Council',
  example: true,
};
const actor = { kind: 'person', accountId: '1', name: 'Zofia Penhale', roles: ['programme-office'] } as const;
const sample = (day: string) => exampleDocument('improvement-plan.txt', day);
const go = Promise.withResolvers<void>();

const app = await createServer({
  whoIs: async () => ({ actor, council }),
  mayDo,
  now: () => Temporal.Instant.from('2026-11-22T10:00:00Z'),
  secure: false,
  log: { level: 'silent' },
});
beforeAll(async () => {
  await readingWeb(app, {
    database,
    sample,
    read: async (file, { progress }) => {
      progress(3, 8);
      await go.promise;
      return readHere(file, progress);
    },
  });
});
afterAll(() => app.close());

const get = (url: string) => app.inject({ method: 'GET', url });
const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'multipart/form-data; boundary=part' };
const upload = (bytes: Buffer) =>
  app.inject({
    method: 'POST',
    url: '/office/read',
    headers,
    payload: Buffer.concat([
      Buffer.from('--part\r\nContent-Disposition: form-data; name="file"; filename="plan.txt"\r\n\r\n'),
      bytes,
      Buffer.from('\r\n--part--\r\n'),
    ]),
  });

describe('a document that is given', () => {
  test('is watched part by part without script, by eye and by ear, until it is read', async () => {
    const given = await app.inject({
      method: 'POST',
      url: '/office/read/sample',
      headers: { 'sec-fetch-site': 'same-origin' },
    });
    const path = String(given.headers.location);
    await vi.waitFor(async () => expect((await get(path)).body).toContain('3 of 8 parts read'), {
      timeout: 10_000,
    });
    const watched = await get(path);
    expect(watched.headers.refresh).toBe('1');
    expect(watched.body).toMatch(/<div role="status">\s*<p[^>]*>3 of 8/);
    expect(watched.body).not.toMatch(/<script|http-equiv/);
    go.resolve();
    await vi.waitFor(async () => expect((await get(path)).headers.refresh).toBeUndefined(), {
      timeout: 10_000,
    });
    expect((await get(path)).body).toContain('What needs a person');
  });

  test('is listed with who gave it and when', async () => {
    const { body } = await get('/office/read');
    expect(body).toMatch(/harnworth-improvement-plan\.txt.*To be settled.*, Zofia Penhale/s);
  });

  test('of 50 MB is kept and read; one byte more is a mistake with the limit in it', async () => {
    const whole = Buffer.alloc(largestBytes, 'a line of words that promise nothing\n');
    const given = await upload(whole);
    expect(given.statusCode).toBe(303);
    const larger = await upload(Buffer.concat([whole, Buffer.from('.')]));
    expect(larger.statusCode).toBe(422);
    expect(larger.body).toContain('The file must be smaller than');
  }, 120_000);

  test('of no bytes is a mistake with the cure in it', async () => {
    const { statusCode, body } = await upload(Buffer.alloc(0));
    expect(statusCode).toBe(422);
    expect(body).toContain('plan.txt is empty. Choose the document itself.');
  });
});
