// Which packs a period may have, and which it is offered first: those that were made for the period before.
import type { Walk } from '../plan/index.ts';
import type { PackLine } from './pack.store.ts';
import { kindWords, PackKind } from './pack.ts';

/** `board-3-`, `highlight--12`: a kind, the board it is for and the theme it is about, either left out. */
const shape = /^([a-z]+)-(\d{0,15})-(\d{0,15})$/;

export interface Choice {
  kind: PackKind;
  bodyId: number | null;
  itemId: number | null;
}

export function codeOf({ kind, bodyId, itemId }: Choice): string {
  return `${kind}-${bodyId ?? ''}-${itemId ?? ''}`;
}

/** Null where it is no code of a pack. */
export function readCode(code: string): Choice | null {
  const [, name, body = '', item = ''] = shape.exec(code) ?? [];
  const kind = PackKind.safeParse(name);
  if (!kind.success) return null;
  return { kind: kind.data, bodyId: numberIn(body), itemId: numberIn(item) };
}

function numberIn(text: string): number | null {
  return text === '' ? null : Number(text);
}

/** The newest of each: making one again puts the older draft aside. */
export function newestOfEach(lines: readonly PackLine[]): PackLine[] {
  const kept = new Map<string, PackLine>();
  for (const line of lines) kept.set(codeOf(line), line);
  return [...kept.values()];
}

export interface Offered {
  value: string;
  text: string;
  isTicked: boolean;
}

/** Every pack a period may have; ticked are those of the period before, or, for the first, one for each reader. */
export function offeredPacks(
  thread: Walk,
  { planId, bodyId, before }: { planId: number; bodyId: number | null; before: readonly PackLine[] },
): Offered[] {
  const first: Choice[] = [
    { kind: 'board', bodyId, itemId: null },
    { kind: 'exception', bodyId: null, itemId: null },
    { kind: 'scrutiny', bodyId: null, itemId: null },
  ];
  const boards = thread.bodies.map((one): Choice => ({ kind: 'exception', bodyId: one.id, itemId: null }));
  const themes = thread
    .ofKind('theme', planId)
    .map((one): Choice => ({ kind: 'highlight', bodyId: null, itemId: one.id }));
  const ticked = new Set((before.length > 0 ? before : first).map(codeOf));
  const all = new Map([...first, ...boards, ...themes, ...before].map((one) => [codeOf(one), one]));
  return [...all]
    .map(([value, one]) => ({ value, text: sayChoice(thread, one), isTicked: ticked.has(value) }))
    .sort((a, b) => Number(b.isTicked) - Number(a.isTicked));
}

function sayChoice(thread: Walk, { kind, bodyId, itemId }: Choice): string {
  const body = thread.bodies.find(({ id }) => id === bodyId)?.name;
  const item = itemId === null ? undefined : thread.item(itemId)?.title;
  return `${kindWords[kind].title}: ${body ?? item ?? 'the whole plan'}`;
}
