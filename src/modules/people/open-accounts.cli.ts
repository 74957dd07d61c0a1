// What every command about accounts works with: the accounts, open for as long as it runs, and the council that is named.
import type { Command } from 'commander';
import { listCouncils } from '../../db/councils.ts';
import type { Database } from '../../db/database.ts';
import type { System } from '../../kernel/actor.ts';
import { Unusable } from '../../kernel/errors.ts';
import type { Accounts } from './accounts.ts';

/** What a command about accounts works with. Closed when it is done. */
export interface OpenAccounts {
  database: Database;
  accounts: Accounts;
  /** The public address, `https://goldthread.harnworth.gov.uk`. */
  address: string;
  close(): Promise<void>;
}

export const operator: System = { kind: 'system', name: 'the command line' };

export interface Chosen {
  email: string;
  council?: string;
}

export type During = (work: (opened: OpenAccounts) => Promise<void>) => Promise<void>;

export function onAccount(command: Command): Command {
  return command
    .requiredOption('--email <address>', 'the e-mail address they sign in with')
    .option('--council <name>', 'which council, where there are several');
}

/** The council of that name, or the only one. Throws Unusable, naming the choices. */
export async function councilNamed(database: Database, name: string | undefined): Promise<number> {
  const councils = await listCouncils(database);
  const found = councils.filter((council) => name === undefined || isNamed(council.name, name));
  const [only] = found;
  if (only && found.length === 1) return only.councilId;
  const choices = councils.map((council) => council.name).join(', ') || 'none yet';
  throw new Unusable(`Say which council with --council. There are: ${choices}.`, 'council');
}

/** `Harnworth` is enough for Harnworth Council. */
function isNamed(council: string, asked: string): boolean {
  const plain = (words: string) => words.toLowerCase().replace(/\s+council$/, '');
  return plain(council) === plain(asked);
}
