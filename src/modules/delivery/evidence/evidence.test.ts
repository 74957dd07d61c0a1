// Evidence: who may give and read it, what is kept, and what is recorded.
import { expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { history } from '../../../db/record.ts';
import { liveThreads, mainActions } from '../../plan/index.ts';
import { giveFile, signedIn } from '../closing/believed.sample.ts';
import { mediaTypeOf } from './evidence.ts';

const product = await freshProduct();
const { app, database } = product;
const council = { id: product.example ?? 0, name: 'Harnworth Council', example: true };
const thread = await liveThreads(database)(tester, council, productDay);
const action = mainActions(thread)[0]?.id ?? 0;
const office = await signedIn(product, 'programme-office', '10.8.0.1');
const lead = await signedIn(product, 'lead-officer', '10.8.0.2');
const member = await signedIn(product, 'member', '10.8.0.3');
const auditor = await signedIn(product, 'assurer', '10.8.0.4');

const path = `/office/items/${action}/evidence`;
const page = `/office/actions/${action}`;
const fields = { title: 'Minutes <1>', shows: 'The committee agreed the loans', datedOn: productDay };
const pdf = Buffer.from('%PDF-1.4\nminutes');

test('a file is kept by its content, served to be saved, and never run', async () => {
  const given = await giveFile(app, lead, path, fields, { name: "Minutés 'a'.pdf", bytes: pdf });
  expect(given.statusCode, given.body).toBe(303);
  const { body } = await member.get(page);
  expect(body).toContain('Minutes &lt;1&gt;');
  const number = /href="\.\.\/evidence\/(\d+)"/.exec(body)?.[1];
  const file = await member.get(`/office/evidence/${number}/file`);
  expect(file.rawPayload.equals(pdf)).toBe(true);
  expect(file.headers).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-disposition': `attachment; filename="Minut_s _a_.pdf"; filename*=UTF-8''Minut%C3%A9s%20%27a%27.pdf`,
  });
});

test('a link is http or https, and what was typed is not lost where it is not', async () => {
  for (const link of ['javascript:alert(1)', 'ftp://council.example/x', 'minutes']) {
    const wrong = await giveFile(app, lead, path, { ...fields, link });
    expect([link, wrong.statusCode, wrong.body.includes('Write the whole link')]).toEqual([link, 422, true]);
    expect(wrong.body).toContain('The committee agreed the loans');
  }
  const given = await giveFile(app, lead, path, {
    ...fields,
    title: 'A page',
    link: 'https://council.example/a',
  });
  expect(given.statusCode).toBe(303);
});

test.each([
  [{}, undefined, 'Choose a file, or write a link'],
  [{ link: 'https://council.example/' }, { name: 'a.pdf', bytes: pdf }, 'not both'],
  [{ datedOn: '2999-01-01' }, { name: 'a.pdf', bytes: pdf }, 'or before'],
  [
    {},
    { name: 'a.pdf', bytes: Buffer.from('<!doctype html><script>1</script>') },
    'of a kind that is not kept',
  ],
  [{}, { name: 'a.exe', bytes: Buffer.from('MZ\0\0') }, 'a program'],
  [{}, { name: 'a.txt', bytes: Buffer.alloc(0) }, 'is empty'],
  [{}, { name: 'a.txt', bytes: Buffer.alloc(21_000_000, 'a') }, 'smaller than 20 MB'],
])('what cannot be evidence is refused with its cause: %o', async (more, file, said) => {
  const answer = await giveFile(app, lead, path, { ...fields, ...more }, file);
  expect(answer.statusCode).toBe(422);
  expect(answer.body).toContain(said);
});

test('the kind is told by content, whatever a file is called', () => {
  const text = (words: string) => Buffer.from(words);
  expect(mediaTypeOf({ name: 'x', bytes: Buffer.from('\x89PNG\r\n\x1A\n', 'latin1') })).toBe('image/png');
  expect(mediaTypeOf({ name: 'x.pdf', bytes: Buffer.from('\xFF\xD8\xFF\xE0', 'latin1') })).toBe('image/jpeg');
  expect(mediaTypeOf({ name: 'a.csv', bytes: text('a,b') })).toBe('text/csv; charset=utf-8');
  expect(() => mediaTypeOf({ name: 'a.js', bytes: text('alert(1)') })).toThrow('not kept');
  expect(() => mediaTypeOf({ name: 'a.txt', bytes: text('a\0b') })).toThrow('something else');
});

test('exempt evidence is read by few, says nothing elsewhere, and every reading of it is recorded', async () => {
  const secret = { ...fields, title: 'Legal advice', shows: 'What counsel said', exempt: 'yes' };
  const notTheirs = await giveFile(app, lead, path, secret, { name: 'a.pdf', bytes: pdf });
  expect([notTheirs.statusCode, notTheirs.body.includes('may give it')]).toEqual([422, true]);
  expect((await giveFile(app, office, path, secret, { name: 'advice.pdf', bytes: pdf })).statusCode).toBe(
    303,
  );
  const seen = (await office.get(page)).body;
  expect(seen).not.toContain('Legal advice');
  const number = Number(/evidence\/(\d+)">Exempt evidence/.exec(seen)?.[1]);
  const closed = (await member.get(page)).body;
  expect(closed).toContain('not for your role');
  for (const url of [`/office/evidence/${number}`, `/office/evidence/${number}/file`])
    expect((await member.get(url)).statusCode).toBe(403);
  expect((await auditor.get(`/office/evidence/${number}`)).body).toContain('Legal advice');
  expect((await auditor.get(`/office/evidence/${number}/file`)).statusCode).toBe(200);
  expect((await office.get(`/office/evidence/${number}`)).body).toContain('Ana assurer, the file');
  const [first] = await database.read(tester, council.id, (tx) => history(tx, 'evidence_reads', [1]));
  expect(first?.reason).toBe(`Read exempt evidence ${number}`);
  expect(first?.actor).toContain('Ana assurer');
});

test('evidence is withdrawn with a reason, once, and stays', async () => {
  const number = Number(/evidence\/(\d+)/.exec((await office.get(page)).body)?.[1]);
  const withdrawn = `/office/evidence/${number}/withdraw`;
  expect((await member.post(withdrawn, { reason: 'x' })).statusCode).toBe(403);
  expect((await lead.post(withdrawn, { reason: ' ' })).statusCode).toBe(422);
  expect((await lead.post(withdrawn, { reason: 'It is of another year' })).statusCode).toBe(303);
  expect((await lead.post(withdrawn, { reason: 'Again' })).statusCode).toBe(409);
  const { body } = await member.get(page);
  expect(body).toContain('It is of another year');
  expect((await member.get(`/office/evidence/${number}/file`)).statusCode).toBe(200);
});
