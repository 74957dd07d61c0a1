// An edition: the public part of a thread, frozen. Redaction is a pure function, so what is public can be read here.
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { Day } from '../../kernel/days.ts';
import { noMoney, PublicMoney } from '../finance/index.ts';
import { PublicMeasure } from '../measures/index.ts';
import { type Item, Thread } from '../plan/index.ts';

export const editionVersion = 1;

export const Edition = z.object({
  goldthread: z.literal(editionVersion),
  number: z.int().positive(),
  thread: Thread,
  /** Absent from editions that were published before there were measures. */
  measures: z.array(PublicMeasure).optional(),
  /** Absent from editions that were published before there was money. */
  money: PublicMoney.optional(),
});
export type Edition = z.infer<typeof Edition>;

/**
 * What the public may see of a thread. Members, commissioners and senior posts keep their names; other officers
 * appear by post, and their initials are taken out of the words of cells and of the document's lines. Doubts about
 * the reading are working papers and stay inside. Moved dates are public, with their reasons.
 */
export function redact(thread: Thread): Thread {
  const hidden = thread.people.filter((person) => !person.namePublic);
  const postOf = new Map(hidden.map((person) => [person.id, person.post ?? 'an officer']));
  const plain = withoutNames(hidden);
  const printed = linesWithParts(thread.items);
  return {
    ...thread,
    items: thread.items.map((item) => ({
      ...item,
      title: plain(item.title),
      detail: item.detail === null ? null : plain(item.detail),
      parts: item.parts.map((part) => {
        const post = part.personId === null ? undefined : postOf.get(part.personId);
        return post === undefined ? part : { ...part, words: post };
      }),
    })),
    people: thread.people.map((person) =>
      person.namePublic ? person : { ...person, name: null, initials: null, post: person.post ?? 'Officer' },
    ),
    excerpts: thread.excerpts.flatMap((excerpt) => {
      const parts = printed.get(`${excerpt.documentId}:${excerpt.line}`);
      if (!parts) return [];
      return [
        { ...excerpt, cells: excerpt.cells.map((cell) => plain(withoutInitials(cell, parts, postOf))) },
      ];
    }),
    moves: thread.moves.map((move) => ({ ...move, reason: plain(move.reason) })),
    judgements: thread.judgements.map((one) => ({ ...one, reasons: plain(one.reasons) })),
    assessments: thread.assessments.filter(({ publishedOn }) => publishedOn && publishedOn <= thread.day),
    findings: [],
  };
}

/** Takes the full names of people who may not be named out of running text. */
function withoutNames(hidden: Thread['people']): (text: string) => string {
  const posts = new Map(
    hidden.flatMap(({ name, post }) => (name ? [[name, post ?? 'an officer'] as const] : [])),
  );
  if (posts.size === 0) return (text) => text;
  const names = new RegExp([...posts.keys()].map(literally).join('|'), 'gu');
  return (text) => text.replace(names, (name) => `[${posts.get(name)}]`);
}

type LineParts = Map<string, Item['parts']>;

/** The parts printed on each line that an item stands on. */
function linesWithParts(items: readonly Item[]): LineParts {
  const lines: LineParts = new Map();
  for (const { documentId, source, parts } of items) {
    if (documentId === null || source?.line === undefined) continue;
    const key = `${documentId}:${source.line}`;
    lines.set(key, [...(lines.get(key) ?? []), ...parts]);
  }
  return lines;
}

/** The initials or words that stand for people who may not be named give way to their posts. */
function withoutInitials(cell: string, parts: Item['parts'], postOf: Map<number, string>): string {
  let said = cell;
  for (const { words, personId } of parts) {
    const post = personId === null ? undefined : postOf.get(personId);
    if (post === undefined || words === '') continue;
    said = said.replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${literally(words)}(?![\\p{L}\\p{N}])`, 'gu'),
      `[${post}]`,
    );
  }
  return said;
}

function literally(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

export interface FrozenEdition {
  number: number;
  publishedOn: Day;
  content: string;
  sha256: string;
}

/** What is published beside the thread. */
export interface Beside {
  measures?: readonly PublicMeasure[];
  money?: PublicMoney;
}

/** Freezes a thread and what was released beside it as a numbered edition: canonical JSON (RFC 8785), so that equal facts give equal bytes. */
export function freeze(
  thread: Thread,
  number: number,
  { measures = [], money = noMoney }: Beside = {},
): FrozenEdition {
  const edition: Edition = {
    goldthread: editionVersion,
    number,
    thread: redact(thread),
    measures: [...measures],
    money,
  };
  const content = canonicalize(Edition.parse(edition));
  if (content === undefined) throw new Error('An edition cannot be written as JSON.');
  return { number, publishedOn: thread.day, content, sha256: sha256Of(content) };
}

export function sha256Of(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
