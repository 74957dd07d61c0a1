// Which approved figures the public may see, once and for all: small numbers hidden with whatever would give them away. Pure.
import type { Day } from '../../../kernel/days.ts';
import { Unusable } from '../../../kernel/errors.ts';
import type { Definition, Observation } from '../measure.ts';
import { type Count, type Standing, type Sum, suppress } from '../suppression/suppress.ts';
import { sayPeriod, yearWith } from '../when.ts';

/** A figure of which it was decided before; a batch is everything that was decided together. */
export interface Released {
  observationId: number;
  batch: number;
  isShown: boolean;
  whyHidden: 'small' | 'protects' | null;
}

export interface ReleaseAsked {
  definition: Definition;
  /** Every approved figure, in any order, revised ones with those before them. */
  approved: readonly Observation[];
  /** The last day of the last period that is to be decided. */
  upTo: Day;
  released: readonly Released[];
}

export type Decided = Pick<Released, 'observationId' | 'isShown' | 'whyHidden'>;

/**
 * What becomes of the figures that are not decided yet. Everything is shown of a measure without a threshold. Otherwise the whole,
 * its parts, the parts as they stood in every release before and, of values that run up through a year, what each period added,
 * are protected together. Throws `Unusable` where nobody could tell whether a figure is small, or where parts do not fit the whole.
 */
export function decideRelease({ definition, approved, released, upTo }: ReleaseAsked): Decided[] {
  const before = new Map(released.map((one) => [one.observationId, one]));
  // What will stand as public: what was decided before, of later periods too, with what is decided now.
  const standing = newestOf(
    approved.filter(({ observationId, toOn }) => toOn <= upTo || before.has(observationId)),
  );
  const fresh = standing.filter(({ observationId }) => !before.has(observationId));
  const { threshold } = definition;
  if (threshold === null || fresh.length === 0)
    return fresh.map(({ observationId }) => ({ observationId, isShown: true, whyHidden: null }));
  const states = [...statesBefore(approved, released), standing];
  const known = new Map(states.flat().map((one) => [one.observationId, one]));
  const counts = new Map<string, Count>();
  for (const one of known.values()) {
    const decided = before.get(one.observationId);
    const stands: Standing = decided === undefined ? 'open' : decided.isShown ? 'public' : 'kept';
    for (const [part, value] of countsOf(definition, one))
      counts.set(idOf(one, part), { id: idOf(one, part), value, standing: stands });
  }
  const sums = new Map<string, Sum>();
  for (const state of states)
    for (const sum of [...sumsOf(definition, state), ...addedUp(definition, state, counts)])
      sums.set(JSON.stringify(sum), sum);
  for (const one of known.values())
    for (const sum of ratioOf(one, counts)) sums.set(JSON.stringify(sum), sum);
  const found = suppress({ counts: [...counts.values()], sums: [...sums.values()], threshold });
  refuseExposed(found.exposed, fresh, definition);
  const why = new Map(found.hidden.map(({ id, why: said }) => [id, said]));
  return fresh.map((one) => {
    const said = countsOf(definition, one).map(([part]) => why.get(idOf(one, part)));
    const whyHidden = said.includes('small') ? 'small' : said.some((words) => words) ? 'protects' : null;
    return { observationId: one.observationId, isShown: whyHidden === null, whyHidden };
  });
}

type Part = 'value' | 'numerator' | 'rest' | 'denominator';
const idOf = ({ observationId }: Observation, part: Part) => `${observationId} ${part}`;
const placeOf = ({ toOn, splitBy, split }: Observation) => `${toOn}\n${splitBy}\n${split}`;

/** The figure of each place that stands: the newest. */
function newestOf(observations: readonly Observation[]): Observation[] {
  const newest = new Map<string, Observation>();
  for (const one of observations) {
    const held = newest.get(placeOf(one));
    if (!held || held.observationId < one.observationId) newest.set(placeOf(one), one);
  }
  return [...newest.values()].sort((a, b) => a.observationId - b.observationId);
}

/** What stood as public, shown or hidden, after each release. */
function statesBefore(approved: readonly Observation[], released: readonly Released[]): Observation[][] {
  const batches = [...new Set(released.map(({ batch }) => batch))].sort((a, b) => a - b);
  return batches.map((batch) => {
    const until = new Set(released.filter((one) => one.batch <= batch).map((one) => one.observationId));
    return newestOf(approved.filter(({ observationId }) => until.has(observationId)));
  });
}

