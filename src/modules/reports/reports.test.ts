// Packs of the example council: figures with their rows, approval that freezes, and the same bytes made again.
import { expect, test, vi } from 'vitest';
import { tester } from '../../../test/support/database.ts';
import { processorMs } from '../../../test/support/processor.ts';
import { freshProduct, productDay } from '../../../test/support/product.ts';
import { addDays, longDay } from '../../kernel/days.ts';
import { openArchive } from '../../office/archive.ts';
import { sampleStyles, sampleTemplate } from '../../office/docx-out/template.sample.ts';
import { allCycles, allPeriods, frozenOf } from '../delivery/index.ts';
import { addAccount, passwordPath, setPassword } from '../people/index.ts';
import { words as password, tokenIn, visitor } from '../people/sample/site.ts';
import { liveThreads, moveDate } from '../plan/index.ts';
import { giveTemplate, makePack, readPack, wordOf, writeAgain } from './pack.actions.ts';
import { packs } from './pack.store.ts';
import { Pack, sha256Of } from './pack.ts';

const { app, database, accounts, example } = await freshProduct();
const council = { id: example ?? 0, name: 'Harnworth Council', example: true };
const live = liveThreads(database);
const thread = await live(tester, council, productDay);
const board = thread.bodies.find((one) => one.name === 'Improvement and Recovery Board');
const bodyId = board?.id ?? 0;

async function signedIn(role: 'programme-office' | 'lead-officer', address: string) {
  const email = `${role}-${address}@council.example`;
  await addAccount(accounts, tester, council.id, { email, name: `Ana ${role}`, roles: [role] });
  await setPassword(accounts, tokenIn(await passwordPath(accounts, council.id, email)), password);
  const person = visitor(app, { host: 'localhost', address });
  await person.post('/sign-in', { email, password });
  return person;
}
const office = await signedIn('programme-office', '10.7.0.1');
const lead = await signedIn('lead-officer', '10.7.0.2');
const { period, closed } = await database.read(tester, council.id, async (tx) => {
  const cycle = (await allCycles(tx)).find((one) => one.bodyId === bodyId);
  const own = (await allPeriods(tx)).filter((one) => one.cycleId === cycle?.cycleId);
  return {
    period: own.find(({ closedOn }) => closedOn === null),
    closed: own.find(({ closedOn }) => closedOn !== null),
  };
});
if (!period || !closed) throw new Error('The example has an open and a closed period.');
const { periodId } = period;

const wanted = { council, day: productDay, itemId: null, bodyId, periodId, sources: {} } as const;
const bytesOf = (packId: number) => database.read(tester, council.id, (tx) => wordOf(tx, packId));
const packOf = (packId: number) => database.read(tester, council.id, (tx) => readPack(tx, packId));

async function made(kind: string, about = `body-${bodyId}`): Promise<string> {
  const answer = await office.post('/office/packs', { kind, about, periodId: String(periodId) });
  expect(answer.statusCode).toBe(303);
  return new URL(String(answer.headers.location), 'http://localhost/office/packs').pathname;
}

