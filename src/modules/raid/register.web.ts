// The register on a page, with its filters; the reviews that are due; the ways up, tested or not.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { addDays, longDay } from '../../kernel/days.ts';
import { formWith } from '../../web/forms.ts';
import { mayDo } from '../people/index.ts';
import { type Asked, askedBy, count, sayBalance, spanOf } from '../plan/index.ts';
import { Kind, kinds, kindWords, Level, levels, levelWords } from './entry.ts';
import { balanceOfEntries, raidRegister } from './kept.ts';
import { loadRoutes } from './raid.store.ts';
import { nothingMore, type RaidSettings, type Reading, readRegister } from './reading.web.ts';
import { type Filter, filtered, worstFirst } from './register.ts';
import { headline, labelOfEntry, personName, raidPaths, sayItems, sayRow } from './say.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const onAPage = 50;

export function addRegisterPages(scope: FastifyInstance, settings: RaidSettings): void {
  scope.get('/raid', mayRead, (request, reply) => registerPage(request, reply, settings));
  scope.get('/raid/reviews', mayRead, (request, reply) => reviewsPage(request, reply, settings));
  scope.get('/raid/routes', mayRead, (request, reply) => routesPage(request, reply, settings));
}

/** Reads the filters of a query. What makes no sense is left out, as if it had not been asked. */
export function filterOf({ query }: Asked): Filter {
  const number = (name: string) => (/^\d{1,15}$/.test(query[name] ?? '') ? Number(query[name]) : undefined);
  const { only } = query;
  return {
    kind: Kind.safeParse(query.kind).data,
    level: Level.safeParse(query.level).data,
    theme: number('theme'),
    band: query.band?.trim() || undefined,
    owner: number('owner'),
    likelihood: number('likelihood'),
    impact: number('impact'),
    matrix: number('matrix'),
    overdue: only === 'overdue' || undefined,
    breach: only === 'breach' || undefined,
    expired: only === 'expired' || undefined,
    closed: only === 'closed' || undefined,
  };
}

/** The choices of each filter: only what some entry of the register has. */
export function choicesOf({ thread, register }: Reading) {
  const owners = new Set(register.rows.map((row) => row.entry.ownerId).filter((id) => id !== null));
  const bands = new Set(register.rows.flatMap((row) => row.scores.current?.band.words ?? []));
  const inOrder = register.matrices.flatMap((matrix) => matrix.bands.map((band) => band.words));
  return {
    kinds: kinds.map((kind) => ({ value: kind, text: kindWords[kind] })),
    levels: levels.map((level) => ({ value: level, text: levelWords[level] })),
    themes: thread.ofKind('theme').map((theme) => ({ value: String(theme.id), text: theme.title })),
    bands: [...new Set(inOrder)]
      .filter((band) => bands.has(band))
      .map((band) => ({ value: band, text: band })),
    owners: [...owners]
      .map((id) => ({ value: String(id), text: personName(thread, id) }))
      .sort((a, b) => a.text.localeCompare(b.text)),
    only: [
      { value: 'breach', text: 'Above the appetite' },
      { value: 'expired', text: 'Acceptance has ended' },
      { value: 'overdue', text: 'Review overdue' },
      { value: 'closed', text: 'Closed ones too' },
    ],
  };
}

async function registerPage(request: FastifyRequest, reply: FastifyReply, settings: RaidSettings) {
  const reading = await readRegister(request, settings, nothingMore);
  const { thread, register, day, isPast, phrase } = reading;
  const asked = askedBy(request);
  const filter = filterOf(asked);
  const rows = worstFirst(filtered(thread, register, filter));
  const pages = Math.max(1, Math.ceil(rows.length / onAPage));
  const page = Math.min(pages, Math.max(1, Number(asked.query.page) || 1));
  const taken = new Set(register.rows.map((row) => row.entry.documentItemId));
  const waiting = isPast ? [] : thread.ofKind('risk').filter((item) => !taken.has(item.id));
  return reply.page('raid/views/register.njk', {
    title: 'Risks and what goes with them',
    phrase,
    isPast,
    empty: register.rows.length === 0,
    ...headline(thread, register),
    balance: sayBalance(raidRegister, balanceOfEntries(register, spanOf(request, day)), day, isPast),
    choices: choicesOf(reading),
    found: count(rows.length, 'entry', 'entries'),
    rows: rows.slice((page - 1) * onAPage, page * onAPage).map((row) => sayRow(thread, row)),
    sheetPath: raidPaths.sheet(filter),
    pages: pages > 1 ? pagesOf(filter, page, pages) : null,
    mayRaise: !isPast && mayDo(request.actor, 'raid.raise'),
    mayKeep: !isPast && mayDo(request.actor, 'raid.keep'),
    noMatrix: register.matrices.length === 0,
    waiting: sayItems(
      thread,
      waiting.map((item) => item.id),
    ),
    form: formWith(asked.query),
    paths: raidPaths,
  });
}

