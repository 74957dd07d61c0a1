// What a plan promises by outcome: its strategic objectives, priorities with who is responsible, and numbered deliverables.
import { paths } from '../paths.ts';
import { count, linkTo, sayParts } from '../say.ts';
import { below, type Item, type Plan, type Walk } from '../thread.ts';
import { askedOfPartners } from './frame.ts';

/** The outcomes of a plan that has priorities under them; null for any other plan. */
export function outcomesOf(thread: Walk, plan: Plan) {
  const outcomes = thread
    .ofKind('outcome', plan.id)
    .filter((outcome) => thread.children(outcome.id).some(({ kind }) => kind === 'priority'));
  if (outcomes.length === 0) return null;
  return {
    counts: sayCounts(thread, outcomes),
    listPath: paths.deliverables({ plan: plan.id }),
    outcomes: outcomes.map((outcome) => sayOutcome(thread, outcome)),
  };
}

/** `3 outcomes, 11 strategic objectives, …`: what partners are asked to do is said apart. */
function sayCounts(thread: Walk, outcomes: readonly Item[]): string {
  const inside = outcomes.flatMap((outcome) => below(thread, outcome.id));
  const asked = askedOfPartners(thread);
  const of = (kind: Item['kind']) =>
    inside.filter((item) => item.kind === kind && !asked.has(item.id)).length;
  const partners = inside.filter(({ id }) => asked.has(id)).length;
  const said = [
    count(outcomes.length, 'outcome'),
    count(of('objective'), 'strategic objective'),
    count(of('priority'), 'priority', 'priorities'),
    count(of('deliverable'), 'deliverable'),
  ].join(', ');
  return partners === 0 ? said : `${said}; ${count(partners, 'thing')} asked of partners and not counted`;
}

function sayOutcome(thread: Walk, outcome: Item) {
  const children = thread.children(outcome.id);
  const of = (kind: Item['kind']) => children.filter((item) => item.kind === kind);
  return {
    ...linkTo(thread, outcome),
    counts: sayCounts(thread, [outcome]).replace(/^1 outcome, /, ''),
    says: of('statement').map(({ title }) => title),
    objectives: of('objective').map((item) => linkTo(thread, item)),
    priorities: of('priority').map((priority) => ({
      ...linkTo(thread, priority),
      posts: sayParts(thread, priority, 'responsible'),
      capabilities: thread
        .children(priority.id)
        .filter(({ kind }) => kind === 'capability')
        .map(({ title }) => title),
      deliverables: thread
        .children(priority.id)
        .filter(({ kind }) => kind === 'deliverable')
        .map((item) => ({ ...linkTo(thread, item), ref: item.ref })),
    })),
  };
}
