// The published plans of one council side by side, which are not ours to ship: loaded where they lie beside this checkout.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { tester } from '../../../../test/support/database.ts';
import { freshProduct, productDay } from '../../../../test/support/product.ts';
import { root } from '../../../../test/support/source.ts';
import { createCouncil } from '../../../db/councils.ts';
import { signedIn } from '../../delivery/closing/believed.sample.ts';
import { loadDocument } from '../../reading/index.ts';
import { liveThreads } from '../live.ts';
import { below, type Item, type Walk } from '../thread.ts';
import { deliverableList } from './deliverables.ts';
import { framesOf, twoFrames } from './frame.ts';

const files = ['001_9dbbf8a22f2e6db5.txt', '002_9f7e4962c99fbc16.txt', '003_477cb43b6b8c06c9.txt'].map(
  (name) => resolve(root, '../shared/seeds', name),
);
const present = files.every((file) => existsSync(file));
if (!present)
  console.warn('The published plans are not beside this checkout (../shared): not set side by side.');

const product = await freshProduct({ example: false });
const { database } = product;
let office: Awaited<ReturnType<typeof signedIn>>;
let thread: Walk;
let councilId = 0;

const councilThread = () =>
  liveThreads(database)(tester, { id: councilId, name: 'The Council', example: false }, productDay);

beforeAll(async () => {
  if (!present) return;
  councilId = await createCouncil(database, tester, { name: 'The Council' });
  await database.as(tester, councilId, 'Load the plans', async (tx) => {
    for (const file of files) await loadDocument(tx, councilId, { name: file, bytes: await readFile(file) });
  });
  thread = await councilThread();
  office = await signedIn({ ...product, example: councilId }, 'programme-office', '10.37.1.1');
});

const planOf = (kind: string) => thread.plans.find((plan) => plan.kind === kind)?.id ?? 0;
const inside = (outcome: Item, kind: Item['kind']) =>
  below(thread, outcome.id).filter((item) => item.kind === kind);

describe.skipIf(!present)('the corporate plan', () => {
  test('stands on the thread with the counts a person makes of it', () => {
    const outcomes = thread.ofKind('outcome', planOf('corporate-plan'));
    const counts = (kind: Item['kind']) => outcomes.map((outcome) => inside(outcome, kind).length);
    expect(counts('objective')).toEqual([3, 4, 4]);
    expect(counts('priority')).toEqual([6, 5, 6]);
    expect(counts('deliverable')).toEqual([18, 23, 16]);
    expect(counts('capability')).toEqual([17, 14, 16]);
    const priorities = outcomes.flatMap((outcome) => inside(outcome, 'priority'));
    expect(priorities.map(({ ref }) => ref).join('')).toBe('ABCDEFABCDEABCDEF');
    expect(priorities.map((one) => inside(one, 'deliverable').length)).toEqual([
      2, 2, 3, 3, 5, 3, 5, 7, 4, 4, 3, 5, 2, 3, 2, 2, 2,
    ]);
    expect(priorities.flatMap(({ parts }) => parts)).toHaveLength(28);
  });

  test('is shown whole on its page, outcome by outcome', async () => {
    const { body } = await office.get(`/office/plans/${planOf('corporate-plan')}`);
    expect(body).toContain('3 outcomes, 11 strategic objectives, 17 priorities, 57 deliverables');
    expect(body).toContain('3 strategic objectives, 6 priorities, 18 deliverables');
    expect(body.match(/<h4>/g)).toHaveLength(17);
  });

  test('9. which deliverables sit with two or more directors: 22 under 7 priorities, by page and by call', async () => {
    const { body } = await office.get('/office/deliverables?responsible=two');
    expect(body).toContain('<p class="gt-lead">22 deliverables under 7 priorities.</p>');
    const list = deliverableList(thread, { responsible: 'two' });
    expect([list.deliverables, list.priorities]).toEqual([22, 7]);
    const where = new Set(list.rows.map(({ outcome, priority }) => `${outcome.title} ${priority.label}`));
    expect([...where]).toEqual([
      'An Enabling Council Priority D',
      'An Enabling Council Priority E',
      ...['A', 'B', 'C', 'D', 'E'].map((letter) => `Place Priority ${letter}`),
    ]);
    const called = await office.get('/api/v1/deliverables?responsible=two');
    expect(JSON.parse(called.body)).toEqual(list);
    expect(new Set(deliverableList(thread, {}).rows.flatMap(({ responsible }) => responsible)).size).toBe(6);
  });
});

describe.skipIf(!present)('the plans of December 2022 and October 2023', () => {
  test('have 5 themes and 3 priorities, and the later one 7 workstreams, 18 objectives and 12 outcomes', () => {
    const { rows, columns } = twoFrames(thread, {});
    expect([rows?.headings.length, columns?.headings.length]).toEqual([5, 3]);
    expect(framesOf(thread).map(({ headings }) => headings.length)).toEqual([5, 3, 12, 17, 3, 7]);
    const later = columns?.headings[0]?.item?.planId;
    const ofLater = (kind: Item['kind']) => thread.ofKind(kind, later).length;
    expect([ofLater('workstream'), ofLater('objective'), ofLater('measure')]).toEqual([7, 18, 18]);
  });

  test('show 39 actions once each, however many links join their headings', async () => {
    const before = (await office.get('/office/frames')).body;
    expect(before).toContain('39 actions in all, each counted once.');
    const { rows, columns } = twoFrames(thread, {});
    const [row] = rows?.headings ?? [];
    for (const column of columns?.headings.slice(0, 2) ?? []) {
      const typed = {
        row: row?.key ?? '',
        column: column.key,
        linked: 'yes',
        reason: 'Money is led from the top',
      };
      expect((await office.post('/office/frames', typed)).statusCode).toBe(303);
    }
    const { body } = await office.get('/office/frames');
    expect(body).toContain('39 actions in all, each counted once.');
    expect(body).toContain('18 actions; 18 of them under two or more headings.');
    expect(body.match(/<path class="gt-picture__join"/g)).toHaveLength(2);
  });
});
