// Writes sets of councils and their published values as they were kept before, within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { definitionsOn } from '../measure.store.ts';
import { addSet, addTable } from './benchmark.store.ts';
import { membersIn, valuesIn } from './benchmarks.ts';

export interface EarlierBenchmarks {
  keptBy: string;
  sets: readonly {
    name: string;
    year: string;
    chosen: string;
    /** As in the form: one on each line, a code after a comma. */
    members: string;
    /** The measure is named by its title; lines as in the form. */
    tables: readonly { measure: string; year: string; source: string; lines: string }[];
  }[];
}

/** Throws where a measure is not known or a line cannot be read. */
export async function addEarlierBenchmarks(
  tx: Tx,
  council: { id: number; name: string },
  { keptBy, sets }: EarlierBenchmarks,
  day: Day,
): Promise<void> {
  const definitions = await definitionsOn(tx, day);
  const by = { name: keptBy, day };
  for (const { tables, ...set } of sets) {
    const { members } = membersIn(set.members);
    const setId = await addSet(tx, council.id, { ...set, members }, by);
    for (const { measure, lines, ...table } of tables) {
      const definition = definitions.find(({ title }) => title === measure);
      const names = { members: members.map(({ name }) => name), own: council.name };
      const { values, errors } = valuesIn(lines, names);
      if (!definition || errors.length > 0)
        throw new Error(errors[0] ?? `No measure is called “${measure}”.`);
      const { measureId } = definition;
      await addTable(tx, council.id, { ...table, setId, measureId, note: null, values }, by);
    }
  }
}
