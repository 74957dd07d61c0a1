// Every command by its first word. Only the group that is asked for is loaded, so that `read` starts at once.
import type { Command } from 'commander';
import type { Terminal } from './cli/command.ts';
import type { Settings } from './config.ts';

interface Group {
  words: readonly string[];
  add(program: Command, terminal: Terminal, config: Settings): Promise<void>;
}

const open = (config: Settings) => async () => (await import('./installation.ts')).openInstalled(config);

export const groups: readonly Group[] = [
  {
    words: ['start', 'serve'],
    add: async (program, terminal, config) =>
      (await import('./serve.cli.ts')).serveCommands(program, terminal, config),
  },
  {
    words: ['read'],
    add: async (program, terminal) =>
      (await import('./modules/reading/reading.cli.ts')).readingCommands(program, terminal),
  },
  {
    words: ['load'],
    add: async (program, terminal, config) =>
      (await import('./modules/reading/loading/load.cli.ts')).loadCommands(program, terminal, open(config)),
  },
  {
    words: ['actions', 'directions', 'objectives', 'findings', 'search', 'meetings'],
    add: async (program, terminal, config) =>
      (await import('./modules/plan/plan.cli.ts')).planCommands(program, terminal, open(config)),
  },
  {
    words: ['recommendations', 'clocks'],
    add: async (program, terminal, config) =>
      (await import('./modules/plan/mandates/mandates.cli.ts')).mandateCommands(
        program,
        terminal,
        open(config),
      ),
  },
  {
    words: ['outcomes'],
    add: async (program, terminal, config) =>
      (await import('./modules/plan/judgements/judgements.cli.ts')).outcomeCommands(
        program,
        terminal,
        open(config),
      ),
  },
  {
    words: ['deliverables', 'frames'],
    add: async (program, terminal, config) =>
      (await import('./modules/plan/frames/frames.cli.ts')).frameCommands(program, terminal, open(config)),
  },
  {
    words: ['updates', 'periods'],
    add: async (program, terminal, config) =>
      (await import('./modules/delivery/updates/updates.cli.ts')).updateCommands(
        program,
        terminal,
        open(config),
      ),
  },
  {
    words: ['chain'],
    add: async (program, terminal, config) =>
      (await import('./modules/delivery/chain/chain.cli.ts')).chainCommand(program, terminal, open(config)),
  },
  {
    words: ['registers'],
    add: async (program, terminal, config) =>
      (await import('./modules/plan/registers/registers.cli.ts')).registerCommands(
        program,
        terminal,
        open(config),
        async () => (await import('./registers.ts')).keptRegisters,
      ),
  },
  {
    words: ['challenges', 'evidence'],
    add: async (program, terminal, config) =>
      (await import('./modules/delivery/challenge/challenge.cli.ts')).challengeCommands(
        program,
        terminal,
        open(config),
      ),
  },
  {
    words: ['opinions'],
    add: async (program, terminal, config) =>
      (await import('./modules/delivery/opinions/opinions.cli.ts')).opinionCommands(
        program,
        terminal,
        open(config),
        async () => (await import('./signals.ts')).statusSignals,
      ),
  },
  {
    words: ['check'],
    add: async (program, terminal, config) =>
      (await import('./modules/assurance/assurance.cli.ts')).assuranceCommands(
        program,
        terminal,
        open(config),
      ),
  },
  {
    words: ['assurance', 'assurance-map', 'register-quality', 'coverage'],
    add: async (program, terminal, config) =>
      (await import('./modules/assurance/asked.cli.ts')).qualityCommands(program, terminal, open(config)),
  },
  {
    words: ['measures'],
    add: async (program, terminal, config) =>
      (await import('./modules/measures/measures.cli.ts')).measureCommands(program, terminal, open(config)),
  },
  {
    words: ['money'],
    add: async (program, terminal, config) =>
      (await import('./modules/finance/money.cli.ts')).moneyCommands(program, terminal, open(config)),
  },
  {
    words: ['risks'],
    add: async (program, terminal, config) =>
      (await import('./modules/raid/raid.cli.ts')).raidCommands(program, terminal, open(config)),
  },
  {
    words: ['import'],
    add: async (program, terminal, config) =>
      (await import('./modules/plan/sheets/sheets.cli.ts')).importCommands(
        program,
        terminal,
        open(config),
        async () => {
          const { meaningOf, readDate } = await import('./modules/reading/index.ts');
          return { date: readDate, status: meaningOf };
        },
      ),
  },
  {
    words: ['publish', 'export'],
    add: async (program, terminal, config) =>
      (await import('./modules/publication/publication.cli.ts')).publicationCommands(
        program,
        terminal,
        open(config),
      ),
  },
  {
    words: ['pack'],
    add: async (program, terminal, config) =>
      (await import('./modules/reports/reports.cli.ts')).reportsCommands(
        program,
        terminal,
        open(config),
        async () => (await import('./signals.ts')).statusSignals,
      ),
  },
  {
    words: ['calculate'],
    add: async (program, terminal) =>
      (await import('./calculate.cli.ts')).calculateCommands(program, terminal),
  },
  {
    words: ['record'],
    add: async (program, terminal, config) =>
      (await import('./record.cli.ts')).recordCommands(program, terminal, open(config)),
  },
  {
    words: ['user'],
    add: async (program, terminal, config) => {
      const { openForAccounts } = await import('./installation.ts');
      (await import('./modules/people/people.cli.ts')).userCommands(program, terminal, () =>
        openForAccounts(config),
      );
    },
  },
  {
    words: ['council', 'migrate'],
    add: async (program, terminal, config) =>
      (await import('./councils.cli.ts')).councilCommands(program, terminal, open(config), config),
  },
];

/** Adds the group of the word asked for; every group where none answers to it, for help. */
export async function addCommands(
  program: Command,
  terminal: Terminal,
  config: Settings,
  asked: string | undefined,
): Promise<void> {
  const wanted = groups.filter((group) => asked !== undefined && group.words.includes(asked));
  for (const group of wanted.length > 0 ? wanted : groups) await group.add(program, terminal, config);
}
