// The thread: a council's plans as one value. Live tables, an edition and any past day all give one of these,
// and every page is a function of it, so that officers, the public and history are shown by the same code.
import { z } from 'zod';
import { Day } from '../../kernel/days.ts';
import { PlannedDate } from '../../kernel/planned-date.ts';
import { Body } from './bodies.ts';
import { DateMove } from './changes/date-move.ts';
import { Assessment, ExercisedFunction, Instrument, InstrumentEvent } from './directions/direction.ts';
import { ItemWay } from './frames/way.ts';
import { OutcomeJudgement } from './judgements/judgement.ts';

export { Body, Instrument };

export const itemKinds = [
  'mandate',
  'theme',
  'workstream',
  'objective',
  'action',
  'heading',
  'sub-action',
  'milestone',
  'deliverable',
  'outcome',
  'priority',
  'capability',
  'recommendation',
  'key-point',
  'response',
  'phase',
  'risk',
  'measure',
  'statement',
] as const;
export const ItemKind = z.enum(itemKinds);
export type ItemKind = z.infer<typeof ItemKind>;

export const Lifecycle = z.enum([
  'not-started',
  'in-progress',
  'delivered',
  'embedded',
  'sustained',
  'suspended',
  'superseded',
  'closed',
]);
export type Lifecycle = z.infer<typeof Lifecycle>;

export const Confidence = z.enum(['on-track', 'at-risk', 'off-track']);
export type Confidence = z.infer<typeof Confidence>;

/** The owner's words, with our reading of them. */
export const Status = z.object({
  words: z.string(),
  lifecycle: Lifecycle.nullable(),
  confidence: Confidence.nullable(),
});
export type Status = z.infer<typeof Status>;

export const PartRole = z.enum(['officer-sponsor', 'member-sponsor', 'lead', 'responsible']);
export type PartRole = z.infer<typeof PartRole>;

/** Somebody's part in an item: the words in the cell, and who we think that is. */
export const Part = z.object({
  role: PartRole,
  words: z.string(),
  personId: z.int().nullable(),
  certain: z.boolean(),
});
export type Part = z.infer<typeof Part>;

/** Where an item stands in the document it came from. */
export const Source = z.object({
  line: z.int().optional(),
  lines: z.array(z.int()).optional(),
  page: z.int().optional(),
  box: z.array(z.number()).optional(),
  sheet: z.string().optional(),
  cell: z.string().optional(),
  path: z.string().optional(),
});
export type Source = z.infer<typeof Source>;

/** A place as a person would look for it: `page 3`, `sheet Actions, cell C5`, `line 12`. */
export function placeWords({ line, page, sheet, cell, path }: Source): string {
  if (page !== undefined) return `page ${page}`;
  if (sheet !== undefined) return `sheet ${sheet}, cell ${cell}`;
  if (path !== undefined) return path;
  return line === undefined ? '' : `line ${line}`;
}

export const Item = z.object({
  id: z.int(),
  planId: z.int(),
  kind: ItemKind,
  sort: z.string().nullable(),
  ref: z.string().nullable(),
  title: z.string(),
  detail: z.string().nullable(),
  parentId: z.int().nullable(),
  position: z.int(),
  level: z.int().nullable(),
  status: Status.nullable(),
  start: PlannedDate.nullable(),
  due: PlannedDate.nullable(),
  parts: z.array(Part),
  certain: z.boolean(),
  documentId: z.int().nullable(),
  source: Source.nullable(),
});
export type Item = z.infer<typeof Item>;

/** `continues`: an item of a new edition goes on from one of the edition before. */
export const LinkKind = z.enum(['answers', 'delivers', 'mentions', 'continues']);
export const Link = z.object({ from: z.int(), to: z.int(), kind: LinkKind });
export type Link = z.infer<typeof Link>;

export const PlanKind = z.enum([
  'improvement-plan',
  'corporate-plan',
  'peer-challenge',
  'outcome-framework',
  'other',
]);
export type PlanKind = z.infer<typeof PlanKind>;

export const Plan = z.object({
  id: z.int(),
  title: z.string(),
  kind: PlanKind,
  publishedWords: z.string().nullable(),
  publishedOn: Day.nullable(),
  documentId: z.int().nullable(),
});
export type Plan = z.infer<typeof Plan>;

/** A plan as one document published it. */
export const PlanEdition = Plan.omit({ id: true, kind: true }).extend({ planId: z.int(), number: z.int() });
export type PlanEdition = z.infer<typeof PlanEdition>;

export const ThreadPerson = z.object({
  id: z.int(),
  kind: z.enum(['officer', 'member', 'commissioner', 'external']),
  /** Null where the reader may know the post only. */
  name: z.string().nullable(),
  initials: z.string().nullable(),
  post: z.string().nullable(),
  namePublic: z.boolean(),
});
export type ThreadPerson = z.infer<typeof ThreadPerson>;

/** A document's own lines, kept only where an item of this thread stands on them. `cells` are split at tabs. */
export const Excerpt = z.object({ documentId: z.int(), line: z.int(), cells: z.array(z.string()) });
export type Excerpt = z.infer<typeof Excerpt>;

export const Finding = z.object({
  id: z.int(),
  documentId: z.int(),
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  suggestion: z.string().nullable(),
  source: Source,
});
export type Finding = z.infer<typeof Finding>;

