// The year that runs, by service: budget, where its profile should stand, what the ledger says, and where it will end. Pure.
import { addMonths, type Day } from '../../../kernel/days.ts';
import type { FinancialYear } from '../../../kernel/financial-year.ts';
import type { Pence } from '../../../kernel/money.ts';
import type { AllEntries } from '../registers/entry.ts';
import { accounts } from '../registers/kinds/in-year.ts';
import { shareTo } from '../registers/parts.ts';
import { type LedgerAmount, monthAt } from './ledger.ts';

export type Account = keyof typeof accounts;

export interface CostCentre {
  code: string;
  name: string | null;
  actual: Pence;
  months: readonly { month: Day; amount: Pence }[];
}

export interface ServiceInYear {
  entryId: number;
  name: string;
  account: Account;
  budget: Pence;
  /** What the profile has to the end of the month of the position. */
  profiled: Pence;
  actual: Pence;
  /** Above nought more was spent than the profile has. */
  variance: Pence;
  /** Of the whole year; `isOwn` where an officer gave it, else the ledger so far with the rest of the profile. */
  forecast: Pence;
  isOwn: boolean;
  /** Forecast less budget. */
  outturn: Pence;
  /** What its recovery action brings back. */
  recovers: Pence;
  cause: string | null;
  recovery: string | null;
  costCentres: readonly CostCentre[];
}

export interface InYear {
  year: FinancialYear;
  /** Months of the year that the ledger holds: 0 where none is loaded. */
  months: number;
  services: readonly ServiceInYear[];
  /** Cost centres of the ledger that no service names. */
  unclaimed: readonly CostCentre[];
  /** Codes that several services name: each counts for the first alone. */
  claimedTwice: readonly { code: string; names: readonly string[] }[];
}

type Service = AllEntries['services'][number];

/** Above this part of its budget, and this amount, an overspend asks for a recovery action. */
const notable = { part: 0.01, pence: 100_000_00 };

export const wantsRecovery = ({ budget, outturn, recovery }: ServiceInYear): boolean =>
  recovery === null && outturn > notable.pence && outturn > Math.abs(budget) * notable.part;

export function inYear(
  entries: readonly Service[],
  ledger: readonly LedgerAmount[],
  year: FinancialYear,
): InYear {
  const own = entries.filter(({ facts }) => facts.year === year);
  const last = ledger
    .map(({ month }) => month)
    .toSorted()
    .at(-1);
  const months = last === undefined ? 0 : monthNumber(year, last);
  const centres = centresOf(ledger);
  const { claims, claimedTwice } = claimsOf(own, centres);
  return {
    year,
    months,
    services: own.map((service) => serviceInYear(service, claims.get(service.entryId) ?? [], months)),
    unclaimed: claims.get(nobody) ?? [],
    claimedTwice,
  };
}

/** 1 for April. */
function monthNumber(year: FinancialYear, month: Day): number {
  let number = 1;
  while (number < 12 && monthAt(year, number) < month) number += 1;
  return number;
}

function centresOf(ledger: readonly LedgerAmount[]): CostCentre[] {
  return [...Map.groupBy(ledger, ({ costCentre }) => costCentre)].map(([code, own]) => ({
    code,
    name: own.find(({ costCentreName }) => costCentreName !== null)?.costCentreName ?? null,
    actual: own.reduce((sum, { amount }) => sum + amount, 0),
    months: own.map(({ month, amount }) => ({ month, amount })),
  }));
}

const nobody = 0;
const codesOf = ({ facts, name }: Service): string[] =>
  [...(facts.codes ?? '').split(/[,;\n]+/).map((code) => code.trim()), name]
    .filter(Boolean)
    .map((code) => code.toLowerCase());

/** How closely a service names a cost centre: whole codes before beginnings, longer beginnings before shorter; 0 not at all. */
function closeness(codes: readonly string[], code: string): number {
  const said = code.toLowerCase();
  return codes.reduce((best, one) => {
    if (one === said) return Number.POSITIVE_INFINITY;
    return one.endsWith('*') && said.startsWith(one.slice(0, -1)) ? Math.max(best, one.length) : best;
  }, 0);
}

function claimsOf(services: readonly Service[], centres: readonly CostCentre[]) {
  const claims = new Map<number, CostCentre[]>();
  const claimedTwice: { code: string; names: string[] }[] = [];
  const named = services.map((service) => ({ service, codes: codesOf(service) }));
  for (const centre of centres) {
    const ranked = named
      .map(({ service, codes }) => ({ service, rank: closeness(codes, centre.code) }))
      .filter(({ rank }) => rank > 0);
    const best = Math.max(0, ...ranked.map(({ rank }) => rank));
    const equal = ranked.filter(({ rank }) => rank === best);
    if (equal.length > 1)
      claimedTwice.push({ code: centre.code, names: equal.map(({ service }) => service.name) });
    const owner = equal[0]?.service.entryId ?? nobody;
    claims.set(owner, [...(claims.get(owner) ?? []), centre]);
  }
  return { claims, claimedTwice };
}

function serviceInYear(
  { entryId, name, facts }: Service,
  costCentres: readonly CostCentre[],
  months: number,
): ServiceInYear {
  const { account, budget, recovers = 0, cause = null, recovery = null } = facts;
  const actual = costCentres.reduce((sum, one) => sum + one.actual, 0);
  const profiled = Math.round(budget * shareTo(facts.profile, months));
  // Where the ledger holds nothing of a service, its profile is all that is known.
  const forecast = facts.forecast ?? (costCentres.length > 0 ? actual + budget - profiled : budget);
  return {
    entryId,
    name,
    account,
    budget,
    profiled,
    actual,
    variance: actual - profiled,
    forecast,
    isOwn: facts.forecast !== undefined,
    outturn: forecast - budget,
    recovers,
    cause,
    recovery,
    costCentres,
  };
}

export interface AccountInYear {
  account: Account;
  services: readonly ServiceInYear[];
  budget: Pence;
  profiled: Pence;
  actual: Pence;
  forecast: Pence;
  outturn: Pence;
  recovers: Pence;
}

/** The accounts that have services, each by itself: they are not added up. */
export function accountsOf({ services }: Pick<InYear, 'services'>): AccountInYear[] {
  return (Object.keys(accounts) as Account[]).flatMap((account) => {
    const own = services.filter((service) => service.account === account);
    const sum = (of: (service: ServiceInYear) => Pence) => own.reduce((total, one) => total + of(one), 0);
    return own.length === 0
      ? []
      : [
          {
            account,
            services: own,
            budget: sum((one) => one.budget),
            profiled: sum((one) => one.profiled),
            actual: sum((one) => one.actual),
            forecast: sum((one) => one.forecast),
            outturn: sum((one) => one.outturn),
            recovers: sum((one) => one.recovers),
          },
        ];
  });
}

/** The twelve months that begin with the one of a day. */
export const twelveMonthsFrom = (day: Day): Day[] =>
  Array.from({ length: 12 }, (_, at) => addMonths(`${day.slice(0, 7)}-01`, at));
