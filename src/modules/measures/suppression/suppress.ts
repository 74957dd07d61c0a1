// Which counts are hidden before anybody outside sees them, so that no small number can be worked out again. Pure.
import { Unusable } from '../../../kernel/errors.ts';
import { type Hidden, reachOf, systemAround } from './attack.ts';

/**
 * What may become of a count. `open`: to be decided here. `public`: shown before, and nobody can take it back. `kept`: hidden
 * before, and never shown (an earlier edition's value, since revised).
 */
export const standings = ['open', 'public', 'kept'] as const;
export type Standing = (typeof standings)[number];

export interface Count {
  id: string;
  /** A whole number of people or cases, not below 0. */
  value: number;
  standing: Standing;
}

/** `total` is made of `parts`, and where they do not reach it, of a rest that nobody shows. */
export interface Sum {
  total: string;
  parts: readonly string[];
}

export interface SuppressAsked {
  counts: readonly Count[];
  sums: readonly Sum[];
  /** The least count that may be shown, other than 0: 5 hides 1 to 4. */
  threshold: number;
}

/** `small`: it is a small number. `protects`: with it, a small number could be worked out. `kept`: it stays hidden. */
export type WhyHidden = 'small' | 'protects' | 'kept';

export interface SuppressFound {
  hidden: { id: string; why: WhyHidden }[];
  /** Small numbers that can be worked out whatever is hidden now, since too much was shown before. */
  exposed: string[];
}

/** The table as everything below works on it. */
export interface Table {
  counts: ReadonlyMap<string, Count>;
  /** With a part for the rest where there is one. */
  sums: readonly Sum[];
  /** The sums in which a count stands. */
  sumsOf: ReadonlyMap<string, readonly Sum[]>;
  threshold: number;
}

/**
 * A hidden count is safe where everything shown leaves it as many numbers as there are small ones: 1 to 4, or 2 to 5 for the
 * sum of two that are hidden. Nought is always shown: nobody is in it. Counts are hidden smallest first, parts before totals, and those that turn out not to be
 * needed are shown again, largest first. Throws `Unusable` where a sum does not add up.
 */
export function suppress(asked: SuppressAsked): SuppressFound {
  const table = tableOf(asked);
  const small = [...table.counts.values()].filter(({ value }) => value > 0 && value < table.threshold);
  const hidden: Hidden = new Set(
    [...table.counts.values()]
      .filter((one) => one.standing === 'kept' || (small.includes(one) && one.standing === 'open'))
      .map(({ id }) => id),
  );
  const secrets = small.filter(({ standing }) => standing !== 'public').map(({ id }) => id);
  const exposed = new Set(small.filter(({ standing }) => standing === 'public').map(({ id }) => id));
  const protecting = protect(table, { hidden, secrets, exposed });
  const needed = withoutIdle(table, {
    hidden,
    protecting,
    secrets: secrets.filter((id) => !exposed.has(id)),
  });
  return {
    hidden: [...table.counts.values()]
      .filter(({ id }) => hidden.has(id) && !isRest(id))
      .map(({ id, standing }) => ({
        id,
        why: standing === 'kept' ? 'kept' : needed.has(id) ? 'protects' : 'small',
      })),
    exposed: [...exposed].filter((id) => !isRest(id)).concat([...exposed].filter(isRest).map(totalOfRest)),
  };
}

const restMark = '\u0000rest of ';
const isRest = (id: string) => id.startsWith(restMark);
const totalOfRest = (id: string) => id.slice(restMark.length).replace(/ \d+$/, '');

function tableOf({ counts, sums, threshold }: SuppressAsked): Table {
  const all = new Map<string, Count>();
  for (const count of counts) {
    if (all.has(count.id)) throw new Unusable(`“${count.id}” is given twice.`, 'counts');
    all.set(count.id, count);
  }
  const given = (id: string) => {
    const value = all.get(id)?.value;
    if (value === undefined)
      throw new Unusable(`A sum names “${id}”, which is not among the counts.`, 'sums');
    return value;
  };
  const completed = sums.map(({ total, parts }, at): Sum => {
    const [whole, of] = [given(total), parts.reduce((sum, part) => sum + given(part), 0)];
    if (of > whole)
      throw new Unusable(`The parts of “${total}” come to ${of}, which is more than ${whole}.`, 'sums');
    if (of === whole) return { total, parts };
    const id = `${restMark}${total} ${at}`;
    all.set(id, { id, value: whole - of, standing: 'kept' });
    return { total, parts: [...parts, id] };
  });
  const sumsOf = new Map<string, Sum[]>();
  for (const sum of completed)
    for (const id of [sum.total, ...sum.parts]) sumsOf.set(id, [...(sumsOf.get(id) ?? []), sum]);
  return { counts: all, sums: completed, sumsOf, threshold };
}

function isSafe(table: Table, hidden: Hidden, id: string): boolean {
  const { least, most } = reachOf(table, hidden, id);
  return most - least >= table.threshold - 2;
}

/** Hides more until every secret is safe, or nothing is left to hide for it. Answers what it hid. */
function protect(
  table: Table,
  { hidden, secrets, exposed }: { hidden: Hidden; secrets: readonly string[]; exposed: Set<string> },
): Set<string> {
  const protecting = new Set<string>();
  for (const secret of secrets) {
    while (!isSafe(table, hidden, secret)) {
      const next = nextToHide(table, hidden, secret);
      if (next === undefined) {
        exposed.add(secret);
        break;
      }
      hidden.add(next);
      protecting.add(next);
    }
  }
  return protecting;
}

/** The count whose hiding is least missed, of those that stand in a sum with the secret or with what is hidden around it. */
function nextToHide(table: Table, hidden: Hidden, secret: string): string | undefined {
  const near = new Set(
    systemAround(table, hidden, secret).sums.flatMap(({ total, parts }) => [total, ...parts]),
  );
  const totals = new Set(table.sums.map(({ total }) => total));
  return [...near]
    .flatMap((id) => table.counts.get(id) ?? [])
    .filter(({ id, standing, value }) => standing === 'open' && value > 0 && !hidden.has(id))
    .sort(
      (a, b) =>
        Number(totals.has(a.id)) - Number(totals.has(b.id)) || a.value - b.value || (a.id < b.id ? -1 : 1),
    )[0]?.id;
}

/** Shows again what protects nothing, largest first. Answers what goes on protecting. */
function withoutIdle(
  table: Table,
  { hidden, protecting, secrets }: { hidden: Hidden; protecting: Set<string>; secrets: readonly string[] },
): Set<string> {
  const largestFirst = [...protecting].sort(
    (a, b) => (table.counts.get(b)?.value ?? 0) - (table.counts.get(a)?.value ?? 0),
  );
  for (const id of largestFirst) {
    const around = new Set(systemAround(table, hidden, id).unknown);
    hidden.delete(id);
    if (secrets.filter((secret) => around.has(secret)).every((secret) => isSafe(table, hidden, secret)))
      protecting.delete(id);
    else hidden.add(id);
  }
  return protecting;
}
