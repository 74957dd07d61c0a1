import { expect, test } from 'vitest';
import { exampleDocument } from '../../../../example/documents.ts';
import { freshCouncil, freshDatabase, tester } from '../../../../test/support/database.ts';
import { liveThreads, mandatesOf } from '../../plan/index.ts';
import { load } from '../reading.actions.ts';

const database = await freshDatabase();
const id = await freshCouncil(database, 'Harnworth Council');
const council = { id, name: 'Harnworth Council', example: false };
const day = '2026-11-22';
const document = await exampleDocument('improvement-plan.txt', day);
const loaded = await load(database, tester, id, document);
const thread = await liveThreads(database)(tester, council, day);

test('every action lands under its workstream and its theme', () => {
  expect(loaded.counts).toMatchObject({ mandate: 5, theme: 5, workstream: 13, action: 41, heading: 1 });
  const loose = thread
    .ofKind('action')
    .filter((action) => thread.item(action.parentId ?? 0)?.kind !== 'workstream');
  expect(loose.map((action) => action.title)).toEqual([]);
  const streams = thread
    .ofKind('workstream')
    .filter((one) => thread.item(one.parentId ?? 0)?.kind !== 'theme');
  expect(streams).toEqual([]);
});

test('an action answers its Direction through its objective, and is linked to it once', () => {
  const answering = thread.ofKind('action').filter((action) => mandatesOf(thread, action).length > 0);
  expect(answering).toHaveLength(24);
  expect(new Set(thread.links.map(({ from, to, kind }) => `${from} ${to} ${kind}`)).size).toBe(
    thread.links.length,
  );
});

test('each Direction keeps what it asks under it', () => {
  for (const mandate of thread.ofKind('mandate'))
    expect(
      thread.children(mandate.id).map((child) => child.sort),
      mandate.title,
    ).toEqual(['requirement']);
});

test('initials that an officer and a councillor share mean the officer as lead and the councillor as Cabinet sponsor', () => {
  const kinds = (role: string) =>
    new Set(
      thread
        .ofKind('action')
        .flatMap((action) =>
          action.parts.flatMap((part) =>
            part.role === role && part.personId !== null ? [thread.person(part.personId)?.kind] : [],
          ),
        ),
    );
  expect([...kinds('lead')]).toEqual(['officer']);
  expect([...kinds('member-sponsor')]).toEqual(['member']);
});

test('every item stands beside its own line of the document', () => {
  const lines = new Set(thread.excerpts.map((excerpt) => excerpt.line));
  expect(
    thread.items.filter((item) => item.source?.line !== undefined && !lines.has(item.source.line)),
  ).toEqual([]);
});

test('the same file is refused a second time, and nothing of it is stored', async () => {
  await expect(load(database, tester, id, document)).rejects.toThrow('loaded already');
  const again = await liveThreads(database)(tester, council, day);
  expect(again.items).toHaveLength(thread.items.length);
});

test('two people loading the same file at once leave one plan', async () => {
  const other = await freshCouncil(database, 'Another Council');
  const tries = await Promise.allSettled([
    load(database, tester, other, document),
    load(database, tester, other, document),
  ]);
  expect(tries.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  const there = await liveThreads(database)(tester, { ...council, id: other }, day);
  expect(there.plans).toHaveLength(1);
});
