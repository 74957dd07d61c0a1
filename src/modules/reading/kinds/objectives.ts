// Objectives: statements with a ref, lists under words that call them objectives, and the Directions they answer.
import type { Passage } from '../../../office/blocks.ts';
import type { Draft } from '../draft.ts';
import { flatten, kindOfList, type List } from '../outline/lists.ts';
import { labelled } from '../outline/outline.ts';
import { find, quote, type Reading, use } from '../reading.ts';
import { isMandateRef, refAtEnd, refAtStart } from '../words/refs.ts';

/** Reads the objectives of a list; false when it holds none. */
export function readObjectives(reading: Reading, list: List): boolean {
  const all = flatten(list.entries);
  const withRef = all.filter(({ passage }) => refAtEnd(passage.text) !== undefined);
  const isCalled = kindOfList(list) === 'objective';
  if (withRef.length === 0 && !isCalled) return false;
  const theme = labelled(list.section, 'theme', 'priority', 'pillar', 'outcome')?.title;
  for (const { passage, under } of withRef.length > 0 ? withRef : all) {
    if (under.length > 0 && refAtEnd(passage.text) === undefined) continue;
    addObjective(reading, passage, theme);
  }
  if (list.lead) use(reading, list.lead, 'label');
  return true;
}

function addObjective(
  reading: Reading,
  passage: List['entries'][number]['passage'],
  theme: string | undefined,
): void {
  const end = refAtEnd(passage.text);
  const start = end ? undefined : refAtStart(passage.text);
  const text = use(reading, passage, 'item', start?.to ?? 0, end?.from);
  if (end) use(reading, passage, 'label', end.from);
  if (start) use(reading, passage, 'label', 0, start.to);
  const refs = end?.refs ?? (start ? [start.ref] : []);
  // `(Ref: MON1, Direction A)` names the objective first and then what it answers.
  const ref = refs.find((one) => !isMandateRef(one)) ?? refs[0];
  reading.draft.objectives.push({
    ...(ref ? { ref } : {}),
    text,
    ...(theme ? { theme } : {}),
    mandates: refs.filter(isMandateRef),
    source: passage.source,
  });
  if (end && ref) sayRefVariant(reading, passage, passage.text.slice(end.from), ref);
  for (const join of passage.joins ?? [])
    find(reading, 'text/broken-item', 'note', join.source, {
      message: `This line runs on from the bullet ${quote(passage.text)} above it; they were read as one.`,
    });
}

/** `Ref: HOME 01` or a ref without its brackets, where the document mostly prints `(Ref: HOME01)`. */
export function sayRefVariant(reading: Reading, passage: Passage, printed: string, ref: string): void {
  if (printed.includes(ref) && printed.trimStart().startsWith('(')) return;
  find(reading, 'words/variant', 'note', passage.joins?.at(-1)?.source ?? passage.source, {
    message: `The ref is printed as ${quote(printed)}; it was read as ${ref}.`,
    suggestion: ref,
  });
}

/** Directions and recommendations that objectives and actions name; the title is the first words that state them. */
export function gatherMandates(draft: Draft): void {
  const known = new Set(draft.mandates.map(({ ref }) => ref));
  for (const { mandates, text, source } of draft.objectives) add(draft, known, mandates, text, source);
  for (const { mandates, source } of draft.actions) add(draft, known, mandates, undefined, source);
}

function add(
  draft: Draft,
  known: Set<string>,
  refs: readonly string[],
  title: string | undefined,
  source: Draft['mandates'][number]['source'],
): void {
  for (const ref of refs) {
    if (known.has(ref)) continue;
    known.add(ref);
    draft.mandates.push({ ref, title: title ?? ref, source });
  }
}
