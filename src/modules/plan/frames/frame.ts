// Frames: sets of headings by which the same work can be grouped, and what stands under the headings of two of them.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { paths } from '../paths.ts';
import { leadingPlan } from '../questions.ts';
import { publishedWords } from '../say.ts';
import { below, type Item, type Plan, type Walk } from '../thread.ts';
import { bestValue2024 } from './best-value.ts';

/** A link as it was said; the newest of a pair holds. Items stand in the order of their numbers. */
export const FrameLink = z.object({
  linkId: z.int(),
  itemId: z.int(),
  otherItemId: z.int().nullable(),
  bestValueTheme: z.string().nullable(),
  linked: z.boolean(),
  reason: z.string(),
  saidOn: Day,
  saidBy: z.string(),
});
export type FrameLink = z.infer<typeof FrameLink>;

export const NewFrameLink = z.object({
  row: z.string({ error: 'Choose a heading' }).max(80),
  column: z.string({ error: 'Choose a heading' }).max(80),
  linked: z.enum(['yes', 'no'], { error: 'Say whether they belong together' }),
  reason: z.string({ error: 'Write the reason' }).max(1000),
});
export type NewFrameLink = z.infer<typeof NewFrameLink>;

export interface Heading {
  /** `item-12`, or `best-value-2024-leadership`. */
  key: string;
  title: string;
  item: Item | null;
  theme: string | null;
  path: string | null;
}

export interface Frame {
  key: string;
  title: string;
  headings: readonly Heading[];
}

type ActionSet = ReadonlySet<number>;

const kinds = { theme: 'Themes', priority: 'Priorities', outcome: 'Outcomes' } as const;
const planOrder: readonly Plan['kind'][] = ['improvement-plan', 'outcome-framework', 'corporate-plan'];

/** Every frame, the leading plan's first; a set of headings that only repeats another of its plan is left out. */
export function framesOf(thread: Walk): Frame[] {
  const leading = leadingPlan(thread);
  const rank = (plan: Plan) => (plan === leading ? -1 : (planOrder.indexOf(plan.kind) + 9) % 9);
  const newestFirst = (a: Plan, b: Plan) =>
    rank(a) - rank(b) || (b.publishedOn ?? '').localeCompare(a.publishedOn ?? '') || a.id - b.id;
  const found = [...thread.plans].sort(newestFirst).flatMap((plan) => framesOfPlan(thread, plan));
  return [...found, bestValueFrame()];
}

function framesOfPlan(thread: Walk, plan: Plan): Frame[] {
  const said = publishedWords(plan.publishedWords);
  const seen = new Set<string>();
  return (['theme', 'priority', 'outcome'] as const).flatMap((kind) => {
    const items = thread.ofKind(kind, plan.id).filter((item) => item.documentId === plan.documentId);
    const titles = items.map(({ title }) => title).join('|');
    if (items.length === 0 || seen.has(titles)) return [];
    seen.add(titles);
    const title = `${kinds[kind]} of ${plan.title}${said ? ` (${said})` : ''}`;
    return [{ key: `plan-${plan.id}-${kind}`, title, headings: items.map(headingOf) }];
  });
}

function headingOf(item: Item): Heading {
  const letter = item.kind === 'priority' && item.ref ? `${item.ref}: ` : '';
  const title = `${letter}${item.title}`;
  return { key: `item-${item.id}`, title, item, theme: null, path: paths.item(item) };
}

function bestValueFrame(): Frame {
  const { version, title, themes } = bestValue2024;
  const headings = themes.map((theme) => ({
    key: `best-value-${theme.name}`,
    title: theme.title,
    item: null,
    theme: theme.name,
    path: null,
  }));
  return { key: `best-value-${version}`, title, headings };
}

/** The two frames asked for; else the two that lead, the one of fewer headings as the columns. */
export function twoFrames(thread: Walk, asked: { rows?: string | undefined; columns?: string | undefined }) {
  const frames = framesOf(thread);
  const named = (key: string | undefined) => frames.find((frame) => frame.key === key);
  const many = (frame: Frame | undefined) => frame?.headings.length ?? 0;
  const [first, second] = frames;
  const [long, short] = many(second) > many(first) ? [second, first] : [first, second];
  const rows = named(asked.rows) ?? [long, short].find((frame) => frame?.key !== asked.columns);
  const columns = named(asked.columns) ?? [short, long].find((frame) => frame !== rows);
  return rows && columns && rows !== columns ? { frames, rows, columns } : { frames, rows: null, columns };
}

