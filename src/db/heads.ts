// Heads: the last entry of a council's record, signed, to be printed on what leaves the house and held elsewhere.
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { System } from '../kernel/actor.ts';
import { listCouncils } from './councils.ts';
import { type Database, sql, type Tx } from './database.ts';
import type { JobKind } from './jobs.ts';
import { isSignedBy, signText } from './signing.ts';

/** The last closed entry: its number in the council's chain, its hash in hexadecimal, its instant. */
export const Head = z.object({
  seq: z.number().int().positive(),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
});
export type Head = z.infer<typeof Head>;

/** A head held outside the database, as `goldthread record head` prints it. */
export const Anchor = z.object({
  council: z.number().int().positive(),
  ...Head.shape,
  signature: z.string(),
});
export type Anchor = z.infer<typeof Anchor>;

export const signer: System = { kind: 'system', name: 'the daily signing' };

/** The head of this transaction's council, or null where its record is empty. */
export async function headOf(tx: Tx): Promise<Head | null> {
  return tx.maybeOne(sql.type(Head)`
    select seq, encode(hash, 'hex') as hash, at
    from record
    where council_id = (select current_council())
      and seq is not null
    order by seq desc
    limit 1`);
}

/** What is signed, so that anybody with the public key can check it without us. */
function statement(head: Omit<Anchor, 'signature'>): string {
  return `Goldthread record\ncouncil ${head.council}\nentry ${head.seq}\nhash ${head.hash}\nat ${head.at}\n`;
}

function signHead(key: KeyObject, council: number, head: Head): Anchor {
  const signed = { council, ...head };
  return { ...signed, signature: signText(key, statement(signed)) };
}

/** True when the installation's own key made the signature. */
export function isOurs(key: KeyObject, anchor: Anchor): boolean {
  return isSignedBy(key, statement(anchor), anchor.signature);
}

/** The signed head of a council's record as it stands, to be held elsewhere. Null where the record is empty. */
export async function exportHead(database: Database, councilId: number): Promise<Anchor | null> {
  const head = await database.read(signer, councilId, headOf);
  return head && signHead(database.signingKey(), councilId, head);
}

/** Signs every council's head that has moved since it was last signed, and answers how many. Run daily. */
export async function signHeads(database: Database): Promise<number> {
  let signed = 0;
  for (const { councilId } of await listCouncils(database)) {
    const head = await database.read(signer, councilId, movedHead);
    if (head === null) continue;
    const { seq, hash, at, signature } = signHead(database.signingKey(), councilId, head);
    await database.as(signer, councilId, 'Sign the head of the record', (tx) =>
      tx.query(sql.unsafe`
        insert into heads (council_id, seq, hash, at, signature)
        values (${councilId}, ${seq}, ${hash}, ${at}, ${signature})
        on conflict do nothing`),
    );
    signed += 1;
  }
  return signed;
}

/** The job that does so, a little after midnight. */
export function signingJob(database: Database): JobKind {
  return {
    name: 'sign-heads',
    data: z.object({}),
    schedule: '10 0 * * *',
    run: async () => {
      await signHeads(database);
    },
  };
}

/** Signing is itself an entry: a head that stands one past the last signed has moved by that alone. */
async function movedHead(tx: Tx): Promise<Head | null> {
  const head = await headOf(tx);
  const last = await tx.maybeOneFirst(sql.type(z.object({ seq: z.number() }))`
    select seq
    from heads
    order by seq desc
    limit 1`);
  return head !== null && head.seq > (last ?? -1) + 1 ? head : null;
}

/** Every head signed and kept in the database, oldest first. */
export async function signedHeads(tx: Tx): Promise<readonly Anchor[]> {
  return tx.any(sql.type(Anchor)`
    select council_id as council, seq, hash, at, signature
    from heads
    order by seq`);
}
