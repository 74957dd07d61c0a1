// `goldthread import FILE`: what an edited list would change, and, when told to, the change itself.
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Command, Option } from 'commander';
import { type Terminal, table } from '../../../cli/command.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { today } from '../../../kernel/days.ts';
import { Conflict, Unusable } from '../../../kernel/errors.ts';
import { plainReaders, type WordReaders } from '../changes/wanted.ts';
import type { CouncilNamed } from '../live.ts';
import { count } from '../say.ts';
import { exportList, exportTemplate } from './export.ts';
import { type ListName, listCalled, listNames } from './lists.ts';
import { conflictsIn } from './preview.ts';
import { type SaidPreview, sayPreview } from './say-preview.ts';
import { applyFile, previewFile, versionNow } from './sheets.actions.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  list?: ListName;
  yes?: true;
  reason?: string;
  take?: 'mine' | 'theirs';
  planTitle?: string;
  json?: true;
}

type Readers = () => Promise<WordReaders>;

export function importCommands(
  program: Command,
  terminal: Terminal,
  open: () => Promise<Database>,
  readers: Readers = async () => plainReaders,
): void {
  program
    .command('import')
    .description('show what an edited list (.xlsx, .ods or .csv) would change; with --yes, change it')
    .argument('<file>', 'the spreadsheet, as `goldthread export --xlsx` or a page gave it')
    .option('--council <name>', 'by number, name or host name')
    .addOption(
      new Option('--list <name>', 'what the rows are, where neither keys nor headings tell').choices(
        listNames,
      ),
    )
    .option('--yes', 'make the changes, all or none')
    .option('--reason <words>', 'why the plan is changed; kept with the change for good')
    .addOption(
      new Option('--take <whose>', 'where somebody else changed the same cell: which is to stand').choices([
        'mine',
        'theirs',
      ]),
    )
    .option('--plan-title <words>', 'what the plan is called, where the file begins the first')
    .option('--json', 'print what would change as data')
    .action((file: string, options: Options) => importFile(file, options, terminal, open, readers));
}

async function importFile(
  path: string,
  options: Options,
  terminal: Terminal,
  open: () => Promise<Database>,
  readers: Readers,
): Promise<void> {
  const bytes = await readFile(path).catch(() => {
    throw new Unusable(`${path} cannot be read. Check the name and the folder.`);
  });
  if (options.yes && !options.reason)
    throw new Unusable('Say why with --reason, so that the record can tell.');
  const sent = { file: { name: basename(path), bytes }, list: options.list };
  await using(open, async (database) => {
    const council = await councilOf(database, options);
    const day = today();
    const words = await readers();
    const preview = await previewFile(database, operator, council, { sent, day, readers: words });
    const said = sayPreview(preview, sent.file.name);
    terminal.out(options.json ? JSON.stringify(said, null, 2) : transcript(said));
    if (said.errors.length > 0)
      throw new Unusable(`${sent.file.name} has mistakes in it: nothing was changed.`);
    if (!options.yes || !said.ready) return;
    const conflicts = conflictsIn(preview);
    if (conflicts.length > 0 && !options.take)
      throw new Conflict(
        'Somebody else changed the same cells: say which is to stand with --take mine or --take theirs.',
      );
    const choices = Object.fromEntries(conflicts.map(({ key }) => [key, options.take ?? 'theirs']));
    const { reason = '', planTitle } = options;
    const applying = { sent, day, reason, choices, planTitle, readers: words };
    const { cells, rows, added } = await applyFile(database, operator, council, applying);
    if (!options.json)
      terminal.out(
        `\nDone: ${count(cells, 'cell')} in ${count(rows, 'row')} changed, ${count(added, 'row')} added.`,
      );
  });
}

async function councilOf(database: Database, options: { council?: string }): Promise<CouncilNamed> {
  const { councilId: id, name, example } = await councilCalled(database, options.council);
  return { id, name, example };
}

function transcript(said: SaidPreview): string {
  const rows = [...said.conflicts, ...said.changes].flatMap((row) =>
    row.cells.map((cell) => [
      `${row.place.replace(/ row \d+$/, '')} ${cell.cell}`,
      row.label,
      cell.head,
      cell.conflict ? `${cell.now} (it was ${cell.saw || 'nothing'} when the file went out)` : cell.now,
      cell.wanted,
    ]),
  );
  return [
    ...said.sentences,
    ...said.errors,
    ...(rows.length > 0 ? ['', table(['Cell', 'Row', 'What', 'Is now', 'Will be'], rows)] : []),
    ...said.added.map(
      ({ what, place, cells }) => `${what} (${place}): ${cells.map(({ words }) => words).join(' | ')}`,
    ),
    ...said.missing.map(({ words }) => `${words}.`),
    ...said.notes,
  ].join('\n');
}

/** Writes a list, or the blank workbook, to a file; `.ods` by its ending, else `.xlsx`. Answers what it wrote, in words. */
export async function exportToFile(
  database: Database,
  path: string,
  options: { council?: string; list?: string },
): Promise<string> {
  const council = await councilOf(database, options);
  const now = await versionNow(database, operator, council, today());
  const format = /\.ods$/i.test(path) ? 'ods' : 'xlsx';
  const name = options.list ?? 'actions';
  const list = listCalled(name);
  if (!list && name !== 'template')
    throw new Unusable(`There is no list ${name}. Use one of: ${listNames.join(', ')}, template.`);
  const bytes = list ? await exportList(format, now, list) : await exportTemplate(format, now.thread);
  await writeFile(path, bytes).catch(() => {
    throw new Unusable(`${path} cannot be written. Check the folder.`);
  });
  return list ? `${list.title} of ${council.name}: ${path}` : `A blank workbook: ${path}`;
}
