// The register of risks among the registers that the council keeps: what was raised and what was closed.
import { balanceOf, type KeptRegister, type Span } from '../plan/index.ts';
import { allEntries } from './raid.store.ts';
import { keptOf, type Register } from './register.ts';
import { labelOfEntry, raidPaths } from './say.ts';

export const raidRegister: KeptRegister = {
  name: 'raid',
  title: 'Risks and what goes with them',
  ended: 'closed',
  path: raidPaths.register(),
  lines: async (tx, { from }) =>
    (await allEntries(tx, from)).map((entry) => ({
      ...keptOf(entry),
      words: `${labelOfEntry(entry)}: ${entry.title}`,
      path: raidPaths.entry(entry.entryId),
    })),
};

/** What a register that has been read comes to between two days. */
export function balanceOfEntries({ rows }: Register, span: Span) {
  return balanceOf(
    rows.map(({ entry }) => keptOf(entry)),
    span,
  );
}
