// Makes the template that has the example council. Apart, so that only the process which makes it loads all of this.
import { inject } from 'vitest';
import { connect } from '../../src/db/database.ts';
import { migrate } from '../../src/db/migrate.ts';
import { makeExampleCouncil } from '../../src/example.ts';
import type { Day } from '../../src/kernel/days.ts';
import { installAccounts, openAccounts } from '../../src/modules/people/index.ts';
import { runAs } from './database.ts';
import { template, withDatabase } from './global-setup.ts';

export async function makeExample(name: string, day: Day): Promise<void> {
  const { superuser, owner, app } = inject('testServer');
  // Under another name until it is whole: nobody copies what is half there.
  const unfinished = `${name}_unfinished`;
  await runAs(superuser, `drop database if exists ${unfinished} with (force)`);
  await runAs(superuser, `create database ${unfinished} template ${template} owner goldthread_owner`);
  await migrate(withDatabase(owner, unfinished), { installers: [installAccounts] });
  const database = await connect(withDatabase(app, unfinished), inject('exampleFolder'));
  const accounts = await openAccounts(database, { secure: false });
  await makeExampleCouncil(database, accounts, day);
  await accounts.close();
  await database.close();
  await runAs(superuser, `alter database ${unfinished} rename to ${name}`);
}
