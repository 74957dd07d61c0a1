// `npm run bench [name …]`: runs the cases named, or all of them; `-- --json` prints data.
import { availableParallelism, cpus, loadavg } from 'node:os';
import { cases } from './cases.ts';
import { type Bench, makeGround } from './ground.ts';
import { type Found, sayFound } from './report.ts';

const words = process.argv.slice(2);
const asked = words.filter((word) => !word.startsWith('--'));
const json = words.includes('--json');

const unknown = [
  ...asked.filter((name) => !(name in cases)),
  ...words.filter((word) => word.startsWith('--') && word !== '--json'),
];
if (unknown.length > 0) {
  process.stderr.write(
    `There is no ${unknown.join(', ')}. Cases: ${Object.keys(cases).join(', ')}. As data: npm run bench -- --json\n`,
  );
  process.exitCode = 2;
} else await run();

async function run(): Promise<void> {
  const machine = {
    node: process.version,
    processors: `${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`,
    /** Processes that wanted a processor in the last minute, before we began. Nought where the system does not say. */
    load: loadavg()[0] ?? 0,
  };
  if (!json) say(`Node ${machine.node}, ${machine.processors}, load ${machine.load.toFixed(2)} before\n`);
  let made: ReturnType<typeof makeGround> | undefined;
  const bench: Bench = {
    short: false,
    ground: () => {
      made ??= makeGround();
      return made;
    },
  };
  const found: Found[] = [];
  try {
    for (const [name, measure] of Object.entries(cases)) {
      if (asked.length > 0 && !asked.includes(name)) continue;
      const one = { name, ...(await measure(bench)) };
      found.push(one);
      if (!json) say(sayFound(one));
    }
  } finally {
    await (await made)?.close();
  }
  if (json) say(JSON.stringify({ machine, cases: found }, undefined, 2));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
