// What each priority of the corporate plan costs: budgets of services by the shares they serve it with, and its savings. Pure.
import type { FinancialYear } from '../../../kernel/financial-year.ts';
import type { Pence } from '../../../kernel/money.ts';
import type { AllEntries } from '../registers/entry.ts';
import { partsIn } from '../registers/parts.ts';
import type { Account } from './in-year.ts';

export interface PriorityPart {
  entryId: number;
  name: string;
  account: Account;
  percent: number;
  amount: Pence;
}

export interface PriorityCost {
  name: string;
  /** Services that serve it, the largest first. */
  parts: readonly PriorityPart[];
  /** Kept apart by account. */
  costs: Readonly<Partial<Record<Account, Pence>>>;
  /** Full-year effect of the savings that name it. */
  savings: Pence;
}

/** Names are the same whatever their capitals, apostrophes and spaces. */
export const sameName = (name: string): string =>
  name.toLowerCase().replace(/[’‘`]/g, "'").replace(/\s+/g, ' ').trim();

/** By name, those of `first` in their order before others; budget of no priority is the last, with a null name. */
export function costOfPriorities(
  { services, savings }: Pick<AllEntries, 'services' | 'savings'>,
  year: FinancialYear,
  first: readonly string[],
): { priorities: PriorityCost[]; rest: PriorityPart[] } {
  const found = new Map<string, { name: string; parts: PriorityPart[]; savings: Pence }>();
  const at = (name: string) => {
    const key = sameName(name);
    const one = found.get(key) ?? { name: name.trim(), parts: [], savings: 0 };
    found.set(key, one);
    return one;
  };
  for (const name of first) at(name);
  const rest: PriorityPart[] = [];
  for (const { entryId, name, facts } of services.filter((one) => one.facts.year === year)) {
    let left = facts.budget;
    let unnamed = 100;
    for (const { name: priority, percent } of partsIn(facts.priorities)) {
      const amount = Math.round((facts.budget * percent) / 100);
      at(priority).parts.push({ entryId, name, account: facts.account, percent, amount });
      left -= amount;
      unnamed -= percent;
    }
    if (unnamed > 0.1)
      rest.push({ entryId, name, account: facts.account, percent: Number(unnamed.toFixed(2)), amount: left });
  }
  for (const { facts } of savings) if (facts.priority) at(facts.priority).savings += facts.fullYear;
  return {
    priorities: [...found.values()].map(({ name, parts, savings: saved }) => ({
      name,
      parts: parts.toSorted((a, b) => b.amount - a.amount),
      costs: byAccount(parts),
      savings: saved,
    })),
    rest,
  };
}

export function byAccount(parts: readonly PriorityPart[]): Partial<Record<Account, Pence>> {
  const costs: Partial<Record<Account, Pence>> = {};
  for (const { account, amount } of parts) costs[account] = (costs[account] ?? 0) + amount;
  return costs;
}
