// `goldthread pack`: writes a pack as Word from what stands now, and keeps nothing.
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Terminal } from '../../cli/command.ts';
import { using } from '../../cli/work.ts';
import { councilCalled } from '../../db/councils.ts';
import type { Database, Tx } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import { today } from '../../kernel/days.ts';
import { Unusable } from '../../kernel/errors.ts';
import { allCycles, allPeriods, openPeriods, type StatusSignal } from '../delivery/index.ts';
import { bodyLines } from '../people/index.ts';
import { packSources } from './from-modules.ts';
import { drawPack } from './pack.actions.ts';
import { paperOf } from './pack.paper.ts';
import { freeze, PackKind, packKinds } from './pack.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  board?: string;
  kind: string;
  period?: string;
  out?: string;
  json?: true;
}

type Signals = () => Promise<readonly StatusSignal[]>;

/** `signals` are those that pages of opinions use, so that a pack says the same as they do. */
export function reportsCommands(
  program: Command,
  terminal: Terminal,
  open: () => Promise<Database>,
  signals: Signals,
): void {
  program
    .command('pack')
    .description('write a pack for a board as a Word document, from the plan as it stands')
    .option('--board <name>', 'the board it is for; without, the whole plan')
    .option('--out <file>', 'where to write it, ending in .docx')
    .option('--kind <kind>', packKinds.join(', '), 'board')
    .option(
      '--period <name>',
      'the period it reports on, such as “October 2026”; without, the first that is open',
    )
    .option('--council <name>', 'by number, name or host name')
    .option('--json', 'print what the pack says as data')
    .action((options: Options) =>
      using(open, (database) => writePack(database, { terminal, signals }, options)),
    );
}

async function writePack(
  database: Database,
  { terminal, signals }: { terminal: Terminal; signals: Signals },
  options: Options,
): Promise<void> {
  const kind = PackKind.safeParse(options.kind);
  if (!kind.success) throw new Unusable(`The kinds of pack are: ${packKinds.join(', ')}.`, 'kind');
  if (options.out === undefined && !options.json)
    throw new Unusable('Say where to write it: --out pack.docx, or --json to print it as data.', 'out');
  const sources = packSources(await signals());
  const { councilId: id, name, example } = await councilCalled(database, options.council);
  const pack = await database.read(operator, id, async (tx) => {
    const body = (await bodyLines(tx)).find((one) => one.name.toLowerCase() === options.board?.toLowerCase());
    if (options.board !== undefined && !body)
      throw new Unusable(`There is no board called ${options.board}.`, 'board');
    const day = today();
    const bodyId = body?.bodyId ?? null;
    return drawPack(tx, operator, {
      council: { id, name, example },
      day,
      kind: kind.data,
      bodyId,
      itemId: null,
      periodId: await periodCalled(tx, options.period, bodyId),
      sources,
    });
  });
  const { content } = freeze(pack);
  if (options.out !== undefined) {
    const { writePaper } = await import('../../office/docx-out/write.ts');
    await writeFile(options.out, await writePaper(paperOf(pack, null)));
  }
  terminal.out(options.json ? content : `${pack.title}, ${pack.period.words}: ${options.out}`);
}

/** A period by its name, of the board's own cycle where two cycles have one of that name. Throws Unusable. */
async function periodCalled(tx: Tx, name: string | undefined, bodyId: number | null): Promise<number> {
  const cycles = new Map((await allCycles(tx)).map((one) => [one.cycleId, one.bodyId]));
  const all =
    name === undefined
      ? [...(await openPeriods(tx)).map(({ period }) => period), ...(await allPeriods(tx))]
      : (await allPeriods(tx)).filter((one) => one.name.toLowerCase() === name.toLowerCase());
  const found = all.find(({ cycleId }) => bodyId !== null && cycles.get(cycleId) === bodyId) ?? all[0];
  if (found) return found.periodId;
  throw new Unusable(
    name === undefined
      ? 'No period has been opened yet. Begin a cycle and open its first period.'
      : `There is no period called ${name}.`,
    'period',
  );
}
