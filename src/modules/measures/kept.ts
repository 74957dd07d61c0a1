// Measures among the registers that the council keeps: those that were defined and those that ended.
import type { KeptRegister } from '../plan/index.ts';
import { allMeasures, definitionsOn } from './measure.store.ts';
import { measurePaths } from './say.ts';

export const measuresRegister: KeptRegister = {
  name: 'measures',
  title: 'Measures',
  ended: 'no longer kept',
  path: null,
  lines: async (tx, { from, thread }) => {
    const titles = new Map(
      (await definitionsOn(tx, thread.day, from)).map(({ measureId, title }) => [measureId, title]),
    );
    return (await allMeasures(tx, from)).map(({ measureId, madeOn, endedOn }) => ({
      id: measureId,
      openedOn: madeOn,
      endedOn,
      words: titles.get(measureId) ?? `Measure ${measureId}`,
      path: measurePaths.one(measureId),
    }));
  },
};
