// How far two readings agree: the share of facts they have in common, a fact being one thing said of one item.
import type { Draft } from '../../src/modules/reading/index.ts';

export interface Agreement {
  f1: number;
  /** By kind of fact (`actions`, `actions due`, `milestones`, …). */
  byKind: Record<string, number>;
  missing: string[];
  added: string[];
}

type Fact = [kind: string, words: string];

/** The second reading against the first. F1 over facts as a multiset. */
export function agreementOf(expected: Draft, read: Draft): Agreement {
  const [wanted, found] = [factsOf(expected), factsOf(read)];
  const missing = without(wanted, found);
  const added = without(found, wanted);
  const kinds = [...new Set([...wanted, ...found].map(([kind]) => kind))];
  const f1 = (is: (fact: Fact) => boolean) => {
    const [want, have] = [wanted.filter(is).length, found.filter(is).length];
    const common = want - missing.filter(is).length;
    return want + have === 0 ? 1 : (2 * common) / (want + have);
  };
  return {
    f1: f1(() => true),
    byKind: Object.fromEntries(kinds.map((kind) => [kind, f1(([one]) => one === kind)])),
    missing: missing.map((fact) => fact.join(': ')),
    added: added.map((fact) => fact.join(': ')),
  };
}

function without(facts: readonly Fact[], others: readonly Fact[]): Fact[] {
  const counts = new Map<string, number>();
  for (const fact of others) counts.set(String(fact), (counts.get(String(fact)) ?? 0) + 1);
  return facts.filter((fact) => {
    const left = counts.get(String(fact)) ?? 0;
    counts.set(String(fact), left - 1);
    return left <= 0;
  });
}

const plain = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const people = (all: readonly { words: string }[]) =>
  all
    .map(({ words }) => plain(words))
    .sort()
    .join(' + ');

/** What a draft says, fact by fact. Dates count by the days they mean, or by their words where they mean none. */
function factsOf(draft: Draft): Fact[] {
  const facts: Fact[] = [];
  const say = (kind: string, title: string, ...words: (string | undefined)[]) => {
    if (words.length === 0) facts.push([kind, plain(title)]);
    for (const one of words) if (one) facts.push([kind, `${plain(title)} = ${one}`]);
  };
  const day = (
    date: { words: string; earliest?: string | undefined; latest?: string | undefined } | undefined,
  ) => date && (date.latest ? `${date.earliest} to ${date.latest}` : plain(date.words));
  for (const action of draft.actions) {
    const { title } = action;
    say('actions', title);
    say('actions theme', title, plain(action.theme ?? ''));
    say('actions workstream', title, plain(action.workstream ?? ''));
    say('actions objectives', title, action.objectiveRefs.join(' '));
    say('actions sponsors', title, people(action.officerSponsors), people(action.memberSponsors));
    say('actions leads', title, people(action.leads));
    say('actions start', title, day(action.start));
    say('actions due', title, day(action.due));
    say('actions status', title, plain(action.status?.words ?? ''));
    for (const { text } of action.subActions) say('sub-actions', `${title} ${text}`);
  }
  for (const one of draft.mandates) say('mandates', `${one.ref} ${one.title}`);
  for (const one of draft.themes) say('themes', one.title);
  for (const one of draft.workstreams) say('workstreams', `${one.theme} ${one.title}`);
  for (const one of draft.objectives) say('objectives', `${one.ref} ${one.text}`);
  for (const one of draft.milestones) {
    say('milestones', one.title);
    say('milestones date', one.title, day(one.date));
  }
  for (const one of draft.deliverables) say('deliverables', `${one.number} ${one.text}`);
  for (const one of draft.outcomes) say('outcomes', one.title);
  for (const one of draft.priorities) say('priorities', `${one.letter} ${one.title}`);
  for (const one of draft.recommendations) say('recommendations', `${one.number} ${one.text}`);
  for (const one of draft.people) say('people', `${one.initials} ${one.name} ${one.post}`);
  for (const one of draft.risks) say('risks', one.text);
  for (const one of draft.measures) {
    say('measures', one.title);
    say('measures target', one.title, one.target);
    say('measures actual', one.title, one.actual);
  }
  for (const one of draft.phases) say('phases', one.title);
  for (const one of draft.statements) say('statements', `${one.kind} ${one.text}`);
  return facts;
}
