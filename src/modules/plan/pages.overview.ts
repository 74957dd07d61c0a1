// Pages of the plan as a whole: the front page, a plan's overview, its picture, its timeline and its list of actions.
import { longDay, longMonth } from '../../kernel/days.ts';
import { type Asked, filterAsked, judgedOn, need } from './asked.ts';
import { outcomesOf } from './frames/outcomes.ts';
import { meetings, sayMeeting } from './meetings.ts';
import { workstreamRow } from './pages.item.ts';
import { paths } from './paths.ts';
import { drawThread } from './picture.ts';
import {
  type ActionFilter,
  asks,
  byStatusWords,
  directions,
  filterActions,
  isFinished,
  leadingPlan,
  mainActions,
  type Question,
  questions,
} from './questions.ts';
import { actionRow, count, kindOf, linkTo, publishedWords, sayDue, sayMark } from './say.ts';
import { actionsAnswering, ancestor, below, type Item, type Plan, type Walk } from './thread.ts';
import { drawTimeline, legendOf } from './timeline.ts';

/** A figure on the front page and the list that it opens: the same filter makes both. */
function figure(thread: Walk, filter: ActionFilter) {
  return { number: filterActions(thread, mainActions(thread), filter).length, path: paths.actions(filter) };
}

export function frontView(thread: Walk) {
  const title = `What did ${thread.council.name} promise, and is it happening?`;
  const plan = leadingPlan(thread);
  if (!plan) return { title, plan: null };
  const asked = (question?: Question) => figure(thread, { plan: plan.id, question });
  return {
    title,
    plan: { title: plan.title, path: paths.plan(plan.id) },
    day: longDay(thread.day),
    actions: asked(),
    answering: asked('answers-direction'),
    directions: { number: directions(thread, plan.id).length, path: paths.directions() },
    late: asked('late'),
    lateButOnTrack: asked('late-but-on-track'),
    noDate: asked('no-date'),
    selfChecked: asked('self-checked'),
    delivered: asked('delivered'),
    ...threadPicture(thread, plan),
    others: thread.plans.filter((other) => other !== plan).map((other) => planLink(other)),
  };
}

function threadPicture(thread: Walk, plan: Plan) {
  return {
    picture: drawThread(thread, plan.id),
    legend: legendOf(thread, mainActions(thread, plan.id)),
    themes: themeRows(thread, plan.id),
  };
}

function themeRows(thread: Walk, planId: number) {
  return thread.ofKind('theme', planId).map((theme) => {
    const inside = below(thread, theme.id);
    return {
      ...linkTo(thread, theme),
      workstreams: inside
        .filter((item) => item.kind === 'workstream')
        .map((one) => workstreamRow(thread, one)),
      loose: inside
        .filter((item) => item.kind === 'action' && !ancestor(thread, item, 'workstream'))
        .map((action) => ({ ...linkTo(thread, action), mark: sayMark(thread, action) })),
    };
  });
}

function planLink(plan: Plan) {
  return { title: plan.title, path: paths.plan(plan.id), words: publishedWords(plan.publishedWords) };
}

function planAsked(thread: Walk, asked: Asked): Plan {
  const id = asked.params.id ?? asked.query.plan;
  return id === undefined
    ? need(leadingPlan(thread), 'plan')
    : need(
        thread.plans.find((plan) => plan.id === Number(id)),
        'plan',
      );
}

const otherKinds: { kind: Item['kind']; words: string }[] = [
  { kind: 'outcome', words: 'Outcomes' },
  { kind: 'priority', words: 'Priorities' },
  { kind: 'recommendation', words: 'Recommendations' },
  { kind: 'risk', words: 'Risks the plan names' },
  { kind: 'phase', words: 'Phases' },
];

