// A live thread as it grows: loading it cold, answering from it warm, and the memory it takes.
import { createHash } from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { exampleDocument } from '../example/documents.ts';
import { createCouncil } from '../src/db/councils.ts';
import { addPerson } from '../src/modules/people/index.ts';
import {
  addDocument,
  addPlan,
  type CouncilNamed,
  liveThreads,
  loadThread,
  type NewItem,
  type NewPlan,
  type Thread,
} from '../src/modules/plan/index.ts';
import { type Bench, benchDay, type Ground, measurer, officer, openApp } from './ground.ts';
import { comparisonOf, type Fact, type Outcome, repeated, takeTurns } from './measure.ts';
import { measurePage } from './overview.ts';
import { countQueries } from './queries.ts';
import { barePool, fetchItemRows } from './rows.store.ts';

interface Size {
  items: number;
  /** All of them read from one long document as one plan, where a council has many of each. */
  inOne?: boolean;
}

/** A plan; ten of them; every service and team plan of a large council; and a document longer than any published. */
const sizes: Size[] = [{ items: 400 }, { items: 4000 }, { items: 20_000 }, { items: 4000, inOne: true }];
const shortSizes: Size[] = [{ items: 400 }, { items: 800, inOne: true }];

export async function growth(bench: Bench): Promise<Outcome> {
  const ground = await bench.ground();
  const shape = await shapeOfExample(ground);
  const outcome: Outcome = { on: 'the example’s plan, repeated', comparisons: [], facts: [] };
  for (const size of bench.short ? shortSizes : sizes) {
    const grown = await grow(ground, shape, size);
    for (const { comparisons, facts } of [
      await loading(ground, grown, bench.short),
      await answering(ground, grown, bench.short),
    ]) {
      outcome.comparisons.push(...comparisons);
      outcome.facts.push(...facts);
    }
  }
  return outcome;
}

interface Shape {
  thread: Thread;
  /** The leading plan's items. */
  own: Thread['items'];
  /** The lines it was read from. */
  lines: string[];
}

async function shapeOfExample({ database, example }: Ground): Promise<Shape> {
  const council = { name: 'Harnworth Council', example: true };
  const thread = await database.read(measurer, example, (tx) => loadThread(tx, { council, day: benchDay }));
  const { bytes } = await exampleDocument('improvement-plan.txt', benchDay);
  const own = thread.items.filter((item) => item.planId === thread.plans[0]?.id);
  return { thread, own, lines: new TextDecoder().decode(bytes).split('\n') };
}

interface Grown {
  council: CouncilNamed;
  host: string;
  /** The last plan, and its last main action. */
  planId: number;
  actionId: number;
  items: number;
  said: string;
}

/** A council of so many items: the example's plan again and again, each copy on lines of its own. */
async function grow(
  { database }: Ground,
  { thread, own, lines }: Shape,
  { items, inOne = false }: Size,
): Promise<Grown> {
  const said = `${items.toLocaleString('en-GB')} items${inOne ? ' in one plan' : ''}`;
  const name = `Council of ${said}`;
  const host = `of-${items}${inOne ? '-in-one' : ''}.example`;
  const id = await createCouncil(database, measurer, { name, host });
  const council = { id, name, example: false };
  return database.as(measurer, id, 'Load plans of many items', async (tx) => {
    const people = new Map<number, number>();
    for (const { id: known, kind, name: called } of thread.people)
      people.set(known, await addPerson(tx, id, { kind, name: called ?? 'Somebody', posts: [] }));
    let [planId, actionId] = [0, 0];
    const copies = Math.ceil(items / own.length);
    const copiesEach = inOne ? copies : 1;
    for (let first = 0; first < copies; first += copiesEach) {
      const most = Math.min(items - first * own.length, copiesEach * own.length);
      const document = {
        name: `plan-${first}.txt`,
        format: 'text',
        sha256: createHash('sha256').update(`${host} ${first}`).digest('hex'),
        lines: Array.from({ length: copiesEach }, () => lines).flat(),
      };
      const documentId = await addDocument(tx, id, document);
      const plan = copiesOf({ thread, own, lines }, { copies: copiesEach, most, people });
      const stored = await addPlan(tx, id, {
        title: `Plan ${first + 1}`,
        kind: 'other',
        documentId,
        ...plan,
      });
      planId = stored.planId;
      actionId =
        stored.itemIds.get(plan.items.findLast((item) => item.kind === 'action')?.key ?? '') ?? actionId;
    }
    return { council, host, planId, actionId, items, said };
  });
}

