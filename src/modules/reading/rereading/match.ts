// Which items of a new edition are the items of the thread already there: by reference, then by wording and place.
import type { ItemKind } from '../../plan/index.ts';
import { plainForm } from '../words/words.ts';
import { type Likeness, likenesses } from './likeness.ts';

/** An item of either edition, by a key of the caller's own. */
export interface Entry {
  key: string;
  kind: ItemKind;
  ref?: string | undefined;
  title: string;
  /** What it stands under, from the top: a theme's title, then a workstream's. */
  place: readonly string[];
  /** The words of who answers for it. */
  who?: string | undefined;
}

/** Two entries that are one item. `certain` is false for a pair that a person should look at. */
export interface Pair {
  old: string;
  new: string;
  by: 'reference' | 'wording';
  /** 1 for the same words in the same place, 0 for nothing alike. */
  likeness: number;
  certain: boolean;
}

/** An entry of the old edition that may live on in an entry of the new, beside whatever else either is paired with. */
export interface Continuation {
  old: string;
  new: string;
  /** The share of the old item's parts, or of its words, found again there. */
  share: number;
}

export interface Matching {
  pairs: Pair[];
  /** Only in the old edition; only in the new. */
  gone: string[];
  added: string[];
  /** Proposals, for a person: many old items may go on in one new, and one in many. */
  continuations: Continuation[];
}

/** Kinds that stand for one another when a council renames the levels of its plan. */
const families: readonly (readonly ItemKind[])[] = [
  ['theme', 'priority', 'outcome'],
  ['workstream'],
  ['objective'],
  ['action', 'heading'],
  ['sub-action'],
  ['mandate', 'recommendation'],
];

export function familyOf(kind: ItemKind): string {
  return families.find((family) => family.includes(kind))?.[0] ?? kind;
}

/** From here on two wordings are one; from `doubtful` on, perhaps: a person decides. Found on published plans. */
const alike = 0.72;
const doubtful = 0.45;
/** A proposal costs a person a glance, and one not made is a thread that breaks. */
const leastForProposal = 0.15;
/** A reference used again for other words is not the same item; one whose words are much changed is looked at. */
const leastForRef = 0.2;
const surelyForRef = 0.3;

/** Pure. One old entry and one new at most in a pair; every entry is paired, gone or added. */
export function matchEditions(old: readonly Entry[], next: readonly Entry[]): Matching {
  const pairs = pairsOf(old, next);
  const [paired, found] = [new Set(pairs.map((pair) => pair.old)), new Set(pairs.map((pair) => pair.new))];
  const matching: Matching = {
    pairs,
    gone: old.filter(({ key }) => !paired.has(key)).map(({ key }) => key),
    added: next.filter(({ key }) => !found.has(key)).map(({ key }) => key),
    continuations: [],
  };
  return { ...matching, continuations: continuationsOf(old, next, matching) };
}

function pairsOf(old: readonly Entry[], next: readonly Entry[]): Pair[] {
  const pairs: Pair[] = [];
  const taken = { old: new Set<string>(), new: new Set<string>() };
  const byFamily = Map.groupBy(next, ({ kind }) => familyOf(kind));
  for (const [family, olds] of Map.groupBy(old, ({ kind }) => familyOf(kind))) {
    const news = byFamily.get(family) ?? [];
    const ranked = likenesses(olds, news).filter(({ value }) => value >= leastForRef);
    const refs = sharedRefs(olds, news);
    const strength = (one: Likeness) => one.value + (isSameRef(one, refs) ? 1 : 0);
    for (const one of ranked.sort((a, b) => strength(b) - strength(a) || a.order - b.order)) {
      const sameRef = isSameRef(one, refs);
      if (taken.old.has(one.old.key) || taken.new.has(one.new.key)) continue;
      if (!sameRef && one.value < doubtful) continue;
      taken.old.add(one.old.key);
      taken.new.add(one.new.key);
      pairs.push({
        old: one.old.key,
        new: one.new.key,
        by: sameRef ? 'reference' : 'wording',
        likeness: one.value,
        certain: sameRef ? one.value >= surelyForRef : one.value >= alike && !rivals(one, ranked, taken),
      });
    }
  }
  return pairs;
}

/** References that name exactly one entry on either side. Numbers that start again under each heading name none. */
function sharedRefs(olds: readonly Entry[], news: readonly Entry[]): Set<string> {
  const once = (entries: readonly Entry[]) =>
    new Set(
      [
        ...Map.groupBy(
          entries.filter(({ ref }) => ref),
          refForm,
        ),
      ].flatMap(([ref, all]) => (all.length === 1 ? [ref] : [])),
    );
  return once(olds).intersection(once(news));
}

function refForm({ ref }: Entry): string {
  return plainForm(ref ?? '').replaceAll(' ', '');
}

function isSameRef(one: Likeness, shared: ReadonlySet<string>): boolean {
  const ref = refForm(one.old);
  return ref !== '' && ref === refForm(one.new) && shared.has(ref);
}

/** Another free entry is as like it, or nearly: which of them it is, a person must say. */
function rivals(
  one: Likeness,
  ranked: readonly Likeness[],
  taken: { old: ReadonlySet<string>; new: ReadonlySet<string> },
): boolean {
  return ranked.some(
    (other) =>
      other !== one &&
      (other.old === one.old
        ? !taken.new.has(other.new.key)
        : other.new === one.new && !taken.old.has(other.old.key)) &&
      other.value > one.value - 0.08,
  );
}

/**
 * Where the parts of an old item went: a theme whose workstreams stand under two priorities goes on in both. For an item
 * without parts, or whose parts are all gone, the words themselves.
 */
function continuationsOf(
  old: readonly Entry[],
  next: readonly Entry[],
  { pairs, gone, added }: Matching,
): Continuation[] {
  const [isGone, isNew] = [new Set(gone), new Set(added)];
  const newOf = new Map(pairs.map((pair) => [pair.old, pair.new]));
  const entryOf = new Map(next.map((entry) => [entry.key, entry]));
  const found: Continuation[] = [];
  for (const one of old) {
    if (!isGone.has(one.key) || one.kind === 'sub-action') continue;
    const parts = old.filter((part) => part.place.includes(one.title) && part !== one);
    const homes = parts.flatMap((part) => entryOf.get(newOf.get(part.key) ?? '')?.place ?? []);
    const counts = Map.groupBy(homes, (title) => title);
    for (const other of next) {
      if (familyOf(other.kind) !== familyOf(one.kind)) continue;
      const share = (counts.get(other.title)?.length ?? 0) / Math.max(1, parts.length);
      if (share >= 0.2) found.push({ old: one.key, new: other.key, share });
    }
  }
  const placed = new Set(found.map((one) => one.old));
  const loose = old.filter(({ key, kind }) => isGone.has(key) && !placed.has(key) && kind !== 'sub-action');
  const byFamily = Map.groupBy(next, ({ kind }) => familyOf(kind));
  for (const [family, olds] of Map.groupBy(loose, ({ kind }) => familyOf(kind)))
    for (const { old: one, new: other, value } of likenesses(olds, byFamily.get(family) ?? []))
      if (value >= (isNew.has(other.key) ? leastForProposal : doubtful))
        found.push({ old: one.key, new: other.key, share: value });
  return found.sort((a, b) => a.old.localeCompare(b.old) || b.share - a.share || a.new.localeCompare(b.new));
}
