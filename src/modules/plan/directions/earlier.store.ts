// Assessments issued, and functions handed to others, before Goldthread was used: put in when a council begins.
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import type { FindingKind } from './direction.ts';

export interface EarlierAssessment {
  mandateId: number;
  finding: FindingKind;
  words: string;
  evidence: string;
  writtenOn: Day;
  writtenBy: string;
  issuedOn: Day;
  publishedOn: Day | null;
}

export async function addEarlierAssessment(tx: Tx, councilId: number, one: EarlierAssessment): Promise<void> {
  await tx.query(sql.unsafe`
    insert into assessments (council_id, mandate_id, finding, words, evidence, written_on, written_by, account_id,
      issued_on, published_on)
    values (${councilId}, ${one.mandateId}, ${one.finding}, ${one.words}, ${one.evidence}, ${one.writtenOn},
      ${one.writtenBy}, 'before', ${one.issuedOn}, ${one.publishedOn})
  `);
}

export interface EarlierFunction {
  words: string;
  instrumentId: number;
  exercisedBy: string;
  fromOn: Day;
  untilOn: Day | null;
  returned: { on: Day; by: number } | null;
  toldBy: string;
}

export async function addEarlierFunction(tx: Tx, councilId: number, one: EarlierFunction): Promise<void> {
  await tx.query(sql.unsafe`
    insert into exercised_functions (council_id, words, instrument_id, exercised_by, from_on, until_on, told_by,
      returned_on, returned_by)
    values (${councilId}, ${one.words}, ${one.instrumentId}, ${one.exercisedBy}, ${one.fromOn}, ${one.untilOn},
      ${one.toldBy}, ${one.returned?.on ?? null}, ${one.returned?.by ?? null})
  `);
}
