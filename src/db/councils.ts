// The councils of an installation: made once, found by host name, listed.
import { z } from 'zod';
import { type Actor, actorName } from '../kernel/actor.ts';
import { NotFound, Unusable } from '../kernel/errors.ts';
import { type Database, sql } from './database.ts';

export const Council = z.object({
  councilId: z.number().int(),
  name: z.string(),
  host: z.string().nullable(),
  example: z.boolean(),
  createdAt: z.string(),
});
export type Council = z.infer<typeof Council>;

const Found = z.object({ councilId: z.number().int().nullable() });

/** Makes a council, as the first entry of its own record, and answers its number. */
export async function createCouncil(
  database: Database,
  actor: Actor,
  council: { name: string; host?: string; example?: boolean },
): Promise<number> {
  const { name, host = null, example = false } = council;
  return database.withoutCouncil((tx) =>
    tx.oneFirst(
      sql.type(z.object({ councilId: z.number().int() }))`
        select create_council(${actorName(actor)}, ${name}, ${host}, ${example}) as council_id`,
    ),
  );
}

/** The council served under a host name (without a port), or null. The machine's own names give the first one. */
export async function councilForHost(database: Database, host: string): Promise<number | null> {
  return database.withoutCouncil((tx) =>
    tx.oneFirst(sql.type(Found)`select council_for_host(${host}) as council_id`),
  );
}

/** Every council of the installation, in the order they were made. */
export async function listCouncils(database: Database): Promise<readonly Council[]> {
  return database.withoutCouncil((tx) =>
    tx.any(sql.type(Council)`select * from list_councils() order by council_id`),
  );
}

/** The councils called so: by number, name or host name; all of them where nothing is asked. Throws NotFound. */
export async function councilsCalled(database: Database, asked?: string): Promise<readonly Council[]> {
  const councils = await listCouncils(database);
  const plain = asked?.trim().toLowerCase();
  const names = ({ councilId, name, host }: Council) => [
    String(councilId),
    name,
    name.replace(/ Council$/, ''),
    host,
  ];
  const found = councils.filter(
    (council) => plain === undefined || names(council).some((one) => one?.toLowerCase() === plain),
  );
  if (found.length > 0) return found;
  throw new NotFound(
    asked === undefined ? 'There is no council yet.' : `There is no council called ${asked}.`,
  );
}

/** The one council meant: the only one there is, or the one called so. Throws Unusable where several could be meant. */
export async function councilCalled(database: Database, asked?: string): Promise<Council> {
  const [council, ...others] = await councilsCalled(database, asked);
  if (council && others.length === 0) return council;
  const names = [council, ...others].map((one) => one?.name).join(', ');
  throw new Unusable(`Say which council with --council: ${names}.`, 'council');
}
