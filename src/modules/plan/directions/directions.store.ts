// How the thread reads instruments, what they did, what commissioners found, and the functions that others exercise.
import { sql, type Tx } from '../../../db/database.ts';
import type { TableAt } from '../table-at.store.ts';
import { Assessment, ExercisedFunction, Instrument, InstrumentEvent } from './direction.ts';

export async function loadInstruments(tx: Tx, from: TableAt): Promise<Instrument[]> {
  return [
    ...(await tx.any(sql.type(Instrument)`
    select instruments.instrument_id as id, instruments.title, instruments.made_by, instruments.made_on,
      instruments.version, instruments.replaced_on, instruments.replaced_by,
      coalesce(
        jsonb_agg(mandates.item_id order by mandates.item_id) filter (where mandates.item_id is not null),
        '[]'
      ) as mandates
    from ${from('instruments')}
    left join ${from('mandates')} on mandates.instrument_id = instruments.instrument_id
      and mandates.council_id = instruments.council_id
    group by instruments.instrument_id, instruments.title, instruments.made_by, instruments.made_on,
      instruments.version, instruments.replaced_on, instruments.replaced_by
    order by instruments.instrument_id
  `)),
  ];
}

export async function loadInstrumentEvents(tx: Tx, from: TableAt): Promise<InstrumentEvent[]> {
  return [
    ...(await tx.any(sql.type(InstrumentEvent)`
    select event_id as id, instrument_id, kind, happened_on, words, link, by_instrument, mandate_id
    from ${from('instrument_events')}
    order by event_id
  `)),
  ];
}

export async function loadAssessments(tx: Tx, from: TableAt): Promise<Assessment[]> {
  return [
    ...(await tx.any(sql.type(Assessment)`
    select assessment_id as id, mandate_id, finding, words, evidence, to_jsonb(evidence_ids) as evidence_ids, written_on,
      written_by, issued_on, published_on, link
    from ${from('assessments')}
    order by assessment_id
  `)),
  ];
}

export async function loadFunctions(tx: Tx, from: TableAt): Promise<ExercisedFunction[]> {
  return [
    ...(await tx.any(sql.type(ExercisedFunction)`
    select function_id as id, words, instrument_id, exercised_by, from_on, until_on, returned_on, returned_by
    from ${from('exercised_functions')}
    order by function_id
  `)),
  ];
}
