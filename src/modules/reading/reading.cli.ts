// `goldthread read FILE`: what a published plan holds, what is doubtful, and where every word went.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Terminal } from '../../cli/command.ts';
import { withBar } from '../../cli/progress.ts';
import { Unusable } from '../../kernel/errors.ts';
import type { Account } from './accounting.ts';
import { readApart } from './apart.ts';
import { type DocumentFile, largestBytes, tooLarge } from './document.ts';
import { sayPlace } from './reading.ts';
import type { Said } from './say.ts';

interface Options {
  json?: boolean;
  schema?: boolean;
}

export function readingCommands(program: Command, terminal: Terminal): void {
  program
    .command('read')
    .description('read a published plan; print the thread, the doubts, and the account of every word')
    .argument('[file]', documentArgument)
    .option('--json', 'print the reading as data')
    .option('--schema', 'print the JSON Schema of that data')
    .action(async (file: string | undefined, options: Options) => {
      if (options.schema) {
        const { draftSchema } = await import('./draft.ts');
        terminal.out(JSON.stringify(draftSchema(), undefined, 2));
        return;
      }
      if (!file) throw new Unusable('Name the document to read: goldthread read FILE.');
      await readAndPrint(file, options, terminal);
    });
}

/** What a command says it takes. */
export const documentArgument = 'the document: .docx, .pdf, .xlsx, .ods, .csv, .html, .txt or .md';

/** A file of this machine as a document. Refuses, before anything is read, what cannot be one. */
export async function openDocument(file: string): Promise<DocumentFile> {
  await checkFile(file);
  const bytes = await readFile(file).catch(() => {
    throw new Unusable(`${file} may not be read by you. Ask for the right to read it.`);
  });
  return { name: basename(file), bytes };
}

async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (!found) throw new Unusable(`There is no file ${file}. Check the name and the folder.`);
  if (found.isDirectory()) throw new Unusable(`${file} is a folder. Name a document inside it.`);
  if (!found.isFile()) throw new Unusable(`${file} is not a file that can be read. Name a document.`);
  if (found.size > largestBytes) throw new Unusable(tooLarge(basename(file), found.size));
}

async function readAndPrint(file: string, options: Options, terminal: Terminal): Promise<void> {
  const document = await openDocument(file);
  const { draft, account } = await withBar(terminal, `Reading ${document.name}`, (progress) =>
    readApart(document, { progress }),
  );
  if (options.json) {
    terminal.out(JSON.stringify(draft, undefined, 2));
    return;
  }
  const { sayReading } = await import('./say.ts');
  terminal.out(transcript(sayReading(draft), account));
}

/** The reading as a person reads it, in plain lines that paste well. */
export function transcript(said: Said, account: Account): string {
  const lines = [said.title, ''];
  const width = Math.max(...said.counts.map(({ count }) => String(count).length));
  for (const { what, count } of said.counts) lines.push(`  ${String(count).padStart(width)}  ${what}`);
  lines.push(...sayThread(said), ...sayStatuses(said), ...sayDoubtLines(said), '', ...sayAccount(account));
  return lines.join('\n');
}

function sayThread({ themes }: Said): string[] {
  if (themes.length === 0) return [];
  const lines = ['', 'Themes and workstreams, with their actions'];
  for (const theme of themes) {
    lines.push(`  ${theme.title}: ${theme.actions}`);
    for (const { title, actions } of theme.workstreams) lines.push(`    ${title}: ${actions}`);
  }
  return lines;
}

function sayStatuses({ statuses }: Said): string[] {
  if (statuses.length === 0) return [];
  return ['', 'Statuses, as printed', ...statuses.map(({ words, count }) => `  ${words}: ${count}`)];
}

const headings = { error: 'Must be settled', warning: 'Should be settled', note: 'Good to know' } as const;

function sayDoubtLines({ doubts }: Said): string[] {
  const lines: string[] = [];
  for (const severity of ['error', 'warning', 'note'] as const) {
    const some = doubts.filter((doubt) => doubt.severity === severity);
    if (some.length === 0) continue;
    lines.push('', headings[severity]);
    for (const { words, example, count } of some) {
      const place = ` (${count === 1 ? '' : 'first at '}${sayPlace(example.source)})`;
      lines.push(`  ${words.charAt(0).toUpperCase()}${words.slice(1)}${place}.`);
    }
  }
  return lines;
}

function sayAccount({ words, inItems, inFindings, notUsed, passages }: Account): string[] {
  const share = (count: number) => `${((100 * count) / Math.max(1, words)).toFixed(1)}%`;
  const reasons = Map.groupBy(passages, ({ why }) => why);
  return [
    `Every word accounted for: ${words}, of which`,
    `  ${inItems} (${share(inItems)}) stand in the items above`,
    `  ${inFindings} (${share(inFindings)}) are quoted by doubts`,
    `  ${notUsed} (${share(notUsed)}) are not used`,
    ...[...reasons].map(
      ([why, some]) =>
        `    ${some.reduce((sum, one) => sum + one.words, 0)} in ${some.length} ${sayWhy(why, some.length)}`,
    ),
  ];
}

function sayWhy(why: string, count: number): string {
  const names: Record<string, [string, string]> = {
    narrative: ['passage of narrative', 'passages of narrative'],
    contents: ['line of the contents', 'lines of the contents'],
    heading: ['heading', 'headings'],
    table: ['cell of a table nothing was read from', 'cells of tables nothing was read from'],
    list: ['line of a list nothing was read from', 'lines of lists nothing was read from'],
  };
  const [one, many] = names[why] ?? [why, why];
  return count === 1 ? one : many;
}
