// The council's money through the door: answers equal to the rows, an action that slips moves its pounds, what is exempt, scenarios.
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { freshCouncil, tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { addMonths } from '../../../kernel/days.ts';
import { readCells } from '../../../office/workbook.read.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { live, loadThread, moveDate, walk } from '../../plan/index.ts';
import { addEntry, allEntries } from '../registers/entry.store.ts';
import { moneySignals } from '../signals.ts';
import { moneyIn } from './now.ts';

const product = await freshProduct();
const { app, database } = product;
const councilId = product.example ?? 0;
const council = { id: councilId, name: 'Harnworth Council', example: true };
const finance = await signedIn(product, 'finance', '10.50.1.1');
const administrator = await signedIn(product, 'administrator', '10.50.1.2');
const member = await signedIn(product, 'member', '10.50.1.3');

const Position = z.object({
  answers: z.record(z.string(), z.string().nullable()),
  years: z.array(z.string()),
  rows: z.array(z.object({ id: z.string(), pence: z.array(z.int()).optional() })),
});
const position = async (who = finance) =>
  Position.parse(JSON.parse((await who.get('/api/v1/live/money/position')).body));
const penceOf = ({ rows }: z.infer<typeof Position>, id: string) =>
  rows.find((row) => row.id === id)?.pence ?? [];

test('requirement less funding and reserves is the gap, and the gap less support what is left', async () => {
  const found = await position();
  const row = (id: string) => penceOf(found, id);
  for (const at of found.years.keys()) {
    const gap = (row('requirement')[at] ?? 0) - (row('funding')[at] ?? 0) - (row('reserves-drawn')[at] ?? 0);
    expect(Math.abs(gap - (row('gap')[at] ?? 0))).toBeLessThanOrEqual(3);
    expect(
      Math.abs((row('gap')[at] ?? 0) - (row('support')[at] ?? 0) - (row('gap-left')[at] ?? 0)),
    ).toBeLessThanOrEqual(2);
  }
});

test('every page of the plan answers, and each row leads to what it is made of', async () => {
  for (const path of [
    '',
    '/plan',
    '/why',
    '/why?year=2029/30',
    '/close',
    '/what-if',
    '/since',
    '/debt',
    '/provision',
    '/programme',
    '/indicators',
    '/scenarios',
    '/slips',
  ])
    expect((await finance.get(`/office/money${path}`)).statusCode, path).toBe(200);
  const { body } = await finance.get('/office/money/plan/mrp');
  expect(body).toContain('Charges for each asset');
  expect((await finance.get('/office/money/plan/saving%3A1')).body).toContain(
    'The entry of the register it comes from',
  );
  expect((await finance.get('/office/money/plan/nothing')).statusCode).toBe(404);
});

describe('an action that slips', () => {
  test('moves the saving, the sale and the scheme that wait for it, and the page says which moved which pound', async () => {
    const before = await position();
    const { action, savings } = await database.read(tester, councilId, async (tx) => {
      const thread = walk(await loadThread(tx, { council, day: productDay }));
      const entries = await allEntries(tx);
      const waiting = entries.savings.find(({ name }) => name === 'One office in place of three');
      return { action: thread.item(waiting?.items[0] ?? 0), savings: waiting?.facts.fullYear ?? 0 };
    });
    const due = action?.due?.latest ?? productDay;
    const later = addMonths([due, productDay].toSorted().at(-1) ?? due, 9);
    await database.as(tester, councilId, 'Move a date', (tx) =>
      moveDate(
        tx,
        councilId,
        {
          itemId: action?.id ?? 0,
          role: 'due',
          from: action?.due ?? null,
          to: { words: later, kind: 'day', earliest: later, latest: later },
        },
        { reason: 'The buyer is late', movedOn: productDay },
      ),
    );
    const after = await position();
    const change = (id: string) =>
      penceOf(after, id).map((pence, at) => pence - (penceOf(before, id)[at] ?? 0));
    const lost = change('savings').find((pence) => pence !== 0) ?? 0;
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThanOrEqual(savings);
    // Receipts come later, so more is still to be paid for and borrowed meanwhile, and interest follows.
    expect(change('cfr').some((pence) => pence > 0)).toBe(true);
    expect(change('interest-new').some((pence) => pence > 0)).toBe(true);
    expect(change('gap').some((pence) => pence > 0)).toBe(true);
    const { body } = await finance.get('/office/money/slips');
    expect(body).toContain('One office in place of three');
    expect(body).toContain('Its date moved from');
    expect(body).toMatch(/£[\d,.]+m? more/);
    expect((await finance.get(`/office/items/${action?.id}`)).body).toContain('Money that waits for it');
  });

  test('hears of its savings: one that cannot be delivered puts it off track', async () => {
    const itemId = await database.read(tester, councilId, async (tx) => {
      const thread = walk(await loadThread(tx, { council, day: productDay }));
      return (
        thread.items.find(({ kind, status }) => kind === 'action' && status?.lifecycle === 'in-progress')
          ?.id ?? 0
      );
    });
    await database.as(tester, councilId, 'A saving', (tx) =>
      addEntry(
        tx,
        councilId,
        {
          kind: 'savings',
          name: 'A saving of dreams',
          facts: {
            category: 'other',
            fullYear: 40_000_000,
            startsOn: '2027-04-01',
            status: 'undeliverable',
            recurring: true,
          },
          ownerId: null,
          items: [itemId],
          risks: [],
        },
        { day: productDay, name: 'Test' },
      ),
    );
    const said = await database.read(tester, councilId, async (tx) =>
      moneySignals({
        tx,
        from: live,
        thread: walk(await loadThread(tx, { council, day: productDay })),
        actor: tester,
      }),
    );
    expect(said).toContainEqual({
      kind: 'reason',
      itemId,
      result: 'off-track',
      words: 'Its saving “A saving of dreams” of £400,000 a year cannot be delivered.',
    });
  });
});

test('a member sees the gap, and of sales not made neither lot nor value', async () => {
  const { body } = await member.get('/office/money');
  expect(body).toContain('Every sale six months later');
  expect(body).not.toContain('Retail park');
  expect((await member.get('/office/money/plan/sale%3A1')).statusCode).toBe(403);
  expect((await member.get('/office/money/plan.xlsx')).statusCode).toBe(403);
  expect((await member.get('/office/money/plan/receipts-to-debt')).body).not.toContain('Retail park');
  expect((await member.get('/office/money/what-if')).body).not.toContain('Retail park');
  expect((await member.get('/office/money/slips')).body).not.toContain('Retail park');
});

test('the workbook of the plan holds every row with its formula', async () => {
  const cookie = [...finance.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await app.inject({ url: '/office/money/plan.xlsx', headers: { host: 'localhost', cookie } });
  expect(answer.statusCode).toBe(200);
  const sheets = await readCells({ name: 'plan.xlsx', bytes: answer.rawPayload });
  expect(sheets.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Summary', 'Assumptions', 'Services', 'Debt']),
  );
});

test.each([
  ['what=councilTax&by=1', 'narrower'],
  ['what=pay&by=1', 'wider'],
  ['what=savingsLate&by=6', 'wider'],
])('what if %s: the gap is %s', async (query, word) => {
  expect((await finance.get(`/office/money/what-if?${query}`)).body).toContain(word);
});

test.each([
  ['what=nothing&by=6', 'Choose what moves'],
  ['what=pay&by=much', 'Give a number'],
  ['what=pay', 'Give a number'],
])('what if %s: is asked again', async (query, message) => {
  const { statusCode, body } = await finance.get(`/office/money/what-if?${query}`);
  expect([statusCode, body.includes(message)]).toEqual([422, true]);
});

describe('a scenario', () => {
  const typed = { name: 'Pay settles high', why: 'Pay as the unions ask', pay: '5, 4, 3' };
  test('says what differs from the base, stands beside it, and is approved by somebody else', async () => {
    expect((await member.post('/office/money/scenarios/new', typed)).statusCode).toBe(403);
    for (const [wrong, message] of [
      [{ pay: '45' }, '4.99 means 4.99% a year'],
      [{ pay: 'high' }, 'is not a number'],
      [{ name: '' }, 'Give the scenario a name'],
      [{ name: 'Base' }, 'Another scenario has this name'],
    ] as const) {
      const { statusCode, body } = await finance.post('/office/money/scenarios/new', { ...typed, ...wrong });
      expect([statusCode, body.includes(message)], message).toEqual([422, true]);
    }
    const made = await finance.post('/office/money/scenarios/new', typed);
    expect(made.statusCode).toBe(303);
    const path = String(made.headers.location);
    const { body } = await member.get(path);
    expect(body).toContain('5, 4, 3');
    expect(body).toContain('beside the base');
    expect((await finance.post(`${path}/approve`, { words: 'The budget report' })).body).toContain(
      'Somebody other than whoever kept it',
    );
    expect((await administrator.post(`${path}/approve`, { words: 'The budget report' })).statusCode).toBe(
      303,
    );
    expect((await member.get(path)).body).toContain('The gaps are as they were approved');
    expect((await finance.post(`${path}/change`, { ...typed, pay: '6' })).statusCode).toBe(303);
    expect((await member.get(path)).body).toContain('when it was approved, and is');
    expect((await finance.post(`${path}/end`, {})).statusCode).toBe(303);
    expect((await member.get('/office/money/scenarios')).body).not.toContain('Pay settles high');
  });
});

test('a council that keeps nothing yet has no plan, and is told what to do first', async () => {
  const empty = await freshCouncil(database, 'Emptyshire Council');
  const thread = await database.read(tester, empty, async (tx) =>
    walk(
      await loadThread(tx, {
        council: { name: 'Emptyshire Council', example: false },
        day: productDay,
      }),
    ),
  );
  expect(await database.read(tester, empty, (tx) => moneyIn(tx, thread, { from: live }))).toBeNull();
});
