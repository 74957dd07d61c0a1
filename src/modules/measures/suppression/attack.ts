// What a reader with everything that was shown can work out of a hidden count: the least and the most that it can be.
import { type Constraint, solve } from 'yalps';
import type { Sum, Table } from './suppress.ts';

export type Hidden = Set<string>;

/** The hidden counts that hang together with one, and every sum in which one of them stands. */
export interface System {
  unknown: string[];
  sums: Sum[];
}

export function systemAround(table: Table, hidden: Hidden, from: string): System {
  const unknown = new Set([from]);
  const sums = new Set<Sum>();
  for (const id of unknown)
    for (const sum of table.sumsOf.get(id) ?? []) {
      if (sums.has(sum)) continue;
      sums.add(sum);
      for (const member of [sum.total, ...sum.parts]) if (hidden.has(member)) unknown.add(member);
    }
  return { unknown: [...unknown], sums: [...sums] };
}

/**
 * The least and the most that a hidden count can be, in whole numbers, by linear programming over the sums around it. A reader
 * knows that a hidden count is not 0 (noughts are shown); of a rest that nobody shows, only that it is not below 0.
 * A system that cannot be solved in its bounds counts as giving the number away.
 */
export function reachOf(table: Table, hidden: Hidden, id: string): { least: number; most: number } {
  const { unknown, sums } = systemAround(table, hidden, id);
  if (sums.length === 0) return { least: 1, most: Number.POSITIVE_INFINITY };
  const constraints: [string, Constraint][] = [];
  const variables = new Map(unknown.map((one) => [one, new Map<string, number>()]));
  for (const [at, { total, parts }] of sums.entries()) {
    let known = 0;
    for (const [member, sign] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const variable = variables.get(member);
      if (variable) variable.set(`sum ${at}`, sign);
      else known -= sign * (table.counts.get(member)?.value ?? 0);
    }
    constraints.push([`sum ${at}`, { equal: known }]);
  }
  for (const one of unknown) {
    variables.get(one)?.set(`least ${one}`, 1);
    constraints.push([`least ${one}`, { min: one.startsWith('\u0000') ? 0 : 1 }]);
  }
  const end = (direction: 'minimize' | 'maximize'): number => {
    const objective = `least ${id}`;
    const { status, result } = solve({ direction, objective, constraints, variables, integers: true });
    if (status === 'unbounded') return Number.POSITIVE_INFINITY;
    return status === 'optimal' ? Math.round(result) : Number.NaN;
  };
  return { least: end('minimize'), most: end('maximize') };
}
