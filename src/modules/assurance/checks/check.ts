// What a plan check is: a name, plain words, and a pure question to a thread that answers with what it found.
import { type Item, isFinished, mainActions, type Walk } from '../../plan/index.ts';

export const severities = ['fault', 'concern', 'note'] as const;
/** fault: it cannot work as written. concern: somebody should look again. note: worth knowing. */
export type Severity = (typeof severities)[number];

export interface Check {
  /** `dates/bunched`: what it looks at, and what is wrong. Kept for good: pipelines and switches name it. */
  name: string;
  severity: Severity;
  /** What is wrong, as a heading. */
  title: string;
  /** What it looks for, with every threshold it uses. */
  looksFor: string;
  matters: string;
  mend: string;
  /** What it counts: things of the thread, each once, or findings (days, people, pairs), and their name. */
  counts: { each: 'item' | 'finding'; one: string; many: string };
  /** Never throws, whatever the thread. */
  find(thread: Walk): Found[];
}

/** One thing found: why it is wrong, and whom or what it concerns. No item where it concerns a plan as a whole. */
export interface Found {
  why: string;
  items: readonly Item[];
}

export const actionsCounted = { each: 'item', one: 'action', many: 'actions' } as const;
export const milestonesCounted = { each: 'item', one: 'milestone', many: 'milestones' } as const;

/** Actions that somebody has still to finish. */
export function openActions(thread: Walk, planId?: number): Item[] {
  return mainActions(thread, planId).filter((action) => !isFinished(action));
}

/** Items of some kinds that nobody has closed or replaced by others, in the order of the plan. */
export function standing(thread: Walk, kinds: readonly Item['kind'][]): Item[] {
  return kinds.flatMap((kind) => thread.ofKind(kind)).filter((item) => !isGone(item));
}

function isGone({ status }: Item): boolean {
  return status?.lifecycle === 'superseded' || status?.lifecycle === 'closed';
}

/** Everything below an item, each once, even where parents were tied in a circle. */
export function under(thread: Walk, item: Item): Item[] {
  const seen = new Set<Item>([item]);
  for (const at of seen) for (const child of thread.children(at.id)) seen.add(child);
  seen.delete(item);
  return [...seen];
}

/** From this many on, actions that all lack the same thing are told of once, as a whole plan that lacks it. */
const fewestOfWhole = 3;

/**
 * One finding for each action that lacks something; a single one where a whole plan does, since then its table has no
 * such column and naming every row would only hide the rest.
 */
export function lacking(
  thread: Walk,
  lacks: (action: Item) => string | null,
  whole: (count: number) => string,
): Found[] {
  return thread.plans.flatMap(({ id, title }) => {
    const actions = openActions(thread, id);
    const found = actions.flatMap((action) => {
      const why = lacks(action);
      return why === null ? [] : [{ why, items: [action] }];
    });
    const isWhole = found.length === actions.length && actions.length >= fewestOfWhole;
    return isWhole ? [{ why: `${whole(actions.length)} of “${title}”`, items: actions }] : found;
  });
}

export function quoted(words: string): string {
  return `“${words.trim()}”`;
}

/** `A, B and C` */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
