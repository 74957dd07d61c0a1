// data-dictionary.md: every table and column, from the database's catalogue and the comments of the migrations.
import type { Database } from '../../src/db/database.ts';
import { type Table, tablesOf } from './catalogue.ts';
import { code, made, page, sentence, table } from './markdown.ts';
import { readComments } from './migrations.ts';

export async function dataDictionaryPage(database: Database): Promise<string> {
  const tables = new Map((await tablesOf(database)).map((one) => [one.name, one]));
  const { migrations, about } = readComments();
  const describe = (name: string) => {
    const found = tables.get(name);
    if (!found) return [];
    tables.delete(name);
    return describeTable(found, about);
  };
  const parts = migrations.flatMap(({ file, about: words, tables: names }) =>
    names.length === 0 ? [] : [`## ${file}`, sentence(words), ...names.flatMap(describe)],
  );
  return page([
    '# Data dictionary',
    made,
    'The tables by the migration that makes them. In a table held to one council, row-level security shows a ' +
      'transaction the rows of its own council and no others. In a recorded table every change is a line of the record; ' +
      'an append-only one takes rows and never changes them, but that the record closes its own entries and gives up ' +
      'words under a named authority.',
    'The schemas `auth` (accounts and sessions, better-auth’s) and `jobs` (work done later, pg-boss’s) hold the ' +
      'tables of those libraries, and are left out.',
    ...parts,
    ...(tables.size === 0 ? [] : ['## Made before the migrations', ...[...tables.keys()].flatMap(describe)]),
  ]);
}

function describeTable(one: Table, about: Map<string, string>): string[] {
  const facts = [
    one.bound ? 'held to one council' : 'shared by every council',
    one.recorded ? 'recorded' : one.appendOnly ? 'append-only' : 'not recorded',
  ];
  return [
    `### ${one.name}`,
    sentence(about.get(one.name) ?? ''),
    `${sentence(facts.join(', '))}`,
    table(
      ['column', 'type', 'empty', 'meaning'],
      one.columns.map(({ name, type, nullable, allowed }) => [
        code(name),
        type,
        nullable ? 'may be' : 'no',
        [sentence(about.get(`${one.name}.${name}`) ?? ''), wordsAllowed(allowed)].filter(Boolean).join(' '),
      ]),
    ),
    one.keys.map((key) => `- ${code(key)}`).join('\n'),
  ];
}

/** `CHECK ((kind = ANY (ARRAY['a'::text, 'b'::text])))` as the words it lists. */
function wordsAllowed(check: string | null): string {
  const words = [...(check ?? '').matchAll(/'((?:[^']|'')*)'::text/g)].map((match) => code(match[1] ?? ''));
  return words.length === 0 ? '' : `One of ${words.join(', ')}.`;
}
