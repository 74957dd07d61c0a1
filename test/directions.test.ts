// Directions through every door: a draft that nobody but its author reads, and an ending that only an instrument brings.
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { sql } from '../src/db/database.ts';
import { rowsAsAt, trailLines } from '../src/db/record.ts';
import { verifyRecord } from '../src/db/verify.ts';
import { type Actor, type Role, roles } from '../src/kernel/actor.ts';
import { addDays } from '../src/kernel/days.ts';
import { signedIn } from '../src/modules/delivery/closing/believed.sample.ts';
import { liveThreads } from '../src/modules/plan/index.ts';
import { publish } from '../src/modules/publication/index.ts';
import { routesOf } from '../src/web/who.ts';
import { runAs, tester } from './support/database.ts';
import { freshProduct, productDay } from './support/product.ts';

const product = await freshProduct();
const { app, database } = product;
const council = { id: product.example ?? 0, name: 'Harnworth Council', example: true };
const threads = liveThreads(database);
const live = () => threads(tester, council, productDay);
const thread = await live();
const [mandate, second] = thread.items.filter((item) => item.kind === 'mandate' && item.sort === 'direction');
const id = mandate?.id ?? 0;
const words = 'The quince orchard was sold twice';
const typed = {
  finding: 'partly-met',
  words,
  evidence: 'Two visits to the quince orchard',
  writtenOn: productDay,
};

const author = await signedIn(product, 'commissioner', '10.9.0.1');
const colleague = await signedIn(product, 'commissioner', '10.9.0.2');
const administrator = await signedIn(product, 'administrator', '10.9.0.3');
const office = await signedIn(product, 'programme-office', '10.9.0.4');
const democratic = await signedIn(product, 'democratic-services', '10.9.0.5');
let draft = '';

beforeAll(async () => {
  const sent = await author.post(`/office/directions/${id}/assess`, typed);
  draft = String(sent.headers.location);
});

const person = (accountId: string, held: readonly Role[]): Actor => ({
  kind: 'person',
  accountId,
  name: 'Somebody',
  roles: held,
});

