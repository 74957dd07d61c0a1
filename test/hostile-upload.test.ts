// Files that would harm a reader, given to the page: each is refused in words, and nothing of it comes on the thread.
import { beforeAll, expect, test, vi } from 'vitest';
import { createCouncil } from '../src/db/councils.ts';
import { addAccount, passwordPath, setPassword } from '../src/modules/people/index.ts';
import { words as password, tokenIn, visitor } from '../src/modules/people/sample/site.ts';
import { runAs, tester } from './support/database.ts';
import { hostile } from './support/hostile-files.ts';
import { freshProduct } from './support/product.ts';

const { app, database, accounts } = await freshProduct({ example: false });
const officer = visitor(app);

beforeAll(async () => {
  const councilId = await createCouncil(database, tester, { name: 'Testshire Council' });
  const email = 'officer@council.example';
  const roles = ['programme-office'] as const;
  await addAccount(accounts, tester, councilId, { email, name: 'An officer', roles });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, councilId, email)), password);
  expect((await officer.post('/sign-in', { email, password })).statusCode).toBe(303);
});

function give(name: string, bytes: Uint8Array) {
  const head = `--edge\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return app.inject({
    method: 'POST',
    url: '/office/read',
    headers: {
      host: 'localhost:3000',
      cookie: [...officer.cookies].map(([cookie, value]) => `${cookie}=${value}`).join('; '),
      'sec-fetch-site': 'same-origin',
      'content-type': 'multipart/form-data; boundary=edge',
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--edge--\r\n')]),
  });
}

/** What the page says in the end; it is asked for again and again, as a browser does, while the file is read. */
async function answerTo(name: string, bytes: Uint8Array): Promise<string> {
  const given = await give(name, bytes);
  if (given.statusCode === 422) return given.body;
  expect(given.statusCode).toBe(303);
  const path = String(given.headers.location);
  return vi.waitFor(
    async () => {
      const page = await officer.get(path);
      expect(page.headers.refresh).toBeUndefined();
      expect(page.statusCode).toBe(200);
      return page.body;
    },
    { timeout: 60_000, interval: 100 },
  );
}

async function stored(): Promise<number[]> {
  const tables = [
    'reading_drafts',
    'documents',
    'plans',
    'items',
    'findings',
    'people',
    'files',
    'waiting_files',
  ];
  const counts = tables.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  const { rows } = await runAs(database.superuserUrl, `select ${counts.join(', ')}`);
  return Object.values(rows[0] ?? {});
}

const kinds = new Set<string>();
const some = hostile.filter(({ says }) => !kinds.has(String(says)) && kinds.add(String(says)));

test.each(some)(
  '$what is refused on the page, and nothing of it is loaded',
  { timeout: 90_000 },
  async (file) => {
    expect(await answerTo(file.name, file.bytes())).toMatch(file.says);
    expect(await stored()).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  },
);

test('a file larger than 50 MB is refused on the page', async () => {
  const given = await give('large.docx', Buffer.alloc(50 * 1_048_576 + 1));
  expect(given.statusCode).toBe(422);
  expect(given.body).toMatch(/smaller than 5\d(\.\d)? MB/);
});
