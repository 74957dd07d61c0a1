// The only SQL for public data and comparators.
import { z } from 'zod';
import { sql, type Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import type { PublicFile } from './read.ts';
import { ApprovedCase, KeptFigures, KnownArea, Peers, Source } from './source.ts';

export interface By {
  day: Day;
  name: string;
}

/** Newest first. */
export async function allSources(tx: Tx): Promise<readonly Source[]> {
  return tx.any(sql.type(Source)`
    select source_id, kind, title, file_sha256, stage, found_words, loaded_on, loaded_by
    from public_sources
    order by source_id desc
  `);
}

/** All of the file in two statements. Answers the number of the source. */
export async function addSource(
  tx: Tx,
  councilId: number,
  file: PublicFile & { sha256: string },
  by: By,
): Promise<number> {
  const sourceId = await tx.oneFirst(sql.type(z.object({ sourceId: z.int() }))`
    insert into public_sources (council_id, kind, title, file_sha256, stage, found_words, loaded_on, loaded_by)
    values (${councilId}, ${file.kind}, ${file.title}, ${file.sha256}, ${file.stage},
      ${sql.array([...file.found], 'text')}, ${by.day}, ${by.name})
    returning source_id
  `);
  const rows = file.areas.map(({ areaCode, year, areaName, figures, missing }) => [
    areaCode,
    year,
    areaName,
    JSON.stringify(figures),
    missing,
  ]);
  await tx.query(sql.unsafe`
    insert into public_figures (council_id, source_id, area_code, year, area_name, figures, missing)
    select ${councilId}, ${sourceId}, area_code, year, area_name, figures, missing
    from ${sql.unnest(rows, ['text', 'text', 'text', 'jsonb', 'text'])}
      as given (area_code, year, area_name, figures, missing)
  `);
  return sourceId;
}

/** Of these areas, by year; of what two sources of a kind say, the one loaded later. */
export async function figuresOf(tx: Tx, areaCodes: readonly string[]): Promise<readonly KeptFigures[]> {
  return tx.any(sql.type(KeptFigures)`
    select distinct on (source.kind, figure.area_code, figure.year)
      source.kind, figure.source_id, figure.area_code, figure.area_name, figure.year, figure.figures, figure.missing
    from public_figures as figure
    join public_sources as source using (council_id, source_id)
    where figure.area_code = any(${sql.array([...areaCodes], 'text')})
    order by source.kind, figure.area_code, figure.year, figure.source_id desc
  `);
}

/** How many rows of a source a later one of its kind has replaced. */
export async function replacedBy(tx: Tx, file: Pick<PublicFile, 'kind' | 'areas'>): Promise<number> {
  const pairs = file.areas.map(({ areaCode, year }) => [areaCode, year]);
  return tx.oneFirst(sql.type(z.object({ number: z.int() }))`
    select count(distinct (figure.area_code, figure.year))::int as number
    from public_figures as figure
    join public_sources as source using (council_id, source_id)
    join ${sql.unnest(pairs, ['text', 'text'])} as given (area_code, year)
      on given.area_code = figure.area_code and given.year = figure.year
    where source.kind = ${file.kind}
  `);
}

/** Every council that any source names, by its latest name. */
export async function knownAreas(tx: Tx): Promise<readonly KnownArea[]> {
  return tx.any(sql.type(KnownArea)`
    select area_code, area_name
    from (
      select distinct on (area_code) area_code, area_name
      from public_figures
      order by area_code, year desc, source_id desc
    ) as latest
    order by area_name, area_code
  `);
}

export async function peersNow(tx: Tx): Promise<Peers | null> {
  return tx.maybeOne(sql.type(Peers)`
    select set_id, name, why, own_code, area_codes, kept_on, kept_by
    from finance_peers
    order by set_id desc
    limit 1
  `);
}

export async function addPeers(
  tx: Tx,
  councilId: number,
  given: { name: string; why: string; ownCode: string; areaCodes: readonly string[] },
  by: By,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into finance_peers (council_id, name, why, own_code, area_codes, kept_on, kept_by)
    values (${councilId}, ${given.name}, ${given.why}, ${given.ownCode},
      ${sql.array([...given.areaCodes], 'text')}, ${by.day}, ${by.name})
  `);
}

/** Newest first. */
export async function approvedCases(tx: Tx): Promise<readonly ApprovedCase[]> {
  return tx.any(sql.type(ApprovedCase)`
    select case_id, line, title, approved_by, approved_on, words
    from comparator_cases
    order by case_id desc
  `);
}

export async function addCase(
  tx: Tx,
  councilId: number,
  given: Omit<ApprovedCase, 'caseId'>,
  by: By,
): Promise<void> {
  await tx.query(sql.unsafe`
    insert into comparator_cases (council_id, line, title, approved_by, approved_on, words, kept_on, kept_by)
    values (${councilId}, ${given.line}, ${given.title}, ${given.approvedBy}, ${given.approvedOn}, ${given.words},
      ${by.day}, ${by.name})
  `);
}

const ServiceSaving = z.object({ line: z.string(), entryId: z.int() });

export async function savingsByService(tx: Tx): Promise<readonly z.infer<typeof ServiceSaving>[]> {
  return tx.any(sql.type(ServiceSaving)`
    select line, entry_id
    from comparator_savings
    order by line, entry_id
  `);
}

export async function replaceSavings(
  tx: Tx,
  councilId: number,
  { line, entryIds }: { line: string; entryIds: readonly number[] },
): Promise<void> {
  await tx.query(sql.unsafe`
    delete from comparator_savings
    where line = ${line}
  `);
  await tx.query(sql.unsafe`
    insert into comparator_savings (council_id, line, entry_id)
    select ${councilId}, ${line}, unnest(${sql.array([...new Set(entryIds)], 'int8')})
  `);
}
