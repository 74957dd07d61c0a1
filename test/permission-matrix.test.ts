// The permission matrix of the reference, tried cell by cell: every address, every role, one's own and another's, elsewhere.
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { reachOfRoute } from '../docs/reference/permission-matrix.ts';
import { createCouncil } from '../src/db/councils.ts';
import { sql, type Tx } from '../src/db/database.ts';
import { type Role, roles } from '../src/kernel/actor.ts';
import { signedIn } from '../src/modules/delivery/closing/believed.sample.ts';
import { ancestor, liveThreads, mainActions } from '../src/modules/plan/index.ts';
import { routesOf } from '../src/web/who.ts';
import { filledIn, type Numbers, numbersOf } from './support/addresses.ts';
import { tries } from './support/at-length.ts';
import { tester } from './support/database.ts';
import { freshProduct, productDay } from './support/product.ts';

const product = await freshProduct();
const { app, database } = product;
const councilId = product.example ?? 0;
const council = { id: councilId, name: 'Harnworth Council', example: true };
const otherHost = 'zedmere.example';
const thread = await liveThreads(database)(tester, council, productDay);
const [myTheme, theirTheme] = thread.ofKind('theme');
const actionOf = (theme: typeof myTheme) =>
  mainActions(thread).find((action) => ancestor(thread, action, 'theme') === theme);
const [mine, theirs] = [actionOf(myTheme), actionOf(theirTheme)];
const me = thread.people.find(({ kind }) => kind === 'officer')?.id ?? 0;
const another = thread.people.findLast(({ kind }) => kind === 'officer')?.id ?? 0;

type Visitor = Awaited<ReturnType<typeof signedIn>>;
type Route = ReturnType<typeof routesOf>[number];

const routes = routesOf(app).filter(({ permission }) => permission !== 'public');
/** All of them at length; otherwise those that ask whose a thing is, and one in eight of the rest. */
const tried = (role: Role) =>
  routes.filter((route, index) => {
    const asksWhose = ['own', 'not-own'].includes(reachOfRoute(route, role)) && route.method !== 'GET';
    return asksWhose || index % tries(8, 1) === roles.indexOf(role) % tries(8, 1);
  });

/** What must be typed before a page asks whose the thing is. */
const typed = {
  answer: 'Because',
  agreed: 'yes',
  decision: 'refused',
  why: 'Too late',
  status: 'on-track',
  words: 'Words',
  reason: 'A reason',
  evidence: 'A visit',
  confidence: 'at-risk',
  formedOn: productDay,
  percentage: '10',
  title: 'A title',
  kind: 'issue',
  as: 'no-longer',
  role: 'current',
  likelihood: '2',
  impact: '2',
  outcome: 'still-right',
  level: 'plan',
  effectiveness: 'adequate',
  control: '1',
  action: 'Action 1',
  item: '1',
  version: '1',
  reviewMonths: '3',
  to: '2026-09-30',
  value: '12',
  corrective: 'More staff',
};

const people = new Map<Role, Visitor>();
let scopes: { own: Numbers; others: Numbers };

/** One row of each kind that somebody may own, on an item of mine and on one of another's. */
async function rowsOn(tx: Tx, itemId: number, themeId: number, ownerId: number): Promise<Numbers> {
  for (const [id, more] of [
    [itemId, 'lead'],
    [themeId, null],
  ] as const) {
    await tx.query(sql.unsafe`delete from item_people where item_id = ${id}`);
    const parts = ['officer-sponsor', 'member-sponsor', ...(more ? [more] : [])];
    for (const role of parts)
      await tx.query(sql.unsafe`
        insert into item_people (council_id, item_id, role, position, words, person_id, certain)
        values (${councilId}, ${id}, ${role}, 0, 'XY', ${ownerId}, true)`);
  }
  const one = async (query: ReturnType<typeof sql.unsafe>) => Number(await tx.oneFirst(query));
  return {
    owner: ownerId,
    items: itemId,
    actions: itemId,
    'check-and-challenge': itemId,
    'sign-off': themeId,
    themes: themeId,
    challenges: await one(sql.unsafe`
      insert into challenges (council_id, item_id, words, raised_on, raised_by, raised_as, answer_by, raised_account_id)
      values (${councilId}, ${itemId}, 'Why?', ${productDay}, 'Ana', 'Commissioner', ${productDay}, 'a')
      returning challenge_id`),
    voices: await one(sql.unsafe`
      insert into voices (council_id, item_id, kind, words, raised_on, answer_by)
      values (${councilId}, ${itemId}, 'doubt', 'Really?', ${productDay}, ${productDay})
      returning voice_id`),
    closures: await one(sql.unsafe`
      insert into closings (council_id, item_id, different, asked_on, asked_by, asked_account_id)
      values (${councilId}, ${itemId}, 'Much', ${productDay}, 'Ana', 'a')
      returning closing_id`),
    'date-requests': await one(sql.unsafe`
      insert into date_requests (council_id, item_id, wanted, reason, asked_on, asked_by)
      values (${councilId}, ${itemId}, '{"words":"31 March 2030","kind":"day","earliest":"2030-03-31","latest":"2030-03-31"}',
        'Later', ${productDay}, 'Ana')
      returning date_request_id`),
    'board-actions': await one(sql.unsafe`
      insert into meeting_actions (council_id, meeting_id, words, person_id, asked_on, due_on)
      select ${councilId}, min(meeting_id), 'Find out', ${ownerId}, ${productDay}, ${productDay}
      from board_meetings
      returning meeting_action_id`),
    raid: await one(sql.unsafe`
      update raid_entries set owner_id = ${ownerId}
      where entry_id = (select entry_id from raid_entries where kind = 'risk' and closed_on is null
        order by entry_id offset ${ownerId === me ? 0 : 1} limit 1)
      returning entry_id`),
    measures: ownerId === me ? 1 : 2,
  };
}

