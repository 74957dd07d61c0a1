// How the register is said on a page: rows, scores, flags and people, as plain data for a template.
import { type Day, longDay } from '../../kernel/days.ts';
import { linkTo, type Walk } from '../plan/index.ts';
import { type Entry, endingWords, kindWords, levelWords } from './entry.ts';
import { type Filter, filtered, type Register, type Row, type Standing, themesOf } from './register.ts';

export const raidPaths = {
  register: (filter: Filter & { page?: number } = {}) => withQuery('/raid', asQuery(filter)),
  sheet: (filter: Filter = {}) => withQuery('/raid/register.xlsx', asQuery(filter)),
  heat: (query: { matrix?: number; since?: Day; level?: string } = {}) => withQuery('/raid/heat', query),
  dependencies: () => '/raid/dependencies',
  reviews: () => '/raid/reviews',
  routes: () => '/raid/routes',
  quality: () => '/register-quality' as const,
  settings: () => '/raid/settings',
  workshops: () => '/raid/workshops',
  raise: (query: { item?: string; kind?: string } = {}) => withQuery('/raid/raise', query),
  take: () => '/raid/take',
  entry: (entryId: number) => `/raid/${entryId}`,
  doing: (entryId: number, doing: string) => `/raid/${entryId}/${doing}`,
};

/** The filter as a query: what is true is `only=…`, as the form of the page sends it. */
function asQuery({ overdue, breach, expired, closed, ...rest }: Filter & { page?: number }): object {
  const only = overdue ? 'overdue' : breach ? 'breach' : expired ? 'expired' : closed ? 'closed' : undefined;
  return { ...rest, only };
}

function withQuery(path: string, query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}

export interface Tag {
  words: string;
  tone: string;
}

export function sayBand(standing: Standing | undefined): Tag | null {
  return standing ? { words: `${standing.band.words}: ${standing.words}`, tone: standing.band.tone } : null;
}

export function personName(thread: Walk, personId: number | null): string {
  if (personId === null) return 'Nobody';
  const person = thread.person(personId);
  return person?.name ?? person?.post ?? 'Somebody';
}

/** What needs somebody's attention, worst first. */
export function flagsOf(row: Row): Tag[] {
  const { entry, acceptance } = row;
  const flags: Tag[] = [];
  if (entry.closedOn !== null && entry.closedAs !== null)
    return [{ words: `Closed: ${endingWords[entry.closedAs].toLowerCase()}`, tone: 'done' }];
  if (row.appetite === 'above')
    flags.push(
      row.accepted === 'stands'
        ? { words: 'Above the appetite, accepted for now', tone: 'care' }
        : { words: 'Above the appetite', tone: 'stop' },
    );
  if (row.accepted === 'expired' && acceptance)
    flags.push({ words: `Acceptance ended on ${longDay(acceptance.untilOn)}`, tone: 'stop' });
  if (row.overdue) flags.push({ words: 'Review overdue', tone: 'care' });
  if (entry.ownerId === null) flags.push({ words: 'Nobody owns it', tone: 'doubt' });
  if (entry.kind !== 'assumption' && entry.kind !== 'dependency' && !row.scores.current)
    flags.push({ words: 'Not scored yet', tone: 'doubt' });
  if (entry.overallOf !== null) flags.push({ words: 'Stands for the whole plan', tone: 'wait' });
  return flags;
}

export function sayRow(thread: Walk, row: Row) {
  const { entry } = row;
  return {
    id: entry.entryId,
    path: raidPaths.entry(entry.entryId),
    label: labelOfEntry(entry),
    title: entry.title,
    level: levelWords[entry.level],
    owner: personName(thread, entry.ownerId),
    score: sayBand(row.scores.current),
    target: sayBand(row.scores.target),
    flags: flagsOf(row),
    category: row.category,
    review: entry.closedOn === null ? longDay(entry.nextReviewOn) : '',
    themes: themesOf(thread, row).flatMap((id) => thread.item(id)?.title ?? []),
  };
}
export type RowView = ReturnType<typeof sayRow>;

/** `Risk 12` */
export function labelOfEntry({ kind, entryId }: Pick<Entry, 'kind' | 'entryId'>): string {
  return `${kindWords[kind]} ${entryId}`;
}

/** What the register comes to, for the top of its page. */
export function headline(thread: Walk, register: Register) {
  const { rows } = register;
  const open = rows.filter((row) => row.entry.closedOn === null);
  const count = (filter: Filter) => filtered(thread, register, filter).length;
  return {
    open: open.length,
    attention: [
      { words: 'above the appetite', filter: { breach: true }, tone: 'stop' },
      { words: 'with an acceptance that has ended', filter: { expired: true }, tone: 'stop' },
      { words: 'with a review overdue', filter: { overdue: true }, tone: 'care' },
    ]
      .map(({ words, filter, tone }) => ({
        words,
        tone,
        number: count(filter),
        path: raidPaths.register(filter),
      }))
      .filter((one) => one.number > 0),
  };
}

export function sayItems(thread: Walk, ids: readonly number[]) {
  return ids.flatMap((id) => {
    const item = thread.item(id);
    return item
      ? [{ ...linkTo(thread, item), id, status: item.status?.words ?? '', due: item.due?.words ?? '' }]
      : [];
  });
}
