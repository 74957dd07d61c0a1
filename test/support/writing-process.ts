// Writes without end, so that a test can kill it: three lanes, each committing numbered people one after another.
// It prints `found` with each lane's numbers that it finds, then `lane number` after each commit.
import { z } from 'zod';
import { readSettings } from '../../src/config.ts';
import { createCouncil, listCouncils } from '../../src/db/councils.ts';
import { sql } from '../../src/db/database.ts';
import { openInstalled } from '../../src/installation.ts';
import { addPerson } from '../../src/modules/people/index.ts';

const writer = { kind: 'system', name: 'a writer' } as const;
const database = await openInstalled(readSettings());
const [known] = await listCouncils(database);
const council = known?.councilId ?? (await createCouncil(database, writer, { name: 'Testshire Council' }));
const names = await database.read(writer, council, (tx) =>
  tx.anyFirst(sql.type(z.object({ name: z.string() }))`select name from people order by person_id`),
);
const lanes: number[][] = [[], [], []];
for (const name of names) {
  const [lane = 0, number = 0] = name.split(' ').map(Number);
  lanes[lane]?.push(number);
}
say(`found ${JSON.stringify(lanes)}`);
await Promise.all(lanes.map((found, lane) => writeOn(lane, Math.max(0, ...found))));

async function writeOn(lane: number, last: number): Promise<void> {
  for (let number = last + 1; ; number += 1) {
    await database.as(writer, council, 'Write on', (tx) =>
      addPerson(tx, council, { kind: 'officer', name: `${lane} ${number}` }),
    );
    say(`${lane} ${number}`);
  }
}

function say(words: string): void {
  process.stdout.write(`${words}\n`);
}
