// What plans promise to deliver under their outcomes: who is responsible, what delivers it, and the gaps both ways.
import { z } from 'zod';
import { formWith } from '../../../web/forms.ts';
import type { Asked } from '../asked.ts';
import { paths } from '../paths.ts';
import { mainActions } from '../questions.ts';
import { count, type ItemLink, labelOf, linkTo, sayParts } from '../say.ts';
import { ancestor, type Item, lineage, type Walk } from '../thread.ts';
import { askedOfPartners, deliveredBy } from './frame.ts';
import { fullPostNames } from './posts.ts';

export interface DeliverableFilter {
  plan?: number | undefined;
  outcome?: number | undefined;
  post?: string | undefined;
  /** `two`: two or more are responsible. */
  responsible?: 'two' | undefined;
  /** `nobody`: no action of any plan delivers it. */
  planned?: 'nobody' | undefined;
}

interface Deliverable {
  item: Item;
  outcome: Item;
  priority: Item;
  posts: string[];
  actions: readonly Item[];
  /** A partner is asked to do it: it is shown, and not counted as ours. */
  asked: boolean;
}

export function deliverablesIn(thread: Walk): Deliverable[] {
  const delivering = deliveredBy(thread);
  const partners = askedOfPartners(thread);
  const deliverables = thread.ofKind('deliverable');
  const named = (item: Item) => sayParts(thread, item, 'responsible').map(({ who }) => who);
  const full = fullPostNames(deliverables.flatMap(named));
  return deliverables.flatMap((item) => {
    const outcome = ancestor(thread, item, 'outcome');
    const priority = ancestor(thread, item, 'priority');
    if (!outcome || !priority) return [];
    const posts = [...new Set(named(item).map((name) => full.get(name) ?? name))];
    const actions = delivering(item.id);
    return [{ item, outcome, priority, posts, actions, asked: partners.has(item.id) }];
  });
}

export function filtered(all: readonly Deliverable[], filter: DeliverableFilter): Deliverable[] {
  return all.filter(
    ({ item, outcome, posts, actions }) =>
      (filter.plan === undefined || item.planId === filter.plan) &&
      (filter.outcome === undefined || outcome.id === filter.outcome) &&
      (filter.post === undefined || posts.includes(filter.post)) &&
      (filter.responsible === undefined || posts.length > 1) &&
      (filter.planned === undefined || actions.length === 0),
  );
}

/** Actions of any plan that serve no Direction, recommendation, objective or deliverable by any link. */
export function servingNothing(thread: Walk): Item[] {
  return mainActions(thread).filter((action) =>
    lineage(thread, action).every(
      ({ id, kind }) => kind !== 'priority' && kind !== 'outcome' && thread.answers(id).length === 0,
    ),
  );
}

/** Reads the filters from a query. What makes no sense is left out, as if it had not been asked. */
export function deliverableFilter(query: Asked['query']): DeliverableFilter {
  const number = (words = '') => (/^\d{1,15}$/.test(words) ? Number(words) : undefined);
  return {
    plan: number(query.plan),
    outcome: number(query.outcome),
    post: query.post || undefined,
    responsible: query.responsible === 'two' ? 'two' : undefined,
    planned: query.planned === 'nobody' ? 'nobody' : undefined,
  };
}

/** `22 deliverables under 7 priorities`; what a partner is asked is said apart. */
export function sayDeliverables(shown: readonly Deliverable[]): string {
  const ours = shown.filter(({ asked }) => !asked);
  const priorities = new Set(ours.map(({ priority }) => priority.id)).size;
  const said = `${count(ours.length, 'deliverable')} under ${count(priorities, 'priority', 'priorities')}`;
  const others = shown.length - ours.length;
  return others === 0 ? said : `${said}; ${others} more asked of partners, not counted`;
}

export function deliverablesView(thread: Walk, { query }: Asked) {
  const all = deliverablesIn(thread);
  const filter = deliverableFilter(query);
  const shown = filtered(all, filter);
  const outcomes = [...new Set(all.map(({ outcome }) => outcome))];
  const posts = [...new Set(all.flatMap((one) => one.posts))].sort((a, b) => a.localeCompare(b));
  const idle = servingNothing(thread);
  return {
    title: 'What the council will deliver',
    none: all.length === 0,
    said: sayDeliverables(shown),
    gaps: [
      gap(all, { responsible: 'two' }, 'With two or more responsible'),
      gap(all, { planned: 'nobody' }, 'That no action delivers'),
    ],
    isFiltered: shown.length !== all.length,
    rows: shown.map((one) => sayRow(thread, one)),
    idle: [...Map.groupBy(idle, ({ planId }) => planId)].map(([planId, actions]) => ({
      plan: thread.plans.find(({ id }) => id === planId)?.title ?? '',
      words: count(actions.length, 'action'),
      actions: actions.map((action) => linkTo(thread, action)),
    })),
    path: paths.deliverables(),
    outcomes: outcomes.map(({ id, title }) => ({ value: String(id), text: title })),
    posts: posts.map((post) => ({ value: post, text: post })),
    form: formWith(query),
  };
}

function gap(all: readonly Deliverable[], filter: DeliverableFilter, words: string) {
  return { words, said: sayDeliverables(filtered(all, filter)), path: paths.deliverables(filter) };
}

function sayRow(thread: Walk, { item, outcome, priority, posts, actions, asked }: Deliverable) {
  const links: ItemLink[] = actions.map((action) => linkTo(thread, action));
  return {
    number: item.ref ?? '',
    title: item.title,
    path: paths.item(item),
    outcome: outcome.title,
    priority: `${labelOf(thread, priority)}: ${priority.title}`,
    posts,
    actions: links,
    asked,
  };
}

const Placed = z.object({ id: z.int(), label: z.string(), title: z.string() });
export const DeliverableList = z.object({
  deliverables: z.int().describe('How many are listed, without those that a partner is asked'),
  priorities: z.int(),
  askedOfPartners: z.int(),
  rows: z.array(
    Placed.extend({
      number: z.string().nullable(),
      outcome: Placed,
      priority: Placed,
      responsible: z.array(z.string()),
      actions: z.array(Placed),
      askedOfPartner: z.boolean(),
    }),
  ),
  servingNothing: z.array(Placed).describe('Actions that serve nothing'),
});

export function deliverableList(thread: Walk, filter: DeliverableFilter): z.infer<typeof DeliverableList> {
  const placed = (item: Item) => ({ id: item.id, label: labelOf(thread, item), title: item.title });
  const shown = filtered(deliverablesIn(thread), filter);
  const ours = shown.filter(({ asked }) => !asked);
  return {
    deliverables: ours.length,
    priorities: new Set(ours.map(({ priority }) => priority.id)).size,
    askedOfPartners: shown.length - ours.length,
    rows: shown.map(({ item, outcome, priority, posts, actions, asked }) => ({
      ...placed(item),
      number: item.ref,
      outcome: placed(outcome),
      priority: placed(priority),
      responsible: posts,
      actions: actions.map(placed),
      askedOfPartner: asked,
    })),
    servingNothing: servingNothing(thread).map(placed),
  };
}