/** The counts of people or cases that a figure is made of; none where it has no value. */
function countsOf(definition: Definition, one: Observation): [Part, number][] {
  const { value, numerator, denominator } = one;
  if (value === null) return [];
  const isCount = (number: number) => Number.isSafeInteger(number) && number >= 0;
  if (numerator !== null && denominator !== null && isCount(numerator) && isCount(denominator)) {
    return [
      ['numerator', numerator],
      // Of a share, those who are not in it can be as few.
      ...(numerator <= denominator ? [['rest', denominator - numerator] satisfies [Part, number]] : []),
      ['denominator', denominator],
    ];
  }
  if (numerator === null && denominator === null && isCount(value) && definition.unit !== '%')
    return [['value', value]];
  const where = [sayPeriod({ from: one.fromOn, to: one.toOn }, definition), one.split]
    .filter(Boolean)
    .join(', ');
  throw new Unusable(
    `${where}: nobody can tell whether this figure is made of a small number. Give its numerator and denominator as whole numbers, or say in the definition that no small numbers are hidden.`,
    'upTo',
  );
}

/** The whole of each period is made of its parts, by each way of splitting it. */
function sumsOf(definition: Definition, state: readonly Observation[]): Sum[] {
  return [...Map.groupBy(state, ({ toOn }) => toOn).values()].flatMap((ofPeriod) => {
    const whole = ofPeriod.find(({ split }) => split === '');
    if (!whole) return [];
    const ways = Map.groupBy(
      ofPeriod.filter(({ split }) => split !== ''),
      ({ splitBy }) => splitBy,
    );
    return [...ways.values()].flatMap((parts) =>
      countsOf(definition, whole).flatMap(([part]): Sum[] => {
        const of = parts.filter((one) => countsOf(definition, one).some(([other]) => other === part));
        return of.length === 0 ? [] : [{ total: idOf(whole, part), parts: of.map((one) => idOf(one, part)) }];
      }),
    );
  });
}

/** Of values that run up through a year: each is the one before it and what its period added, which can be as small. */
function addedUp(definition: Definition, state: readonly Observation[], counts: Map<string, Count>): Sum[] {
  if (definition.valueKind !== 'year-to-date') return [];
  const series = Map.groupBy(
    state,
    (one) => `${yearWith(one.toOn, definition).to}\n${one.splitBy}\n${one.split}`,
  );
  return [...series.values()].flatMap((ofYear) => {
    const inOrder = ofYear.filter(({ value }) => value !== null).sort((a, b) => a.toOn.localeCompare(b.toOn));
    return inOrder.flatMap((one, at) => {
      const last = inOrder[at - 1];
      if (!last) return [];
      return countsOf(definition, one).flatMap(([part, value]): Sum[] => {
        const held = counts.get(idOf(last, part));
        if (!held || held.value > value) return [];
        const id = `${last.observationId} to ${idOf(one, part)}`;
        counts.set(id, { id, value: value - held.value, standing: 'kept' });
        return [{ total: idOf(one, part), parts: [held.id, id] }];
      });
    });
  });
}

/** A denominator is the numerator and the rest. */
function ratioOf(one: Observation, counts: ReadonlyMap<string, Count>): Sum[] {
  if (!counts.has(idOf(one, 'rest'))) return [];
  return [{ total: idOf(one, 'denominator'), parts: [idOf(one, 'numerator'), idOf(one, 'rest')] }];
}

function refuseExposed(
  exposed: readonly string[],
  fresh: readonly Observation[],
  definition: Definition,
): void {
  const open = fresh.filter((one) => exposed.some((id) => id.startsWith(`${one.observationId} `)));
  const [first] = open;
  if (!first) return;
  const where = [sayPeriod({ from: first.fromOn, to: first.toOn }, definition), first.split]
    .filter(Boolean)
    .join(', ');
  throw new Unusable(
    `${where}: this small number could be worked out from what is public already, whatever is hidden now. Nothing is released. Release up to an earlier period, or give this part together with others.`,
    'upTo',
  );
}
