// Public files and comparators through the door: looked at, kept once, compared per head, and answered for.
import { beforeAll, describe, expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct } from '../../../../test/support/product.ts';
import { giveFile, signedIn } from '../../delivery/closing/believed.sample.ts';
import { asCsv, outturnRows, own, peers, populationRows } from './public-data.sample.ts';
import { allSources } from './public-data.store.ts';

const product = await freshProduct();
const { app, database } = product;
const finance = await signedIn(product, 'finance', '10.50.1.1');
const member = await signedIn(product, 'member', '10.50.1.2');

const load = (kind: string, bytes: Uint8Array, name: string, who = finance) =>
  giveFile(app, who, '/office/money/public-data/load', { kind }, { name, bytes });
const keep = (body: string) => {
  const held = /<textarea name="found"[^>]*>([\s\S]*?)<\/textarea>/.exec(body)?.[1] ?? '';
  const found = held
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
  return finance.post('/office/money/public-data/keep', { found });
};
const sources = () => database.read(tester, product.example ?? 0, allSources);
const page = async () => (await finance.get('/office/money/comparators')).body.replaceAll(/\s+/g, ' ');
const others = peers.map(({ code }) => code).join('\n');

describe('what is sent', () => {
  test('those who do not keep money load nothing', async () => {
    expect((await load('outturn', asCsv(outturnRows), 'outturn.csv', member)).statusCode).toBe(403);
    expect((await member.post('/office/money/public-data/keep', {})).statusCode).toBe(403);
    expect((await member.post('/office/money/comparator-peers', {})).statusCode).toBe(403);
  });

  test('a file of something else is refused with what was found, and nothing is kept', async () => {
    const { statusCode, body } = await load(
      'outturn',
      Buffer.from('Supplier,Amount\r\nFerns,1\r\n'),
      'spend.csv',
    );
    expect(statusCode).toBe(422);
    expect(body).toContain('Supplier; Amount');
    expect(await sources()).toHaveLength(2);
  });
});

describe('once outturn and population are loaded', () => {
  beforeAll(async () => {
    const looked = await load('outturn', asCsv(outturnRows), 'outturn.csv');
    expect(looked.body).toContain('4 councils in 2 years');
    expect(await sources()).toHaveLength(2);
    expect((await keep(looked.body)).statusCode).toBe(303);
    expect(
      (await keep((await load('population', asCsv(populationRows), 'people.csv')).body)).statusCode,
    ).toBe(303);
  });

  test('the very same file is kept once', async () => {
    const again = await keep((await load('outturn', asCsv(outturnRows), 'outturn.csv')).body);
    expect([again.statusCode, again.body.includes('This very file was loaded on')]).toEqual([422, true]);
  });

  test('a set with a council nobody knows, or with one’s own, is refused in words', async () => {
    const given = { own: own.code, name: 'Estuary towns', why: 'Ports of like size' };
    const post = (more: object) => finance.post('/office/money/comparator-peers', { ...given, ...more });
    expect((await post({ others: `${others}\nNowhere` })).body).toContain('is called “Nowhere”');
    expect((await post({ others: `${others}\n${own.code}` })).body).toContain('is your own council');
    expect((await post({ others: `${others}\nHarnworth` })).body).toContain('2 councils are called');
    expect((await post({ others: peers[0].code })).body).toContain('Name from 2 to 40 councils');
  });

  test('each service stands a head beside the median of those that submitted', async () => {
    await finance.post('/office/money/comparator-peers', {
      own: own.code,
      name: 'Estuary towns',
      why: 'Ports of like size',
      others,
    });
    const body = await page();
    // 65,445,000 ÷ 176,000; the median of 97,640,000 ÷ 279,800 and 66,538,000 ÷ 180,700: Marlbrook submitted nothing.
    for (const words of [
      '£371.85',
      '£358.59',
      '£13.25 above',
      'Marlbrook (not submitted)',
      'a prompt',
      'not the set of nearest',
    ])
      expect(body).toContain(words);
    expect(body).toContain('No saving and no business case yet');
    const year = (await finance.get('/office/money/comparators?year=2022/23')).body;
    expect(year).toContain('The population of another year is used');
  });

  test('a business case that was approved answers for a service above the median', async () => {
    const address = '/office/money/comparators/adult-social-care/cases';
    const given = {
      title: 'Supported living',
      approvedBy: 'Cabinet',
      words: 'It ends three placements far away',
    };
    expect((await finance.post(address, { ...given, approvedOn: '2999-01-01' })).statusCode).toBe(422);
    expect((await finance.post(address, { ...given, approvedOn: '2024-02-01' })).statusCode).toBe(303);
    expect(await page()).toContain('Supported living');
    const { body } = await finance.get('/office/money/comparators/adult-social-care');
    for (const words of ['approved by Cabinet', '£65,445,000', '176,000', '2022/23'])
      expect(body).toContain(words);
  });

  test('savings of the register that are planned for a service answer for it too', async () => {
    const address = '/office/money/comparators/highways/savings';
    const [, saving, name] =
      /value="(\d+)"[\s\S]*?<label[^>]*>\s*([^<]*[^<\s])/.exec((await finance.get(address)).body) ?? [];
    expect((await finance.post(address, { savings: '999999' })).body).toContain(
      'Choose savings of the register',
    );
    expect((await finance.post(address, { savings: saving ?? '' })).statusCode).toBe(303);
    expect(await page()).toContain(`href="entries/savings/${saving}">${name}`);
    expect((await finance.get('/office/money/comparators/highways')).body).toContain('in a full year');
  });

  test('the same is had as CSV and by call', async () => {
    const { body } = await member.get('/office/money/comparators.csv');
    expect(body).toContain('2023/24,Adult social care,E06000901,Harnworth,65445000,176000,371.85');
    const answer = (await member.get('/api/v1/live/money/comparators')).json();
    expect(answer.services[0]).toMatchObject({ key: 'adult-social-care', median: 358.59, difference: 13.25 });
    expect(answer.services[0].peers).toHaveLength(3);
  });

  test('of two files the one loaded later stands, and is said before it is kept', async () => {
    const rows = outturnRows.map((row) => row.map((cell) => (cell === 65_445 ? 70_000 : cell)));
    const looked = await load('outturn', asCsv(rows), 'outturn v2.csv');
    expect(looked.body).toContain('8 returns of an earlier file will be replaced');
    await keep(looked.body);
    expect(await page()).toContain('£397.73');
  });
});