/** The actions that stand under a heading of its own plan, or deliver something that does. A partner's are not ours. */
export function ownActions(thread: Walk): (heading: Heading) => ActionSet {
  const asked = askedOfPartners(thread);
  const delivering = deliveredBy(thread);
  return ({ item }) => {
    if (!item) return new Set();
    const inside = [item, ...below(thread, item.id)];
    const actions = [
      ...inside.filter(({ kind }) => kind === 'action'),
      ...inside.flatMap(({ id }) => delivering(id)),
    ];
    return new Set(actions.map(({ id }) => id).filter((id) => !asked.has(id)));
  };
}

/** The numbers of the items that a partner is asked to do: they are not counted as ours. */
export function askedOfPartners(thread: Walk): ActionSet {
  return new Set((thread.ways ?? []).filter(({ way }) => way === 'asks').map(({ itemId }) => itemId));
}

/** The actions said to deliver an item, or to answer one that can only be delivered. */
export function deliveredBy(thread: Walk): (itemId: number) => readonly Item[] {
  const promised = (id: number) =>
    ['deliverable', 'priority', 'outcome'].includes(thread.item(id)?.kind ?? '');
  const links = Map.groupBy(
    thread.links.filter(({ kind, to }) => kind === 'delivers' || (kind === 'answers' && promised(to))),
    ({ to }) => to,
  );
  return (itemId) =>
    (links.get(itemId) ?? [])
      .flatMap(({ from }) => thread.item(from) ?? [])
      .filter(({ kind }) => kind === 'action');
}

/** The newest link of two headings, where it holds. */
export function linkBetween(links: readonly FrameLink[], one: Heading, other: Heading): FrameLink | null {
  const last = links.findLast((link) => isOf(link, one, other));
  return last?.linked ? last : null;
}

export function isOf(link: FrameLink, one: Heading, other: Heading): boolean {
  const ids = [one.item?.id, other.item?.id].filter((id) => id !== undefined).sort((a, b) => a - b);
  return (
    link.itemId === ids[0] &&
    link.otherItemId === (ids[1] ?? null) &&
    link.bestValueTheme === (one.theme ?? other.theme)
  );
}

export interface Compared {
  /** For each row, what stands under it and each column of it: the actions under both. */
  rows: readonly {
    heading: Heading;
    actions: ActionSet;
    cells: readonly { link: FrameLink | null; actions: ActionSet }[];
  }[];
  columns: readonly { heading: Heading; actions: ActionSet }[];
  /** Every action under any heading of either frame, once. */
  total: ActionSet;
}

/**
 * What stands under the headings of two frames. Under a heading stand its own actions and, by the map, those of every
 * heading of the other frame that it is linked to.
 */
export function compare(
  rows: readonly Heading[],
  columns: readonly Heading[],
  links: readonly FrameLink[],
  own: (heading: Heading) => ActionSet,
): Compared {
  const ownOf = new Map([...rows, ...columns].map((heading) => [heading, own(heading)]));
  const linkOf = new Map(
    rows.map((row) => [row, columns.map((column) => linkBetween(links, row, column))] as const),
  );
  const all = (headings: readonly Heading[]): ActionSet =>
    new Set(headings.flatMap((heading) => [...(ownOf.get(heading) ?? [])]));
  const under = (row: Heading) => all([row, ...columns.filter((_, at) => linkOf.get(row)?.[at])]);
  const columnsSaid = columns.map((heading, at) => ({
    heading,
    actions: all([heading, ...rows.filter((row) => linkOf.get(row)?.[at])]),
  }));
  return {
    rows: rows.map((heading) => {
      const actions = under(heading);
      const cells = columnsSaid.map((column, at) => ({
        link: linkOf.get(heading)?.[at] ?? null,
        actions: actions.intersection(column.actions),
      }));
      return { heading, actions, cells };
    }),
    columns: columnsSaid,
    total: all([...rows, ...columns]),
  };
}

/** How many actions stand under some heading, and how many of them under two or more. */
export function spread(parts: readonly { actions: ActionSet }[]): { actions: number; twice: number } {
  const times = new Map<number, number>();
  for (const { actions } of parts) for (const id of actions) times.set(id, (times.get(id) ?? 0) + 1);
  return { actions: times.size, twice: [...times.values()].filter((time) => time > 1).length };
}