test('every kind of pack is made in under ten seconds, its figures with their rows, each action once', async () => {
  const [theme] = thread.ofKind('theme');
  for (const [kind, about] of [
    ['board', `body-${bodyId}`],
    ['exception', `body-${bodyId}`],
    ['scrutiny', ''],
    ['highlight', `item-${theme?.id}`],
  ] as const) {
    const began = process.cpuUsage();
    const path = await made(kind, about);
    const word = await office.get(`${path}/pack.docx`);
    expect(processorMs(began), kind).toBeLessThan(10_000);
    expect(word.headers['content-type']).toContain('wordprocessingml');
    const pack = Pack.parse(JSON.parse((await office.get(`${path}/pack.json`)).body));
    expect(pack.counts.flatMap(({ items }) => items).sort((a, b) => a - b)).toEqual(
      pack.rows.map(({ id }) => id).sort((a, b) => a - b),
    );
    for (const one of pack.counts) expect(one.items).toHaveLength(one.number);
    if (kind !== 'highlight') expect(pack.rows).toHaveLength(41);
    expect(pack.counts.find(({ words }) => words === 'Late')?.number ?? 0).toBe(kind === 'highlight' ? 2 : 6);
    const page = (await office.get(path)).body;
    const document = new TextDecoder().decode(
      openArchive(word.rawPayload, 'pack.docx').read('word/document.xml'),
    );
    const said = document
      .replace(/<[^>]+>/g, '')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&');
    for (const exception of pack.rows.filter((row) => pack.exceptions.includes(row.id)).slice(0, 6)) {
      expect(said, kind).toContain(`${exception.label}: ${exception.title}`);
      expect(page, kind).toContain(exception.label);
    }
    if (kind !== 'exception')
      expect(said).toContain(`${pack.counts[0]?.number} of ${pack.rows.length} actions (`);
  }
});

test('a date that moved twice is measured against the date first published, with its reason', async () => {
  const action = thread.ofKind('action').find((one) => one.due?.kind === 'day');
  const first = action?.due;
  if (!action || !first?.latest) throw new Error('The example has no action due on a day.');
  const after = (days: number) => {
    const day = addDays(first.latest ?? productDay, days);
    return { words: day, kind: 'day' as const, earliest: day, latest: day };
  };
  await database.as(tester, council.id, 'Move a date twice', async (tx) => {
    const change = { itemId: action.id, role: 'due' as const };
    const why = (reason: string) => ({ reason, movedOn: productDay });
    await moveDate(tx, council.id, { ...change, from: first, to: after(40) }, why('The valuer left'));
    await moveDate(tx, council.id, { ...change, from: after(40), to: after(100) }, why('No bids came'));
  });
  const { pack } = await packOf(await makePack(database, tester, { ...wanted, kind: 'board' }));
  expect(pack.slips).toEqual([
    {
      itemId: action.id,
      original: first.words,
      now: after(100).words,
      days: 100,
      moves: 2,
      reason: 'No bids came',
    },
  ]);
  expect(pack.exceptions).toContain(action.id);
});

test('approval freezes: the same bytes come back, are made again, and neither a change of the plan nor of the rows moves them', async () => {
  const path = await made('board');
  const id = Number(path.split('/').at(-1));
  const draft = (await bytesOf(id)).bytes;
  expect((await lead.post(`${path}/approve`)).statusCode).toBe(403);
  expect((await office.post(`${path}/approve`)).statusCode).toBe(303);
  const approved = (await bytesOf(id)).bytes;
  expect(Buffer.compare(draft, approved)).not.toBe(0);
  const { line } = await packOf(id);
  expect(sha256Of(approved)).toBe(line.wordSha256);
  expect(sha256Of(line.content)).toBe(line.sha256);
  const again = await database.read(tester, council.id, (tx) => writeAgain(tx, id));
  expect(Buffer.compare(approved, again)).toBe(0);
  vi.resetModules();
  const reloaded = await import('./pack.actions.ts');
  const later = await database.read(tester, council.id, (tx) => reloaded.writeAgain(tx, id));
  expect(Buffer.compare(approved, later)).toBe(0);
  expect((await office.post(`${path}/approve`)).body).toContain('approved it already');
});

