// The only SQL for packs, their templates and files, and what owners last said.
import { z } from 'zod';
import { sql, type Tx } from '../../db/database.ts';
import { Day } from '../../kernel/days.ts';
import { Correction, type FrozenPack, PackKind, sha256Of } from './pack.ts';
import { Told } from './sources.ts';

export const PackLine = z.object({
  packId: z.int(),
  kind: PackKind,
  title: z.string(),
  bodyId: z.int().nullable(),
  itemId: z.int().nullable(),
  periodId: z.int().nullable(),
  period: z.string(),
  fromOn: Day,
  toOn: Day,
  madeOn: Day,
  madeBy: z.string(),
  sha256: z.string(),
  templateId: z.int().nullable(),
  approvedOn: Day.nullable(),
  approvedBy: z.string().nullable(),
  wordSha256: z.string().nullable(),
});
export type PackLine = z.infer<typeof PackLine>;

const columns = sql.fragment`pack_id, kind, title, body_id, item_id, period_id, period, from_on, to_on, made_on, made_by, sha256,
  template_id, approved_on, approved_by, word_sha256`;

/** The last packs, newest first. */
export async function packs(tx: Tx, atMost = 100): Promise<readonly PackLine[]> {
  return tx.any(sql.type(PackLine)`
    select ${columns}
    from packs
    order by pack_id desc
    limit ${atMost}
  `);
}

const KeptPack = PackLine.extend({ content: z.string() });
export type KeptPack = z.infer<typeof KeptPack>;

export async function packCalled(tx: Tx, packId: number): Promise<KeptPack | null> {
  return tx.maybeOne(sql.type(KeptPack)`
    select ${columns}, content
    from packs
    where pack_id = ${packId}
  `);
}

/** The packs of a period, oldest first. */
export async function packsOf(tx: Tx, periodId: number): Promise<readonly PackLine[]> {
  return tx.any(sql.type(PackLine)`
    select ${columns}
    from packs
    where period_id = ${periodId}
    order by pack_id
  `);
}

export async function addPack(
  tx: Tx,
  councilId: number,
  pack: Omit<PackLine, 'packId' | 'approvedOn' | 'approvedBy' | 'wordSha256' | 'sha256'> & FrozenPack,
): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ packId: z.int() }))`
    insert into packs (council_id, kind, title, body_id, item_id, period_id, period, from_on, to_on, made_on, made_by,
      content, sha256, template_id)
    values (${councilId}, ${pack.kind}, ${pack.title}, ${pack.bodyId}, ${pack.itemId}, ${pack.periodId},
      ${pack.period}, ${pack.fromOn}, ${pack.toOn}, ${pack.madeOn}, ${pack.madeBy}, ${pack.content}, ${pack.sha256},
      ${pack.templateId})
    returning pack_id
  `);
}

/** False where it was approved already. */
export async function setApproved(
  tx: Tx,
  packId: number,
  { on, by, wordSha256 }: { on: Day; by: string; wordSha256: string },
): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    update packs
    set approved_on = ${on}, approved_by = ${by}, word_sha256 = ${wordSha256}
    where pack_id = ${packId} and approved_on is null
  `);
  return rowCount === 1;
}

const Template = z.object({ templateId: z.int(), name: z.string(), sha256: z.string(), givenOn: Day });
export type TemplateLine = z.infer<typeof Template>;

/** The template that new packs are written on. */
export async function templateInUse(tx: Tx): Promise<TemplateLine | null> {
  return tx.maybeOne(sql.type(Template)`
    select template_id, name, sha256, given_on
    from pack_templates
    where ended_on is null
    order by template_id desc
    limit 1
  `);
}

export async function templateCalled(tx: Tx, templateId: number): Promise<TemplateLine | null> {
  return tx.maybeOne(sql.type(Template)`
    select template_id, name, sha256, given_on
    from pack_templates
    where template_id = ${templateId}
  `);
}

export async function addTemplate(
  tx: Tx,
  councilId: number,
  { name, sha256, day }: { name: string; sha256: string; day: Day },
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into pack_templates (council_id, name, sha256, given_on)
    values (${councilId}, ${name}, ${sha256}, ${day})
  `);
}

export async function endTemplates(tx: Tx, day: Day): Promise<void> {
  await tx.query(sql.unsafe`
    update pack_templates
    set ended_on = ${day}
    where ended_on is null
  `);
}

/** Keeps a file by its content; answers its hash. */
export async function keepFile(
  tx: Tx,
  councilId: number,
  file: { name: string; bytes: Uint8Array },
): Promise<string> {
  const sha256 = sha256Of(file.bytes);
  await tx.query(sql.unsafe`
    insert into files (council_id, sha256, name, bytes)
    values (${councilId}, ${sha256}, ${file.name}, ${sql.binary(Buffer.from(file.bytes))})
    on conflict (council_id, sha256) do nothing
  `);
  return sha256;
}

export async function fileBytes(tx: Tx, sha256: string): Promise<Uint8Array | null> {
  return tx.maybeOneFirst(sql.type(z.object({ bytes: z.instanceof(Buffer) }))`
    select bytes
    from files
    where sha256 = ${sha256}
  `);
}

/** The last update of each item by a day; one row an item. What corrects a closed period is left out. */
export async function lastTold(tx: Tx, until: Day): Promise<readonly Told[]> {
  return tx.any(sql.type(Told)`
    select distinct on (item_id) item_id, said_on, done, next, route_to_green, forecast_words as forecast, late
    from updates
    where said_on <= ${until} and not late
    order by item_id, update_id desc
  `);
}

/** What was said of a period after it was closed, oldest first. */
export async function correctionsOf(tx: Tx, periodId: number): Promise<readonly Correction[]> {
  return tx.any(sql.type(Correction)`
    select item_id, said_on, concat_ws('. ', status_words, done) as words
    from updates
    where period_id = ${periodId} and late
    order by update_id
  `);
}
