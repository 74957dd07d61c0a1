// Works a pack out: pure, from the thread, the period's figures and what other modules told.
import { type Day, daysBetween, longDay } from '../../kernel/days.ts';
import type { Figures, Standing } from '../delivery/index.ts';
import {
  actionRow,
  actionsAnswering,
  directions,
  type Item,
  isFinished,
  judgedWords,
  labelOf,
  leadingPlan,
  type OutcomeJudgement,
  outcomeList,
  type Walk,
} from '../plan/index.ts';
import type { Count, JudgedOutcome, Pack, Row, Slip } from './pack.ts';
import type { Challenged, Differing, Measured, Period, Risked, Told } from './sources.ts';

/** Everything a pack is made from. */
export interface PackFacts
  extends Pick<Pack, 'kind' | 'title' | 'board' | 'about' | 'record' | 'decided' | 'asked' | 'corrections'> {
  thread: Walk;
  period: Period;
  actions: readonly Item[];
  told: readonly Told[];
  differing: readonly Differing[] | null;
  challenges: readonly Challenged[] | null;
  risks: readonly Risked[] | null;
  measures?: readonly Measured[] | null;
  /** Of the actions of the pack alone. */
  figures: Figures;
  frozenAt: number | null;
}

export function buildPack(facts: PackFacts): Pack {
  const { thread, actions, period, differing, challenges, risks, measures = null } = facts;
  const { kind, title, board, about, record, decided, asked, corrections, frozenAt } = facts;
  const { actions: standing, ...figures } = facts.figures;
  const stood = new Map(standing.map((one) => [one.itemId, one]));
  const told = new Map(facts.told.map((one) => [one.itemId, one]));
  const rows = actions.map((action) =>
    rowOf({ thread, action, period, told: told.get(action.id), stood: stood.get(action.id) }),
  );
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
    slips: slipsOf(thread, actions, period.closedOn ?? thread.day),
    differing: differing && [...differing],
    challenges: challenges && [...challenges],
    risks: risks && [...risks],
    measures: measures && [...measures],
    outcomes: judgedIn(thread),
    directions: directionsOf(thread),
    decided,
    asked,
    figures: { ...figures, frozenAt },
    corrections,
  };
}

/** Outcomes that either side has judged, in the order of their plans. */
function judgedIn(thread: Walk): JudgedOutcome[] {
  const said = (one: OutcomeJudgement | null) =>
    one && `${judgedWords[one.judgement]}, ${longDay(one.judgedOn)}`;
  return outcomeList(thread)
    .outcomes.filter(({ members, commissioners }) => members || commissioners)
    .map(({ title, members, commissioners, stepsApart }) => ({
      title,
      members: said(members),
      commissioners: said(commissioners),
      agree: stepsApart === null ? null : stepsApart === 0,
    }));
}

interface RowFacts {
  thread: Walk;
  action: Item;
  period: Period;
  told: Told | undefined;
  /** As the period found it; nothing where its cycle does not report on it. */
  stood: Standing | undefined;
}

function rowOf(facts: RowFacts): Row {
  const { thread, action, told, stood } = facts;
  const row = actionRow(thread, action);
  return {
    id: action.id,
    label: row.label,
    title: row.title,
    path: row.path,
    theme: row.theme,
    leads: row.leads.map(({ who }) => who).join(', ') || 'Nobody',
    mark: row.mark.words,
    declared: stood ? (stood.words ?? 'No status given') : row.declared,
    due: row.due?.reading ?? 'No date',
    stale: stood?.stale ? sayStale(stood) : null,
    why: whyException(facts),
    done: told?.done ?? null,
    next: told?.next ?? null,
    correction: told?.routeToGreen ?? null,
  };
}

/** No update can look green: one from before the period says since when nothing was said. */
function sayStale({ updateId, staleSince }: Standing): string {
  if (updateId === null || staleSince === null) return 'No update was ever given';
  return `Nothing said since ${longDay(staleSince)}`;
}

/** Amber, red, late, moved since the period before, or suspended. */
function whyException({ thread, action, period, stood }: RowFacts): string[] {
  if (stood ? !stood.open : isFinished(action)) return [];
  const { late } = actionRow(thread, action).due ?? { late: '' };
  const { confidence, lifecycle } = stood ?? action.status ?? {};
  const until = period.closedOn ?? thread.day;
  const moved = thread
    .movesOf(action.id)
    .filter((one) => one.role === 'due' && one.movedOn >= period.newsFrom && one.movedOn <= until);
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
/** How many actions stand how, each number with the rows that it counts, of all rows. */
export function countsOf(rows: readonly Pick<Row, 'id' | 'mark'>[]): Count[] {
  const groups = Map.groupBy(rows, (row) => row.mark);
  return [...groups]
    .map(([words, of]) => ({ words, number: of.length, of: rows.length, items: of.map(({ id }) => id) }))
    .sort((a, b) => b.number - a.number || a.words.localeCompare(b.words));
}

/** Against the date first published, never the last one agreed; the longest slip first. */
function slipsOf(thread: Walk, actions: readonly Item[], until: Day): Slip[] {
  return actions
    .flatMap((action): Slip[] => {
      const moves = thread.movesOf(action.id).filter((one) => one.role === 'due' && one.movedOn <= until);
      const last = moves.at(-1);
      const original = moves.find(({ from }) => from !== null)?.from;
      if (!last || !original) return [];
      const days = original.latest && last.to?.latest ? daysBetween(original.latest, last.to.latest) : null;
      const now = last.to?.words ?? 'No date';
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
