// Whether a table is one of actions, and which of its columns says what is to be done.
import { isForwardPlan } from '../kinds/forward-plans.ts';
import type { Role } from '../tables/columns.ts';
import { cellsOf, type Grid } from '../tables/grid.ts';
import { isOfFigures } from '../tables/roles.ts';

/** The roles that make a table one of actions, beside the column that says what is to be done. */
export const doing: Role[] = ['lead', 'due', 'status', 'start', 'officerSponsor', 'memberSponsor'];

/** The column that says what is to be done: actions first, else what a plan asks for by another name. */
export function titleRole(grid: Grid): Role | undefined {
  if (!known.has(grid)) known.set(grid, tellTitle(grid));
  return known.get(grid);
}

/** By grid, whose roles are settled before they are asked for. */
const known = new WeakMap<Grid, Role | undefined>();

function tellTitle(grid: Grid): Role | undefined {
  const tracked = doing.filter((role) => grid.roles.includes(role)).length;
  const has = (role: Role) => grid.roles.includes(role);
  if (has('action')) {
    if (tracked === 0 && isOfFigures(grid)) return undefined;
    const isTold = has('recommendation') || has('ref') || has('notes');
    return tracked > 0 || isTold || grid.roles.filter(Boolean).length === 1 ? 'action' : undefined;
  }
  if (has('risk') || has('measure') || isForwardPlan(grid)) return undefined;
  if (has('response') && has('recommendation') && tracked >= 2 && onlyAccepts(grid)) return 'recommendation';
  const wanted = (
    [
      'deliverable',
      'milestone',
      'response',
      'recommendation',
      'objective',
      'outcome',
      'priority',
      'workstream',
      'aim',
      'decision',
      'keyPoint',
    ] as const
  ).find(has);
  if (wanted === 'milestone' && !has('lead') && !has('status')) return undefined;
  return tracked >= 2 ? wanted : undefined;
}

/** Responses that open by taking a recommendation or leaving it: what is to be done is the recommendation. */
function onlyAccepts(grid: Grid): boolean {
  const responses = cellsOf(grid, 'response');
  const taking = responses.filter((text) =>
    /^(?:not |fully |part(?:ly|ially) |in part |already )?(?:accept(?:ed)?|agree(?:d)?|noted|rejected|implemented|under consideration|yes|no)\b/i.test(
      text,
    ),
  );
  return taking.length * 2 >= responses.length;
}
