// Pages of one thing on the thread: a Direction, a theme, a workstream, an objective, or any other item.
import { about } from './about.ts';
import { type Asked, itemAsked } from './asked.ts';
import { isDirection } from './directions/direction.ts';
import { sayAssessment, sayFunction, sayInstrument, sayStanding } from './directions/say.ts';
import { sayOutcome } from './judgements/say.ts';
import { paths } from './paths.ts';
import { directions, isFinished, isLate, leadingPlan } from './questions.ts';
import {
  actionRow,
  count,
  type ItemLink,
  labelOf,
  linkTo,
  sayDue,
  sayMark,
  sayPart,
  shortTitle,
} from './say.ts';
import { sayMoves } from './say-moves.ts';
import { actionsAnswering, ancestor, below, type Item, type Walk } from './thread.ts';

/** The Directions of the plan that answers the government, and links to whatever else the plans must answer. */
export function directionsView(thread: Walk) {
  const shown = directions(thread, leadingPlan(thread)?.id);
  const others = thread.ofKind('mandate').filter((mandate) => !shown.includes(mandate));
  return {
    title: 'What the council was told to do',
    rows: shown.map((mandate) => {
      const actions = actionsAnswering(thread, mandate);
      return { ...linkTo(thread, mandate), actions: actions.length, late: lateOf(thread, actions).length };
    }),
    others: others.map((mandate) => linkTo(thread, mandate)),
    instruments: thread.instruments.map((one) => sayInstrument(thread, one)),
    functions: thread.functions.map((one) => sayFunction(thread, one)),
  };
}

function lateOf(thread: Walk, actions: readonly Item[]): Item[] {
  return actions.filter((action) => isLate(action, thread.day));
}

export function mandateView(thread: Walk, asked: Asked) {
  const mandate = itemAsked(thread, asked, 'mandate');
  const actions = actionsAnswering(thread, mandate);
  const objectives = thread.answeredBy(mandate.id).filter((item) => item.kind === 'objective');
  const themes = Map.groupBy(actions, (action) => ancestor(thread, action, 'theme'));
  return {
    title: `${labelOf(thread, mandate)}: ${shortTitle(mandate.title)}`,
    ...about(thread, mandate),
    objectives: objectives.map((objective) => ({
      ...linkTo(thread, objective),
      theme: ancestor(thread, objective, 'theme')?.title ?? '',
      actions: actionsAnswering(thread, objective).length,
    })),
    themes: [...themes].map(([theme, rows]) => ({
      title: theme?.title ?? 'No theme',
      path: theme ? paths.item(theme) : null,
      rows: rows.map((action) => actionRow(thread, action)),
    })),
    asks: thread
      .children(mandate.id)
      .filter((item) => item.kind === 'statement')
      .map((item) => item.title),
    unanswered: objectives
      .filter((objective) => actionsAnswering(thread, objective).length === 0)
      .map((objective) => linkTo(thread, objective)),
    summary: summarise(thread, actions),
    listPath: paths.actions({ mandate: mandate.id }),
    standing: isDirection(mandate) ? sayStanding(thread, mandate.id) : null,
    instruments: thread.instruments
      .filter((one) => one.mandates.includes(mandate.id))
      .map((one) => sayInstrument(thread, one)),
    assessments: thread.assessments
      .filter(({ mandateId }) => mandateId === mandate.id)
      .toReversed()
      .map(sayAssessment),
    others: directions(thread, mandate.planId)
      .filter((other) => other !== mandate)
      .map((other) => linkTo(thread, other)),
  };
}

/** `13 actions: 2 are late, 4 are delivered, 1 has no date that anyone could miss.` */
function summarise(thread: Walk, actions: readonly Item[]) {
  return {
    actions: count(actions.length, 'action'),
    late: lateOf(thread, actions).length,
    delivered: actions.filter(isFinished).length,
    noDate: actions.filter((action) => sayMark(thread, action).key === 'no-date').length,
  };
}

export function themeView(thread: Walk, asked: Asked) {
  const theme = itemAsked(thread, asked, 'theme');
  const all = below(thread, theme.id);
  const actions = all.filter((item) => item.kind === 'action');
  return {
    title: theme.title,
    ...about(thread, theme),
    sponsors: theme.parts.map((part) => sayPart(thread, part)),
    summary: summarise(thread, actions),
    listPath: paths.actions({ theme: theme.id }),
    objectives: ofKind(thread, all, 'objective'),
    workstreams: all.filter((item) => item.kind === 'workstream').map((item) => workstreamRow(thread, item)),
    milestones: all.filter((item) => item.kind === 'milestone').map((item) => dated(thread, item)),
    deliverables: ofKind(thread, all, 'deliverable'),
    rows: actions.map((action) => actionRow(thread, action)),
  };
}

function ofKind(thread: Walk, items: readonly Item[], kind: Item['kind']): ItemLink[] {
  return items.filter((item) => item.kind === kind).map((item) => linkTo(thread, item));
}

function dated(thread: Walk, item: Item) {
  return { ...linkTo(thread, item), due: sayDue(thread, item) };
}

export function workstreamRow(thread: Walk, workstream: Item) {
  const actions = below(thread, workstream.id).filter((item) => item.kind === 'action');
  return {
    ...linkTo(thread, workstream),
    aim: workstream.detail,
    actions: actions.map((action) => ({ ...linkTo(thread, action), mark: sayMark(thread, action) })),
  };
}

export function workstreamView(thread: Walk, asked: Asked) {
  const workstream = itemAsked(thread, asked, 'workstream');
  const actions = below(thread, workstream.id).filter((item) => item.kind === 'action');
  return {
    title: workstream.title,
    ...about(thread, workstream),
    aim: workstream.detail,
    summary: summarise(thread, actions),
    rows: actions.map((action) => actionRow(thread, action)),
  };
}

export function objectiveView(thread: Walk, asked: Asked) {
  const objective = itemAsked(thread, asked, 'objective');
  const actions = actionsAnswering(thread, objective);
  return {
    title: shortTitle(objective.title),
    ...about(thread, objective),
    summary: summarise(thread, actions),
    rows: actions.map((action) => actionRow(thread, action)),
  };
}

export function itemView(thread: Walk, asked: Asked) {
  const item = itemAsked(thread, asked);
  const children = thread.children(item.id);
  return {
    title: shortTitle(item.title),
    ...about(thread, item),
    detail: item.detail,
    status: item.status,
    due: sayDue(thread, item),
    moves: sayMoves(thread, item),
    judged: item.kind === 'outcome' ? sayOutcome(thread, item) : null,
    people: item.parts.map((part) => sayPart(thread, part)),
    children: children.map((child) => ({ ...linkTo(thread, child), due: sayDue(thread, child) })),
    answeredBy: thread.answeredBy(item.id).map((answer) => linkTo(thread, answer)),
  };
}