describe('a draft under seal', () => {
  test('is read and changed by its author, and each reading is kept', async () => {
    expect(draft).toMatch(/^\/office\/assessment-drafts\/\d+$/);
    expect((await author.get(draft)).body).toContain(words);
    expect((await author.post(draft, { ...typed, words: `${words}, and once more` })).statusCode).toBe(303);
    expect((await author.get(`/office/directions/${id}`)).body).toContain('your sealed draft');
    const reads = await runAs(database.superuserUrl, 'select * from draft_reads');
    expect(reads.rowCount).toBe(1);
  });

  test('is met on no page, file or call by somebody with every role at once', async () => {
    const reader = await signedIn(product, roles, '10.9.1.1');
    const number = draft.split('/').at(-1) ?? '';
    const found: string[] = [];
    for (const { method, url } of routesOf(app)) {
      if (method !== 'GET') continue;
      const address = url
        .replace('/directions/:id', `/directions/${id}`)
        .replace(':day', productDay)
        .replace(/:\w+/g, number);
      const { body } = await reader.get(address);
      if (/quince/.test(body)) found.push(address);
    }
    expect(found).toEqual([]);
    for (const path of [draft, `${draft}/issue`, `${draft}/discard`]) {
      const answer = await reader.post(path, typed);
      expect([403, 404]).toContain(answer.statusCode);
    }
    expect((await reader.get(`/office/directions/${id}`)).body).not.toContain('sealed draft');
  });

  test('is not there for another commissioner, nor for an administrator who makes themselves one', async () => {
    expect((await colleague.get(draft)).statusCode).toBe(404);
    expect((await administrator.get(draft)).statusCode).toBe(403);
    for (const actor of [person('nobody', roles), tester, { kind: 'public' } as const]) {
      const seen = await database.read(actor, council.id, (tx) =>
        tx.any(sql.type(z.object({ words: z.string() }))`select words from assessment_drafts`),
      );
      expect(seen).toEqual([]);
    }
  });

  test('stands in the record without its words: in the trail, as at, and in the table itself', async () => {
    const actor = person('nobody', roles);
    await database.read(actor, council.id, async (tx) => {
      const lines = await trailLines(tx, {
        from: '2000-01-01',
        before: '2100-01-01',
        upTo: Number.MAX_SAFE_INTEGER,
        after: { seq: 0, line: 0 },
        atMost: 1_000_000,
      });
      const drafted = lines.filter(({ table }) => table === 'assessment_drafts');
      expect(drafted.length).toBeGreaterThan(1);
      for (const line of drafted) expect([line.before, line.after]).toEqual([null, null]);
      for (const line of drafted) expect(line.reason).toBe('Work under seal');
      expect(JSON.stringify(lines)).not.toContain('quince');
      const past = await rowsAsAt(tx, 'assessment_drafts', '2100-01-01T00:00:00Z', z.object({}));
      expect(past.rows).toEqual([]);
      const content = await tx.any(
        sql.type(z.object({ line: z.number() }))`
          select line_id as line from record_content where after::text like '%quince%' or before::text like '%quince%'`,
      );
      expect(content).toEqual([]);
    });
  });

  test('cannot be written in another’s name, or opened to others by whoever is not its author', async () => {
    const actor = person('nobody', roles);
    const forged = database.as(actor, council.id, 'Forge', (tx) =>
      tx.query(sql.unsafe`
        insert into assessment_drafts (council_id, mandate_id, finding, words, evidence, written_on, written_by, account_id,
          sealed_to)
        values (${council.id}, ${id}, 'met', 'All is well', 'None', ${productDay}, 'Them', 'them', array['them'])`),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const opened = await database.as(actor, council.id, 'Open', (tx) =>
      tx.query(sql.unsafe`update assessment_drafts set sealed_to = array['nobody', account_id]`),
    );
    expect(opened.rowCount).toBe(0);
  });

  test('verifies without being read, and an alteration behind the application’s back is found', async () => {
    expect((await verifyRecord(database, council.id)).findings).toEqual([]);
    const alter = (from: string, to: string) =>
      runAs(
        database.superuserUrl,
        `set session_replication_role = replica;
         update assessment_drafts set words = replace(words, '${from}', '${to}')`,
      );
    await alter('twice', 'thrice');
    const { findings } = await verifyRecord(database, council.id);
    expect(findings.map(({ message }) => message).join()).toMatch(
      /assessment_drafts .* was altered without a record: words/,
    );
    expect(JSON.stringify(findings)).not.toContain('quince');
    await alter('thrice', 'twice');
    await runAs(
      database.superuserUrl,
      `set session_replication_role = replica;
       update record_content set after = jsonb_set(after, '{words}', '"Altered"') where sealed_to is not null`,
    );
    const again = await verifyRecord(database, council.id);
    expect(again.findings.map(({ message }) => message).join()).toContain(
      'the words recorded of assessment_drafts',
    );
    await runAs(
      database.superuserUrl,
      `set session_replication_role = replica;
       update record_content as content
       set after = jsonb_set(content.after, '{words}', to_jsonb(case
         when line.line_id = (select min(line_id) from record_lines where table_name = 'assessment_drafts')
         then '${words}' else '${words}, and once more' end))
       from record_lines as line
       where line.line_id = content.line_id and content.sealed_to is not null`,
    );
    expect((await verifyRecord(database, council.id)).findings).toEqual([]);
  });

  test('is read by everybody at the council once it is issued, and by residents once it is published', async () => {
    expect((await author.post(`${draft}/issue`)).statusCode).toBe(303);
    const chain = (await office.get(`/api/v1/live/directions/${id}/chain`)).json();
    expect(chain.assessments.at(-1).words).toBe(`${words}, and once more`);
    expect((await office.get(`/office/directions/${id}/chain`)).body).toContain(words);
    await publish(database, tester, council, productDay);
    expect((await office.get(`/directions/${id}`)).body).not.toContain('quince');
    const number = chain.assessments.at(-1).id;
    const early = await author.post(`/office/assessments/${number}/publish`, {
      publishedOn: addDays(productDay, -1),
    });
    expect(early.statusCode).toBe(422);
    const noted = await author.post(`/office/assessments/${number}/publish`, { publishedOn: productDay });
    expect(noted.statusCode).toBe(303);
    await publish(database, tester, council, productDay);
    expect((await office.get(`/directions/${id}`)).body).toContain(words);
    expect((await verifyRecord(database, council.id)).findings).toEqual([]);
  });
});

describe('only an instrument ends a Direction', () => {
  const inForce = () => thread.instruments.find(({ replacedOn }) => replacedOn === null);
  const told = (more: object = {}) => ({
    does: 'revoke',
    title: 'Harnworth (Revocation) Directions',
    madeBy: 'the Secretary of State',
    happenedOn: productDay,
    words: 'Direction A ceases to have effect.',
    link: 'https://directions.example/harnworth/revocation',
    actsOn: String(inForce()?.id),
    mandateIds: String(id),
    ...more,
  });

  test('no status, deletion or other hand ends one, whoever writes', async () => {
    const attempts = [
      sql.unsafe`update items set lifecycle = 'delivered', status_words = 'Met' where item_id = ${id}`,
      sql.unsafe`update items set lifecycle = 'closed' where item_id = ${id}`,
      sql.unsafe`update items set sort = 'issue' where item_id = ${id}`,
      sql.unsafe`delete from items where item_id = ${id}`,
      sql.unsafe`update instruments set replaced_on = ${productDay} where instrument_id = ${inForce()?.id ?? 0}`,
      sql.unsafe`delete from mandates where item_id = ${id}`,
      sql.unsafe`delete from instruments`,
    ];
    for (const attempt of attempts)
      await expect(database.as(tester, council.id, 'Try', (tx) => tx.query(attempt))).rejects.toThrow();
    const change = await office.post(`/office/items/${id}/change`, {
      version: '1',
      reason: 'Try',
      stage: 'Closed',
      status: 'Met',
    });
    expect(change.statusCode).toBeLessThan(500);
    expect((await live()).item(id)?.status?.lifecycle ?? null).toBe(null);
  });

  test('one person tells of it, another compares it, and then it has ended', async () => {
    expect((await author.post('/office/instruments/new', told())).statusCode).toBe(403);
    const bad = await office.post(
      '/office/instruments/new',
      told({ link: 'somewhere', happenedOn: '2999-01-01' }),
    );
    expect([bad.statusCode, bad.body.includes('beginning with https://')]).toEqual([422, true]);
    expect(bad.body).toContain('Direction A ceases to have effect.');
    const sent = await office.post('/office/instruments/new', told());
    expect(sent.statusCode).toBe(303);
    const notice = String(sent.headers.location);
    expect((await office.get(`/office/directions/${id}`)).body).not.toContain('Revoked on');
    expect((await office.post(notice, { agreed: 'yes' })).statusCode).toBe(403);
    expect((await author.post(notice, { agreed: 'yes' })).statusCode).toBe(403);
    expect((await democratic.post(notice, { agreed: 'no' })).statusCode).toBe(422);
    expect((await democratic.post(notice, { agreed: 'yes' })).statusCode).toBe(303);
    expect((await administrator.post(notice, { agreed: 'yes' })).statusCode).toBe(409);
    expect((await office.get(`/office/directions/${id}`)).body).toContain('Revoked on');
    expect((await office.get(`/office/directions/${second?.id}`)).body).toContain('In force');
    const chain = (await office.get(`/api/v1/live/directions/${id}/chain`)).json();
    expect(chain.ended).toMatchObject({ kind: 'revoked', on: productDay });
    expect((await verifyRecord(database, council.id)).findings).toEqual([]);
  });

  test('what a second person refuses changes nothing', async () => {
    const sent = await office.post('/office/instruments/new', told({ mandateIds: String(second?.id) }));
    const notice = String(sent.headers.location);
    expect((await democratic.post(notice, { agreed: 'no', answer: 'It names Direction C' })).statusCode).toBe(
      303,
    );
    expect((await office.get(notice)).body).toContain('It names Direction C');
    expect((await office.get(`/office/directions/${second?.id}`)).body).not.toContain('Revoked on');
  });

  test('an event without a checked notice is refused by the database', async () => {
    const forged = database.as(tester, council.id, 'Forge', (tx) =>
      tx.query(sql.unsafe`
        insert into instrument_events (council_id, instrument_id, kind, happened_on, words, link, notice_id)
        select council_id, ${inForce()?.id ?? 0}, 'expired', ${productDay}, 'x', 'https://x.example', notice_id
        from instrument_notices where not agreed limit 1`),
    );
    await expect(forged).rejects.toThrow(/second person compared/);
  });

  test('a function comes back by a later instrument, and once', async () => {
    const taken = (await live()).functions.find(({ returnedOn }) => returnedOn === null);
    const path = `/office/functions/${taken?.id}/return`;
    const later = (await live()).instruments.find(({ title }) => title.includes('Revocation'));
    const back = { returnedBy: String(later?.id), returnedOn: productDay };
    expect((await author.post(path, back)).statusCode).toBe(403);
    const same = { ...back, returnedBy: String(taken?.instrumentId) };
    expect((await office.post(path, same)).statusCode).toBe(422);
    expect((await office.post(path, back)).statusCode).toBe(303);
    expect((await office.post(path, back)).statusCode).toBe(409);
    expect((await office.get('/office/functions')).body).toContain('Harnworth (Revocation) Directions');
  });
});
