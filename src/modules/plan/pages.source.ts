// Pages about the words themselves: the document as published, the doubts about our reading, and search.
import { sentence } from '../../web/words.ts';
import { namedCells } from './about.ts';
import { type Asked, need } from './asked.ts';
import { paths } from './paths.ts';
import { linkTo } from './say.ts';
import { type Finding, type Item, placeWords, type Walk } from './thread.ts';

/** The lines of a document that items stand on; one of them picked out when the path names it. */
export function originalView(thread: Walk, asked: Asked) {
  const document = need(
    thread.documents.find((one) => one.id === Number(asked.params.id)),
    'document',
  );
  const picked = asked.params.line === undefined ? undefined : Number(asked.params.line);
  const lines = thread.excerpts
    .filter((excerpt) => excerpt.documentId === document.id)
    .filter((excerpt) => picked === undefined || Math.abs(excerpt.line - picked) <= 3)
    .sort((a, b) => a.line - b.line)
    .map((excerpt) => ({
      excerpt,
      items: itemsAt(thread, document.id, excerpt.line),
      findings: findingsAt(thread.findings, document.id, excerpt.line),
    }))
    .map(({ excerpt, items, findings }) => ({
      line: excerpt.line,
      where: placeWords(items[0]?.source ?? findings[0]?.source ?? { line: excerpt.line }),
      cells: namedCells(
        items.find((item) => item.kind === 'action'),
        excerpt.cells,
      ),
      picked: excerpt.line === picked,
      items: items.map((item) => linkTo(thread, item)),
      findings,
    }));
  const at = lines.find((line) => line.picked);
  if (picked !== undefined) need(at, 'line');
  return {
    title: at ? sentence(`${at.where} of ${document.name}`) : document.name,
    document: { ...document, path: paths.original(document.id, null) },
    lines,
    picked,
  };
}

const byLine = new WeakMap<Walk, Map<string, Item[]>>();

function itemsAt(thread: Walk, documentId: number, line: number): Item[] {
  let index = byLine.get(thread);
  if (!index) {
    index = Map.groupBy(thread.items, (item) => `${item.documentId}:${item.source?.line}`);
    byLine.set(thread, index);
  }
  return (index.get(`${documentId}:${line}`) ?? []).filter((item) => item.kind !== 'sub-action');
}

function findingsAt(findings: readonly Finding[], documentId: number, line: number): Finding[] {
  return findings.filter((one) => one.documentId === documentId && one.source.line === line);
}

const severities = { error: 0, warning: 1, note: 2 };

export function findingsView(thread: Walk, asked: Asked) {
  const rule = asked.query.rule;
  const rules = [...Map.groupBy(thread.findings, (finding) => finding.rule)]
    .map(([name, findings]) => ({
      name,
      severity: findings[0]?.severity ?? 'note',
      number: findings.length,
      example: findings[0]?.message ?? '',
      path: paths.findings({ rule: name }),
      picked: name === rule,
    }))
    .sort(
      (a, b) =>
        severities[a.severity] - severities[b.severity] ||
        b.number - a.number ||
        a.name.localeCompare(b.name),
    );
  const shown = rule === undefined ? [] : thread.findings.filter((finding) => finding.rule === rule);
  return {
    title: 'Doubts about the reading',
    total: thread.findings.length,
    rules,
    rule,
    findings: shown.map((finding) => ({
      ...finding,
      where: [
        thread.documents.find((document) => document.id === finding.documentId)?.name ?? '',
        placeWords(finding.source),
      ]
        .filter(Boolean)
        .join(', '),
      path: paths.original(finding.documentId, finding.source),
    })),
  };
}

const searchLimit = 50;

/** Every word asked for must stand in an item's words, its reference, or the name or post of somebody on it. */
export function searchView(thread: Walk, asked: Asked) {
  const words = (asked.query.q ?? '').trim();
  const wanted = plain(words).split(' ').filter(Boolean);
  const found = wanted.length === 0 ? [] : thread.items.filter((item) => holds(thread, item, wanted));
  return {
    title: words === '' ? 'Search the plan' : `Search: ${words}`,
    words,
    total: found.length,
    limit: searchLimit,
    results: found.slice(0, searchLimit).map((item) => {
      const shown = item.kind === 'sub-action' ? (thread.item(item.parentId ?? -1) ?? item) : item;
      return { ...linkTo(thread, shown), words: item === shown ? null : item.title };
    }),
  };
}

function holds(thread: Walk, item: Item, wanted: readonly string[]): boolean {
  const people = item.parts.map((part) => {
    const person = part.personId === null ? undefined : thread.person(part.personId);
    return `${part.words} ${person?.name ?? ''} ${person?.post ?? ''}`;
  });
  const text = plain([item.ref ?? '', item.title, item.detail ?? '', ...people].join(' '));
  return wanted.every((word) => text.includes(word));
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
