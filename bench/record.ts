// Writing: units of work by eight writers of one council, each an entry of the record, against inserts nobody records.
import { createCouncil } from '../src/db/councils.ts';
import { verifyRecord } from '../src/db/verify.ts';
import { type Bench, measurer } from './ground.ts';
import { comparisonOf, type Fact, type Outcome, spreadOf, takeTurns } from './measure.ts';
import { barePool, makeNoteTables, writeBareNote, writeKeptNote, writePlainNote } from './rows.store.ts';

const writers = 8;
const words = 'The invoice was paid on the day it was due.';

export async function record({ short, ground }: Bench): Promise<Outcome> {
  const { database, ownerUrl } = await ground();
  await makeNoteTables(ownerUrl);
  const council = await createCouncil(database, measurer, {
    name: 'Council of writers',
    host: 'writers.example',
  });
  const [rounds, each] = short ? [1, 5] : [7, 100];
  const kept = () =>
    allAtOnce(each, () =>
      database.as(measurer, council, 'Write a note', (tx) => writeKeptNote(tx, council, words)),
    );
  const inTransaction = () =>
    allAtOnce(each, () => database.withoutCouncil((tx) => writePlainNote(tx, council, words)));
  const pool = barePool(database.url, writers);
  const bare = () => allAtOnce(each, () => writeBareNote(pool, council, words));
  const toBare = await takeTurns(rounds, { own: kept, floor: bare });
  const toTransaction = await takeTurns(rounds, { own: kept, floor: inTransaction });
  await pool.end();
  const checked = await verifyRecord(database, council);
  if (!checked.sound) throw new Error('The record did not hold under its writers.');
  return {
    on: `${writers} writers in one council, ${each} units of work each in a round`,
    comparisons: [
      comparisonOf('a unit of work', 'the same insert, unrecorded, as one bare statement', toBare),
      comparisonOf('a unit of work, again', 'the same insert, unrecorded, in a transaction', toTransaction),
    ],
    facts: [
      aSecond('units of work', toBare.own),
      aSecond('bare inserts', toBare.floor),
      aSecond('inserts in transactions', toTransaction.floor),
      { what: 'entries of the record, verified after', value: checked.entries, unit: '' },
    ],
  };
}

/** Every writer does the work so many times, all at once. Answers milliseconds for each piece of work. */
async function allAtOnce(each: number, work: () => Promise<unknown>): Promise<number> {
  const write = async () => {
    for (let done = 0; done < each; done += 1) await work();
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: writers }, write));
  return (performance.now() - started) / (writers * each);
}

function aSecond(what: string, milliseconds: readonly number[]): Fact {
  return { what, value: 1000 / spreadOf(milliseconds).median, unit: 'a second' };
}