test('packs of a closed period have the figures it was frozen with; of an open one they say that it is not yet closed', async () => {
  const frozen = await database.read(tester, council.id, (tx) => frozenOf(tx, closed.periodId));
  const { actions: _actions, ...sums } = frozen?.figures ?? { actions: [] };
  for (const kind of ['board', 'exception', 'scrutiny'] as const) {
    const asked = { ...wanted, kind, periodId: closed.periodId };
    const { pack } = await packOf(await makePack(database, tester, asked));
    expect(pack.figures, kind).toEqual({ ...sums, frozenAt: frozen?.headSeq });
    const { opening, fresh, closed: gone, closing } = pack.figures;
    expect(opening + fresh - gone).toBe(closing);
    const body = (await office.get(`/office/packs/${(await newest()).packId}`)).body;
    expect(body).toContain(`${opening} + ${fresh} − ${gone} = ${closing}.`);
    expect(body).toContain(`was closed on ${longDay(closed.closedOn ?? productDay)}`);
  }
  expect((await office.get(await made('board'))).body).toContain(`${period.name} is not yet closed`);
});

async function newest() {
  const [line] = await database.read(tester, council.id, (tx) => packs(tx, 1));
  if (!line) throw new Error('No pack was made.');
  return line;
}

test('from the page of a period, six clicks make, show, approve and take away the packs of its board and others', async () => {
  const path = `/office/periods/${periodId}/packs`;
  const first = (await office.get(path)).body;
  const ticked = [...first.matchAll(/value="([^"]+)" checked/g)].map(([, code]) => code ?? '');
  // Those of the period before: the board pack, the Finance Recovery Board's exceptions and scrutiny's pages, and what was made above.
  expect(ticked.map((code) => code.split('-')[0])).toEqual(
    expect.arrayContaining(['board', 'exception', 'scrutiny']),
  );
  await office.post(path, { packs: ticked });
  const made = (await office.get(path)).body;
  const drafts = [...made.matchAll(/type="hidden" name="packs" value="(\d+)"/g)].map(([, id]) => id ?? '');
  expect(drafts.length).toBeGreaterThanOrEqual(ticked.length);
  expect((await lead.post(`${path}/approve`, { packs: drafts })).statusCode).toBe(403);
  await office.post(`${path}/approve`, { packs: drafts });
  const after = (await office.get(path)).body;
  expect(after).not.toContain('type="hidden" name="packs"');
  expect(after).toContain('Approved on');
  expect((await office.post(path, { packs: 'poem--' })).statusCode).toBe(422);
  expect((await office.get('/office/periods/999999/packs')).statusCode).toBe(404);
});

test('a council’s template is used for new packs; one that lacks a style is refused by name, and nothing is kept', async () => {
  const lacking = sampleTemplate({ styles: sampleStyles.filter((name) => name !== 'Table Grid') });
  const file = { name: 'ours.docx', bytes: lacking };
  expect(() => giveTemplate(database, tester, council.id, { file, day: productDay })).toThrow('“Table Grid”');
  await giveTemplate(database, tester, council.id, {
    file: { name: 'ours.docx', bytes: sampleTemplate() },
    day: productDay,
  });
  const id = await makePack(database, tester, { ...wanted, kind: 'exception' });
  const { bytes } = await bytesOf(id);
  const header = new TextDecoder().decode(openArchive(bytes, 'x').read('word/header1.xml'));
  expect(header).toContain('Harnworth header');
  expect((await office.get('/office/packs')).body).toContain('ours.docx');
  await office.post('/office/packs/template/end');
  expect((await office.get('/office/packs')).body).not.toContain('ours.docx');
  // What was made on it is still written on it.
  expect(Buffer.compare((await bytesOf(id)).bytes, bytes)).toBe(0);
});

test('what makes no sense is said beside the form, and nobody makes packs who may not', async () => {
  const wrong = await office.post('/office/packs', { kind: 'poem', about: 'x', periodId: '' });
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('Choose what to make from the list');
  expect((await lead.post('/office/packs', { kind: 'board', periodId: String(periodId) })).statusCode).toBe(
    403,
  );
  expect(
    (await office.post('/office/packs', { kind: 'board', about: 'body-99999', periodId: String(periodId) }))
      .statusCode,
  ).toBe(404);
  expect((await office.get('/office/packs/999999')).statusCode).toBe(404);
});
