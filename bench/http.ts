// The public front page over the loopback network, under many readers at once.
import autocannon from 'autocannon';
import type { FastifyInstance } from 'fastify';
import { barePage } from './bare-page.ts';
import { type Bench, openApp, visitor } from './ground.ts';
import { comparisonOf, type Fact, type Outcome, spreadOf, takeTurns } from './measure.ts';

const readers = 10;

/** Bounds of one round: whichever comes first ends it. */
const bounds = { duration: 2, maxOverallRequests: 20_000 };
const shortBounds = { duration: 1, maxOverallRequests: 50 };

interface Round {
  /** Milliseconds a request, all readers together. */
  each: number;
  /** Milliseconds a reader waited: half of them, and 975 in 1,000, no longer than this. */
  half: number;
  nearlyAll: number;
}

export async function http({ short, ground }: Bench): Promise<Outcome> {
  const app = await openApp(await ground());
  const bare = barePage(await visitor(app, 'localhost:3000')('/'));
  try {
    const [front, floor] = [await listening(app), await listening(bare)];
    const within = short ? shortBounds : bounds;
    const rounds = await takeTurns(short ? 1 : 5, {
      own: () => fire(front, within),
      floor: () => fire(floor, within),
    });
    const each = { own: rounds.own.map((one) => one.each), floor: rounds.floor.map((one) => one.each) };
    const median = (which: keyof Round) => spreadOf(rounds.own.map((one) => one[which])).median;
    const facts: Fact[] = [
      { what: 'front pages', value: 1000 / spreadOf(each.own).median, unit: 'a second' },
      { what: 'bare pages', value: 1000 / spreadOf(each.floor).median, unit: 'a second' },
      { what: 'half of the readers waited at most', value: median('half'), unit: 'ms' },
      { what: '97.5% of the readers waited at most', value: median('nearlyAll'), unit: 'ms' },
    ];
    return {
      on: `the public front page, ${readers} readers at once`,
      comparisons: [comparisonOf('front page, public', 'a bare page of the same bytes', each)],
      facts,
    };
  } finally {
    await app.close();
    await bare.close();
  }
}

async function listening(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}

/** The readers sit in a thread of their own, so that their work is not counted as the page's. */
async function fire(url: string, within: typeof bounds): Promise<Round> {
  const answer = await autocannon({ url, connections: readers, workers: 1, ...within });
  const answered = answer['2xx'];
  const other = answer.non2xx + answer.errors + answer.timeouts;
  if (answered === 0 || other > 0)
    throw new Error(`${url} gave ${answered} pages and ${other} other answers.`);
  return {
    each: (answer.duration * 1000) / answered,
    half: answer.latency.p50,
    nearlyAll: answer.latency.p97_5,
  };
}
