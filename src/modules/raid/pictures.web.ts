// The two pictures of the register: the heat map with what moved, and what waits for what with the critical path.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addMonths, Day, longDay } from '../../kernel/days.ts';
import { daysLate } from '../../kernel/planned-date.ts';
import { formWith } from '../../web/forms.ts';
import { askedBy, count, isFinished, labelOf, linkTo, type Walk } from '../plan/index.ts';
import { type CriticalPath, criticalPath, downstream, type Wait } from './dependencies.ts';
import { Level } from './entry.ts';
import { bandsOf, heatOf, levelChoices, movedSince } from './heat.ts';
import { drawMap } from './map.picture.ts';
import { standing } from './matrix.ts';
import { currentScoresOn } from './raid.store.ts';
import { nothingMore, type RaidSettings, readRegister } from './reading.web.ts';
import type { Register } from './register.ts';
import { labelOfEntry, personName, raidPaths } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;

export function addPictures(scope: FastifyInstance, settings: RaidSettings): void {
  scope.get('/raid/heat', mayRead, (request, reply) => heatPage(request, reply, settings));
  scope.get('/raid/dependencies', mayRead, (request, reply) => dependenciesPage(request, reply, settings));
}

const movedWords = {
  worse: 'Worse',
  better: 'Better',
  new: 'New',
  rescaled: 'On another matrix',
  same: 'Same',
};
const movedTones = { worse: 'stop', better: 'go', new: 'wait', rescaled: 'doubt', same: 'wait' };

async function heatPage(request: FastifyRequest, reply: FastifyReply, settings: RaidSettings) {
  const { query } = askedBy(request);
  const sinceAsked = Day.safeParse(query.since).data;
  const { register, day, phrase, more } = await readRegister(request, settings, async (tx, reading) => {
    const since = sinceAsked && sinceAsked <= reading.day ? sinceAsked : addMonths(reading.day, -1);
    return { since, earlier: await currentScoresOn(tx, reading.from, since) };
  });
  const level = Level.safeParse(query.level).data;
  const rows = register.rows.filter(
    ({ entry }) =>
      entry.closedOn === null &&
      entry.kind !== 'opportunity' &&
      (level === undefined || entry.level === level),
  );
  const now = standing(register.matrices, 'impact', day);
  const chosen =
    register.matrices.find((one) => one.matrixId === Number(query.matrix)) ?? now ?? register.matrices[0];
  const elsewhere = rows.filter((row) => row.scores.current && row.scores.current.matrix !== chosen).length;
  const { since, earlier } = more;
  const toRegister = (cell: { likelihood: number; impact: number }) =>
    raidPaths.register({ matrix: chosen?.matrixId, likelihood: cell.likelihood, impact: cell.impact, level });
  return reply.page('raid/views/heat.njk', {
    title: 'Heat map',
    phrase,
    back: { text: 'The register', path: raidPaths.register() },
    matrix: chosen ? { name: chosen.name, impact: chosen.impact, from: longDay(chosen.fromOn) } : null,
    cells:
      chosen?.kind === 'impact'
        ? heatOf(chosen, rows, earlier).map((line, index) => ({
            likelihood: chosen.likelihood.toReversed()[index],
            cells: line.map((cell, place) => ({
              ...cell,
              name: chosen.impact[place],
              path: toRegister(cell),
            })),
          }))
        : [],
    bands: chosen
      ? bandsOf(chosen, rows).map((band) => ({
          ...band,
          path: raidPaths.register({ band: band.words, matrix: chosen.matrixId, level }),
        }))
      : [],
    unscored: rows.filter(
      (row) => !row.scores.current && row.entry.kind !== 'dependency' && row.entry.kind !== 'assumption',
    ).length,
    elsewhere,
    matrices: register.matrices.map(({ matrixId, name, fromOn }) => ({
      value: String(matrixId),
      text: `${name}, from ${longDay(fromOn)}`,
    })),
    levels: levelChoices(),
    since: longDay(since),
    moved: movedSince(register, rows, earlier, since).map(({ row, movement, from, to }) => ({
      label: labelOfEntry(row.entry),
      title: row.entry.title,
      path: raidPaths.entry(row.entry.entryId),
      words: movedWords[movement],
      tone: movedTones[movement],
      from,
      to,
    })),
    action: raidPaths.heat(),
    form: formWith({ since, level, matrix: chosen ? String(chosen.matrixId) : undefined }),
  });
}

