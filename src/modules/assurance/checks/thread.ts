// Checks on the thread: what was ordered or recommended and nothing answers, what answers nothing, what leaves no proof.
import { actionsAnswering, ancestor, type Item, lineage, type Plan, type Walk } from '../../plan/index.ts';
import { actionsCounted, type Check, type Found, openActions, standing, under } from './check.ts';

/** At any depth of links or of parents. */
function isActedOn(thread: Walk, item: Item): boolean {
  return (
    actionsAnswering(thread, item).length > 0 || under(thread, item).some(({ kind }) => kind === 'action')
  );
}

/** What a document that only lists orders or advice cannot be blamed for. */
function isPlanned(thread: Walk): boolean {
  return (['action', 'objective', 'response'] as const).some((kind) => thread.ofKind(kind).length > 0);
}

export const mandateWithoutObjective: Check = {
  name: 'thread/mandate-without-objective',
  severity: 'fault',
  title: 'Directions that nothing answers',
  looksFor: 'Directions and other mandates in force that no objective and no action answers.',
  matters: 'A Direction is an order. Leaving it unanswered is the first thing that commissioners will find.',
  mend: 'Write the objective and the actions that answer it, or link those that do already.',
  counts: { each: 'item', one: 'mandate', many: 'mandates' },
  find: (thread) => {
    if (!isPlanned(thread)) return [];
    const ended = new Set(
      thread.instruments
        .filter(({ replacedOn }) => replacedOn !== null && replacedOn <= thread.day)
        .flatMap(({ mandates }) => mandates),
    );
    return standing(thread, ['mandate'])
      .filter((item) => item.sort !== 'recommendation' && !ended.has(item.id) && !isAnswered(thread, item))
      .map((item) => ({ why: 'no objective and no action answers it', items: [item] }));
  },
};

const answering = new Set<Item['kind']>(['response', 'action', 'objective']);

/** By a link, or by what stands under it. */
function isAnswered(thread: Walk, item: Item): boolean {
  return thread.answeredBy(item.id).length > 0 || under(thread, item).some(({ kind }) => answering.has(kind));
}

export const objectiveWithoutAction: Check = {
  name: 'thread/objective-without-action',
  severity: 'fault',
  title: 'Objectives that no action answers',
  looksFor:
    'Objectives without an action, in plans whose actions say which objectives they answer. An objective stated twice under one reference is one.',
  matters: 'The council promises a result and plans nothing that would bring it about.',
  mend: 'Add the action, link the one that serves it, or drop the objective.',
  counts: { each: 'item', one: 'objective', many: 'objectives' },
  find: (thread) =>
    thread.plans.flatMap(({ id }) => {
      if (!tiesActions(thread, id)) return [];
      const objectives = standing(thread, ['objective']).filter((item) => item.planId === id);
      const actedOn = objectives.filter((item) => isActedOn(thread, item));
      const refs = new Set(actedOn.flatMap(({ ref }) => ref ?? []));
      return objectives
        .filter((item) => !actedOn.includes(item) && !(item.ref !== null && refs.has(item.ref)))
        .map((item) => ({ why: 'no action answers it', items: [item] }));
    }),
};

/** Whether any action of a plan says which objective it answers. */
function tiesActions(thread: Walk, planId: number): boolean {
  return thread.ofKind('action', planId).some((action) => answersSomething(thread, action));
}

function answersSomething(thread: Walk, action: Item): boolean {
  return lineage(thread, action).some(
    (item) =>
      thread.answers(item.id).length > 0 ||
      ['objective', 'mandate', 'recommendation', 'key-point'].includes(item.kind),
  );
}

export const recommendationWithoutAnswer: Check = {
  name: 'thread/recommendation-without-answer',
  severity: 'concern',
  title: 'Recommendations that nothing answers',
  looksFor:
    'Recommendations without a response, an objective or an action, unless their plan has actions and says of none what it answers.',
  matters: 'Inspectors come back to their own list. One left out looks like one refused.',
  mend: 'Say what is done about it, or that it is not accepted and why.',
  counts: { each: 'item', one: 'recommendation', many: 'recommendations' },
  find: (thread) => (isPlanned(thread) ? unanswered(thread) : []),
};