/** What somebody of an earlier role did with a measure is undone: it goes on, and answers to whom it did. */
async function restoreMeasures(tx: Tx): Promise<void> {
  await tx.query(
    sql.unsafe`update measures set ended_on = null, ended_why = null where measure_id in (1, 2)`,
  );
  await tx.query(sql.unsafe`
    update measure_definitions
    set accountable_id = null,
        responsible_id = case measure_id when 1 then ${me}::bigint else ${another}::bigint end
    where measure_id in (1, 2)`);
}

beforeEach(() => database.as(tester, councilId, 'Restore the measures', restoreMeasures));

beforeAll(async () => {
  await createCouncil(database, tester, { name: 'Zedmere Council', host: otherHost });
  await database.as(tester, councilId, 'Say whose things are', async (tx) => {
    scopes = {
      own: await rowsOn(tx, mine?.id ?? 0, myTheme?.id ?? 0, me),
      others: await rowsOn(tx, theirs?.id ?? 0, theirTheme?.id ?? 0, another),
    };
  });
  for (const role of roles)
    people.set(role, await signedIn(product, role, `10.8.0.${roles.indexOf(role)}`, me));
});

function cookies(role: Role): string {
  return [...(people.get(role)?.cookies ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
}

async function statusOf(role: Role, { method, url }: Route, numbers: Numbers, host = 'localhost') {
  const fields = { ...typed, owner: String(numbers.owner) };
  const address = filledIn(url, { ...numbersOf(thread), ...made, ...numbers });
  const isCall = url.startsWith('/api/');
  const answer = await app.inject({
    method: method === 'GET' ? 'GET' : 'POST',
    url: address,
    remoteAddress: `10.8.1.${roles.indexOf(role)}`,
    headers: {
      host,
      cookie: cookies(role),
      ...(method !== 'GET' && {
        'sec-fetch-site': 'same-origin',
        'content-type': isCall ? 'application/json' : 'application/x-www-form-urlencoded',
      }),
    },
    ...(method !== 'GET' && {
      payload: isCall
        ? JSON.stringify({ ...fields, percentage: 10, likelihood: 2, impact: 2 })
        : new URLSearchParams(fields).toString(),
    }),
  });
  return answer.statusCode;
}

/** Numbers of things that only some tests make: nothing bears them here, which is no refusal. */
const made: Numbers = {
  // One that anybody may read: what is exempt asks for more, as its own tests show.
  evidence: 1,
  editions: 1,
  read: 1,
  edition: 'gone',
  assets: 'none',
  changes: 1,
  'assessment-drafts': 999_999,
  'instrument-notices': 1,
};

describe('at home', () => {
  test.each(roles)('%s may do what the matrix says, and nothing else', async (role) => {
    const wrong: string[] = [];
    for (const route of tried(role)) {
      const reach = reachOfRoute(route, role);
      for (const scope of ['own', 'others'] as const) {
        const may = reach === 'any' || reach === (scope === 'own' ? 'own' : 'not-own');
        // A page of one's own has no other's; and a form about another's may be read, though not sent.
        if (!may && reach !== 'no' && (!route.url.includes(':') || route.method === 'GET')) continue;
        const status = await statusOf(role, route, scopes[scope]);
        if ((status === 403) === may || status >= 500)
          wrong.push(`${route.method} ${route.url}, ${scope}, ${reach}: ${status}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

test.each(roles)('%s is nobody at another council’s address', async (role) => {
  const wrong: string[] = [];
  for (const route of tried(role)) {
    const status = await statusOf(role, route, scopes.own, otherHost);
    if (![303, 401, 403].includes(status)) wrong.push(`${route.method} ${route.url}: ${status}`);
  }
  expect(wrong).toEqual([]);
});