interface Wanted {
  copies: number;
  /** How many items at most: the last copy is cut there. */
  most: number;
  /** Numbers of the example's people, and who they are here. */
  people: Map<number, number>;
}

/** A parent stands before its children, so a plan cut short is still whole. */
function copiesOf(
  { thread, own, lines }: Shape,
  { copies, most, people }: Wanted,
): Pick<NewPlan, 'items' | 'links'> {
  const copied = Array.from({ length: copies }, (_, copy) =>
    own.map((item) => copyOf(item, { copy, people, lines: lines.length })),
  );
  const items = copied.flat().slice(0, most);
  const keys = new Set(items.map((item) => item.key));
  const links = linksOf(thread, copies).filter(({ fromKey, toKey }) => keys.has(fromKey) && keys.has(toKey));
  return { items, links };
}

interface Copying extends Pick<Wanted, 'people'> {
  copy: number;
  /** How many lines a copy of the document has. */
  lines: number;
}

const keyOf = (copy: number, id: number) => `${copy} ${id}`;

function copyOf(item: Thread['items'][number], { copy, people, lines }: Copying): NewItem {
  return {
    key: keyOf(copy, item.id),
    kind: item.kind,
    title: item.title,
    sort: item.sort ?? undefined,
    ref: item.ref ?? undefined,
    detail: item.detail ?? undefined,
    parentKey: item.parentId === null ? undefined : keyOf(copy, item.parentId),
    level: item.level ?? undefined,
    status: item.status ?? undefined,
    start: item.start ?? undefined,
    due: item.due ?? undefined,
    parts: item.parts.map((part) => ({
      ...part,
      personId: part.personId === null ? null : (people.get(part.personId) ?? null),
    })),
    certain: item.certain,
    source: item.source?.line === undefined ? undefined : { line: item.source.line + copy * lines },
  };
}

function linksOf({ links }: Thread, copies: number): NewPlan['links'] {
  return Array.from({ length: copies }, (_, copy) =>
    links.map(({ from, to, kind }) => ({ fromKey: keyOf(copy, from), toKey: keyOf(copy, to), kind })),
  ).flat();
}

type Part = Pick<Outcome, 'comparisons' | 'facts'>;

/** The first request after a write, against fetching the same rows through the bare driver. */
async function loading({ database }: Ground, { council, items, said }: Grown, short: boolean): Promise<Part> {
  const load = () => liveThreads(database)(measurer, council, benchDay);
  const pool = barePool(database.url, 1);
  const turns = await takeTurns(short ? 1 : 5, {
    own: repeated(load, short ? 1 : 300),
    floor: repeated(() => fetchItemRows(pool, council.id), short ? 1 : 150),
  });
  await pool.end();
  const comparison = comparisonOf(`${said}: load cold`, 'the same rows through the bare driver', turns);
  const { queries } = await countQueries(load);
  const facts: Fact[] = [
    {
      what: `${said}: load cold, for each 1,000 items`,
      value: (comparison.own.median * 1000) / items,
      unit: 'ms',
    },
    { what: `${said}: load cold, queries`, value: queries, unit: '' },
    {
      what: `${said}: memory held`,
      value: await memoryOf(load, short ? 1 : Math.ceil(8000 / items)),
      unit: 'MB',
    },
  ];
  return { comparisons: [comparison], facts };
}

/** Pages on a thread that is in memory already. The plan's page lists what the plan holds; an action's is its own. */
async function answering(ground: Ground, grown: Grown, short: boolean): Promise<Part> {
  const { council, host, planId, actionId, said } = grown;
  const app = await openApp(ground);
  try {
    const get = await officer(ground, app, { councilId: council.id, host });
    const length = short ? { rounds: 1, milliseconds: 1 } : { rounds: 5, milliseconds: 300 };
    const plan = await measurePage(`${said}: plan warm`, get, `/office/plans/${planId}`, length);
    const action = await measurePage(`${said}: action warm`, get, `/office/actions/${actionId}`, length);
    return {
      comparisons: [plan.comparison, action.comparison],
      facts: [...plan.facts, ...action.facts],
    };
  } finally {
    await app.close();
  }
}

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** Megabytes of the heap that one of what `make` answers takes; of several held at once, since a small one is lost in noise. */
async function memoryOf(make: () => Promise<object>, several: number): Promise<number> {
  const held: object[] = [];
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  while (held.length < several) held.push(await make());
  collectGarbage();
  return (process.memoryUsage().heapUsed - before) / held.length / 1e6;
}
