// The only SQL for registers of standards and the council's judgements of them.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Keeper } from '../map/map.store.ts';
import {
  type NewRegister,
  type NewSelfAssessment,
  type NewStandard,
  SelfAssessment,
  Standard,
  StandardRegister,
} from './standard.ts';

export async function allRegisters(tx: Tx): Promise<readonly StandardRegister[]> {
  return tx.any(sql.type(StandardRegister)`
    select register_id, name, version, source, kept_on, kept_by
    from standard_registers
    order by name, register_id
  `);
}

/** Of every register, in the order entered. */
export async function allStandards(tx: Tx): Promise<readonly Standard[]> {
  return tx.any(sql.type(Standard)`
    select standard_id, register_id, ref, title
    from standards
    order by standard_id
  `);
}

export async function allAssessments(tx: Tx): Promise<readonly SelfAssessment[]> {
  return tx.any(sql.type(SelfAssessment)`
    select assessment_id, standard_id, standing, evidence, owner, assessed_on, review_on, recorded_on, recorded_by
    from standard_assessments
    order by assessment_id
  `);
}

/** Answers its number, or null where the council has that version of it already. */
export async function addRegister(
  tx: Tx,
  councilId: number,
  given: NewRegister,
  by: Keeper,
): Promise<number | null> {
  return tx.maybeOneFirst(sql.type(z.object({ registerId: z.int() }))`
    insert into standard_registers (council_id, name, version, source, kept_on, kept_by)
    values (${councilId}, ${given.name}, ${given.version}, ${given.source}, ${by.day}, ${by.name})
    on conflict (council_id, name, version) do nothing
    returning register_id
  `);
}

/** Answers its number, or null where the register has that letter or number already. */
export async function addStandard(
  tx: Tx,
  councilId: number,
  given: NewStandard & { registerId: number },
  by: Keeper,
): Promise<number | null> {
  return tx.maybeOneFirst(sql.type(z.object({ standardId: z.int() }))`
    insert into standards (council_id, register_id, ref, title, kept_on, kept_by)
    values (${councilId}, ${given.registerId}, ${given.ref}, ${given.title}, ${by.day}, ${by.name})
    on conflict (council_id, register_id, ref) do nothing
    returning standard_id
  `);
}

export async function addSelfAssessment(
  tx: Tx,
  councilId: number,
  given: NewSelfAssessment & { standardId: number },
  by: Keeper,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into standard_assessments
      (council_id, standard_id, standing, evidence, owner, assessed_on, review_on, recorded_on, recorded_by)
    values (${councilId}, ${given.standardId}, ${given.standing}, ${given.evidence}, ${given.owner},
      ${given.assessedOn}, ${given.reviewOn}, ${by.day}, ${by.name})
  `);
}

/** A register with its rows. Answers their numbers, or null where the council has that version of it already. */
export async function addList(
  tx: Tx,
  councilId: number,
  list: NewRegister & { standards: readonly NewStandard[] },
  by: Keeper,
): Promise<{ registerId: number; standards: ReadonlyMap<string, number> } | null> {
  const registerId = await addRegister(tx, councilId, list, by);
  if (registerId === null) return null;
  const standards = new Map<string, number>();
  for (const standard of list.standards) {
    const standardId = await addStandard(tx, councilId, { ...standard, registerId }, by);
    if (standardId !== null) standards.set(standard.ref, standardId);
  }
  return { registerId, standards };
}
