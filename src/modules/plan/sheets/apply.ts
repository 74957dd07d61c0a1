// Writes what a preview shows: people first, then new rows from the top of the thread down, then the changes.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { addPerson, changePerson, changePost, isSeniorPost, standingOf } from '../../people/index.ts';
import { readWanted, type Values, type WordReaders } from '../changes/wanted.ts';
import { addItem, writeItem } from '../changes/write.ts';
import { addPlan } from '../plan.store.ts';
import { leadingPlan } from '../questions.ts';
import type { Part, PartRole } from '../thread.ts';
import type { Added } from './added.ts';
import { readPerson } from './person.ts';
import { type CellChange, conflictsIn, type Preview, wantedIn } from './preview.ts';

/** By a row's key: which version of the cells that two people changed is to stand. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

export interface Applied {
  cells: number;
  rows: number;
  added: number;
  /** The plan that new rows went to, where there were any. */
  planId: number | null;
}

export interface Writing {
  day: Day;
  reason: string;
  choices: Choices;
  planTitle?: string | undefined;
  readers: WordReaders;
}

/** Rows with a conflict that nobody has decided. */
export function undecided(preview: Preview, choices: Choices): string[] {
  return conflictsIn(preview).flatMap(({ key }) => (choices[key] === undefined ? [key] : []));
}

/** Numbers given to what the file adds, by the numbers below nought it had in the preview. */
interface Numbers {
  people: Map<number, number>;
  items: Map<number, number>;
}

/** The preview must have no errors and no undecided conflicts. */
export async function writePreview(
  tx: Tx,
  councilId: number,
  preview: Preview,
  writing: Writing,
): Promise<Applied> {
  const numbers: Numbers = { people: new Map(), items: new Map() };
  const done: Applied = {
    cells: 0,
    rows: 0,
    added: preview.addedPeople.length + preview.addedItems.length,
    planId: null,
  };
  await writePeople(tx, councilId, preview, writing, { numbers, done });
  if (preview.addedItems.length > 0) done.planId = await writeAdded(tx, councilId, preview, writing, numbers);
  for (const row of preview.changedItems) {
    const cells = chosen(row.cells, row.key, writing.choices);
    if (cells.length === 0) continue;
    const { values } = readWanted(preview.thread, row.item, wantedIn(cells), writing.readers);
    const why = { reason: writing.reason, movedOn: writing.day };
    await writeItem(tx, councilId, preview.standing, row.item, numbered(values, numbers), why);
    done.cells += cells.length;
    done.rows += 1;
  }
  return done;
}

function chosen(cells: readonly CellChange[], key: string, choices: Choices): CellChange[] {
  return cells.filter((cell) => !cell.conflict || choices[key] === 'mine');
}

async function writePeople(
  tx: Tx,
  councilId: number,
  preview: Preview,
  { day, choices }: Writing,
  { numbers, done }: { numbers: Numbers; done: Applied },
): Promise<void> {
  for (const { person, values } of preview.addedPeople) {
    const { name, kind, initials, post } = values;
    const posts = post ? [{ title: post, standing: standingOf(post), senior: isSeniorPost(post) }] : [];
    const id = await addPerson(tx, councilId, { name, kind, posts, ...(initials ? { initials } : {}) });
    numbers.people.set(person.id, id);
  }
  for (const { person, cells: all, key } of preview.changedPeople) {
    const cells = chosen(all, key, choices);
    if (cells.length === 0) continue;
    const { values } = readPerson(preview.thread.people, person, wantedIn(cells));
    await changePerson(tx, person.id, values);
    if (values.post !== person.post) await changePost(tx, councilId, person.id, { title: values.post, day });
    done.cells += cells.length;
    done.rows += 1;
  }
}

/** New rows, those above before those below them. Answers the plan that they went to, or the first of several. */
async function writeAdded(
  tx: Tx,
  councilId: number,
  preview: Preview,
  { planTitle }: Writing,
  numbers: Numbers,
): Promise<number> {
  let home: number | null = leadingPlan(preview.standing)?.id ?? null;
  home ??= (
    await addPlan(tx, councilId, {
      title: planTitle ?? 'Improvement plan',
      kind: 'improvement-plan',
      items: [],
      links: [],
    })
  ).planId;
  let first: number | null = null;
  const plans = new Map<number, number>();
  for (const added of fromTheTop(preview.addedItems)) {
    const { parentId } = added.values;
    const parentPlan =
      parentId === null || parentId === undefined
        ? undefined
        : (plans.get(parentId) ?? preview.standing.item(parentId)?.planId);
    const planId = parentPlan ?? home;
    const id = await addItem(tx, councilId, { ...added.item, planId }, numbered(added.values, numbers));
    numbers.items.set(added.item.id, id);
    plans.set(added.item.id, planId);
    first ??= planId;
  }
  return first ?? home;
}

/** Lists come in the order of the thread; within one, a row may stand under a later row of the same list. */
function fromTheTop(all: readonly Added[]): Added[] {
  const waiting = new Map(all.map((added) => [added.item.id, added]));
  const ordered: Added[] = [];
  const take = (added: Added): void => {
    if (!waiting.delete(added.item.id)) return;
    for (const above of [added.values.parentId ?? 0, ...(added.values.answers ?? [])]) {
      const before = waiting.get(above);
      if (before) take(before);
    }
    ordered.push(added);
  };
  for (const added of all) take(added);
  return ordered;
}

/** The same values, with the numbers that new people and rows were given. */
function numbered(values: Values, { people, items }: Numbers): Values {
  const { parentId, answers, parts } = values;
  const partsOf = (list: readonly Part[]) =>
    list.map((part) => ({
      ...part,
      personId: part.personId === null ? null : (people.get(part.personId) ?? part.personId),
    }));
  return {
    ...values,
    ...(parentId === undefined || parentId === null ? {} : { parentId: items.get(parentId) ?? parentId }),
    ...(answers ? { answers: answers.map((id) => items.get(id) ?? id) } : {}),
    ...(parts
      ? {
          parts: Object.fromEntries(
            (Object.entries(parts) as [PartRole, Part[]][]).map(([role, list]) => [role, partsOf(list)]),
          ),
        }
      : {}),
  };
}
