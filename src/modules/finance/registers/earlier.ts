// Writes entries of registers of money as they were kept before, within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { type CouncilNamed, itemNamed, live, loadThread, walk } from '../../plan/index.ts';
import { loadRegister } from '../../raid/index.ts';
import { addEntry } from './entry.store.ts';
import { type FactsOfKind, type MoneyKind, moneyRegisters } from './kinds/kinds.ts';

export interface EarlierEntry<Kind extends MoneyKind> {
  name: string;
  facts: FactsOfKind<Kind>;
  /** What it waits for, as on the form, or by how its title begins. */
  waitsFor?: readonly string[];
  /** Risks that speak of it, by how their titles begin. */
  risks?: readonly string[];
}

export interface EarlierMoney {
  keptBy: string;
  keptOn: Day;
  entries: { readonly [Kind in MoneyKind]: readonly EarlierEntry<Kind>[] };
}

/** Throws where a register would refuse an entry: an example is held to the same rules. */
export async function addEarlierMoney(
  tx: Tx,
  council: CouncilNamed,
  { keptBy, keptOn, entries }: EarlierMoney,
  day: Day,
): Promise<void> {
  const thread = walk(await loadThread(tx, { council, day }));
  const itemOf = (words: string): number => {
    const named = itemNamed(thread, words);
    const item = named.ok ? named.value : thread.items.find(({ title }) => title.startsWith(words));
    if (!item) throw new Error(`Nothing of the plan is called “${words}”.`);
    return item.id;
  };
  const register = await loadRegister(tx, live);
  const riskOf = (words: string): number => {
    const risk = register.entries.find(({ title }) => title.startsWith(words));
    if (!risk) throw new Error(`No risk is called “${words}”.`);
    return risk.entryId;
  };
  for (const [kind, list] of Object.entries(entries) as [MoneyKind, readonly EarlierEntry<MoneyKind>[]][])
    for (const { name, facts, waitsFor = [], risks = [] } of list) {
      const { schema, rules } = moneyRegisters[kind];
      schema.parse(facts);
      const [wrong] = rules(facts as never);
      if (wrong) throw new Error(`${name}: ${wrong.message}`);
      await addEntry(
        tx,
        council.id,
        { kind, name, facts, ownerId: null, items: waitsFor.map(itemOf), risks: risks.map(riskOf) },
        { day: keptOn, name: keptBy },
      );
    }
}
