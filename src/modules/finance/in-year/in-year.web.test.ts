// The year that runs through the door: a ledger looked at and kept, a service that moves with it, cash, priorities, by call and command.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { exampleInstallation } from '../../../../test/support/goldthread.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { financialYearOf, financialYearSpan } from '../../../kernel/financial-year.ts';
import { csvLines } from '../../../office/csv.ts';
import { giveFile, signedIn } from '../../delivery/closing/believed.sample.ts';
import { inYearAt } from './in-year.web.ts';

const product = await freshProduct();
const { folder, run } = await exampleInstallation();
const { app, database } = product;
const council = product.example ?? 0;
const finance = await signedIn(product, 'finance', '10.55.1.1');
const member = await signedIn(product, 'member', '10.55.1.2');
const lead = await signedIn(product, 'lead-officer', '10.55.1.3');

const year = () => database.read(tester, council, (tx) => inYearAt(tx, productDay));
const { first } = financialYearSpan(financialYearOf(productDay));
const [day, month, start] = [first.slice(8), first.slice(5, 7), first.slice(0, 4)];
const ledger = (amount: string) =>
  csvLines([
    ['Cost centre', 'Cost centre name', 'Date', 'Amount'],
    ['4110', 'Care homes', `${day}/${month}/${start}`, amount],
    ['0000', 'Nobody’s', `${day}/${month}/${start}`, '12.00'],
  ]);
const load = (who: typeof finance, text: string, name = 'april.csv') =>
  giveFile(app, who, '/office/money/ledger/load', {}, { name, bytes: new TextEncoder().encode(text) });
