import { describe, expect, test } from 'vitest';
import { freshCouncil, freshDatabase, tester } from '../../../test/support/database.ts';
import { sql } from '../../db/database.ts';
import { addPerson } from '../people/index.ts';
import { addDocument, addPlan, type Thread, type ThreadPerson } from '../plan/index.ts';
import { publish, readEditions } from './edition.actions.ts';
import { freeze, redact, sha256Of } from './edition.ts';

const person = (id: number, name: string, post: string, namePublic: boolean): ThreadPerson => ({
  id,
  kind: 'officer',
  name,
  initials: name.slice(0, 2),
  post,
  namePublic,
});

const thread: Thread = {
  council: { name: 'Harnworth Council', example: true },
  day: '2026-11-22',
  plans: [],
  items: [
    {
      id: 1,
      planId: 1,
      kind: 'action',
      sort: null,
      ref: null,
      title: 'Katarzyna Towne to agree a budget',
      detail: null,
      parentId: null,
      position: 0,
      level: null,
      status: null,
      start: null,
      due: null,
      parts: [
        { role: 'lead', words: 'KT', personId: 1, certain: true },
        { role: 'officer-sponsor', words: 'PN', personId: 2, certain: true },
      ],
      certain: true,
      documentId: 1,
      source: { line: 4 },
    },
  ],
  links: [],
  people: [
    person(1, 'Katarzyna Towne', 'Finance manager', false),
    person(2, 'Priya Nandhra', 'Director of Finance', true),
  ],
  bodies: [],
  instruments: [],
  documents: [{ id: 1, name: 'plan.txt', format: 'text' }],
  excerpts: [
    { documentId: 1, line: 4, cells: ['Agree a budget (KTS)', 'PN', 'KT / PN'] },
    { documentId: 1, line: 90, cells: ['KT', 'Katarzyna Towne', 'Finance manager'] },
  ],
  findings: [
    {
      id: 1,
      documentId: 1,
      rule: 'x/y',
      severity: 'note',
      message: 'KT',
      suggestion: null,
      source: { line: 4 },
    },
  ],
  editions: [],
  instrumentEvents: [],
  assessments: [],
  judgements: [],
  functions: [],
  moves: [
    {
      id: 1,
      itemId: 1,
      role: 'due',
      from: { words: 'March 2027', kind: 'month', earliest: '2027-03-01', latest: '2027-03-31' },
      to: null,
      reason: 'Katarzyna Towne is away',
      documentId: null,
      movedOn: '2026-11-22',
    },
  ],
};

describe('what residents may see', () => {
  const shown = redact(thread);

  test('an officer whose post is not senior appears by post, in cells and in running text', () => {
    expect(JSON.stringify(shown)).not.toContain('Katarzyna');
    expect(shown.items[0]?.title).toBe('[Finance manager] to agree a budget');
    expect(shown.items[0]?.parts.map((part) => part.words)).toEqual(['Finance manager', 'PN']);
    expect(shown.excerpts[0]?.cells).toEqual(['Agree a budget (KTS)', 'PN', '[Finance manager] / PN']);
    expect(shown.people[0]).toMatchObject({ name: null, initials: null, post: 'Finance manager' });
  });

  test('a senior post keeps its holder’s name', () => {
    expect(shown.people[1]).toMatchObject({ name: 'Priya Nandhra', initials: 'Pr' });
  });

  test('lines that nothing stands on, and working papers, are not in it', () => {
    expect(shown.excerpts.map((excerpt) => excerpt.line)).toEqual([4]);
    expect(shown.findings).toEqual([]);
  });

  test('equal facts give equal bytes, however their fields are ordered', () => {
    const turned = Object.fromEntries(Object.entries(thread).reverse()) as Thread;
    expect(freeze(turned, 3).content).toBe(freeze(thread, 3).content);
    expect(freeze(thread, 3).sha256).toBe(sha256Of(freeze(thread, 3).content));
    expect(freeze(thread, 4).sha256).not.toBe(freeze(thread, 3).sha256);
  });
});

describe('editions', async () => {
  const database = await freshDatabase();
  const id = await freshCouncil(database, 'Harnworth Council');
  const council = { id, name: 'Harnworth Council', example: false };
  const editions = readEditions(database);
  const load = (title: string) =>
    database.as(tester, id, 'Load', async (tx) => {
      await addPerson(tx, id, { kind: 'officer', name: `Somebody for ${title}` });
      const documentId = await addDocument(tx, id, {
        name: title,
        format: 'text',
        sha256: sha256Of(title),
        lines: [title],
      });
      await addPlan(tx, id, {
        title,
        kind: 'improvement-plan',
        documentId,
        items: [{ key: 'x', kind: 'action', title }],
        links: [],
      });
    });

  test('nothing is public before the first edition', async () => {
    await expect(editions.read(id)).rejects.toThrow('no such edition');
  });

  test('an edition stays as it was when the plan moves on', async () => {
    await load('First plan');
    const first = await publish(database, tester, council, '2026-11-22');
    await load('Second plan');
    expect((await editions.read(id)).thread.plans.map((plan) => plan.title)).toEqual(['First plan']);
    const second = await publish(database, tester, council, '2026-11-23');
    expect([first.number, second.number]).toEqual([1, 2]);
    expect((await editions.read(id)).thread.plans).toHaveLength(2);
    expect((await editions.read(id, 1)).thread.plans).toHaveLength(1);
    expect(sha256Of(await editions.content(id, 1))).toBe(first.sha256);
  });

  test('the application cannot change or remove an edition', async () => {
    const attempts = [sql.unsafe`update editions set content = '{}'`, sql.unsafe`delete from editions`];
    for (const attempt of attempts)
      await expect(database.as(tester, id, 'Alter', (tx) => tx.query(attempt))).rejects.toThrow();
  });

  test('another council has none of it', async () => {
    const other = await freshCouncil(database, 'Another Council');
    await expect(editions.read(other)).rejects.toThrow('no such edition');
    await expect(editions.content(other, 1)).rejects.toThrow('no such edition');
  });
});
