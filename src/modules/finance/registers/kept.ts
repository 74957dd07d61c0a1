// Entries of the registers of money among the registers that the council keeps: those that go on and those that ended.
import type { KeptRegister } from '../../plan/index.ts';
import { storedEntries } from './entry.store.ts';
import { moneyRegisters } from './kinds/kinds.ts';
import { moneyPaths } from './register.ts';

export const moneyRegister: KeptRegister = {
  name: 'money',
  title: 'Money: loans, savings, sales and the rest',
  standing: 'going on',
  ended: 'ended',
  path: moneyPaths.all(),
  lines: async (tx, { from }) =>
    (await storedEntries(tx, { from })).map(({ entryId, kind, name, madeOn, endedOn }) => ({
      id: entryId,
      openedOn: madeOn,
      endedOn,
      // What a lot is called is exempt until its sale is published, and its page opens for some alone.
      ...(kind === 'disposals'
        ? { words: `A disposal, number ${entryId}`, path: moneyPaths.list(kind) }
        : { words: `${moneyRegisters[kind].title}: ${name}`, path: moneyPaths.one(kind, entryId) }),
    })),
};
