// Laws of the checks on random threads: they never throw, and a switch takes its own findings away and nothing else.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { delivered, onTrack, item as someItem, threadOf } from '../plan/thread.sample.ts';
import { itemKinds, type Thread, type Walk, walk } from '../plan/thread.ts';
import { assess, tally, verdict } from './assess.ts';
import { severities } from './checks/check.ts';
import { checks } from './checks/list.ts';
import { Assessment, assessment } from './facts.ts';
import { offOn, type Switch } from './switch.ts';
import { transcript } from './transcript.ts';

const id = fc.integer({ min: 1, max: 12 });
const words = fc.oneof(
  fc.constantFrom(
    'Continue to review',
    'Review the policy for all tenants',
    'TBC',
    'HR',
    'MM',
    'Leadership Group',
    '',
    '—',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const day = fc.constantFrom('2022-12-31', '2023-02-22', '2027-03-31', '2027-06-30');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const bound = fc.option(day, { nil: undefined });
const date = fc
  .record({
    words,
    kind: fc.constantFrom(
      'day' as const,
      'month' as const,
      'meeting' as const,
      'condition' as const,
      'ongoing' as const,
    ),
    earliest: bound,
    latest: bound,
    meeting: fc.option(fc.constantFrom('Full Council', 'February Full Council'), { nil: undefined }),
  })
  .map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)));
const status = fc.record({
  words,
  lifecycle: maybe(fc.constantFrom('not-started', 'in-progress', 'delivered', 'superseded')),
  confidence: maybe(fc.constantFrom('on-track', 'at-risk')),
});
const part = fc.record({
  role: fc.constantFrom('lead', 'officer-sponsor', 'member-sponsor', 'responsible'),
  words,
  personId: maybe(id),
  certain: fc.boolean(),
});
const item = fc.record({
  planId: fc.integer({ min: 1, max: 3 }),
  kind: fc.constantFrom(
    'action',
    'sub-action',
    'milestone',
    'theme',
    'objective',
    'mandate',
    'recommendation',
    ...itemKinds,
  ),
  sort: maybe(fc.constantFrom('direction', 'recommendation')),
  ref: maybe(words),
  title: words,
  detail: maybe(words),
  // Parents may be missing, or go round in a circle.
  parentId: maybe(id),
  position: fc.nat(20),
  level: fc.constant(null),
  status: maybe(status),
  start: maybe(date),
  due: maybe(date),
  parts: fc.array(part, { maxLength: 3 }),
  certain: fc.boolean(),
  documentId: fc.constant(null),
  source: maybe(fc.record({ line: fc.nat(500) })),
});
const thread = fc
  .record({
    items: fc.array(item, { maxLength: 12 }),
    links: fc.array(
      fc.record({ from: id, to: id, kind: fc.constantFrom('answers', 'continues', 'mentions') }),
      { maxLength: 12 },
    ),
    people: fc.array(fc.record({ name: maybe(words), initials: maybe(words) }), { maxLength: 4 }),
    published: maybe(day),
  })
  .map(({ items, links, people, published }) =>
    walk({
      ...threadOf([]),
      plans: [1, 2].map((number) => ({
        id: number,
        title: 'Plan',
        kind: 'other',
        publishedWords: published && 'December 2022',
        publishedOn: published,
        documentId: null,
      })),
      items: items.map((one, index) => ({ ...one, id: index + 1 })),
      links,
      people: people.map((one, index) => ({
        ...one,
        id: index + 1,
        kind: 'officer',
        post: null,
        namePublic: true,
      })),
      // The pieces above are the schema's own, which the types of a generator cannot say.
    } as Thread),
  );

