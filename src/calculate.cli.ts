// `goldthread calculate`: one calculation by name on a case of anybody's, answered as data, without a database.
import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { calculations } from './calculations.ts';
import { type Terminal, table } from './cli/command.ts';
import type { Calculation } from './kernel/calculation.ts';
import { NotFound, Unusable } from './kernel/errors.ts';

interface Options {
  input?: string;
  list?: true;
  schema?: true;
  example?: true;
  json?: true;
}

const endings = `
A case is JSON; an array of cases gives an array of answers. Start from an example:
  goldthread calculate rating --example > case.json
  goldthread calculate rating --input case.json`;

export function calculateCommands(program: Command, terminal: Terminal): void {
  program
    .command('calculate')
    .description('run one calculation by name on a case of your own, and print the answer as data')
    .argument('[name]', 'which one; --list names them')
    .option('--input <file>', 'the case, as JSON; - reads what is piped in')
    .option('--list', 'print every calculation and what it answers')
    .option('--schema', 'print the JSON Schema of a case and of its answer')
    .option('--example', 'print a case that can be run as it stands')
    .option('--json', 'print the list as data; answers always are')
    .addHelpText('after', endings)
    .action(async (name: string | undefined, options: Options) => {
      if (name === undefined) {
        if (options.list || options.schema) terminal.out(listed(options));
        else throw new Unusable('Name a calculation, or give --list to see them all.');
        return;
      }
      const chosen = called(name);
      terminal.out(JSON.stringify(await answer(chosen, options), null, 2));
    });
}

function listed({ json, schema }: Options): string {
  if (schema)
    return JSON.stringify(Object.fromEntries(calculations.map((one) => [one.name, one.schema()])), null, 2);
  if (json)
    return JSON.stringify(
      calculations.map(({ name, title, source }) => ({ name, title, source })),
      null,
      2,
    );
  return table(
    ['Name', 'What it answers'],
    calculations.map(({ name, title }) => [name, title]),
  );
}

function called(name: string): Calculation {
  const found = calculations.find((one) => one.name === name);
  if (!found)
    throw new NotFound(
      `There is no calculation “${name}”. There are: ${calculations.map((one) => one.name).join(', ')}.`,
    );
  return found;
}

async function answer(chosen: Calculation, { input, schema, example, list }: Options): Promise<unknown> {
  if (schema) return chosen.schema();
  if (example) return chosen.example;
  if (list) return { name: chosen.name, title: chosen.title, source: chosen.source };
  if (input === undefined)
    throw new Unusable('Give the case with --input FILE, or - for what is piped in; --example prints one.');
  return chosen.run(readCase(await contentsOf(input), input));
}

async function contentsOf(input: string): Promise<string> {
  if (input === '-') return text(process.stdin);
  try {
    return await readFile(input, 'utf8');
  } catch (error) {
    throw new Unusable(`${input} cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function readCase(json: string, input: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Unusable(`${input} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}