/** What reviewers recommended may stand twice, as a recommendation and as the mandate that actions name: that is one. */
function unanswered(thread: Walk): Found[] {
  const asked = standing(thread, ['recommendation', 'mandate']).filter(
    ({ kind, sort }) => kind === 'recommendation' || sort === 'recommendation',
  );
  const answered = asked.filter((item) => isAnswered(thread, item));
  const found: Item[] = [];
  for (const item of asked) {
    const isTwin = (other: Item) =>
      other.planId === item.planId && (other.title === item.title || numberOf(other) === numberOf(item));
    // Where a plan acts and ties none of its actions to what was recommended, nobody can say which is left out.
    const isTied = answered.some(({ planId }) => planId === item.planId);
    const isUntold = !isTied && thread.ofKind('action', item.planId).length > 0;
    if (!isUntold && !answered.some(isTwin) && !found.some(isTwin)) found.push(item);
  }
  return found.map((item) => ({ why: 'no response, objective or action answers it', items: [item] }));
}

/** `3` of `3` and of `Recommendation 3`; the item itself where it has no number. */
function numberOf({ ref, id }: Item): string {
  return /\d+(?:\.\d+)*/.exec(ref ?? '')?.[0] ?? `item ${id}`;
}

export const actionWithoutObjective: Check = {
  name: 'thread/action-without-objective',
  severity: 'concern',
  title: 'Actions that answer nothing',
  looksFor:
    'Actions still to be done that answer no objective, Direction or recommendation, in plans where others do. ' +
    'A whole plan is named once, where it states objectives and ties no action to them, not even by standing in the same theme.',
  matters: 'Either it serves nothing that was promised, or nobody can see what.',
  mend: 'Say which objective it serves, or ask whether it belongs in this plan.',
  counts: actionsCounted,
  find: (thread) =>
    thread.plans.flatMap((plan) =>
      tiesActions(thread, plan.id)
        ? openActions(thread, plan.id)
            .filter((action) => !answersSomething(thread, action))
            .map((action) => ({ why: 'names nothing that it answers', items: [action] }))
        : untied(thread, plan),
    ),
};

function untied(thread: Walk, { id, title }: Plan): Found[] {
  const objectives = thread.ofKind('objective', id);
  const actions = openActions(thread, id);
  const themes = new Set(objectives.map((item) => ancestor(thread, item, 'theme')));
  const loose = actions.filter((action) => {
    const theme = ancestor(thread, action, 'theme');
    return theme === undefined || !themes.has(theme);
  });
  if (objectives.length === 0 || actions.length === 0 || loose.length < actions.length) return [];
  return [
    {
      why: `no action of “${title}” says which of its ${objectives.length} objectives it answers`,
      items: actions,
    },
  ];
}

const proof: readonly Item['kind'][] = ['deliverable', 'milestone', 'measure', 'outcome'];

export const noEvidencePlanned: Check = {
  name: 'evidence/none-planned',
  severity: 'concern',
  title: 'Nothing to show for it',
  looksFor:
    'Themes with actions still to be done and no deliverable, milestone, measure or outcome under them, in plans whose other themes have some.',
  matters: 'When the actions are done there will be nothing to see or to measure that proves it.',
  mend: 'Say what will exist, or what figure will have moved.',
  counts: { each: 'item', one: 'theme', many: 'themes' },
  find: (thread) => thread.plans.flatMap((plan) => withoutProof(thread, plan)),
};

function withoutProof(thread: Walk, { id }: Plan): Found[] {
  const marks = proof.flatMap((kind) => thread.ofKind(kind, id));
  const marked = new Set(marks.map((item) => ancestor(thread, item, 'theme')));
  // Where one stands under no theme it may belong to any, so none can be said to have nothing.
  if (marks.length === 0 || marked.has(undefined)) return [];
  const busy = new Set(openActions(thread, id).map((action) => ancestor(thread, action, 'theme')));
  return thread
    .ofKind('theme', id)
    .filter((theme) => busy.has(theme) && !marked.has(theme))
    .map((theme) => ({ why: 'no deliverable, milestone or measure stands under it', items: [theme] }));
}
