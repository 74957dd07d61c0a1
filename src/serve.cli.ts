// `goldthread start` and `goldthread serve`: the web server, until it is asked to stop.
import type { Command } from 'commander';
import type { Terminal } from './cli/command.ts';
import type { Settings } from './config.ts';
import { serve } from './serve.ts';

export function serveCommands(program: Command, terminal: Terminal, config: Settings): void {
  for (const name of ['start', 'serve'])
    program
      .command(name)
      .description(
        name === 'start' ? 'serve the system, with the example council at first' : 'the same as start',
      )
      .action(() => serve(config, terminal, asked('SIGINT', 'SIGTERM', 'SIGHUP')));
}

/** Resolves at the first of these signals. */
function asked(...signals: NodeJS.Signals[]): Promise<unknown> {
  return Promise.race(signals.map((signal) => new Promise((resolve) => process.once(signal, resolve))));
}
