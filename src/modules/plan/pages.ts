// Every page of the thread: a path, a template and a pure view of a thread. They are mounted on live tables,
// on an edition and on any past day alike (see mount.ts), so none may read a clock or a table.
import type { Asked } from './asked.ts';
import { deliverablesView } from './frames/deliverables.ts';
import { outcomesView } from './judgements/outcomes.ts';
import { actionView } from './pages.action.ts';
import {
  directionsView,
  itemView,
  mandateView,
  objectiveView,
  themeView,
  workstreamView,
} from './pages.item.ts';
import { actionsView, briefView, frontView, planView, threadView, timelineView } from './pages.overview.ts';
import { boardsView, boardView, peopleView, personView } from './pages.people.ts';
import { findingsView, originalView, searchView } from './pages.source.ts';
import type { Walk } from './thread.ts';

export interface ThreadPage {
  path: string;
  template: string;
  /** Throws NotFound when the thread holds no such thing. */
  view(thread: Walk, asked: Asked): { title: string; [fact: string]: unknown };
  /** Officers only: never part of an edition. */
  inside?: boolean;
  /** Where officers need more than leave to read the plan. */
  permission?: string;
  /** The page of one item, named by its `id`: later modules add their panels to it. */
  item?: true;
}

export const threadPages: readonly ThreadPage[] = [
  { path: '/', template: 'plan/views/front.njk', view: frontView },
  { path: '/plans/:id', template: 'plan/views/plan.njk', view: planView },
  { path: '/thread', template: 'plan/views/thread.njk', view: threadView },
  { path: '/timeline', template: 'plan/views/timeline.njk', view: timelineView },
  { path: '/directions', template: 'plan/views/directions.njk', view: directionsView },
  { path: '/directions/:id', template: 'plan/views/mandate.njk', view: mandateView, item: true },
  { path: '/themes/:id', template: 'plan/views/theme.njk', view: themeView, item: true },
  { path: '/workstreams/:id', template: 'plan/views/workstream.njk', view: workstreamView, item: true },
  { path: '/objectives/:id', template: 'plan/views/objective.njk', view: objectiveView, item: true },
  { path: '/actions', template: 'plan/views/actions.njk', view: actionsView },
  { path: '/actions/:id', template: 'plan/views/action.njk', view: actionView, item: true },
  { path: '/items/:id', template: 'plan/views/item.njk', view: itemView, item: true },
  { path: '/outcomes', template: 'plan/views/outcomes.njk', view: outcomesView },
  { path: '/deliverables', template: 'plan/views/frame-deliverables.njk', view: deliverablesView },
  { path: '/people', template: 'plan/views/people.njk', view: peopleView, permission: 'people.read' },
  { path: '/people/:id', template: 'plan/views/person.njk', view: personView, permission: 'people.read' },
  { path: '/boards', template: 'plan/views/boards.njk', view: boardsView, permission: 'people.read' },
  { path: '/boards/:id', template: 'plan/views/board.njk', view: boardView, permission: 'people.read' },
  { path: '/documents/:id', template: 'plan/views/original.njk', view: originalView },
  { path: '/documents/:id/lines/:line', template: 'plan/views/original.njk', view: originalView },
  { path: '/brief', template: 'plan/views/brief.njk', view: briefView },
  { path: '/search', template: 'plan/views/search.njk', view: searchView },
  {
    path: '/findings',
    template: 'plan/views/findings.njk',
    view: findingsView,
    inside: true,
    permission: 'findings.read',
  },
  {
    path: '/how-we-judge',
    template: 'plan/views/judging.njk',
    view: () => ({ title: 'How we judge “late”' }),
  },
];
