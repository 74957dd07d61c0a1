// The process: reads the settings, runs the command asked for, and turns trouble into an exit code.
import { Command, CommanderError } from 'commander';
import { exitCodeFor, type Terminal, terminal } from './cli/command.ts';
import { addCommands } from './commands.ts';
import { readSettings } from './config.ts';

export async function run(argv: readonly string[], to: Terminal = terminal): Promise<number> {
  const program = new Command('goldthread')
    .description('Keeps a council’s improvement and recovery plan true.')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => to.out(text.trimEnd()),
      writeErr: (text) => to.err(text.trimEnd()),
    });
  try {
    await addCommands(program, to, readSettings(), argv[0]);
    await program.parseAsync(argv, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const code = exitCodeFor(error);
    to.err(
      code === 70 || !(error instanceof Error) ? `A fault in Goldthread: ${inspect(error)}` : error.message,
    );
    return code;
  }
}

function inspect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

// Started by an older Node (bin/goldthread.js), which may be killed without a word: stop as if asked to.
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

process.exitCode = await run(process.argv.slice(2));
