// `goldthread read`: what a person sees, what a program gets, and what is said when it cannot be done.
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { afterAll, expect, test } from 'vitest';
import { exitCodeFor } from '../../cli/command.ts';
import { Draft } from './draft.ts';
import { readingCommands } from './reading.cli.ts';

const fixtures = resolve(import.meta.dirname, '../../../fixtures/reading');
const folder = mkdtempSync(join(tmpdir(), 'reading-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...words: string[]): Promise<string> {
  const lines: string[] = [];
  const program = new Command();
  readingCommands(program, {
    out: (text) => lines.push(text),
    err: (text) => lines.push(text),
    watched: false,
  });
  await program.parseAsync(['node', 'goldthread', 'read', ...words]);
  return lines.join('\n');
}

async function refusal(...words: string[]): Promise<string> {
  const error = await run(...words).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(exitCodeFor(error)).toBe(2);
  return error instanceof Error ? error.message : '';
}

test('a plan is told as counts, a thread, doubts by kind and the account of its words', async () => {
  expect(
    await run(join(fixtures, 'harrowmere-homes.md')),
  ).toBe(`Harrowmere Borough Council: Safer Homes Improvement Plan

  2  themes
  6  actions

Themes and workstreams, with their actions
  Every home is safe: 3
  Tenants are heard: 3

Statuses, as printed
  Green: 1
  Amber: 1
  Not started: 1
  Complete: 1
  Red: 1

Should be settled
  2 due dates are no day anybody could miss (first at line 22).
  One date has no year (line 15).

Good to know
  One action has several people in one part (line 22).

Every word accounted for: 173, of which
  150 (86.7%) stand in the items above
  0 (0.0%) are quoted by doubts
  23 (13.3%) are not used
    1 in 1 heading
    22 in 1 passage of narrative`);
});

test('the same as data obeys the contract', async () => {
  const data: unknown = JSON.parse(await run(join(fixtures, 'eastlow-audit.txt'), '--json'));
  expect(Draft.parse(data).actions).toHaveLength(3);
});

test('the contract is published as a JSON Schema', async () => {
  const schema = JSON.parse(await run('--schema'));
  expect(schema.$schema).toContain('2020-12');
  expect(schema.required).toContain('findings');
  expect(Object.keys(schema.properties)).toContain('actions');
});

test('what cannot be read is refused in one line that names the cause and the cure', async () => {
  const write = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  expect(await refusal()).toMatch(/Name the document/);
  expect(await refusal(join(folder, 'nowhere.txt'))).toMatch(/There is no file/);
  expect(await refusal(folder)).toMatch(/is a folder/);
  expect(await refusal(write('empty.txt', ''))).toMatch(/is empty/);
  expect(await refusal(write('picture.txt', 'GIF89a\0\0'))).toMatch(/is a picture \(GIF\)/);
  expect(await refusal(write('letter.md', 'Dear all,\n\nWe shall do better.'))).toMatch(/No plan was found/);
  const large = write('large.txt', 'x');
  truncateSync(large, 50 * 1024 * 1024 + 1);
  expect(await refusal(large)).toMatch(/at most 50 MB/);
});
