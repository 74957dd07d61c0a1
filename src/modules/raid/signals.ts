// What the register says of items for their computed status: risks above the appetite, issues, and what each waits for.
import type { Signal, StatusSignal } from '../delivery/index.ts';
import { loadRegister } from './raid.store.ts';
import { type Register, type Row, registerOf } from './register.ts';
import { labelOfEntry } from './say.ts';

/** In the seven queries of the register, however many items are asked about. */
export const raidSignals: StatusSignal = async ({ tx, from, thread }) =>
  signalsOf(registerOf(await loadRegister(tx, from), thread.day));

/**
 * An open issue in a band of alarm puts an item off track, any other scored issue and a risk that is in such a band or
 * above the appetite put it at risk, unless somebody accepted the risk for now. A dependency is something to wait for.
 */
export function signalsOf(register: Register): Signal[] {
  return register.rows.flatMap((row): Signal[] => {
    const { entry } = row;
    if (entry.closedOn !== null) return [];
    const waits: Signal[] =
      entry.predecessorId !== null && entry.successorId !== null
        ? [{ kind: 'waits-for', itemId: entry.successorId, waitsFor: entry.predecessorId }]
        : [];
    const reason = reasonOf(row);
    return [
      ...waits,
      ...(reason ? row.items.map((itemId) => ({ kind: 'reason' as const, itemId, ...reason })) : []),
    ];
  });
}

function reasonOf({ entry, scores, appetite, accepted }: Row) {
  const { current } = scores;
  if (!current || (entry.kind !== 'risk' && entry.kind !== 'issue')) return null;
  const alarm = current.band.tone === 'stop';
  const named = `${labelOfEntry(entry)}, “${entry.title}”, stands at ${current.band.words.toLowerCase()}: ${current.words}`;
  if (entry.kind === 'issue')
    return {
      result: alarm ? ('off-track' as const) : ('at-risk' as const),
      words: `${named}. It has happened.`,
    };
  if (accepted === 'stands' || (!alarm && appetite !== 'above')) return null;
  const above = appetite === 'above' ? ', above what the council will bear' : '';
  const ended = accepted === 'expired' ? '. Its acceptance has ended' : '';
  return { result: 'at-risk' as const, words: `${named}${above}${ended}.` };
}
