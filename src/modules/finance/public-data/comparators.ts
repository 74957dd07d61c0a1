// What a page, a file and a call of comparators need: the set, the figures kept, and the comparison of the year asked for.
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Tx } from '../../../db/database.ts';
import { storedEntries } from '../registers/entry.store.ts';
import { moneyPaths } from '../registers/register.ts';
import { doingOf, type MoneySettings } from '../settings.ts';
import { compareYear, type ServiceYear, yearsOf } from './comparison.ts';
import {
  allSources,
  approvedCases,
  figuresOf,
  knownAreas,
  peersNow,
  savingsByService,
} from './public-data.store.ts';
import type { ApprovedCase, KeptFigures, Peers, Source } from './source.ts';

export interface Compared {
  peers: Peers | null;
  kept: readonly KeptFigures[];
  /** Latest first. */
  years: readonly string[];
  year: string | null;
  services: readonly ServiceYear[];
  cases: readonly ApprovedCase[];
  savings: readonly PlannedSaving[];
  /** Those from which the figures come. */
  sources: readonly Source[];
  hasFiles: boolean;
}

/** A saving that is planned for a service above the median. */
export interface PlannedSaving {
  /** The key of the service's line. */
  line: string;
  entryId: number;
  title: string;
  path: string;
  /** Of a full year, in whole pence. */
  pence: number;
}

/** The year asked for, else the latest in which the council itself has figures. Nine queries. */
export async function readCompared(
  request: FastifyRequest,
  settings: MoneySettings,
  asked: string | undefined,
): Promise<Compared> {
  const { database, actor, councilId } = doingOf(request, settings);
  return database.read(actor, councilId, async (tx) => {
    const peers = await peersNow(tx);
    const kept = peers ? await figuresOf(tx, [peers.ownCode, ...peers.areaCodes]) : [];
    const years = yearsOf(kept);
    const own = kept.find(
      (one) =>
        one.areaCode === peers?.ownCode &&
        one.kind === 'outturn' &&
        one.missing === null &&
        one.year === latestOwn(kept, peers.ownCode),
    );
    const year = asked && years.includes(asked) ? asked : (own?.year ?? years[0] ?? null);
    const used = new Set(kept.map(({ sourceId }) => sourceId));
    const sources = await allSources(tx);
    return {
      peers,
      kept,
      years,
      year,
      services: peers && year ? compareYear(kept, peers, year) : [],
      cases: await approvedCases(tx),
      savings: await plannedSavings(tx),
      sources: sources.filter(({ sourceId }) => used.has(sourceId)),
      hasFiles: (await knownAreas(tx)).length > 0,
    };
  });
}

function latestOwn(kept: readonly KeptFigures[], ownCode: string): string | undefined {
  return kept
    .filter(({ areaCode, kind, missing }) => areaCode === ownCode && kind === 'outturn' && missing === null)
    .map(({ year }) => year)
    .sort()
    .at(-1);
}

const SavingFacts = z.object({ fullYear: z.int() });

/** Those of the register that go on. */
async function plannedSavings(tx: Tx): Promise<PlannedSaving[]> {
  const entries = (await storedEntries(tx, { kind: 'savings' })).filter(({ endedOn }) => endedOn === null);
  const known = new Map(entries.map((entry) => [entry.entryId, entry]));
  return (await savingsByService(tx)).flatMap(({ line, entryId }) => {
    const entry = known.get(entryId);
    if (!entry) return [];
    const { fullYear } = SavingFacts.parse(entry.facts);
    return [{ line, entryId, title: entry.name, path: moneyPaths.one('savings', entryId), pence: fullYear }];
  });
}
