// The scorecard: every measure at a glance, its filters, and counts that come from the same rows. Pure.
import type { Day } from '../../kernel/days.ts';
import { ancestor, type Item, type Walk } from '../plan/index.ts';
import type { Measure, Recent } from './measure.store.ts';
import type { Definition } from './measure.ts';
import { ratings } from './rating/rate.ts';
import type { Travel } from './rating/travel.ts';
import { type Glance, glanceAt } from './reading.ts';

export interface Card {
  measureId: number;
  itemId: number | null;
  /** Items that the measure speaks of, and the one that promised it. */
  items: Item[];
  glance: Glance;
}

/** How a card stands: its rating, or that it has no value or no target. */
export const standings = [...ratings, 'no-target', 'no-value'] as const;
export type Standing = (typeof standings)[number];

export const standingOf = ({ glance: { latest, rated } }: Card): Standing =>
  latest === null ? 'no-value' : (rated?.rating ?? 'no-target');

export interface Filter {
  standing?: Standing | undefined;
  travel?: Travel | undefined;
  /** An outcome, priority or theme: its measures, and those of what lies below it. */
  under?: number | undefined;
  owner?: number | undefined;
  missing?: boolean | undefined;
}

export interface ScorecardTables {
  measures: readonly Measure[];
  definitions: readonly Definition[];
  recent: readonly Recent[];
  links: readonly { measureId: number; itemId: number }[];
}

/** Measures that have not ended, in the order of their titles within what they serve. */
export function scorecard(thread: Walk, tables: ScorecardTables, day: Day): Card[] {
  const definitionOf = new Map(tables.definitions.map((one) => [one.measureId, one]));
  const recentOf = new Map(tables.recent.map((one) => [one.measureId, one]));
  const linked = Map.groupBy(tables.links, ({ measureId }) => measureId);
  return tables.measures.flatMap(({ measureId, itemId, endedOn }) => {
    const definition = definitionOf.get(measureId);
    if (!definition || endedOn !== null) return [];
    const ids = new Set([
      ...(itemId === null ? [] : [itemId]),
      ...(linked.get(measureId) ?? []).map((link) => link.itemId),
    ]);
    return [
      {
        measureId,
        itemId,
        items: [...ids].flatMap((id) => thread.item(id) ?? []),
        glance: glanceAt(definition, recentOf.get(measureId), day),
      },
    ];
  });
}

export function filtered(thread: Walk, cards: readonly Card[], filter: Filter): Card[] {
  const { standing, travel, under, owner, missing } = filter;
  return cards.filter((card) => {
    const { definition, travel: travels, missing: late } = card.glance;
    return (
      (standing === undefined || standingOf(card) === standing) &&
      (travel === undefined || travels.travel === travel) &&
      (owner === undefined || definition.accountableId === owner || definition.responsibleId === owner) &&
      (missing === undefined || (late !== null) === missing) &&
      (under === undefined || card.items.some((item) => isUnder(thread, item, under)))
    );
  });
}

function isUnder(thread: Walk, item: Item, above: number): boolean {
  return (
    item.id === above ||
    (['outcome', 'priority', 'theme', 'objective'] as const).some(
      (kind) => ancestor(thread, item, kind)?.id === above,
    )
  );
}

const worst: readonly Standing[] = [
  'off-target',
  'near-target',
  'above',
  'below',
  'no-target',
  'no-value',
  'on-target',
  'within',
  'not-rated',
];

/** What needs somebody first. */
export function worstFirst(cards: readonly Card[]): Card[] {
  const rank = (card: Card) => worst.indexOf(standingOf(card));
  return [...cards].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(b.glance.travel.travel === 'worse') - Number(a.glance.travel.travel === 'worse') ||
      a.glance.definition.title.localeCompare(b.glance.definition.title, 'en') ||
      a.measureId - b.measureId,
  );
}
