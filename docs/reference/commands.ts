// commands.md: every command with its arguments and options, from the same declarations that `--help` prints.
import { Command } from 'commander';
import { addCommands } from '../../src/commands.ts';
import { readSettings } from '../../src/config.ts';
import { code, made, page, sentence, table } from './markdown.ts';

export async function commandsPage(): Promise<string> {
  const program = new Command('goldthread');
  const silent = { out: () => {}, err: () => {}, watched: false };
  await addCommands(program, silent, readSettings({}), undefined);
  return page([
    '# Commands',
    made,
    'Run in a checkout as `npx goldthread …`. Every command takes `--help`.',
    table(
      ['exit code', 'means'],
      [
        ['0', 'done'],
        [
          '1',
          'refused: no such thing, not permitted, somebody else was first; a record that is not sound; a plan in which `check` finds faults',
        ],
        ['2', 'a mistake in what was given: an argument, a setting, a file'],
        ['70', 'a fault in Goldthread'],
      ],
    ),
    ...program.commands.flatMap((command) => describe(command, '')),
  ]);
}

/** A command, then those below it. */
function describe(command: Command, above: string): string[] {
  const name = `${above}${command.name()}`;
  const help = command.createHelp();
  const options = help.visibleOptions(command).filter((option) => option.long !== '--help');
  const given = [
    ...help.visibleArguments(command).map((one) => [help.argumentTerm(one), help.argumentDescription(one)]),
    ...options.map((one) => [
      help.optionTerm(one),
      `${help.optionDescription(one)}${one.mandatory ? ' (needed)' : ''}`,
    ]),
  ];
  const below = command.commands.filter((one) => one.name() !== 'help');
  return [
    `## goldthread ${name}`,
    sentence(command.description()),
    below.length > 0 ? '' : code(`goldthread ${above}${command.name()} ${command.usage()}`.trim()),
    given.length === 0
      ? ''
      : table(
          ['argument', 'meaning'],
          given.map(([term = '', words = '']) => [code(term), words]),
        ),
    ...below.flatMap((one) => describe(one, `${name} `)),
  ];
}
