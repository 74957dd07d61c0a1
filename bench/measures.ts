// The scorecard and one measure's page with as many measures and years as a council could have.

import { type Bench, benchDay, measurer, officer, openApp } from './ground.ts';
import type { Outcome } from './measure.ts';
import { growMeasures } from './measures.store.ts';
import { measurePage } from './overview.ts';

const large = { measures: 2000, months: 120 };
const small = { measures: 20, months: 14 };

/** Milliseconds of server time that the project has set itself for the scorecard. */
const atMost = 300;

/** Half of the measures, then all of them: what grows no faster than they do takes at most twice as long. */
export async function measures({ short, ground }: Bench): Promise<Outcome> {
  const stood = await ground();
  const app = await openApp(stood);
  const { database, example } = stood;
  try {
    const size = short ? small : large;
    const length = short ? { rounds: 1, milliseconds: 1 } : { rounds: 5, milliseconds: 300 };
    const get = await officer(stood, app, {
      councilId: example,
      host: 'localhost:3000',
    });
    const outcome: Outcome = {
      on: `the example council with ${size.measures} measures more, each with ${size.months} monthly values and targets`,
      comparisons: [],
      facts: [],
    };
    for (const part of ['half', 'all'] as const) {
      const one = await database.as(measurer, example, 'Grow the measures', (tx) =>
        growMeasures(tx, example, { ...size, measures: size.measures / 2 }, benchDay),
      );
      const pages: Record<string, string> = {
        [`the scorecard, ${part} of them`]: '/office/measures',
        [`a measure, ${part} of them`]: `/office/measures/${one}`,
        [`the scorecard by API, ${part} of them`]: '/api/v1/measures',
      };
      for (const [what, path] of Object.entries(pages)) {
        const { comparison, facts } = await measurePage(what, get, path, length);
        outcome.comparisons.push(comparison);
        outcome.facts.push(
          { what: `${what}: a request`, value: comparison.own.median, unit: 'ms', atMost },
          ...facts,
        );
      }
    }
    return outcome;
  } finally {
    await app.close();
  }
}
