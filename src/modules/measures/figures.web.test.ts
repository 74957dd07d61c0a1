// Figures of many measures in one file, through the door: the blank, the preview, what is given, and what whoever approves sees.
import { describe, expect, test } from 'vitest';
import { tester } from '../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../test/support/product.ts';
import { csvLines } from '../../office/csv.ts';
import { giveFile, signedIn } from '../delivery/closing/believed.sample.ts';
import { allMeasures, definitionsOn, waitingObservations } from './measure.store.ts';
import { lastDue, sayPeriod } from './when.ts';

const product = await freshProduct();
const { app, database } = product;
const council = product.example ?? 0;
const office = await signedIn(product, 'programme-office', '10.41.1.1');
const finance = await signedIn(product, 'finance', '10.41.1.2');
const member = await signedIn(product, 'member', '10.41.1.3');
const { definitions, measures } = await database.read(tester, council, async (tx) => ({
  definitions: await definitionsOn(tx, productDay),
  measures: await allMeasures(tx),
}));
const monthly = definitions.find(
  ({ frequency, unit, measureId }) =>
    frequency === 'month' && unit === '%' && measures.some((one) => one.measureId === measureId),
);
const title = monthly?.title ?? '';
const due = monthly ? sayPeriod(lastDue(productDay, monthly, 0), monthly) : '';
const waiting = () => database.read(tester, council, waitingObservations);

const sent = (rows: (string | number)[][], name = 'figures.csv') =>
  giveFile(app, office, '/office/measures/figures', {}, { name, bytes: Buffer.from(csvLines(rows)) });
const head = ['KPI', 'Month', 'Actual', 'What shows it'];

test('the blank holds each measure with the period that is due, and reads back as a file without figures', async () => {
  const { body, headers } = await office.get('/office/measures/figures/blank');
  expect(headers['content-disposition']).toContain('figures.csv');
  expect(body).toContain(`${title},${due}`);
  const preview = await sent([[body.split('\r\n')[0] ?? ''], ['']], 'empty.csv');
  expect(preview.statusCode).toBe(422);
});

describe('a file', () => {
  test.each([
    ['without headings', [['Some', 'words']], 'has no row of headings'],
    ['that is empty', [['']], 'has no row of headings'],
  ])('%s is refused with the cure, and nothing is kept', async (_, rows, words) => {
    const before = (await waiting()).length;
    const { statusCode, body } = await sent(rows);
    expect([statusCode, body.includes(words), body.includes('Take the blank file')]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await waiting()).length).toBe(before);
  });

  test('belongs to those who give figures', async () => {
    const { statusCode } = await giveFile(app, member, '/office/measures/figures', {});
    expect(statusCode).toBe(403);
  });

  test('is only looked at first; then what is right is given, and approved by who sees what shows it', async () => {
    const rows = [
      head,
      [title, due, '71.5%', 'Telephone report of the month'],
      ['No such measure', due, 12, ''],
      [title, 'soon', 12, ''],
      [title, due, 'plenty', ''],
    ];
    const before = await waiting();
    const { body } = await sent(rows);
    expect(body).toContain('1 figure is right, 3 cannot be taken');
    for (const words of [
      'No measure is called “No such measure”',
      '“soon” is no period',
      '“plenty” is not a figure',
    ])
      expect(body).toContain(words);
    expect(await waiting()).toHaveLength(before.length);
    const given = await office.post('/office/measures/figures/give', { rows: csvLines(rows) });
    expect(given.body).toContain('The figures are given');
    const [own] = (await waiting()).filter(({ measureId }) => measureId === monthly?.measureId);
    expect([own?.value, own?.evidence, own?.approvedOn]).toEqual([
      71.5,
      'Telephone report of the month',
      null,
    ]);
    const page = (await finance.get('/office/measures/waiting')).body;
    expect(page).toContain('Shown by Telephone report of the month');
    expect(
      (await finance.post('/office/measures/waiting', { approve: String(own?.observationId) })).statusCode,
    ).toBe(303);
    expect((await member.get(`/office/measures/${monthly?.measureId}`)).body).toContain(
      'Shown by Telephone report',
    );
  });

  test('of doubtful rows gives only those that somebody checked', async () => {
    const rows = [head, [title, due, '7.1%', '']];
    expect((await sent(rows)).body).toContain('1 doubtful');
    const without = await office.post('/office/measures/figures/give', { rows: csvLines(rows) });
    expect(without.body).toContain('No figure was given');
    const checked = await office.post('/office/measures/figures/give', {
      rows: csvLines(rows),
      checked: '2',
    });
    expect(checked.body).toContain('The figures are given');
  });
});
