// The pages people open most, on the example council: the front page, a plan to the public, and a plan to an officer.
import { z } from 'zod';
import { barePage } from './bare-page.ts';
import { type Bench, type Get, officer, openApp, visitor } from './ground.ts';
import { type Comparison, comparisonOf, type Fact, type Outcome, repeated, takeTurns } from './measure.ts';
import { countQueries } from './queries.ts';

const host = 'localhost:3000';

export interface PageMeasured {
  comparison: Comparison;
  facts: Fact[];
}

/** One page, warm, against a bare route that sends the same bytes. */
export async function measurePage(
  what: string,
  get: Get,
  path: string,
  { rounds, milliseconds }: { rounds: number; milliseconds: number },
): Promise<PageMeasured> {
  const page = await get(path);
  const bare = barePage(page);
  const getBare = visitor(bare, host);
  const turns = await takeTurns(rounds, {
    own: repeated(() => get(path), milliseconds),
    floor: repeated(() => getBare('/'), milliseconds / 2),
  });
  await bare.close();
  const { statements, queries } = await countQueries(() => get(path));
  return {
    comparison: comparisonOf(what, 'a bare route that sends the same bytes', turns),
    facts: [
      { what: `${what}: queries`, value: queries, unit: 'a request' },
      { what: `${what}: statements, transactions’ own included`, value: statements, unit: 'a request' },
      { what: `${what}: size`, value: Buffer.byteLength(page.body) / 1000, unit: 'kB' },
    ],
  };
}

const Plans = z.object({ plans: z.array(z.object({ id: z.int() })) });

/** The number of the leading plan, by the API. */
export async function leadingPlanId(get: Get, under = ''): Promise<number> {
  const { plans } = Plans.parse(JSON.parse((await get(`/api/v1${under}/plans`)).body));
  const [plan] = plans;
  if (!plan) throw new Error('There is no plan.');
  return plan.id;
}

export async function overview({ short, ground }: Bench): Promise<Outcome> {
  const stood = await ground();
  const app = await openApp(stood);
  try {
    const reader = visitor(app, host);
    const inside = await officer(stood, app, { councilId: stood.example, host });
    const plan = await leadingPlanId(reader);
    const length = short ? { rounds: 1, milliseconds: 1 } : { rounds: 9, milliseconds: 400 };
    const measured = [
      await measurePage('front page, public', reader, '/', length),
      await measurePage('plan, public', reader, `/plans/${plan}`, length),
      await measurePage('plan, an officer’s', inside, `/office/plans/${plan}`, length),
    ];
    return {
      on: 'the example council, asked in process',
      comparisons: measured.map((one) => one.comparison),
      facts: measured.flatMap((one) => one.facts),
    };
  } finally {
    await app.close();
  }
}