const keptIn = (body: string) =>
  (/<textarea name="found"[^>]*>([\s\S]*?)<\/textarea>/.exec(body)?.[1] ?? '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

describe('the ledger', () => {
  test('is finance’s to load, and refused whole with the row that is wrong', async () => {
    expect((await load(member, ledger('1'))).statusCode).toBe(403);
    const before = await year();
    const wrong = await load(finance, ledger('a lot'));
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('Row 2: “a lot” is not an amount of money');
    const other = await load(finance, 'Name,Colour\nA,red\n', 'colours.csv');
    expect(other.body).toContain('no row of headings of a ledger');
    expect(await year()).toEqual(before);
  });

  test('is looked at beside what is kept, then kept: its month counts as the new file has it', async () => {
    const before = await year();
    const own = (found: typeof before) => found.services.find(({ name }) => name === 'Adult social care');
    const looked = await load(finance, ledger('5,000,000.00'));
    expect(looked.body).toContain('april.csv: 2 rows of 2 cost centres');
    expect(looked.body).toContain('Kept until now');
    expect(await year()).toEqual(before);
    const kept = await finance.post('/office/money/ledger/keep', { found: keptIn(looked.body) });
    expect(kept.statusCode).toBe(303);
    const after = await year();
    expect(after.unclaimed.map(({ code }) => code)).toContain('0000');
    const month = (found: typeof before) =>
      own(found)?.costCentres.flatMap(({ months }) => months.filter((one) => one.month === first));
    // The file has one cost centre of the service in April: the others’ April was replaced by nothing.
    expect(month(after)).toEqual([{ month: first, amount: 5_000_000_00 }]);
    const again = await load(finance, ledger('5,000,000.00'));
    expect((await finance.post('/office/money/ledger/keep', { found: keptIn(again.body) })).body).toContain(
      'This very file was loaded',
    );
  });

  test('of a month to come is refused', async () => {
    const ahead = csvLines([
      ['Cost centre', 'Date', 'Amount'],
      ['4110', `${Number(start) + 2}-06-30`, '10'],
    ]);
    const looked = await load(finance, ahead);
    const kept = await finance.post('/office/money/ledger/keep', { found: keptIn(looked.body) });
    expect(kept.statusCode).toBe(422);
    expect(kept.body).toContain('a month that has not begun');
    expect((await finance.post('/office/money/ledger/keep', { found: '{}' })).body).toContain(
      'Send the file again',
    );
  });
});

describe('pages and calls of the year', () => {
  test('every figure of an account is the sum of its services, by page and by call', async () => {
    const found = await year();
    const page = (await member.get('/office/money/in-year')).body;
    for (const { name } of found.services) expect(page).toContain(name);
    for (const account of ['General Fund', 'Housing Revenue Account', 'Dedicated Schools Grant'])
      expect(page).toContain(`>${account}<`);
    const call = JSON.parse((await member.get('/api/v1/live/money/in-year')).body);
    expect(call.services).toHaveLength(found.services.length);
    for (const one of call.accounts) {
      const own = call.services.filter(({ account }: { account: string }) => account === one.account);
      for (const figure of ['budget', 'profiled', 'actual', 'forecast', 'outturn', 'recovers'])
        expect(own.reduce((sum: number, each: Record<string, number>) => sum + (each[figure] ?? 0), 0)).toBe(
          one[figure],
        );
    }
  });

  test('a service leads to its cost centres and its entry; finance changes its forecast there', async () => {
    const service = (await year()).services.find(({ name }) => name === 'Places');
    const path = `/office/money/in-year/${service?.entryId}`;
    expect((await member.get(path)).body).toContain('Homelessness and housing options');
    expect((await member.get(path)).body).not.toContain('Change the forecast');
    expect((await finance.get(path)).body).toContain('Change the forecast');
    expect((await member.get('/office/money/in-year/999999')).statusCode).toBe(404);
  });

  test('cash counts sales for whoever may see what is exempt, and for nobody else', async () => {
    const cash = async (who: typeof finance) => JSON.parse((await who.get('/api/v1/live/money/cash')).body);
    const [all, without] = [await cash(finance), await cash(member)];
    const sales = (of: { months: { sales: number }[] }) => of.months.reduce((sum, one) => sum + one.sales, 0);
    expect(sales(all)).toBeGreaterThan(0);
    expect(sales(without)).toBe(0);
    expect((await member.get('/office/money/cash')).body).toContain('are exempt and are not counted here');
    expect((await finance.get('/office/money/cash')).body).toContain(
      'must be borrowed within the twelve months',
    );
  });

  test('the cost of priorities and what serves none come to the budgets', async () => {
    const { body } = await member.get('/office/money/priorities');
    expect(body).toContain('Help families early');
    expect(body).toContain('Of no priority');
  });

  test('a risk that amounts name says which, and asks whether its score still holds', async () => {
    const register = await member.get('/office/raid');
    const path = /href="([^"]*raid\/\d+)"[^>]*>[^<]*Buildings and investments sell more slowly/.exec(
      register.body,
    )?.[1];
    const id = Number(/(\d+)$/.exec(path ?? '')?.[1]);
    expect(id).toBeGreaterThan(0);
    expect((await finance.get(`/office/raid/${id}`)).body).toContain('Money that names it');
    // Lots to be sold are exempt: to a lead officer nothing is said of them.
    expect((await lead.get(`/office/raid/${id}`)).body).not.toContain('Money that names it');
  });
});

describe('the command', () => {
  test('loads a ledger once, says its months, and keeps nothing of a dry run', async () => {
    const place = join(folder, 'ledger.csv');
    writeFileSync(
      place,
      csvLines([
        ['Cost centre', 'Period', 'Year', 'Amount'],
        ['4110', '1', '2025/26', '250.00'],
      ]),
    );
    expect(await run(['money', 'load-ledger', place, '--dry-run'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/April 2025: £250\n.*nothing|April 2025: £250[\s\S]*Nothing is kept/),
    });
    expect(await run(['money', 'load-ledger', place])).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 row kept'),
    });
    expect(await run(['money', 'load-ledger', place])).toMatchObject({
      code: 2,
      err: expect.stringContaining('This very file'),
    });
    expect(await run(['money', 'load-ledger', join(folder, 'none.csv')])).toMatchObject({ code: 2 });
    const waiting = await run(['money', 'spending', '--open', '--json']);
    expect(JSON.parse(waiting.out)).toMatchObject([
      { title: 'Repairs to the roof of Thornby House', state: 'waiting' },
    ]);
    expect((await run(['money', 'spending'])).out).toContain('Approved in part');
  });
});
