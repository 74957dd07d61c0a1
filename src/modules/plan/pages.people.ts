// Pages of people and boards: what hangs on each name.
import { type Asked, need } from './asked.ts';
import { paths } from './paths.ts';
import { isFinished, isLate, mainActions } from './questions.ts';
import { actionRow, count, linkTo } from './say.ts';
import type { Item, PartRole, ThreadPerson, Walk } from './thread.ts';

const kindOrder = { member: 0, officer: 1, commissioner: 2, external: 3 };

export function peopleView(thread: Walk) {
  const load = workload(thread);
  const rows = [...thread.people]
    .sort((a, b) => kindOrder[a.kind] - kindOrder[b.kind] || said(a).localeCompare(said(b)) || a.id - b.id)
    .map((person) => ({
      ...personLink(person),
      leads: load.get(person.id)?.leads ?? 0,
      sponsors: load.get(person.id)?.sponsors ?? 0,
    }));
  return {
    title: 'Who answers for what',
    members: rows.filter((row) => row.kind === 'member'),
    officers: rows.filter((row) => row.kind === 'officer'),
    others: rows.filter((row) => row.kind !== 'member' && row.kind !== 'officer'),
  };
}

/** In one pass over the actions: how many each person leads and sponsors. */
function workload(thread: Walk): Map<number, { leads: number; sponsors: number }> {
  const load = new Map<number, { leads: number; sponsors: number }>();
  for (const action of mainActions(thread)) {
    for (const [id, { leads, sponsors }] of partsBy(action)) {
      const so = load.get(id) ?? { leads: 0, sponsors: 0 };
      load.set(id, { leads: so.leads + leads, sponsors: so.sponsors + sponsors });
    }
  }
  return load;
}

function partsBy(action: Item): Map<number, { leads: number; sponsors: number }> {
  const parts = new Map<number, { leads: number; sponsors: number }>();
  for (const { personId, role } of action.parts) {
    if (personId === null || role === 'responsible') continue;
    const so = parts.get(personId) ?? { leads: 0, sponsors: 0 };
    if (role === 'lead') so.leads = 1;
    else so.sponsors = 1;
    parts.set(personId, so);
  }
  return parts;
}

function said(person: ThreadPerson): string {
  return person.name ?? person.post ?? person.initials ?? '';
}

export function personLink(person: ThreadPerson) {
  return { ...person, who: said(person), path: paths.person(person.id) };
}

export function personView(thread: Walk, asked: Asked) {
  const person = need(thread.person(Number(asked.params.id)), 'person');
  const actions = mainActions(thread);
  const leads = withPart(actions, person.id, ['lead']);
  const sponsors = withPart(actions, person.id, ['officer-sponsor', 'member-sponsor']);
  const other = thread.items.filter(
    (item) => item.kind !== 'action' && item.parts.some((part) => part.personId === person.id),
  );
  const both = leads.filter((action) => sponsors.includes(action));
  const open = [...new Set([...leads, ...sponsors])].filter((action) => !isFinished(action));
  return {
    title: said(person),
    person: personLink(person),
    leads: leads.map((action) => actionRow(thread, action)),
    sponsors: sponsors.map((action) => actionRow(thread, action)),
    both: both.length,
    bothPath: paths.actions({ lead: person.id, question: 'self-checked' }),
    late: open.filter((action) => isLate(action, thread.day)).length,
    summary: `leads ${count(leads.length, 'action')} and sponsors ${sponsors.length}`,
    other: other.map((item) => linkTo(thread, item)),
    boards: thread.bodies
      .filter((body) => body.members.some((member) => member.personId === person.id))
      .map((body) => ({
        name: body.name,
        path: paths.board(body.id),
        role: body.members.find((member) => member.personId === person.id)?.role,
      })),
  };
}

function withPart(actions: readonly Item[], personId: number, roles: readonly PartRole[]): Item[] {
  return actions.filter((action) =>
    action.parts.some((part) => part.personId === personId && roles.includes(part.role)),
  );
}

export function boardsView(thread: Walk) {
  return {
    title: 'Boards and who sits on them',
    rows: thread.bodies.map((body) => ({ ...body, path: paths.board(body.id), size: body.members.length })),
  };
}

export function boardView(thread: Walk, asked: Asked) {
  const body = need(
    thread.bodies.find((one) => one.id === Number(asked.params.id)),
    'board',
  );
  const above = thread.bodies.find((one) => one.id === body.reportsTo);
  return {
    title: body.name,
    board: body,
    members: body.members.flatMap(({ personId, role }) => {
      const person = thread.person(personId);
      return person ? [{ ...personLink(person), role }] : [];
    }),
    reportsTo: above ? { name: above.name, path: paths.board(above.id) } : null,
    reporting: thread.bodies
      .filter((one) => one.reportsTo === body.id)
      .map((one) => ({ name: one.name, path: paths.board(one.id) })),
  };
}