/** Open dependencies, as the rules take them. */
export function waitsOf(register: Register): Wait[] {
  return register.rows.flatMap(({ entry }) =>
    entry.closedOn === null && entry.predecessorId !== null && entry.successorId !== null
      ? [
          {
            entryId: entry.entryId,
            predecessor: entry.predecessorId,
            successor: entry.successorId,
            neededBy: entry.neededBy,
          },
        ]
      : [],
  );
}

/** The days of items that dependencies name; what is not done by its day has slipped by the days since. */
export function datesOf(thread: Walk) {
  return { dueOn: (id: number) => thread.item(id)?.due?.latest ?? null };
}

export function slipsOf(thread: Walk, waits: readonly Wait[]): Map<number, number> {
  const slips = new Map<number, number>();
  for (const id of new Set(waits.flatMap((wait) => [wait.predecessor, wait.successor]))) {
    const item = thread.item(id);
    const days = item?.due && !isFinished(item) ? daysLate(item.due, thread.day) : 0;
    if (days > 0) slips.set(id, days);
  }
  return slips;
}

function sayRoom({ lateDays, roomDays }: CriticalPath): string {
  const late = lateDays > 0 ? `That is ${count(lateDays, 'day')} late. ` : '';
  const room = roomDays > 0 ? `It has ${count(roomDays, 'day')} of room` : 'It has no room';
  return `${late}${room}: if its first item slips ${roomDays > 0 ? 'further than that' : 'any further'}, so does its end.`;
}

async function dependenciesPage(request: FastifyRequest, reply: FastifyReply, settings: RaidSettings) {
  const { thread, register, phrase } = await readRegister(request, settings, nothingMore);
  const { query } = askedBy(request);
  const waits = waitsOf(register);
  const slips = slipsOf(thread, waits);
  const [what, more] = [Number(query.item), Number(query.days)];
  const tried =
    thread.item(what) && Number.isInteger(more) && more > 0 && more <= 3650 ? { what, more } : null;
  if (tried) slips.set(tried.what, Math.max(slips.get(tried.what) ?? 0, tried.more));
  const dates = datesOf(thread);
  const found = downstream(waits, dates, slips);
  const path = criticalPath(waits, dates, found);
  const title = (id: number) => {
    const item = thread.item(id);
    return item ? `${labelOf(thread, item)}: ${linkTo(thread, item).title}` : 'An item that is gone';
  };
  const held = new Map(found.items.map((one) => [one.itemId, one]));
  return reply.page('raid/views/dependencies.njk', {
    title: 'What waits for what',
    phrase,
    back: { text: 'The register', path: raidPaths.register() },
    picture: waits.length > 0 ? drawMap(thread, waits, found, path) : null,
    path: path && {
      items: path.items.map(title),
      room: sayRoom(path),
      endsOn: longDay(path.endsOn),
    },
    heldUp: found.items
      .filter((one) => one.heldDays > 0)
      .map((one) => ({
        title: title(one.itemId),
        days: count(one.heldDays, 'day'),
        by: one.by ? title(one.by.predecessor) : '',
      })),
    rings: found.rings.map(title),
    rows: waits.map((wait) => {
      const entry = register.row(wait.entryId)?.entry;
      return {
        label: entry ? labelOfEntry(entry) : '',
        path: raidPaths.entry(wait.entryId),
        first: title(wait.predecessor),
        waits: title(wait.successor),
        neededBy: wait.neededBy === null ? 'No day was given' : longDay(wait.neededBy),
        agreed: entry?.agreed ? { words: 'Agreed', tone: 'go' } : { words: 'Not agreed', tone: 'doubt' },
        owner: personName(thread, entry?.ownerId ?? null),
        held: found.unknown.includes(wait)
          ? 'Cannot be said: what must be done first has no date'
          : count(held.get(wait.successor)?.heldDays ?? 0, 'day'),
      };
    }),
    choices: [...new Set(waits.flatMap((wait) => [wait.predecessor, wait.successor]))].map((id) => ({
      value: String(id),
      text: title(id),
    })),
    tried: tried ? { title: title(tried.what), days: count(tried.more, 'day') } : null,
    action: raidPaths.dependencies(),
    form: formWith(query),
  });
}
