// Lists whose bullets were lost: which part of the draft came of them, and the same words with the lines begun elsewhere.
import { readPlannedDate } from '../../../kernel/planned-date.read.ts';
import type { Draft, Finding } from '../draft.ts';
import { type Address, type Item, itemAt, wordsOf } from './items.ts';

/** Steps of an action (`steps` are their places within it), or items of their own that came of one cell. */
export interface ListTarget {
  items: Address[];
  steps?: number[];
  /** As they were read. */
  lines: string[];
}

type Action = Draft['actions'][number];

export function listInDoubt(
  draft: Draft,
  finding: Finding,
  here: readonly Address[],
): ListTarget | undefined {
  if (finding.rule !== 'text/list-split' && finding.rule !== 'table/list-in-cell') return undefined;
  const split = finding.suggestion?.split(' | ') ?? [];
  for (const item of here) {
    const action = item.list === 'actions' ? draft.actions[item.index] : undefined;
    const steps = action ? stepsInDoubt(action, split) : [];
    if (action && steps.length > 0)
      return { items: [item], steps, lines: steps.map((at) => action.subActions[at]?.text ?? '') };
  }
  const items = here.filter((one) => beginsLineOf(itemAt(draft, one), split));
  const [first] = items;
  if (!first || items.some(({ list }) => list !== first.list) || items.length !== split.length)
    return undefined;
  return { items, lines: split };
}

/** The steps that the split made; or the one that may be a list and was kept whole. */
function stepsInDoubt({ subActions }: Action, split: readonly string[]): number[] {
  const made = subActions.flatMap(({ text, certain }, at) => (!certain && split.includes(text) ? [at] : []));
  if (made.length > 0) return made;
  const joined = letters(split.join(' '));
  const whole = subActions.findIndex(({ text }) => letters(text) === joined);
  return whole < 0 ? [] : [whole];
}

function beginsLineOf(item: Item | undefined, split: readonly string[]): boolean {
  const words = item ? letters(wordsOf(item)) : '';
  return words !== '' && split.some((line) => letters(line).startsWith(words));
}

/** Letters and digits alone, so that spaces, bullets and stops between lines do not count. */
export function letters(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The first word that is in one text and not at the same place in the other; undefined when every word is kept. */
export function wordLost(before: readonly string[], after: readonly string[]): string | undefined {
  if (letters(before.join('')) === letters(after.join(''))) return undefined;
  const words = (lines: readonly string[]) =>
    lines.flatMap((line) => line.split(/\s+/)).filter((word) => letters(word) !== '');
  const [was, is] = [words(before), words(after)];
  const at = was.findIndex((word, index) => letters(word) !== letters(is[index] ?? ''));
  return at < 0 ? is[was.length] : was[at];
}

/** An action with the lines of its list begun elsewhere. */
export function withSteps(action: Action, at: readonly number[], lines: readonly string[]): Action {
  const [first = 0] = at;
  const level = action.subActions[first]?.level ?? 2;
  const made = lines.map((text) => ({ text, level, certain: true }));
  const subActions = action.subActions.flatMap((one, index) =>
    index === first ? made : at.includes(index) ? [] : [one],
  );
  return { ...action, subActions };
}

/** Items of one cell with its lines begun elsewhere. A line that was one before keeps all that was read of it. */
export function withLines<One extends Item>(
  before: readonly One[],
  were: readonly string[],
  lines: readonly string[],
): One[] {
  const [first] = before;
  if (!first) return [];
  return lines.map((line) => {
    const known = before[were.indexOf(line)];
    if (known) return known;
    if (!('title' in first)) return { ...first, text: line };
    const { date: _date, ...rest } = { date: undefined, ...first };
    // The same list as the others: only its words, and a date that stands in brackets after them, are its own.
    return { ...rest, title: line, ...('date' in first ? dated(line) : {}) } as unknown as One;
  });
}

/** `Draft scheme (December 2026)`: the date in brackets at the end. */
function dated(line: string): { title?: string; date?: ReturnType<typeof readPlannedDate> } {
  const match = /^(.*\S)\s*\(([^()]{3,60})\)\.?$/.exec(line);
  const date = match?.[2] ? readPlannedDate(match[2]) : undefined;
  if (!match?.[1] || !date || (date.kind === 'condition' && !date.latest) || date.kind === 'unknown')
    return {};
  return { title: match[1], date };
}