function pagesOf(filter: Filter, page: number, pages: number) {
  const at = (number: number) => raidPaths.register({ ...filter, page: number });
  return {
    words: `Page ${page} of ${pages}`,
    before: page > 1 ? at(page - 1) : null,
    after: page < pages ? at(page + 1) : null,
  };
}

/** Mine first where I own any; everybody's overdue ones for whoever keeps the register. */
async function reviewsPage(request: FastifyRequest, reply: FastifyReply, settings: RaidSettings) {
  const { thread, register, day, isPast, phrase } = await readRegister(request, settings, nothingMore);
  const { actor } = request;
  const own = actor.kind === 'person' ? actor.personId : undefined;
  const soon = addDays(day, 30);
  const due = register.rows
    .filter((row) => row.entry.closedOn === null && row.entry.nextReviewOn <= soon)
    .sort(
      (a, b) => a.entry.nextReviewOn.localeCompare(b.entry.nextReviewOn) || a.entry.entryId - b.entry.entryId,
    );
  const mine = due.filter((row) => own !== undefined && row.entry.ownerId === own);
  const others = due.filter((row) => !mine.includes(row));
  return reply.page('raid/views/reviews.njk', {
    title: 'Reviews that are due',
    phrase,
    back: { text: 'The register', path: raidPaths.register() },
    isPast,
    mine: mine.map((row) => sayRow(thread, row)),
    others: others.slice(0, onAPage).map((row) => sayRow(thread, row)),
    more: Math.max(0, others.length - onAPage),
    mayReviewMine: !isPast && mayDo(actor, 'raid.own'),
    mayReviewAll: !isPast && mayDo(actor, 'raid.keep'),
    soon: longDay(soon),
    paths: raidPaths,
  });
}

async function routesPage(request: FastifyRequest, reply: FastifyReply, settings: RaidSettings) {
  const { thread, register, phrase, more } = await readRegister(request, settings, (tx, { from }) =>
    loadRoutes(tx, from),
  );
  const tested = new Map(more.tests.map((test) => [test.moveId, test]));
  const rows = more.moves.flatMap((move) => {
    const entry = register.row(move.entryId)?.entry;
    if (!entry) return [];
    const test = tested.get(move.moveId);
    return [
      {
        label: labelOfEntry(entry),
        title: entry.title,
        path: raidPaths.entry(entry.entryId),
        way: `${levelWords[move.fromLevel]} to ${levelWords[move.toLevel].toLowerCase()}, on ${longDay(move.movedOn)}`,
        board: thread.bodies.find((body) => body.id === move.bodyId)?.name ?? 'No board named',
        test: !test
          ? { words: 'Not tested', tone: 'doubt' }
          : test.seen && test.seenOn
            ? { words: `Seen on ${longDay(test.seenOn)}`, tone: 'go' }
            : { words: 'Not seen', tone: 'stop' },
        said: test ? `${test.words} Tested on ${longDay(test.testedOn)} by ${test.testedBy}.` : '',
      },
    ];
  });
  return reply.page('raid/views/routes.njk', {
    title: 'Does what is passed up arrive?',
    phrase,
    back: { text: 'The register', path: raidPaths.register() },
    rows,
    seen: rows.filter((row) => row.test.tone === 'go').length,
    missed: rows.filter((row) => row.test.tone === 'stop').length,
  });
}
