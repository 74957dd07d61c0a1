// A small thread for tests: one plan, two Directions, a theme with a workstream, and actions as a test describes them.
import type { PlannedDate } from '../../kernel/planned-date.ts';
import { type Item, type Part, type Thread, type Walk, walk } from './thread.ts';

let last = 0;

/** An item with everything a test does not care about left empty. */
export function item(kind: Item['kind'], title: string, given: Partial<Item> = {}): Item {
  last += 1;
  return {
    id: last,
    planId: 1,
    kind,
    sort: null,
    ref: null,
    title,
    detail: null,
    parentId: null,
    position: last,
    level: null,
    status: null,
    start: null,
    due: null,
    parts: [],
    certain: true,
    documentId: null,
    source: null,
    ...given,
  };
}

export function day(iso: string, given: Partial<PlannedDate> = {}): PlannedDate {
  return { words: iso, kind: 'day', earliest: iso, latest: iso, ...given };
}

export function part(role: Part['role'], personId: number | null): Part {
  return { role, words: 'AB', personId, certain: personId !== null };
}

export const onTrack = { words: 'On Track', lifecycle: 'in-progress', confidence: 'on-track' } as const;
export const delivered = { words: 'Delivered', lifecycle: 'delivered', confidence: null } as const;

export function threadOf(items: Item[], given: Partial<Thread> = {}): Walk {
  return walk({
    council: { name: 'Harnworth Council', example: true },
    day: '2026-11-22',
    plans: [
      {
        id: 1,
        title: 'Plan',
        kind: 'improvement-plan',
        publishedWords: null,
        publishedOn: null,
        documentId: null,
      },
    ],
    items,
    links: [],
    people: [],
    bodies: [],
    instruments: [],
    documents: [],
    excerpts: [],
    findings: [],
    moves: [],
    editions: [],
    instrumentEvents: [],
    assessments: [],
    judgements: [],
    functions: [],
    ...given,
  });
}
