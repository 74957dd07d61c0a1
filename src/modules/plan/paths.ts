// Where each thing lives on the site. Every link is made here; a page under /office or in an edition adds its own base.
import type { ActionFilter } from './questions.ts';
import type { Item, ItemKind, Source } from './thread.ts';

const folders: Partial<Record<ItemKind, string>> = {
  theme: 'themes',
  workstream: 'workstreams',
  objective: 'objectives',
  action: 'actions',
};

export const paths = {
  front: () => '/',
  plan: (id: number) => `/plans/${id}`,
  actions: (filter: ActionFilter = {}) => withQuery('/actions', filter),
  actionsFile: (filter: ActionFilter = {}) => withQuery('/actions.csv', filter),
  directions: () => '/directions',
  outcomes: () => '/outcomes',
  deliverables: (filter: object = {}) => withQuery('/deliverables', filter),
  people: () => '/people',
  person: (id: number) => `/people/${id}`,
  boards: () => '/boards',
  board: (id: number) => `/boards/${id}`,
  thread: () => '/thread',
  timeline: () => '/timeline',
  findings: (filter: { rule?: string } = {}) => withQuery('/findings', filter),
  search: (words?: string) => withQuery('/search', { q: words }),
  spreadsheets: () => '/spreadsheets',
  spreadsheet: (list: string, filter: ActionFilter = {}) => withQuery(`/spreadsheets/${list}`, filter),
  change: (item: Item) => `/items/${item.id}/change`,
  history: (item: Item) => `/items/${item.id}/history`,
  judging: () => '/how-we-judge',
  original: (documentId: number, source: Source | null) =>
    source?.line === undefined ? `/documents/${documentId}` : `/documents/${documentId}/lines/${source.line}`,
  item(item: Item): string {
    if (item.kind === 'mandate')
      return item.sort === 'direction' ? `/directions/${item.id}` : `/items/${item.id}`;
    return `/${folders[item.kind] ?? 'items'}/${item.id}`;
  },
};

function withQuery(path: string, query: object): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  if (given.length === 0) return path;
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`;
}
