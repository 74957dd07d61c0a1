// What the command says and how it ends, through the real program: files that cannot be read, help, data, refusals.
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addCommands } from '../src/commands.ts';
import { readSettings } from '../src/config.ts';
import { freshInstallation } from './support/goldthread.ts';
import { root } from './support/source.ts';

const installation = freshInstallation({ GOLDTHREAD_EXAMPLE: 'false' });
const { folder, run } = installation;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  writeFileSync(file('empty.txt'), '');
  writeFileSync(file('blank.txt'), ' \n\t\n\n');
  writeFileSync(
    file('binary.txt'),
    Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7) % 256)),
  );
  writeFileSync(file('picture.png'), Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
  writeFileSync(file('no-table.txt'), 'Dear all,\n\nThe meeting has moved to Tuesday. Tea will be served.\n');
  writeFileSync(file('huge.txt'), '');
  truncateSync(file('huge.txt'), 200 * 1024 * 1024);
  mkdirSync(file('folder.txt'));
  // Every command below runs beside it.
  await installation.start();
  expect((await run(['council', 'add', 'Testshire Council'])).code).toBe(0);
});

/** How many entries the council's record has: one more for anything that is stored. */
async function entries(): Promise<number> {
  const { out } = await run(['record', 'verify', '--json']);
  return z.array(z.object({ entries: z.number() })).parse(JSON.parse(out))[0]?.entries ?? -1;
}

const unreadable = [
  'empty.txt',
  'blank.txt',
  'binary.txt',
  'picture.png',
  'huge.txt',
  'no-table.txt',
  'folder.txt',
  'missing.txt',
];