describe('on any thread', () => {
  test('no check throws, every finding has its words, and all of it can be said', () => {
    fc.assert(
      fc.property(thread, (found) => {
        const results = assess(found);
        for (const { check, found: all } of results)
          for (const { why, items } of all) {
            expect(why, check.name).not.toMatch(/undefined|NaN/);
            expect(why.trim()).not.toBe('');
            for (const one of items) expect(found.items).toContain(one);
          }
        const facts = Assessment.parse(assessment(found, results));
        expect(transcript(facts, { all: true, about: 'any' })).toContain(verdict(found, results));
      }),
      { numRuns: 300 },
    );
  });

  test('switching a check off takes away its findings and nothing else', () => {
    const off = { reason: 'Not here', untilOn: null, switchedBy: 'Ana', switchedOn: '2026-11-22' };
    fc.assert(
      fc.property(thread, fc.constantFrom(...checks), (found, check) => {
        const before = assess(found);
        const after = assess(found, new Map([[check.name, off]]));
        expect(after.map((one) => one.check.name)).toEqual(before.map((one) => one.check.name));
        for (const [index, one] of after.entries()) {
          if (one.check === check) expect(one).toMatchObject({ off, found: [], count: 0 });
          else expect(one).toEqual(before[index]);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the list of checks', () => {
  test('names each once, weightiest first, and explains each', () => {
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
    const weights = checks.map(({ severity }) => severities.indexOf(severity));
    expect(weights).toEqual([...weights].sort());
    for (const { name, title, looksFor, matters, mend } of checks) {
      expect(name).toMatch(/^[a-z]+\/[a-z-]+$/);
      for (const words of [looksFor, matters, mend]) expect(words, name).toMatch(/^[A-Z0-9].{12,}\.$/);
      expect(title, name).toMatch(/^[A-Z].+[^.]$/);
    }
  });
});

describe('the verdict', () => {
  const action = (title: string, given: object) => someItem('action', title, given);
  const good = {
    parts: [{ role: 'lead' as const, words: 'Head of Parks', personId: null, certain: true }],
    status: onTrack,
  };

  const said = (thread: Walk) => verdict(thread, assess(thread));

  test('says that a plan has faults, that it has none, or that there is nothing to mend', () => {
    expect(said(threadOf([action('Agree a budget', {})]))).toBe(
      `This plan has faults to mend before anybody can be held to it. 2 checks find faults, ${checks.length - 2} checks find nothing.`,
    );
    const due = { words: '2027', kind: 'year' as const, earliest: '2027-01-01', latest: '2027-12-31' };
    expect(said(threadOf([action('Explore options', { ...good, due })]))).toContain(
      'This plan has no faults; some of it deserves a second look. 1 check raises concerns',
    );
    const fine = threadOf([action('Agree a budget', { ...good, status: delivered })]);
    expect(said(fine)).toBe(`Nothing was found to mend. ${checks.length} checks find nothing.`);
    expect(tally(assess(fine))).toEqual({ fault: 0, concern: 0, note: 0, clean: checks.length, off: 0 });
  });

  test('does not call a document sound that has no actions to be checked', () => {
    expect(said(threadOf([someItem('priority', 'Safe homes')]))).toBe(
      'There are no actions here, so little could be checked, and nothing was found.',
    );
  });
});

describe('a switch', () => {
  const switched = (switchId: number, given: Partial<Switch> = {}): Switch => ({
    switchId,
    checkName: 'dates/bunched',
    isOn: false,
    reason: 'One meeting by design',
    untilOn: null,
    switchedBy: 'Ana',
    switchedOn: '2026-11-22',
    ...given,
  });

  test('stands until its own last day, or until the next one', () => {
    expect([...offOn([switched(1)], '2030-01-01').keys()]).toEqual(['dates/bunched']);
    const ending = [switched(1, { untilOn: '2026-12-31' })];
    expect(offOn(ending, '2026-12-31').size).toBe(1);
    expect(offOn(ending, '2027-01-01').size).toBe(0);
    expect(offOn([switched(2, { isOn: true }), switched(1)], '2026-11-23').size).toBe(0);
  });
});
