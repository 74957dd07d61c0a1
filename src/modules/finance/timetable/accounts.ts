// Accounts and audit by year: the days in law, what was done when, and what is late. Pure.
import type { Day } from '../../../kernel/days.ts';
import { type FinancialYear, financialYearSpan } from '../../../kernel/financial-year.ts';
import type { Entry } from '../registers/entry.ts';

/**
 * Days by which audited accounts are published: Accounts and Audit (Amendment) Regulations 2024 (SI 2024/907). From 2028/29
 * on, 30 November after the year.
 */
const backstops: Readonly<Record<FinancialYear, Day>> = {
  '2022/23': '2024-12-13',
  '2023/24': '2025-02-28',
  '2024/25': '2026-02-27',
  '2025/26': '2027-01-31',
  '2026/27': '2027-11-30',
  '2027/28': '2028-11-30',
};

/** Null for years that have no day. */
export function backstopOf(year: FinancialYear): Day | null {
  const end = Number(financialYearSpan(year).last.slice(0, 4));
  if (year < '2015/16') return null;
  return backstops[year] ?? (year < '2022/23' ? '2024-12-13' : `${end}-11-30`);
}

/** Drafts are published so that inspection opens by the first working day of July: by 30 June. */
export const draftDay = (year: FinancialYear): Day => `${financialYearSpan(year).last.slice(0, 4)}-06-30`;

export interface AccountsYear {
  entryId: number;
  name: string;
  year: FinancialYear;
  draft: { by: Day; on: Day | null; isLate: boolean };
  inspectionOn: Day | null;
  audit: { by: Day | null; on: Day | null; isLate: boolean };
  opinion: Entry<'accounts'>['facts']['opinion'] | null;
  auditor: string | null;
  standing: string | null;
}

/** Newest year first. */
export function accountsProgress(entries: readonly Entry<'accounts'>[], day: Day): AccountsYear[] {
  const isLate = (by: Day | null, on: Day | null) => by !== null && (on ?? day) > by;
  return entries
    .map(({ entryId, name, facts }) => {
      const { year, draftOn = null, inspectionOn = null, auditedOn = null } = facts;
      const [draftBy, auditBy] = [draftDay(year), backstopOf(year)];
      return {
        entryId,
        name,
        year,
        draft: { by: draftBy, on: draftOn, isLate: isLate(draftBy, draftOn) },
        inspectionOn,
        audit: { by: auditBy, on: auditedOn, isLate: isLate(auditBy, auditedOn) },
        opinion: facts.opinion ?? null,
        auditor: facts.auditor ?? null,
        standing: facts.standing ?? null,
      };
    })
    .toSorted((a, b) => b.year.localeCompare(a.year));
}
