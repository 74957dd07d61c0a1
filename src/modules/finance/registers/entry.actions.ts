// What may be done with entries of registers of money: add, change, end, load many at once, confirm that a sale is published.
import { answering } from '../../../db/answering.ts';
import type { Tx } from '../../../db/database.ts';
import { nameOfActor } from '../../../kernel/actor.ts';
import { type Answer, Conflict, mistake, NotAllowed, NotFound } from '../../../kernel/errors.ts';
import { mayDo } from '../../people/index.ts';
import type { Doing } from '../settings.ts';
import {
  addEntry,
  addRelease,
  changeEntry,
  type EntryWords,
  endEntry,
  releases,
  storedEntries,
} from './entry.store.ts';
import type { StoredEntry } from './entry.ts';
import type { AnyRegister } from './kinds/kinds.ts';
import { risksNumbered } from './risks.ts';

function mustKeep({ actor }: Doing): void {
  if (!mayDo(actor, 'money.keep')) throw new NotAllowed('You may not keep the registers of money.');
}

const by = ({ actor, day }: Doing) => ({ day, name: nameOfActor(actor) });
const same = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase();

/** Throws NotFound for no such entry of the register. */
async function entryNumbered(tx: Tx, { kind }: AnyRegister, entryId: number): Promise<StoredEntry> {
  const entry = (await storedEntries(tx, { kind })).find((one) => one.entryId === entryId);
  if (!entry) throw new NotFound('There is no such entry.');
  return entry;
}

/** A new entry, or one there is. Answers its number. Throws Conflict for one that has ended. */
export async function keepEntry(
  doing: Doing,
  register: AnyRegister,
  entryId: number | null,
  given: EntryWords,
): Promise<Answer<number>> {
  mustKeep(doing);
  return answering(doing, `Keep “${given.name}” in ${register.title}`, async (tx) => {
    const others = await storedEntries(tx, { kind: register.kind });
    const twin = others.find(
      (one) => one.endedOn === null && one.entryId !== entryId && same(one.name, given.name),
    );
    if (twin)
      return mistake(
        'name',
        `${register.title} has another entry of this name: choose another, or change that one`,
      );
    const there = (await risksNumbered(tx, given.risks)).map((risk) => risk.entryId);
    const missing = given.risks.find((risk) => !there.includes(risk));
    if (missing !== undefined) return mistake('risks', `No risk has the number ${missing}`);
    if (entryId === null)
      return {
        ok: true,
        value: await addEntry(tx, doing.councilId, { ...given, kind: register.kind }, by(doing)),
      };
    const entry = await entryNumbered(tx, register, entryId);
    if (entry.endedOn !== null) throw new Conflict('This entry has ended.');
    await changeEntry(tx, doing.councilId, { ...given, entryId }, by(doing));
    return { ok: true, value: entryId };
  });
}

export async function closeEntry(
  doing: Doing,
  register: AnyRegister,
  entryId: number,
  why: string,
): Promise<Answer<null>> {
  mustKeep(doing);
  return answering(doing, `End entry ${entryId} of ${register.title}`, async (tx) => {
    const entry = await entryNumbered(tx, register, entryId);
    if (entry.endedOn !== null) throw new Conflict('This entry has ended already.');
    await endEntry(tx, entryId, why, doing.day);
    return { ok: true, value: null };
  });
}

export interface Loaded {
  added: number;
  changed: number;
}

/** All rows or none. A row whose name is known changes that entry, and keeps the links and the owner it has where it gives none. */
export async function loadEntries(
  doing: Doing,
  register: AnyRegister,
  rows: readonly (EntryWords & { keepsLinks: boolean; keepsRisks: boolean })[],
): Promise<Answer<Loaded>> {
  mustKeep(doing);
  return answering(doing, `Load ${rows.length} entries of ${register.title}`, async (tx) => {
    const known = (await storedEntries(tx, { kind: register.kind })).filter(
      ({ endedOn }) => endedOn === null,
    );
    const loaded: Loaded = { added: 0, changed: 0 };
    const named = [...new Set(rows.flatMap(({ risks }) => risks))];
    const there = (await risksNumbered(tx, named)).map((risk) => risk.entryId);
    const missing = named.find((risk) => !there.includes(risk));
    if (missing !== undefined) return mistake('file', `No risk has the number ${missing}`);
    for (const { keepsLinks, keepsRisks, ...row } of rows) {
      const entry = known.find(({ name }) => same(name, row.name));
      if (!entry) {
        await addEntry(tx, doing.councilId, { ...row, kind: register.kind }, by(doing));
        loaded.added += 1;
        continue;
      }
      const kept = {
        ...row,
        entryId: entry.entryId,
        items: keepsLinks ? entry.items : row.items,
        ownerId: row.ownerId ?? entry.ownerId,
        risks: keepsRisks ? entry.risks : row.risks,
      };
      await changeEntry(tx, doing.councilId, kept, by(doing));
      loaded.changed += 1;
    }
    return { ok: true, value: loaded };
  });
}

/** That asset, price and variance of a completed sale may be published. Bids and reserve price stay exempt. */
export async function releaseSale(
  doing: Doing,
  register: AnyRegister,
  entryId: number,
  why: string,
): Promise<Answer<null>> {
  if (!mayDo(doing.actor, 'money.release'))
    throw new NotAllowed('You may not confirm that a sale is published.');
  return answering(doing, `Confirm publication of sale ${entryId}`, async (tx) => {
    const entry = await entryNumbered(tx, register, entryId);
    if (entry.facts.status !== 'completed') throw new Conflict('Only a completed sale may be published.');
    if ((await releases(tx)).some((one) => one.entryId === entryId))
      throw new Conflict('Its publication is confirmed already.');
    await addRelease(tx, doing.councilId, {
      entryId,
      releasedOn: doing.day,
      releasedBy: nameOfActor(doing.actor),
      why,
    });
    return { ok: true, value: null };
  });
}
