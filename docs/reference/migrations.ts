// What the migrations say in their comments: of each file, of each table, of each column. The database keeps none of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../migrations');

export interface Migration {
  file: string;
  /** What the file is about: its first comment. */
  about: string;
  /** The tables it makes, in its order. */
  tables: string[];
}

export interface Comments {
  migrations: Migration[];
  /** By `table`, and by `table.column`. */
  about: Map<string, string>;
}

export function readComments(): Comments {
  const about = new Map<string, string>();
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const migrations = names.sort().map((file) => readOne(file, about));
  return { migrations, about };
}

function readOne(file: string, about: Map<string, string>): Migration {
  const lines = readFileSync(join(folder, file), 'utf8').split('\n');
  const migration: Migration = { file, about: firstComment(lines), tables: [] };
  let comment: string[] = [];
  let table: string | undefined;
  for (const line of lines) {
    const said = /^\s*-- ?(.*)$/.exec(line);
    if (said) {
      comment.push(said[1] ?? '');
      listed(said[1] ?? '', about);
      continue;
    }
    const made = /^create table (\w+) \(/.exec(line)?.[1];
    const added = /^alter table (\w+) add column (\w+)/.exec(line);
    const column = table && /^ {2}(?!primary|foreign|unique|check|constraint)(\w+) /.exec(line)?.[1];
    const named = made ?? (added ? `${added[1]}.${added[2]}` : column ? `${table}.${column}` : undefined);
    if (named && comment.length > 0 && !about.has(named)) about.set(named, comment.join(' '));
    if (made) migration.tables.push(made);
    table = made ?? (line === ');' ? undefined : table);
    comment = [];
  }
  return migration;
}

function firstComment(lines: readonly string[]): string {
  const end = lines.findIndex((line) => !/^-- \S/.test(line));
  return lines
    .slice(0, end)
    .map((line) => line.replace('-- ', ''))
    .join(' ');
}

/** A line of a comment's own list: a name, at least two spaces, and what it is. */
function listed(line: string, about: Map<string, string>): void {
  const [, name, words] = /^ {2}(\w+) {2,}(\S.*)$/.exec(line) ?? [];
  if (name && words) about.set(name, words);
}
