// Every register of money, in the order of the page that lists them.
import type { Field } from '../field.ts';
import type { FactsOf, Register } from '../register.ts';
import { budgetLines, grants, ratesBases, reserves, taxBases } from './budget.ts';
import { balances, loans, schemes } from './debt.ts';
import { disinvestments } from './disinvestments.ts';
import { section114, support } from './distress.ts';
import { cashBalances, cashFlows, services } from './in-year.ts';
import { disposals, investments } from './receipts.ts';
import { savings } from './savings.ts';
import { spreads } from './spreads.ts';
import { accountsYears, budgetSteps } from './timetable.ts';

export const moneyRegisters = {
  'budget-lines': budgetLines,
  services,
  savings,
  disinvestments,
  loans,
  balances,
  schemes,
  disposals,
  investments,
  reserves,
  grants,
  'tax-bases': taxBases,
  'rates-bases': ratesBases,
  cash: cashBalances,
  'cash-flows': cashFlows,
  support,
  'section-114': section114,
  'budget-steps': budgetSteps,
  accounts: accountsYears,
  spreads,
} as const;

export type MoneyKind = keyof typeof moneyRegisters;
export type FactsOfKind<Kind extends MoneyKind> = FactsOf<(typeof moneyRegisters)[Kind]['fields']>;
export const moneyKinds = Object.keys(moneyRegisters) as MoneyKind[]; // The keys of the record are its kinds.

/** Any register, for whoever asks its fields one by one. */
export type AnyRegister = Omit<Register, 'fields' | 'schema' | 'rules' | 'totals'> & {
  kind: MoneyKind;
  fields: Readonly<Record<string, Field>>;
  schema: { safeParse(facts: unknown): { success: boolean } };
  rules: (facts: never) => { field: string; message: string }[];
  totals: readonly string[];
};
export const registerCalled = (kind: string): AnyRegister | undefined =>
  (moneyRegisters as Readonly<Record<string, unknown>>)[kind] as AnyRegister | undefined; // Each is a register whose fields are asked as fields.