export const Thread = z.object({
  council: z.object({ name: z.string(), example: z.boolean() }),
  /** The day everything here is judged on. */
  day: Day,
  plans: z.array(Plan),
  items: z.array(Item),
  links: z.array(Link),
  people: z.array(ThreadPerson),
  bodies: z.array(Body),
  instruments: z.array(Instrument),
  documents: z.array(z.object({ id: z.int(), name: z.string(), format: z.string() })),
  excerpts: z.array(Excerpt),
  findings: z.array(Finding),
  /** In the order they were made. Editions published before moves were kept have none. */
  moves: z.array(DateMove).default([]),
  /** Only of plans that were published more than once; oldest first. */
  editions: z.array(PlanEdition).default([]),
  /** What instruments did, in the order it was said. Editions published before this was kept have none. */
  instrumentEvents: z.array(InstrumentEvent).default([]),
  /** Only those that commissioners have issued, oldest first. */
  assessments: z.array(Assessment).default([]),
  /** How members and commissioners judge outcomes, in the order recorded. */
  judgements: z.array(OutcomeJudgement).default([]),
  /** Functions of the council that others exercise, or did. */
  functions: z.array(ExercisedFunction).default([]),
  /** Who does what an item promises, where somebody said so. Editions published before this was kept have none. */
  ways: z.array(ItemWay).optional(),
});
export type Thread = z.infer<typeof Thread>;

/** A thread with its lookups. Built once a thread; every question is asked of this. */
export interface Walk extends Thread {
  item(id: number): Item | undefined;
  children(id: number): readonly Item[];
  /** What an item answers, one step up by link. */
  answers(id: number): readonly Item[];
  /** What answers an item, one step down by link. */
  answeredBy(id: number): readonly Item[];
  person(id: number): ThreadPerson | undefined;
  /** The moves of an item's dates, oldest first. */
  movesOf(id: number): readonly DateMove[];
  ofKind(kind: ItemKind, planId?: number): readonly Item[];
}

export function walk(thread: Thread): Walk {
  const items = new Map(thread.items.map((item) => [item.id, item]));
  const people = new Map(thread.people.map((person) => [person.id, person]));
  const inOrder = [...thread.items].sort((a, b) => a.position - b.position || a.id - b.id);
  const children = Map.groupBy(
    inOrder.filter((item) => item.parentId !== null),
    (item) => item.parentId,
  );
  const kinds = Map.groupBy(inOrder, (item) => item.kind);
  const upward = linksBy(thread.links, items, 'from', 'to');
  const downward = linksBy(thread.links, items, 'to', 'from');
  const moves = Map.groupBy(thread.moves, (move) => move.itemId);
  return {
    ...thread,
    item: (id) => items.get(id),
    children: (id) => children.get(id) ?? [],
    answers: (id) => upward.get(id) ?? [],
    answeredBy: (id) => downward.get(id) ?? [],
    person: (id) => people.get(id),
    movesOf: (id) => moves.get(id) ?? [],
    ofKind: (kind, planId) =>
      (kinds.get(kind) ?? []).filter((item) => planId === undefined || item.planId === planId),
  };
}

function linksBy(links: readonly Link[], items: Map<number, Item>, near: 'from' | 'to', far: 'from' | 'to') {
  const found = new Map<number, Item[]>();
  for (const link of links) {
    const item = items.get(link[far]);
    if (!item || link.kind === 'mentions' || link.kind === 'continues') continue;
    const list = found.get(link[near]) ?? [];
    list.push(item);
    found.set(link[near], list);
  }
  for (const list of found.values()) list.sort((a, b) => a.position - b.position || a.id - b.id);
  return found;
}

/** From the item itself up to its plan's first level: sub-action, action, workstream, theme. */
export function lineage(thread: Walk, item: Item): Item[] {
  const line = [item];
  for (let at = item; at.parentId !== null; ) {
    const parent = thread.item(at.parentId);
    if (!parent || line.includes(parent)) break;
    line.push(parent);
    at = parent;
  }
  return line;
}

export function ancestor(thread: Walk, item: Item, kind: ItemKind): Item | undefined {
  return lineage(thread, item).find((above) => above.kind === kind);
}

/** Everything below an item by parentage, in order, at any depth. */
export function below(thread: Walk, id: number): Item[] {
  return thread.children(id).flatMap((child) => [child, ...below(thread, child.id)]);
}

/** The mandates an item answers, through its objectives and its parents, each once. */
export function mandatesOf(thread: Walk, item: Item): Item[] {
  const found = new Set<Item>();
  const seen = new Set<number>();
  const climb = (at: Item): void => {
    if (seen.has(at.id)) return;
    seen.add(at.id);
    if (at.kind === 'mandate') found.add(at);
    for (const above of thread.answers(at.id)) climb(above);
  };
  for (const above of lineage(thread, item)) climb(above);
  return [...found].sort((a, b) => a.position - b.position || a.id - b.id);
}

/** The main actions that answer a mandate or an objective, at any depth of objectives, each once, in plan order. */
export function actionsAnswering(thread: Walk, item: Item): Item[] {
  const found = new Set<Item>();
  const seen = new Set<number>();
  const descend = (at: Item): void => {
    if (seen.has(at.id)) return;
    seen.add(at.id);
    if (at.kind === 'action') found.add(at);
    for (const answer of thread.answeredBy(at.id)) descend(answer);
  };
  descend(item);
  return [...found].sort((a, b) => a.position - b.position || a.id - b.id);
}