export function planView(thread: Walk, asked: Asked) {
  const plan = planAsked(thread, asked);
  const actions = mainActions(thread, plan.id);
  const promised = outcomesOf(thread, plan);
  return {
    title: plan.title,
    plan: planLink(plan),
    actions: { number: actions.length, path: paths.actions({ plan: plan.id }) },
    statuses: byStatusWords(actions).map(({ words, items }) => ({
      words,
      number: items.length,
      path: paths.actions({ plan: plan.id, status: words }),
    })),
    themes: thread.ofKind('theme', plan.id).map((theme) => themeCounts(thread, plan, theme)),
    directions: directions(thread, plan.id).map((mandate) => ({
      ...linkTo(thread, mandate),
      number: actionsAnswering(thread, mandate).length,
      listPath: paths.actions({ mandate: mandate.id }),
    })),
    next: dueNext(thread, plan),
    editions: editionsOf(thread, plan),
    findings: thread.findings.filter((finding) => finding.documentId === plan.documentId).length,
    findingsPath: paths.findings(),
    promised,
    others: [
      ...(promised
        ? otherKinds.filter(({ kind }) => kind !== 'outcome' && kind !== 'priority')
        : otherKinds
      ).map(({ kind, words }) => ({ words, items: thread.ofKind(kind, plan.id) })),
      ...statementsBySort(thread, plan),
    ]
      .filter(({ items }) => items.length > 0)
      .map(({ words, items }) => ({ words, items: items.map((item) => linkTo(thread, item)) })),
  };
}

/** Every edition with its document, newest first, and what only an older one holds; none for a plan published once. */
function editionsOf(thread: Walk, plan: Plan) {
  const editions = thread.editions.filter(({ planId }) => planId === plan.id);
  if (editions.length < 2) return null;
  const left = thread.items.filter(
    ({ planId, documentId, kind }) =>
      planId === plan.id && documentId !== plan.documentId && kind !== 'sub-action',
  );
  return {
    rows: editions.toReversed().map(({ title, publishedWords, documentId }) => ({
      title,
      words: publishedWords ?? 'No date',
      document: thread.documents.find(({ id }) => id === documentId)?.name ?? 'No document',
      path: documentId === null ? null : paths.original(documentId, null),
    })),
    left: left.map((item) => linkTo(thread, item)),
  };
}

/** What else the plan says, by what it is: ambitions, issues, values … What belongs to an item stands on its page. */
function statementsBySort(thread: Walk, plan: Plan) {
  const loose = thread.ofKind('statement', plan.id).filter((item) => item.parentId === null);
  return [...Map.groupBy(loose, kindOf)].map(([kind, items]) => ({
    words: `What the plan calls: ${kind.toLowerCase()}`,
    items,
  }));
}

function themeCounts(thread: Walk, plan: Plan, theme: Item) {
  const actions = below(thread, theme.id).filter((item) => item.kind === 'action');
  const path = (question?: Question) => paths.actions({ plan: plan.id, theme: theme.id, question });
  const number = (question: Question) => actions.filter((action) => asks(thread, question, action)).length;
  return {
    ...linkTo(thread, theme),
    actions: { number: actions.length, path: path() },
    late: { number: number('late'), path: path('late') },
    noDate: { number: number('no-date'), path: path('no-date') },
    delivered: { number: number('delivered'), path: path('delivered') },
  };
}

/** The next ten things with a last day still to come: actions and milestones, soonest first. */
function dueNext(thread: Walk, plan: Plan) {
  return thread.items
    .filter((item) => item.planId === plan.id && (item.kind === 'action' || item.kind === 'milestone'))
    .filter((item) => !isFinished(item) && (item.due?.latest ?? '') >= thread.day)
    .sort((a, b) => (a.due?.latest ?? '').localeCompare(b.due?.latest ?? '') || a.id - b.id)
    .slice(0, 10)
    .map((item) => ({ ...linkTo(thread, item), due: sayDue(thread, item) }));
}

export function threadView(thread: Walk, asked: Asked) {
  const plan = planAsked(thread, asked);
  return { title: 'The whole thread', plan: planLink(plan), ...threadPicture(thread, plan) };
}

export function timelineView(thread: Walk, asked: Asked) {
  const plan = planAsked(thread, asked);
  return {
    title: 'The plan against the calendar',
    dayWords: longDay(thread.day),
    plan: planLink(plan),
    timeline: drawTimeline(thread, plan.id),
  };
}

