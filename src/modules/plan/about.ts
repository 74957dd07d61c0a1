// What every item's page says: its label, where it was published, and the thread above it.
import { paths } from './paths.ts';
import { leadingPlan } from './questions.ts';
import { kindOf, labelOf, linkTo, publishedWords, shortTitle } from './say.ts';
import { type Item, lineage, mandatesOf, placeWords, type Walk } from './thread.ts';

/** What every item's page says: its label, where it came from, and the thread above and beside it. */
export function about(thread: Walk, item: Item) {
  const line = lineage(thread, item).reverse();
  const mandates = mandatesOf(thread, item).filter((mandate) => mandate !== item);
  return {
    id: item.id,
    changePath: paths.change(item),
    label: labelOf(thread, item),
    text: shortTitle(item.title),
    full: shortTitle(item.title) === item.title ? null : item.title,
    mandates: mandates.map((mandate) => linkTo(thread, mandate)),
    answered: thread.answers(item.id).map((above) => linkTo(thread, above)),
    line: [
      ...mandateStep(thread, mandates),
      ...line.map((above) => ({ ...linkTo(thread, above), here: above === item })),
    ],
    parent: line.length > 1 ? linkTo(thread, line.at(-2) ?? item) : null,
    plan: planOf(thread, item),
    original: originalOf(thread, item),
  };
}

/** The first step of the thread: the one Direction it answers, or all of them together. */
function mandateStep(thread: Walk, mandates: readonly Item[]) {
  const [first, ...others] = mandates;
  if (!first) return [];
  if (others.length === 0) return [{ ...linkTo(thread, first), kind: labelOf(thread, first), here: false }];
  const labels = mandates.map((mandate) => labelOf(thread, mandate));
  return [{ kind: 'Answers', title: labels.join(', '), path: paths.directions(), here: false }];
}

export function planOf(thread: Walk, item: Item) {
  const plan = thread.plans.find((one) => one.id === item.planId) ?? leadingPlan(thread);
  return plan
    ? { title: plan.title, path: paths.plan(plan.id), words: publishedWords(plan.publishedWords) }
    : null;
}

/** The item's own line in the document, cell by cell. */
export function originalOf(thread: Walk, item: Item) {
  const { documentId, source } = item;
  if (documentId === null || source?.line === undefined) return null;
  const { line } = source;
  const excerpt = thread.excerpts.find((one) => one.documentId === documentId && one.line === line);
  const document = thread.documents.find((one) => one.id === documentId);
  return {
    document: document?.name ?? 'the document',
    line,
    where: placeWords(source),
    path: paths.original(documentId, source),
    ...editionsOf(thread, item),
    cells: namedCells(item, excerpt?.cells ?? []),
  };
}

/** Where an item of an older edition went on, where one of a newer came from, and whether the newest holds it. */
function editionsOf(thread: Walk, item: Item) {
  const linked = (near: 'from' | 'to', far: 'from' | 'to') =>
    thread.links
      .filter((link) => link.kind === 'continues' && link[near] === item.id)
      .flatMap((link) => thread.item(link[far]) ?? [])
      .map((other) => linkTo(thread, other));
  const plan = thread.plans.find(({ id }) => id === item.planId);
  const editions = thread.editions.filter(({ planId }) => planId === item.planId);
  return {
    cameFrom: linked('from', 'to'),
    goesOnIn: linked('to', 'from'),
    left: editions.length > 1 && plan?.documentId !== item.documentId,
  };
}

const partNames = {
  lead: 'Lead officer',
  'officer-sponsor': 'Officer sponsor',
  'member-sponsor': 'Cabinet sponsor',
  responsible: 'Responsible',
};

/** The written cells of a line, each with what it is where the item read from it tells. */
export function namedCells(item: Item | undefined, cells: readonly string[]) {
  return cells
    .filter((cell) => cell.trim() !== '')
    .map((words) => ({ words, name: item ? nameOfCell(item, words) : null }));
}

/** What a cell of the item's own row is, told by what was read from it; null where nothing was. */
function nameOfCell(item: Item, cell: string): string | null {
  const words = cell.trim();
  if (words === item.start?.words) return 'Starts';
  if (words === item.due?.words) return 'Due';
  if (words === item.status?.words) return 'The owner says';
  const part = item.parts.find((one) => one.words !== '' && words.replace(/[[\]]/g, '').includes(one.words));
  if (part && words.length <= 80) return partNames[part.role];
  return words.includes(item.title) ? kindOf(item) : null;
}
