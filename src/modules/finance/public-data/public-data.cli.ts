// `goldthread money load-…`: public files of any size from the command line.
import type { Command } from 'commander';
import type { Terminal } from '../../../cli/command.ts';
import { withBar } from '../../../cli/progress.ts';
import { using } from '../../../cli/work.ts';
import { councilCalled } from '../../../db/councils.ts';
import type { Database } from '../../../db/database.ts';
import type { System } from '../../../kernel/actor.ts';
import { today } from '../../../kernel/days.ts';
import { Unusable } from '../../../kernel/errors.ts';
import { readPath } from './file.ts';
import { kinds, SourceKind } from './kinds.ts';
import { loadFile } from './public-data.actions.ts';

const operator: System = { kind: 'system', name: 'the command line' };

interface Options {
  council?: string;
  year?: string;
  dryRun?: true;
}

/** Added below the command `money`. */
export function publicDataCommands(money: Command, terminal: Terminal, open: () => Promise<Database>): void {
  for (const kind of SourceKind.options)
    money
      .command(`${kinds[kind].command} <file>`)
      .description(`load ${kinds[kind].title.toLowerCase()} as it is published`)
      .option('--council <name>', 'by number, name or host name')
      .option('--year <year>', 'the year of its figures, such as 2025/26, where the file does not say it')
      .option('--dry-run', 'say what is in the file, and keep nothing')
      .action(async (place: string, { council, year, dryRun }: Options) => {
        const file = await withBar(terminal, `reading ${place}`, (progress) =>
          readPath(place, { kind, year }, progress),
        );
        for (const words of file.found) terminal.out(words);
        if (dryRun) return terminal.out('Nothing is kept: this was a dry run.');
        await using(open, async (database) => {
          const { councilId } = await councilCalled(database, council);
          const kept = await loadFile({ database, actor: operator, councilId, day: today() }, file);
          if (!kept.ok) throw new Unusable(kept.errors[0]?.message ?? 'The file cannot be kept.', 'file');
          terminal.out(`Kept as source ${kept.value}.`);
        });
      });
}