export function actionsView(live: Walk, asked: Asked) {
  const thread = judgedOn(live, asked);
  const filter = filterAsked(asked);
  const on = thread === live ? undefined : thread.day;
  const actions = mainActions(thread);
  const found = filterActions(thread, actions, filter);
  const milestones = filter.meeting
    ? thread
        .ofKind('milestone')
        .filter((item) => filterActions(thread, [item], { meeting: filter.meeting }).length > 0)
    : [];
  return {
    title: filter.question ? questions[filter.question] : 'Actions',
    total: actions.length,
    found: count(found.length, 'action'),
    rows: found.map((action) => actionRow(thread, action)),
    milestones: milestones.map((item) => ({ ...linkTo(thread, item), due: sayDue(thread, item) })),
    filter,
    on,
    onWords: on && longDay(on),
    filtered: on !== undefined || Object.values(filter).some((value) => value !== undefined),
    choices: choices(thread, actions),
    clearPath: paths.actions(),
    filePath: paths.actionsFile(filter),
    sheetPath: paths.spreadsheet('actions', filter),
  };
}

interface Choice {
  value: string;
  text: string;
}

/** What each filter offers: only what some action answers to. */
function choices(thread: Walk, actions: readonly Item[]): Record<string, Choice[]> {
  const themes = new Set(actions.flatMap((action) => ancestor(thread, action, 'theme') ?? []));
  const months = new Set(actions.flatMap((action) => action.due?.latest?.slice(0, 7) ?? []));
  return {
    theme: [...themes].map((theme) => ({ value: String(theme.id), text: theme.title })),
    status: byStatusWords(actions).map(({ words }) => ({ value: words, text: words })),
    lead: peopleIn(thread, actions, ['lead']),
    sponsor: peopleIn(thread, actions, ['officer-sponsor', 'member-sponsor']),
    dueMonth: [...months].sort().map((month) => ({ value: month, text: longMonth(`${month}-01`) })),
    meeting: [...meetings(thread).values()].map((meeting) => ({
      value: meeting.key,
      text: sayMeeting(meeting),
    })),
    question: Object.entries(questions).map(([value, text]) => ({ value, text })),
  };
}

function peopleIn(thread: Walk, actions: readonly Item[], roles: readonly string[]): Choice[] {
  const ids = new Set(
    actions.flatMap((action) =>
      action.parts.flatMap((part) =>
        roles.includes(part.role) && part.personId !== null ? [part.personId] : [],
      ),
    ),
  );
  return [...ids]
    .map((id) => ({ value: String(id), text: thread.person(id)?.name ?? thread.person(id)?.post ?? '' }))
    .sort((a, b) => a.text.localeCompare(b.text));
}

const rowsOnOnePage = 14;

/** One sheet for Monday: what is late, what falls due, what has no date; the whole plan's, or one lead's. */
export function briefView(thread: Walk, asked: Asked) {
  const { lead } = filterAsked(asked);
  const plan = leadingPlan(thread);
  const all = filterActions(thread, mainActions(thread), {
    plan: lead === undefined ? plan?.id : undefined,
    lead,
  });
  const wanted = (['late', 'due-soon', 'no-date'] as const).flatMap((question) =>
    all.filter((action) => asks(thread, question, action)),
  );
  const open = [...new Set(wanted)];
  const person = lead === undefined ? undefined : thread.person(lead);
  const number = (question: Question) => all.filter((action) => asks(thread, question, action)).length;
  return {
    title: person ? `What ${person.name ?? person.post} owes` : 'What to chase this week',
    sentence: `${count(all.length, 'action')}: ${number('late')} late, ${number('due-soon')} due in the next 30 days, ${number('no-date')} with no date anyone could miss, ${number('delivered')} delivered.`,
    dayWords: longDay(thread.day),
    rows: open.slice(0, rowsOnOnePage).map((action) => {
      const row = actionRow(thread, action);
      return { ...row, who: row.leads.map((part) => part.who).join('; ') || 'Nobody named' };
    }),
    more: Math.max(0, open.length - rowsOnOnePage),
    morePath: paths.actions({ lead }),
  };
}
