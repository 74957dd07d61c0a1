// Loads a draft: its document, its people, its plan as one thread, and its doubts, in one unit of work.
import type { Tx } from '../../db/database.ts';
import { Unusable } from '../../kernel/errors.ts';
import {
  addDocument,
  addFindings,
  addPlan,
  documentBySha,
  type NewItem,
  type NewPlan,
  type StoredPlan,
  waitForOtherLoads,
} from '../plan/index.ts';
import type { Draft } from './draft.ts';
import { type Building, itemsOf } from './load.items.ts';
import { loadPeople } from './load.people.ts';
import { type DocumentFile, readDocument } from './read.ts';
import { decodeText, linesOf } from './text.decode.ts';

export interface Loaded extends StoredPlan {
  documentId: number;
  sha256: string;
  /** How many of each kind were stored. */
  counts: Record<string, number>;
  findings: number;
  /** The numbers of the mandates, by their references. */
  mandates: Map<string, number>;
}

/**
 * Reads a document and stores it whole, with its own lines for showing each item beside its source.
 * Throws Unusable when the same bytes are loaded already, or when they hold nothing that could stand on a thread.
 */
export async function loadDocument(tx: Tx, councilId: number, file: DocumentFile): Promise<Loaded> {
  const draft = readDocument(file);
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
    lines: linesOf(decodeText(file.bytes, name)),
  });
  const stored = await addPlan(tx, councilId, planOf(draft, documentId, building));
  await addFindings(
    tx,
    councilId,
    documentId,
    draft.findings.map(({ suggestion, ...finding }) => ({ ...finding, suggestion: suggestion ?? null })),
  );
  return {
    ...stored,
    documentId,
    sha256,
    counts: countKinds(building.items),
    findings: draft.findings.length,
    mandates: mandatesOf(building.items, stored),
  };
}

function planOf(draft: Draft, documentId: number, { items, links }: Building): NewPlan {
  const plan = draft.plans[0];
  const published = plan?.publishedOn;
  return {
    title: plan?.title ?? draft.document.name,
    kind: plan?.kind ?? 'other',
    ...(published ? { publishedWords: published.words } : {}),
    ...(published?.latest ? { publishedOn: published.latest } : {}),
    documentId,
    items,
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
