// The only SQL for audits.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import { live, type TableAt } from '../../plan/index.ts';
import type { Keeper } from '../map/map.store.ts';
import {
  Audit,
  AuditItem,
  type AuditNow,
  AuditStep,
  auditsNow,
  type NewAudit,
  type NewAuditStep,
} from './audit.ts';

/** By year and quarter, latest year first. Three queries. */
export async function allAudits(tx: Tx, from: TableAt = live): Promise<readonly AuditNow[]> {
  const audits = await tx.any(sql.type(Audit)`
    select audit_id, title, year, quarter, auditor, kept_on
    from ${from('audits')}
    order by year desc, quarter, audit_id
  `);
  const links = await tx.any(sql.type(AuditItem)`
    select audit_id, item_id, link
    from ${from('audit_items')}
    order by audit_id, item_id, link
  `);
  const steps = await tx.any(sql.type(AuditStep)`
    select step_id, audit_id, status, on_day, opinion, words, recorded_on, recorded_by
    from ${from('audit_steps')}
    order by step_id
  `);
  return auditsNow(audits, links, steps);
}

export async function addAudit(tx: Tx, councilId: number, given: NewAudit, by: Keeper): Promise<number> {
  return tx.oneFirst(sql.type(z.object({ auditId: z.int() }))`
    insert into audits (council_id, title, year, quarter, auditor, kept_on, kept_by)
    values (${councilId}, ${given.title}, ${given.year}, ${given.quarter}, ${given.auditor}, ${by.day}, ${by.name})
    returning audit_id
  `);
}

/** What is linked already stays linked. */
export async function linkItems(tx: Tx, councilId: number, links: readonly AuditItem[]): Promise<void> {
  for (const { auditId, itemId, link } of links)
    await tx.query(sql.unsafe`
      insert into audit_items (council_id, audit_id, item_id, link)
      values (${councilId}, ${auditId}, ${itemId}, ${link})
      on conflict do nothing
    `);
}

export async function addAuditStep(
  tx: Tx,
  councilId: number,
  given: NewAuditStep & { auditId: number },
  by: Keeper,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into audit_steps (council_id, audit_id, status, on_day, opinion, words, recorded_on, recorded_by)
    values (${councilId}, ${given.auditId}, ${given.status}, ${given.onDay}, ${given.opinion ?? null},
      ${given.words ?? null}, ${by.day}, ${by.name})
  `);
}
