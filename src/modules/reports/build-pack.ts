// Works a pack out: pure, from the thread, what other modules told, and the last approved pack of its kind.
import { daysBetween, longDay } from '../../kernel/days.ts';
import {
  actionRow,
  actionsAnswering,
  directions,
  type Item,
  isFinished,
  labelOf,
  leadingPlan,
  type Walk,
} from '../plan/index.ts';
import type { Count, Pack, Register, Row, Slip } from './pack.ts';
import type { Challenged, Differing, Period, Risked, Told } from './sources.ts';

/** Everything a pack is made from. */
export interface PackFacts
  extends Pick<Pack, 'kind' | 'title' | 'board' | 'about' | 'record' | 'decided' | 'asked'> {
  thread: Walk;
  period: Period;
  actions: readonly Item[];
  told: readonly Told[];
  differing: readonly Differing[] | null;
  challenges: readonly Challenged[] | null;
  risks: readonly Risked[] | null;
  /** What was open in the last approved pack of this kind and subject, and the words for when that was. */
  before: { since: string; open: readonly number[] } | null;
}

export function buildPack(facts: PackFacts): Pack {
  const { thread, actions, period, differing, challenges, risks } = facts;
  const { kind, title, board, about, record, decided, asked } = facts;
  const told = new Map(facts.told.map((one) => [one.itemId, one]));
  const rows = actions.map((action) => rowOf(thread, action, period, told.get(action.id)));
  const open = actions.filter((action) => !isFinished(action)).map(({ id }) => id);
  return {
    goldthread: 1,
    kind,
    title,
    council: thread.council.name,
    board,
    about,
    period,
    day: thread.day,
    record,
    rows,
    counts: countsOf(rows),
    exceptions: rows.filter((row) => row.why.length > 0).map(({ id }) => id),
    slips: slipsOf(thread, actions),
    differing: differing && [...differing],
    challenges: challenges && [...challenges],
    risks: risks && [...risks],
    directions: directionsOf(thread),
    decided,
    asked,
    register: registerOf(facts.before, open),
    open,
  };
}

function rowOf(thread: Walk, action: Item, period: Period, told: Told | undefined): Row {
  const row = actionRow(thread, action);
  return {
    id: action.id,
    label: row.label,
    title: row.title,
    path: row.path,
    theme: row.theme,
    leads: row.leads.map(({ who }) => who).join(', ') || 'Nobody',
    mark: row.mark.words,
    declared: row.declared,
    due: row.due?.reading ?? 'No date',
    stale: isFinished(action) ? null : staleSince(period, told),
    why: whyException(thread, action, period),
    done: told?.done ?? null,
    next: told?.next ?? null,
    correction: told?.routeToGreen ?? null,
  };
}

/** No update can look green: one from before the period says since when nothing was said. */
function staleSince({ from }: Period, told: Told | undefined): string | null {
  if (told === undefined) return 'No update was ever given';
  return told.saidOn < from ? `Nothing said since ${longDay(told.saidOn)}` : null;
}

/** Amber, red, late, moved in the period, or suspended. */
function whyException(thread: Walk, action: Item, { from, to }: Period): string[] {
  if (isFinished(action)) return [];
  const { late } = actionRow(thread, action).due ?? { late: '' };
  const { confidence, lifecycle } = action.status ?? {};
  const moved = thread
    .movesOf(action.id)
    .filter((one) => one.role === 'due' && one.movedOn >= from && one.movedOn <= to);
  return [
    ...(late ? [late] : []),
    ...(confidence === 'off-track' ? ['Off track'] : []),
    ...(confidence === 'at-risk' ? ['At risk'] : []),
    ...(lifecycle === 'suspended' ? ['Suspended'] : []),
    ...moved.map(
      (one) => `Moved from ${one.from?.words ?? 'no date'} to ${one.to?.words ?? 'no date'}: ${one.reason}`,
    ),
  ];
}

/** Each action once, by the mark it has on every page; most first. Together they are all of them. */
function countsOf(rows: readonly Row[]): Count[] {
  const groups = Map.groupBy(rows, (row) => row.mark);
  return [...groups]
    .map(([words, of]) => ({ words, number: of.length, of: rows.length, items: of.map(({ id }) => id) }))
    .sort((a, b) => b.number - a.number || a.words.localeCompare(b.words));
}

/** Against the date first published, never the last one agreed; the longest slip first. */
function slipsOf(thread: Walk, actions: readonly Item[]): Slip[] {
  return actions
    .flatMap((action): Slip[] => {
      const moves = thread.movesOf(action.id).filter(({ role }) => role === 'due');
      const last = moves.at(-1);
      const original = moves.find(({ from }) => from !== null)?.from;
      if (!last || !original) return [];
      const days =
        original.latest && action.due?.latest ? daysBetween(original.latest, action.due.latest) : null;
      const now = action.due?.words ?? 'No date';
      return [
        { itemId: action.id, original: original.words, now, days, moves: moves.length, reason: last.reason },
      ];
    })
    .sort((a, b) => (b.days ?? -1) - (a.days ?? -1) || a.itemId - b.itemId);
}

function directionsOf(thread: Walk): Pack['directions'] {
  return directions(thread, leadingPlan(thread)?.id).map((direction) => {
    const answering = actionsAnswering(thread, direction);
    const late = answering.filter((action) => actionRow(thread, action).mark.key === 'late');
    return {
      label: labelOf(thread, direction),
      title: direction.title,
      actions: answering.length,
      late: late.length,
    };
  });
}

export function registerOf(before: PackFacts['before'], open: readonly number[]): Register | null {
  if (!before) return null;
  const were = new Set(before.open);
  const are = new Set(open);
  return {
    since: before.since,
    opening: were.size,
    added: open.filter((id) => !were.has(id)),
    closed: before.open.filter((id) => !are.has(id)),
    closing: are.size,
  };
}
