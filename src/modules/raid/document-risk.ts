// What a loaded document says of a risk, read from its lines (`Likelihood: 4`): its scores, what is in place, its owner.
import type { Item } from '../plan/index.ts';
import type { Matrix } from './matrix.ts';
import { type Mark, mistakesIn, type ScoreRole } from './score.ts';

const roleOf: Record<string, ScoreRole> = {
  inherent: 'inherent',
  gross: 'inherent',
  unmitigated: 'inherent',
  current: 'current',
  residual: 'current',
  net: 'current',
  target: 'target',
};

const stepLine =
  /^(?:(inherent|gross|unmitigated|current|residual|net|target)\s+)?(?:risk\s+)?(likelihood|probability|impact|severity)\s*:\s*(.+)$/i;
const controlLine = /^(?:mitigations?|controls?|existing controls?|mitigating actions?)\s*:\s*(.+)$/i;

export interface DocumentRisk {
  scores: { role: ScoreRole; mark: Mark }[];
  controls: string[];
  ownerId: number | null;
}

/** Only what fits the matrix becomes a score: a document on another scale keeps its figures as words, and no score. */
export function documentRisk(item: Item, matrix: Matrix | undefined): DocumentRisk {
  const steps = new Map<ScoreRole, { likelihood?: number | undefined; impact?: number | undefined }>();
  const controls: string[] = [];
  for (const line of (item.detail ?? '').split('\n')) {
    const control = controlLine.exec(line)?.[1];
    if (control) controls.push(control.slice(0, 500));
    const found = stepLine.exec(line);
    if (!found || !matrix) continue;
    const [, prefix = 'current', name = '', words = ''] = found;
    const role = roleOf[prefix.toLowerCase()] ?? 'current';
    const which = /^(likelihood|probability)$/i.test(name) ? 'likelihood' : 'impact';
    steps.set(role, { ...steps.get(role), [which]: stepOf(words, matrix[which]) });
  }
  const scores = [...steps].flatMap(([role, { likelihood, impact }]) => {
    if (likelihood === undefined || impact === undefined || !matrix) return [];
    const mark = { likelihood, impact, amountPence: null };
    return mistakesIn(matrix, mark).length > 0 ? [] : [{ role, mark }];
  });
  const ownerId = item.parts.find((part) => part.personId !== null && part.certain)?.personId ?? null;
  return { scores, controls, ownerId };
}

/** `4`, `4 - Likely`, `Likely`: a number alone, or the council's own word for the step. */
function stepOf(words: string, steps: readonly string[]): number | undefined {
  const number = /^\d+/.exec(words.trim())?.[0];
  if (number) return Number(number);
  const place = steps.findIndex((step) => step.toLowerCase() === words.trim().toLowerCase());
  return place === -1 ? undefined : place + 1;
}
