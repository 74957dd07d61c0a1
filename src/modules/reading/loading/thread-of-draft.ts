// A draft as a thread, without a database: for questions about a document that nobody has loaded.
import type { Day } from '../../../kernel/days.ts';
import { isSeniorPost } from '../../people/index.ts';
import { type Item, type NewItem, Thread, type ThreadPerson, type Walk, walk } from '../../plan/index.ts';
import type { Draft } from '../draft.ts';
import { itemsOf } from './items.ts';
import { whoIsAmong } from './people.ts';

/** The draft's items, links and people as loading would make them, numbered from 1, judged on a day. Pure. */
export function threadOfDraft(draft: Draft, day: Day): Walk {
  const people = draft.people.map(({ name, kind, initials, post }, index): ThreadPerson => {
    const senior = kind === 'member' || isSeniorPost(post);
    return { id: index + 1, kind, name, initials: initials ?? null, post: post || null, namePublic: senior };
  });
  const known = draft.people.map(({ name, kind }, index) => ({ personId: index + 1, kind, name }));
  const { items, links } = itemsOf(draft, whoIsAmong(known));
  const ids = new Map(items.map(({ key }, index) => [key, index + 1]));
  // Parsed, so that what a thread has only after loading (moves of dates, …) takes its empty default.
  const thread = Thread.parse({
    council: { name: planTitle(draft), example: false },
    day,
    plans: [planOf(draft)],
    items: items.map((item, position) => itemAt(item, position, ids)),
    links: links.flatMap(({ fromKey, toKey, kind }) => {
      const [from, to] = [ids.get(fromKey), ids.get(toKey)];
      return from !== undefined && to !== undefined ? [{ from, to, kind }] : [];
    }),
    people,
    bodies: [],
    instruments: [],
    documents: [{ id: 1, name: draft.document.name, format: draft.document.format }],
    excerpts: [],
    findings: [],
  });
  return walk(thread);
}

function planTitle({ plans, document }: Draft): string {
  return plans[0]?.title ?? document.name;
}

function planOf(draft: Draft): Thread['plans'][number] {
  const plan = draft.plans[0];
  return {
    id: 1,
    title: planTitle(draft),
    kind: plan?.kind ?? 'other',
    publishedWords: plan?.publishedOn?.words ?? null,
    publishedOn: plan?.publishedOn?.latest ?? null,
    documentId: 1,
  };
}

function itemAt(given: NewItem, position: number, ids: ReadonlyMap<string, number>): Item {
  const { kind, title, sort, ref, detail, parentKey, level, status, start, due, parts, certain, source } =
    given;
  return {
    id: position + 1,
    planId: 1,
    kind,
    sort: sort ?? null,
    ref: ref ?? null,
    title,
    detail: detail ?? null,
    parentId: parentKey === undefined ? null : (ids.get(parentKey) ?? null),
    position,
    level: level ?? null,
    status: status ?? null,
    start: start ?? null,
    due: due ?? null,
    parts: parts ?? [],
    certain: certain ?? true,
    documentId: source ? 1 : null,
    source: source ?? null,
  };
}
