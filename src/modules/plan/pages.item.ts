// Pages of one thing on the thread: a Direction, a theme, a workstream, an objective, an action, or any other item.

import { longDay } from '../../kernel/days.ts';
import { sayPlannedDate } from '../../kernel/planned-date.ts';
import { type Asked, itemAsked } from './asked.ts';
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
  sayParts,
  shortTitle,
  type Tone,
  verdict,
} from './say.ts';
import {
  actionsAnswering,
  ancestor,
  below,
  type Item,
  lineage,
  mandatesOf,
  type Status,
  type Walk,
} from './thread.ts';

export function directionsView(thread: Walk) {
  const rows = thread.ofKind('mandate').map((mandate) => {
    const actions = actionsAnswering(thread, mandate);
    return { ...linkTo(thread, mandate), actions: actions.length, late: lateOf(thread, actions).length };
  });
  return {
    title: 'What the council was told to do',
    rows,
    instruments: thread.instruments.map(sayInstrument),
  };
}

function sayInstrument(instrument: Walk['instruments'][number]) {
  return {
    ...instrument,
    made: longDay(instrument.madeOn),
    replaced: instrument.replacedOn ? longDay(instrument.replacedOn) : null,
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
    unanswered: objectives
      .filter((objective) => actionsAnswering(thread, objective).length === 0)
      .map((objective) => linkTo(thread, objective)),
    summary: summarise(thread, actions),
    listPath: paths.actions({ mandate: mandate.id }),
    instruments: thread.instruments.filter((one) => one.mandates.includes(mandate.id)).map(sayInstrument),
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

export function actionView(thread: Walk, asked: Asked) {
  const action = itemAsked(thread, asked, 'action');
  const children = below(thread, action.id);
  return {
    title: shortTitle(action.title),
    ...about(thread, action),
    opinions: opinions(thread, action),
    disagreement: disagreement(thread, action),
    due: sayDue(thread, action),
    start: action.start && { words: action.start.words, reading: sayPlannedDate(action.start) },
    leads: sayParts(thread, action, 'lead'),
    officerSponsors: sayParts(thread, action, 'officer-sponsor'),
    memberSponsors: sayParts(thread, action, 'member-sponsor'),
    steps: children.filter((item) => item.kind === 'sub-action'),
    stepsUncertain: children.some((item) => item.kind === 'sub-action' && !item.certain),
    notes: children.filter((item) => item.kind === 'statement'),
    findings: findingsAt(thread, action),
  };
}

/** The owner's, the dates' and somebody independent's, side by side and never averaged. */
function opinions(thread: Walk, action: Item) {
  const plan = planOf(thread, action);
  const owner = action.status;
  const mark = sayMark(thread, action);
  return [
    {
      who: 'The owner says',
      words: owner ? owner.words : 'Nothing',
      tone: owner ? ownerTone(owner) : 'wait',
      why: plan?.words ? `In the plan of ${plan.words}.` : 'In the plan.',
    },
    {
      who: 'The dates say',
      words: verdict(thread, action) || mark.words,
      tone: mark.tone,
      why: reasons(thread, action).join(' '),
    },
    {
      who: 'Somebody independent says',
      words: 'Not looked at',
      tone: 'wait',
      why: 'Nobody independent has looked yet.',
    },
  ];
}

function ownerTone({ lifecycle, confidence }: Status): Tone {
  if (lifecycle === 'not-started') return 'wait';
  if (lifecycle === 'delivered' || lifecycle === 'embedded' || lifecycle === 'sustained') return 'done';
  if (confidence === null) return 'wait';
  return confidence === 'on-track' ? 'go' : confidence === 'at-risk' ? 'care' : 'stop';
}

/** Why the dates say what they say, each reason a sentence. */
function reasons(thread: Walk, action: Item): string[] {
  const found: string[] = [];
  const { due, start } = action;
  if (due?.latest && isLate(action, thread.day)) {
    found.push(`Due by ${longDay(due.latest)}; judged on ${longDay(thread.day)}.`);
  }
  if (due && due.latest === undefined) found.push(`The plan says “${due.words}”, which names no last day.`);
  if (!due) found.push('The plan gives no date.');
  if (due?.latest && start?.earliest && start.earliest > due.latest)
    found.push('It starts after it is due: one of the two dates is wrong.');
  if (start?.latest && start.latest < thread.day && action.status?.lifecycle === 'not-started')
    found.push(`It was to start by ${longDay(start.latest)} and the owner says that it has not.`);
  return found;
}

/** The owner's word against the dates, said in words; null when they agree. */
function disagreement(thread: Walk, action: Item): string | null {
  const { status } = action;
  if (!status || isFinished(action)) return null;
  const late = isLate(action, thread.day);
  if (late && status.confidence === 'on-track')
    return `The owner says “${status.words}”. The plan’s own date has gone by.`;
  if (late && status.lifecycle === 'not-started')
    return `The owner says “${status.words}”. The day it was due to be finished has gone by.`;
  return null;
}

/** What every item's page says: its label, where it came from, and the thread above and beside it. */
function about(thread: Walk, item: Item) {
  const line = lineage(thread, item).reverse();
  const mandates = mandatesOf(thread, item).filter((mandate) => mandate !== item);
  return {
    id: item.id,
    label: labelOf(thread, item),
    text: shortTitle(item.title),
    full: shortTitle(item.title) === item.title ? null : item.title,
    mandates: mandates.map((mandate) => linkTo(thread, mandate)),
    answered: thread.answers(item.id).map((above) => linkTo(thread, above)),
    line: [
      ...mandateStep(thread, mandates),
      ...line.map((above) => ({ ...linkTo(thread, above), here: above === item })),
    ],
    parent: line.length > 1 ? linkTo(thread, line.at(-2) ?? item) : null,
    plan: planOf(thread, item),
    original: originalOf(thread, item),
  };
}

/** The first step of the thread: the one Direction it answers, or all of them together. */
function mandateStep(thread: Walk, mandates: readonly Item[]) {
  const [first, ...others] = mandates;
  if (!first) return [];
  if (others.length === 0) return [{ ...linkTo(thread, first), kind: labelOf(thread, first), here: false }];
  const labels = mandates.map((mandate) => labelOf(thread, mandate));
  return [{ kind: 'Answers', title: labels.join(', '), path: paths.directions(), here: false }];
}

function planOf(thread: Walk, item: Item) {
  const plan = thread.plans.find((one) => one.id === item.planId) ?? leadingPlan(thread);
  return plan ? { title: plan.title, path: paths.plan(plan.id), words: plan.publishedWords } : null;
}

/** The item's own line in the document, cell by cell. */
export function originalOf(thread: Walk, item: Item) {
  const { documentId, source } = item;
  if (documentId === null || source?.line === undefined) return null;
  const { line } = source;
  const excerpt = thread.excerpts.find((one) => one.documentId === documentId && one.line === line);
  const document = thread.documents.find((one) => one.id === documentId);
  return {
    document: document?.name ?? 'the document',
    line,
    path: paths.original(documentId, source),
    cells: (excerpt?.cells ?? []).filter((cell) => cell.trim() !== ''),
  };
}

function findingsAt(thread: Walk, item: Item) {
  const { documentId, source } = item;
  if (documentId === null || source?.line === undefined) return [];
  const lines = new Set([source.line, ...(source.lines ?? [])]);
  return thread.findings.filter((one) => one.documentId === documentId && lines.has(one.source.line ?? -1));
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
    people: item.parts.map((part) => sayPart(thread, part)),
    children: children.map((child) => ({ ...linkTo(thread, child), due: sayDue(thread, child) })),
    answeredBy: thread.answeredBy(item.id).map((answer) => linkTo(thread, answer)),
  };
}
