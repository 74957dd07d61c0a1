// `goldthread pack`: writes a pack as Word from what stands now, and keeps nothing.
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { Terminal } from '../../cli/command.ts';
import { using } from '../../cli/work.ts';
import { councilCalled } from '../../db/councils.ts';
import type { Database } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import { Day, today } from '../../kernel/days.ts';
import { Unusable } from '../../kernel/errors.ts';
import type { StatusSignal } from '../delivery/index.ts';
import { bodyLines } from '../people/index.ts';
import { packSources } from './from-modules.ts';
import { drawPack, monthOf, reportedOn } from './pack.actions.ts';
import { paperOf } from './pack.paper.ts';
import { freeze, PackKind, packKinds } from './pack.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  board?: string;
  kind: string;
  month?: string;
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
    .option('--month <month>', 'the month it reports on, as 2026-10; without, the month before this one')
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
  const month = Day.safeParse(`${options.month}-01`);
  if (options.month !== undefined && !month.success)
    throw new Unusable('Give the month as 2026-10.', 'month');
  const sources = packSources(await signals());
  const { councilId: id, name, example } = await councilCalled(database, options.council);
  const pack = await database.read(operator, id, async (tx) => {
    const body = (await bodyLines(tx)).find((one) => one.name.toLowerCase() === options.board?.toLowerCase());
    if (options.board !== undefined && !body)
      throw new Unusable(`There is no board called ${options.board}.`, 'board');
    const day = today();
    return drawPack(tx, operator, {
      council: { id, name, example },
      day,
      kind: kind.data,
      bodyId: body?.bodyId ?? null,
      itemId: null,
      period: month.success ? monthOf(month.data) : reportedOn(day),
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
