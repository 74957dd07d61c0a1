// Loads a draft: its document, its people, its plan as one thread, and its doubts, in one unit of work.
import type { Tx } from '../../../db/database.ts';
import { type Day, today } from '../../../kernel/days.ts';
import { Unusable } from '../../../kernel/errors.ts';
import {
  addDocument,
  addFindings,
  addPlan,
  documentBySha,
  loadThread,
  type NewItem,
  type NewPlan,
  type StoredPlan,
  storeNextEdition,
  waitForOtherLoads,
  walk,
} from '../../plan/index.ts';
import { readApart } from '../apart.ts';
import type { DocumentFile } from '../document.ts';
import type { Draft, Source } from '../draft.ts';
import { lineAt, type Original } from '../original.ts';
import { compareEditions, type EditionAnswers } from '../rereading/compare.ts';
import { type Building, itemsOf } from './items.ts';
import { loadPeople } from './people.ts';

export interface Loaded extends StoredPlan {
  documentId: number;
  sha256: string;
  /** How many of each kind were stored. */
  counts: Record<string, number>;
  /** Doubts that wait for a person. */
  findings: number;
  /** The numbers of the mandates, by their references. */
  mandates: Map<string, number>;
}

/** A draft about to be stored, with the lines of its document. */
export interface ToStore {
  draft: Draft;
  original: Original;
  /** Doubts that a person has settled, by their place among the draft's findings: what was said, and by whom. */
  settled?: ReadonlyMap<number, string>;
  /** The plan it is the next edition of, and what a person said of the comparison. Left out: a plan of its own. */
  renews?: Renewal;
}

export interface Renewal {
  council: { name: string; example: boolean };
  /** The day on which dates move. */
  day: Day;
  planId: number;
  answers: EditionAnswers;
}

/** Reads a document and stores it whole, every doubt still open. Refuses as `storeDraft` does. */
export async function loadDocument(tx: Tx, councilId: number, file: DocumentFile): Promise<Loaded> {
  return storeDraft(tx, councilId, await readApart(file));
}

/**
 * Stores a draft whole, with its document's own lines for showing each item beside its source.
 * Throws Unusable when the same bytes are loaded already, or when they hold nothing that could stand on a thread.
 */
export async function storeDraft(tx: Tx, councilId: number, given: ToStore): Promise<Loaded> {
  const { draft, original, settled } = given;
  const { name, format, sha256 } = draft.document;
  await waitForOtherLoads(tx, councilId);
  const before = await documentBySha(tx, sha256);
  if (before) {
    throw new Unusable(
      `${name} is loaded already, as ${before.name}: the two files are the same to the byte.`,
    );
  }
  const whoIs = await loadPeople(tx, councilId, draft);
  const building = itemsOf(draft, whoIs);
  if (building.items.length === 0) {
    throw new Unusable(`${name} holds nothing that could stand on a thread, so nothing was stored.`);
  }
  const documentId = await addDocument(tx, councilId, {
    name,
    format,
    sha256,
    lines: original.lines,
  });
  const plan = planOf(draft, documentId, building, original);
  const stored = given.renews
    ? await renewPlan(tx, councilId, plan, given.renews, name)
    : await addPlan(tx, councilId, plan);
  await addFindings(
    tx,
    councilId,
    documentId,
    draft.findings.map(({ suggestion, source, ...finding }, at) => ({
      ...finding,
      source: placed(original, source),
      suggestion: suggestion ?? null,
      settled: settled?.get(at) ?? null,
    })),
  );
  return {
    ...stored,
    documentId,
    sha256,
    counts: countKinds(building.items),
    findings: draft.findings.length - (settled?.size ?? 0),
    mandates: mandatesOf(building.items, stored),
  };
}

/** The draft as the next edition of a plan that is there: items found again keep their numbers and their history. */
async function renewPlan(
  tx: Tx,
  councilId: number,
  plan: NewPlan,
  { council: { name: called, example }, day, planId, answers }: Renewal,
  name: string,
): Promise<StoredPlan> {
  // As it stands within this unit of work, so that nothing changed meanwhile is written over.
  const thread = walk(await loadThread(tx, { council: { name: called, example }, day }));
  const { same, gone } = compareEditions(thread, planId, plan, answers);
  const { itemIds } = await storeNextEdition(tx, councilId, thread, {
    planId,
    plan,
    same: new Map(same.map(({ key, itemId }) => [key, itemId])),
    ended: gone.flatMap((itemId) => {
      const ended = answers.ended.get(itemId);
      return ended ? [{ itemId, ...ended }] : [];
    }),
    continuations: [...answers.continues].map((words) => {
      const [itemId = '', ...key] = words.split(' ');
      return { itemId: Number(itemId), key: key.join(' ') };
    }),
    reason: `As published in ${name}`,
    day,
  });
  return { planId, itemIds };
}

/** The plan a draft would be stored as, its people not yet known: what a comparison needs. Pure. */
export function planOfDraft(draft: Draft, original: Original): NewPlan {
  return planOf(
    draft,
    undefined,
    itemsOf(draft, () => null),
    original,
  );
}

/** A place, with the line of the document on which it is shown. */
function placed(original: Original, source: Source): Source & { line?: number } {
  const line = lineAt(original, source);
  return line === undefined ? source : { ...source, line };
}

function planOf(
  draft: Draft,
  documentId: number | undefined,
  { items, links }: Building,
  original: Original,
): NewPlan {
  const plan = draft.plans[0];
  const published = plan?.publishedOn;
  return {
    title: plan?.title ?? draft.document.name,
    kind: plan?.kind ?? 'other',
    ...(published ? { publishedWords: published.words } : {}),
    ...(published?.latest ? { publishedOn: published.latest } : {}),
    ...(documentId === undefined ? {} : { documentId }),
    saidOn: published?.latest ?? today(),
    items: items.map((item) =>
      item.source ? { ...item, source: placed(original, item.source as Source) } : item,
    ),
    links,
  };
}

function mandatesOf(items: readonly NewItem[], { itemIds }: StoredPlan): Map<string, number> {
  return new Map(
    items.flatMap(({ key, kind, ref }) => {
      const id = itemIds.get(key);
      return kind === 'mandate' && ref !== undefined && id !== undefined ? [[ref, id] as const] : [];
    }),
  );
}

function countKinds(items: readonly NewItem[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of items) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
