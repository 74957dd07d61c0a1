// What the pages of a next edition say: pure functions of the reading laid beside its plan.
import {
  count,
  directionPaths,
  type Item,
  isDirection,
  labelOf,
  type NewItem,
  paths,
  type Walk,
} from '../../plan/index.ts';
import { markOf, subjects } from './answers.ts';
import type { Comparison, Difference, Same } from './compare.ts';
import { type Beside, proposedPlan, unconfirmed } from './edition.actions.ts';
import { familyOf } from './match.ts';

export const editionPaths = {
  overview: (id: number) => `/read/${id}/edition`,
  part: (id: number, part: Part) => `/read/${id}/edition/${part}`,
};

export const parts = ['perhaps', 'changed', 'dates', 'same', 'new', 'gone', 'goes-on'] as const;
export type Part = (typeof parts)[number];

/** Which plan it is an edition of: each plan of the council, the likeliest first. */
export function choiceView(beside: Beside) {
  const likely = proposedPlan(beside);
  const plans = [...beside.thread.plans].sort(
    (a, b) => Number(b.id === likely?.planId) - Number(a.id === likely?.planId),
  );
  return {
    title: 'Is it the next edition of a plan you have?',
    likely: likely && {
      title: beside.thread.plans.find(({ id }) => id === likely.planId)?.title ?? '',
      share: Math.round(likely.share * 100),
    },
    choices: plans.map(({ id, title, publishedWords }) => ({
      value: String(id),
      text: publishedWords ? `${title}, ${publishedWords}` : title,
    })),
    chosen: likely ? String(likely.planId) : undefined,
    back: { text: 'The document', path: `/read/${beside.reading.readingId}` },
  };
}

export function overviewView(beside: Beside, comparison: Comparison) {
  const { reading, thread } = beside;
  const plan = thread.plans.find(({ id }) => id === comparison.planId);
  const by = sorted(beside, comparison);
  const line = (part: Part, number: number, words: string, what: string) => ({
    number,
    words,
    what,
    path: editionPaths.part(reading.readingId, part),
  });
  return {
    title: `The next edition of ${plan?.title ?? 'the plan'}`,
    document: reading.name,
    waiting: unconfirmed(beside).length,
    lines: [
      line('perhaps', by.perhaps.length, 'perhaps the same', 'Alike, and not surely one thing: you say'),
      line('dates', by.dates.length, 'with a date that moved', 'The old date is kept, and shown as moved'),
      line(
        'changed',
        by.changed.length,
        'changed',
        'Other words, another place, other people or another status',
      ),
      line('same', by.same.length, 'as they were', 'Nothing about them has changed'),
      line('new', comparison.added.length, 'new', 'Not in the edition before'),
      line(
        'gone',
        comparison.gone.length,
        'gone',
        'Not in this edition. They stand until you say what became of them',
      ),
      line(
        'goes-on',
        by.continuing,
        'that go on in others',
        'Themes and priorities that were renamed, joined or parted',
      ),
    ].filter(({ number }) => number > 0),
    loaded: reading.state === 'loaded',
    path: editionPaths.overview(reading.readingId),
    back: { text: 'The document', path: `/read/${reading.readingId}` },
  };
}

interface Sorted {
  perhaps: Same[];
  dates: Same[];
  changed: Same[];
  same: Same[];
  continuing: number;
}

const isDate = ({ what }: Difference) => what === 'start' || what === 'due';

function sorted({ said }: Beside, { same, gone, continuations }: Comparison): Sorted {
  const isPerhaps = (one: Same) => !one.certain || said.has(subjects.pair(one.itemId));
  const goneOnes = new Set(gone.map(String));
  return {
    perhaps: same.filter(isPerhaps),
    dates: same.filter(({ differences }) => differences.some(isDate)),
    changed: same.filter(({ differences }) => differences.some((one) => !isDate(one))),
    same: same.filter(({ differences }) => differences.length === 0),
    continuing: new Set(continuations.flatMap(({ old }) => (goneOnes.has(old) ? [old] : []))).size,
  };
}

const differenceNames: Record<Difference['what'], string> = {
  words: 'Words',
  reference: 'Reference',
  place: 'Stands under',
  start: 'Start',
  due: 'Due',
  status: 'Status',
  people: 'People',
};

