// For tests: what a person says a document holds, and how well a reading agrees with it (F1, 1 being all and no more).
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Action, Draft } from './draft.ts';

/** One action as a person wrote it down. What is absent is not judged; `latest: null` is a date nobody can miss. */
export interface TrueAction {
  ref?: string;
  title: string;
  leads?: string[];
  due?: string;
  latest?: string | null;
  revised?: string;
  status?: string;
  means?: string;
  mandates?: string[];
  theme?: string;
  subActions?: string[];
  notes?: string[];
}

export interface Truth {
  actions: TrueAction[];
  mandates?: string[];
  risks?: string[];
  riskOwners?: string[];
  riskRefs?: string[];
  /** Of each risk, its scores from the first to the one aimed at, each kept under the header it stands in. */
  riskScores?: string[][];
  /** Title, and the last day of its date. */
  milestones?: [title: string, latest: string | null][];
  people?: string[];
  /** Scores below 1 that are known and explained in the truth's own note. */
  beyond?: Partial<Scores>;
  recommendations?: number;
  measures?: TrueMeasure[];
}

/** What is absent is not judged. */
export interface TrueMeasure {
  title: string;
  target?: string;
  actual?: string;
  status?: string;
  responsible?: string[];
}

export const strangers = resolve(import.meta.dirname, '../../../fixtures/reading/strangers');

export function strangerNames(): string[] {
  return readdirSync(strangers).filter((name) => /\.(?:txt|md|html|csv)$/.test(name));
}

export function truthOf(name: string): Truth {
  return JSON.parse(readFileSync(resolve(strangers, name.replace(/\.\w+$/, '.json')), 'utf8'));
}

/** Words without the accidents of spacing. */
const plain = (words: string) => words.replace(/\s+/g, ' ').trim();

/** Harmonic mean of how much of the truth was read and how much of what was read is true. 1 when both are empty. */
export function f1(truth: readonly string[], read: readonly string[]): number {
  if (truth.length + read.length === 0) return 1;
  const spare = [...read];
  let hits = 0;
  for (const one of truth) {
    const at = spare.indexOf(one);
    if (at < 0) continue;
    spare.splice(at, 1);
    hits += 1;
  }
  return (2 * hits) / (truth.length + read.length);
}

type Field = 'action' | 'owner' | 'date' | 'day' | 'status' | 'mandate' | 'theme';
export type Scores = Record<Field, number>;

const facts: Record<Field, [of: (one: TrueAction) => string[], read: (one: Action) => string[]]> = {
  action: [({ title }) => [plain(title)], ({ title }) => [plain(title)]],
  owner: [
    ({ title, leads }) => (leads ?? []).map((one) => `${plain(title)}: ${plain(one)}`),
    ({ title, leads }) => leads.map(({ words }) => `${plain(title)}: ${plain(words)}`),
  ],
  date: [
    ({ title, due }) => (due ? [`${plain(title)}: ${plain(due)}`] : []),
    ({ title, due }) => (due ? [`${plain(title)}: ${plain(due.words)}`] : []),
  ],
  day: [
    ({ title, latest }) => (latest ? [`${plain(title)}: ${latest}`] : []),
    ({ title, due }) => (due?.latest ? [`${plain(title)}: ${due.latest}`] : []),
  ],
  status: [
    ({ title, status }) => (status ? [`${plain(title)}: ${plain(status)}`] : []),
    ({ title, status }) => (status ? [`${plain(title)}: ${plain(status.words)}`] : []),
  ],
  mandate: [
    ({ title, mandates }) => (mandates ?? []).map((one) => `${plain(title)}: ${one}`),
    ({ title, mandates }) => mandates.map((one) => `${plain(title)}: ${one}`),
  ],
  theme: [
    ({ title, theme }) => (theme ? [`${plain(title)}: ${plain(theme)}`] : []),
    ({ title, theme }) => (theme ? [`${plain(title)}: ${plain(theme)}`] : []),
  ],
};

/**
 * Mandates and themes are judged only where the truth names them for every action, and the last day of a date where it
 * gives one, or says (with `null`) that there is none.
 */
export function score(truth: Truth, draft: Pick<Draft, 'actions'>): Scores {
  const isJudged = (field: Field) => {
    if (field === 'day') return truth.actions.every(({ latest }) => latest !== undefined);
    if (field !== 'mandate' && field !== 'theme') return true;
    return truth.actions.length > 0 && truth.actions.every((one) => facts[field][0](one).length > 0);
  };
  return Object.fromEntries(
    Object.entries(facts).map(([field, [of, read]]) => [
      field,
      isJudged(field as Field) ? f1(truth.actions.flatMap(of), draft.actions.flatMap(read)) : 1,
    ]),
  ) as Scores; // The keys are those of `facts`.
}