describe.each(['read', 'load'])('%s', (word) => {
  test.each(unreadable)('%s gets one clear line and exit 2, quickly, and nothing is stored', async (name) => {
    const before = await entries();
    const started = performance.now();
    const { code, out, err } = await run([word, file(name)]);
    const seconds = (performance.now() - started) / 1000;
    expect({ code, out, lines: err.trimEnd().split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(err).toContain(name);
    expect(err).not.toMatch(/\bat .*:\d+|Error:|ENOENT|EISDIR|undefined|fault in Goldthread/);
    expect(seconds).toBeLessThan(5);
    expect(await entries()).toBe(before);
  });
});

test('the one clear line of each, word for word', async () => {
  const said: string[] = [];
  for (const name of unreadable)
    said.push((await run(['read', file(name)])).err.trimEnd().replaceAll(folder, ''));
  expect(said.join('\n')).toMatchInlineSnapshot(`
    "empty.txt is empty. Choose the document itself.
    blank.txt holds no words. Choose the document itself.
    binary.txt is not text: it holds bytes no text file has. Save the document as text and try again.
    picture.png is a picture (PNG), which cannot be read. Choose the document it was made from.
    huge.txt has 200 MB; at most 50 MB can be read. Split it, or leave out its pictures.
    No plan was found in no-table.txt: it has no table or list of actions, milestones, recommendations, priorities or the like. Choose the document that holds the plan itself.
    /folder.txt is a folder. Name a document inside it.
    There is no file /missing.txt. Check the name and the folder."
  `);
});

const commands = commandsOf((await run(['--help'])).out);

describe('help', () => {
  test('comes from the program as it does below', async () => {
    const { code, out, err } = await run(['read', '--help']);
    expect({ code, err, out: out.trimEnd() }).toEqual({ code: 0, err: '', out: await helped(['read']) });
  });

  test.each(commands)('%s is described', async (word) => {
    const out = await helped([word]);
    expect(out).toMatch(new RegExp(`^Usage: goldthread ${word}\\b`));
    expect(out.length).toBeGreaterThan(60);
    for (const below of commandsOf(out))
      expect(await helped([word, below])).toContain(`goldthread ${word} ${below}`);
  });

  test('lists every command', () => {
    expect(commands).toEqual(
      expect.arrayContaining([
        'start',
        'serve',
        'read',
        'load',
        'publish',
        'export',
        'record',
        'user',
        'council',
      ]),
    );
  });

  test('comes unasked where no command is given', async () => {
    const { code, out, err } = await run([]);
    expect(out + err).toContain('Usage: goldthread');
    expect(code).toBe(2);
  });
});

/** Its help, by the same commands in this process: starting a hundred others would take minutes. */
async function helped(words: readonly string[]): Promise<string> {
  const said: string[] = [];
  const to = { out: (text: string) => void said.push(text), err: () => {}, watched: false };
  const program = new Command('goldthread')
    .exitOverride()
    .configureOutput({ writeOut: (text) => to.out(text.trimEnd()) });
  await addCommands(program, to, readSettings(), words[0]);
  await expect(program.parseAsync([...words, '--help'], { from: 'user' })).rejects.toMatchObject({
    exitCode: 0,
  });
  return said.join('\n');
}

function commandsOf(help: string): string[] {
  const listed = help.split(/\nCommands:\n/)[1] ?? '';
  return [...listed.matchAll(/^ {2}(\w[\w-]*)/gm)]
    .map((match) => match[1] ?? '')
    .filter((one) => one !== 'help');
}

describe('a published plan', () => {
  const plan = `${root}/fixtures/reading/directions-response.txt`;

  test('is read as data, and stored by load', async () => {
    const read = await run(['read', plan, '--json']);
    expect(read).toMatchObject({ code: 0, err: '' });
    const { actions } = z.object({ actions: z.array(z.unknown()) }).parse(JSON.parse(read.out));
    expect(actions.length).toBeGreaterThan(3);
    expect(JSON.parse((await run(['read', '--schema'])).out)).toMatchObject({ type: 'object' });
    const before = await entries();
    expect(await run(['load', plan])).toMatchObject({ code: 0 });
    expect(await entries()).toBe(before + 1);
    const again = await run(['load', plan]);
    expect(again).toMatchObject({ code: 2, out: '' });
    expect(again.err).toContain('loaded already');
    expect(await entries()).toBe(before + 1);
    expect(await run(['publish', '--json'])).toMatchObject({ code: 0, err: '' });
  });

  test.each([
    ['actions'],
    ['actions', '--question', 'late'],
    ['directions'],
    ['objectives'],
    ['findings'],
    ['meetings'],
    ['search', 'the'],
    ['council', 'list'],
    ['user', 'list'],
    ['user', 'events'],
    ['record', 'verify'],
    ['updates', '--stale'],
    ['periods'],
    ['opinions'],
    ['risks'],
  ])('is data for a program: %s %s %s', async (...words) => {
    const { code, out, err } = await run([...words.filter((word) => word !== undefined), '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toBeTypeOf('object');
  });

  test('is exported as it was hashed', async () => {
    const { code, out } = await run(['export']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ number: 1 });
  });
});

describe('a refusal', () => {
  test.each([
    [2, ['nonsense']],
    [2, ['read']],
    [2, ['read', '--nonsense', 'x']],
    [2, ['actions', '--on', 'yesterday']],
    [1, ['actions', '--council', 'Nowhere']],
    [1, ['actions', '--lead', 'Nobody At All']],
    [1, ['export', '--edition', '99']],
    [2, ['record', 'verify', '--anchor', 'missing.json']],
  ])('ends with %s and one line: %s', async (wanted, words) => {
    const { code, out, err } = await run(words);
    expect({ code, out }).toEqual({ code: wanted, out: '' });
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('a setting that makes no sense is named, in words', async () => {
  const wrong = freshInstallation({ GOLDTHREAD_LOG: 'loud', GOLDTHREAD_SECRET: 'short' });
  const { code, err } = await wrong.run(['start']);
  expect(code).toBe(2);
  expect(err).toContain('GOLDTHREAD_LOG');
  expect(err).toContain('GOLDTHREAD_SECRET');
  expect(err).not.toMatch(/\bat .*:\d+/);
});