/** Pairs with what differs, as was and is. `perhaps` asks of each whether it is one thing. */
export function pairsView(
  beside: Beside,
  comparison: Comparison,
  part: 'perhaps' | 'dates' | 'changed' | 'same',
) {
  const titles = {
    perhaps: 'Perhaps the same',
    dates: 'Dates that moved',
    changed: 'Changed',
    same: 'As they were',
  };
  const { thread, reading, said } = beside;
  const newOnes = new Map(beside.plan.items.map((item) => [item.key, item]));
  return {
    title: titles[part],
    rows: sorted(beside, comparison)[part].map((one) => {
      const old = thread.item(one.itemId);
      const is = newOnes.get(one.key);
      const answer = said.get(subjects.pair(one.itemId));
      const shown = part === 'dates' ? one.differences.filter(isDate) : one.differences;
      return {
        name: `pair-${one.itemId}`,
        kind: old ? labelOf(thread, old) : '',
        was: old?.title ?? '',
        is: is?.title ?? '',
        path: old ? paths.item(old) : null,
        said: answer && 'same' in answer ? (answer.same ? 'same' : 'apart') : undefined,
        differences: shown.map(({ what, was, is: now }) => ({
          name: differenceNames[what],
          was: was || 'nothing',
          is: now || 'nothing',
        })),
      };
    }),
    asks: part === 'perhaps' && reading.state !== 'loaded',
    path: editionPaths.part(reading.readingId, part),
    back: { text: 'The comparison', path: editionPaths.overview(reading.readingId) },
  };
}

export function newView({ plan, reading }: Beside, { added }: Comparison) {
  const isNew = new Set(added);
  const all = plan.items.filter(({ key }) => isNew.has(key));
  return {
    title: 'New in this edition',
    kinds: [...Map.groupBy(all, ({ kind }) => kind)].map(([kind, items]) => ({
      kind: count(items.length, kind.replace('-', ' ')),
      titles: items.map(({ title }) => title),
    })),
    back: { text: 'The comparison', path: editionPaths.overview(reading.readingId) },
  };
}

/** Each item that is gone, with what may be said of it. Steps stand with their action, and end with it. */
export function goneView(beside: Beside, { gone, added }: Comparison) {
  const { thread, plan, reading, said } = beside;
  const isGone = new Set(gone);
  const isNew = new Set(added);
  const own = gone
    .flatMap((id) => thread.item(id) ?? [])
    .filter((item) => !isGone.has(item.parentId ?? 0) || item.kind !== 'sub-action');
  return {
    title: 'Not in this edition',
    rows: own.map((item) => {
      const answer = said.get(subjects.gone(item.id));
      const ended = answer && 'how' in answer ? answer : undefined;
      return {
        id: item.id,
        kind: labelOf(thread, item),
        title: item.title,
        path: paths.item(item),
        // Only an instrument ends it, so no ending is offered.
        isDirection: isDirection(item),
        steps: thread.children(item.id).filter(({ id, kind }) => isGone.has(id) && kind === 'sub-action')
          .length,
        how: ended?.how ?? (answer && 'is' in answer ? `is ${answer.is}` : 'stands'),
        reason: ended?.reason ?? '',
        mayBe: plan.items
          .filter((one) => isNew.has(one.key) && familyOf(one.kind) === familyOf(item.kind))
          .map(choiceOf),
      };
    }),
    path: editionPaths.part(reading.readingId, 'gone'),
    instrumentsPath: directionPaths.instruments(),
    back: { text: 'The comparison', path: editionPaths.overview(reading.readingId) },
    loaded: reading.state === 'loaded',
  };
}

function choiceOf(item: NewItem): { value: string; text: string } {
  return { value: `is ${markOf(item)}`, text: `It is now “${item.title.slice(0, 70)}”` };
}

/** Where what is gone goes on: proposals ticked by hand, and every other new item of its kind to choose from. */
export function goesOnView(beside: Beside, { gone, continuations }: Comparison) {
  const { thread, plan, reading, said } = beside;
  const items = new Map(plan.items.map((item) => [item.key, item]));
  const proposals = Map.groupBy(continuations, ({ old }) => Number(old));
  const rows = gone.flatMap((id) => thread.item(id) ?? []).flatMap((item) => rowOf(thread, item));
  function rowOf(walk: Walk, item: Item) {
    const proposed = proposals.get(item.id) ?? [];
    if (proposed.length === 0) return [];
    const answer = said.get(subjects.goesOn(item.id));
    const taken = new Set(answer && 'in' in answer ? answer.in : []);
    const choices = proposed.flatMap(({ new: key, share }) => {
      const heir = items.get(key);
      if (!heir) return [];
      const mark = markOf(heir);
      return [{ value: mark, text: heir.title, share: Math.round(share * 100), ticked: taken.has(mark) }];
    });
    return [{ id: item.id, kind: labelOf(walk, item), title: item.title, path: paths.item(item), choices }];
  }
  return {
    title: 'Where they go on',
    rows,
    path: editionPaths.part(reading.readingId, 'goes-on'),
    back: { text: 'The comparison', path: editionPaths.overview(reading.readingId) },
    loaded: reading.state === 'loaded',
  };
}
