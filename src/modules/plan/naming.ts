// Finds the item of the plan that somebody's words name: `MON2`, `Action 12`, its whole title, or its number as #12.
import type { Answer } from '../../kernel/errors.ts';
import { leadingPlan } from './questions.ts';
import { labelOf } from './say.ts';
import type { Item, Walk } from './thread.ts';

const plain = (words: string) => words.trim().replace(/\s+/g, ' ').toLowerCase();

export function itemNamed(thread: Walk, typed: string): Answer<Item> {
  const refuse = (message: string) => ({ ok: false as const, errors: [{ field: '', message }] });
  const numbered = /^#(\d{1,15})$/.exec(typed.trim());
  if (numbered) {
    const item = thread.item(Number(numbered[1]));
    return item ? { ok: true, value: item } : refuse(`No item of the plan has the number ${numbered[1]}`);
  }
  const words = plain(typed);
  const ways = [
    (item: Item) => item.ref !== null && plain(item.ref) === words,
    (item: Item) => plain(labelOf(thread, item)) === words,
    (item: Item) => plain(item.title) === words,
  ];
  for (const is of ways) {
    const found = ofLeadingPlan(thread, thread.items.filter(is));
    const [only] = found;
    if (only && found.length === 1) return { ok: true, value: only };
    if (only)
      return refuse(
        `${found.length} items of the plan are called that: give the number of one, as #${only.id}`,
      );
  }
  return refuse(`Nothing in the plan is called “${typed.slice(0, 80)}”`);
}

/** Where several plans have an Action 2, the plan that leads is meant. */
function ofLeadingPlan(thread: Walk, items: Item[]): Item[] {
  const leading = leadingPlan(thread)?.id;
  const own = items.filter((item) => item.planId === leading);
  return own.length > 0 ? own : items;
}

/** The shortest words by which an item is found again. */
export function nameFor(thread: Walk, item: Item): string {
  for (const words of [item.ref, labelOf(thread, item)]) {
    const found = words === null ? null : itemNamed(thread, words);
    if (words !== null && found?.ok && found.value === item) return words;
  }
  return `#${item.id}`;
}
