// Lists and what leads into them: which items follow which words, and what kind of thing those words say they are.
import type { Block, ListItem, Passage } from '../../../office/blocks.ts';
import type { Reading } from '../reading.ts';
import { wordCount } from '../words/words.ts';
import type { Section } from './outline.ts';

export interface Entry {
  item: ListItem;
  passage: Passage;
  /** Items nested under it. */
  under: Entry[];
}

export interface List {
  entries: Entry[];
  /** The paragraph, heading or item that leads into it. */
  lead?: Passage;
  leadKind?: Block['kind'];
  section: Section | undefined;
  at: number;
}

/** Every list of the document, nested items under their parents. A table or a paragraph ends a list. */
export function listsOf(reading: Reading): List[] {
  const { blocks, outline } = reading;
  const lists: List[] = [];
  let open: List | undefined;
  let stack: Entry[] = [];
  blocks.forEach((block, at) => {
    const section = outline.sections[at];
    if (block.kind !== 'item' || section?.at === at) {
      open = undefined;
      return;
    }
    if (!open) {
      const before = blocks[at - 1];
      const lead = before && before.kind !== 'table' ? before.passage : undefined;
      open = { entries: [], section, at, ...(lead && before ? { lead, leadKind: before.kind } : {}) };
      lists.push(open);
      stack = [];
    }
    const entry: Entry = { item: block, passage: block.passage, under: [] };
    while ((stack.at(-1)?.item.level ?? 0) >= block.level) stack.pop();
    const parent = stack.at(-1);
    if (parent) parent.under.push(entry);
    else open.entries.push(entry);
    stack.push(entry);
  });
  return lists;
}

/** Entries and those under them, in order. */
export function flatten(entries: readonly Entry[]): Entry[] {
  return entries.flatMap((entry) => [entry, ...flatten(entry.under)]);
}

export type ListKind =
  | 'ambition'
  | 'issue'
  | 'risk'
  | 'objective'
  | 'commitment'
  | 'message'
  | 'value'
  | 'purpose'
  | 'approach'
  | 'capability'
  | 'effect'
  | 'sign'
  | 'responsible'
  | 'question'
  | 'signpost'
  | 'suggestion'
  | 'peer'
  | 'measure'
  | 'theme'
  | 'deliverable'
  | 'milestone'
  | 'action'
  | 'recommendation'
  | 'outcome';

/** What the words before a list say it holds, in order: the first that fits. */
const kinds: [ListKind, RegExp][] = [
  ['responsible', /^(?:responsible|accountable|lead)\b[^:.]{0,40}:?$/i],
  ['capability', /\b(?:need to do well|do this well|to do well)\b/i],
  ['sign', /\bwhat you will see\b|\bwhat (?:good|success) (?:will )?looks? like\b/i],
  ['effect', /\bwhat this will (?:do|mean)\b|\bthe difference (?:this|we) will make\b/i],
  [
    'measure',
    /^(?:our |the |key |headline )*(?:measures|indicators|kpis|targets)\s*:?$|\b(?:how (?:we|you) will (?:know|measure)|measures? of success|we will measure|(?:success|performance|key) (?:measures?|indicators?))\b/i,
  ],
  ['message', /\bkey messages?\b/i],
  ['peer', /\b(?:peers?|team members?)\b.{0,80}\b(?:were|was|are|comprised|included)\b[^.]{0,30}:$/i],
  ['signpost', /\b(?:look at|speak to|contact|learn from|refer to) the following\b|\bsign-?post/i],
  ['question', /\bquestions?\b[^.]{0,80}[.:]?$/i],
  ['ambition', /\b(?:key |our )?ambitions?\b[^.]{0,40}:?$/i],
  ['issue', /\b(?:historical |key |underlying |main )?(?:issues|problems|weaknesses)\b[^.]{0,60}:?$/i],
  ['risk', /^(?:our |key |main |principal |strategic |top |the )*risks?\b[^.]{0,60}:?$/i],
  ['recommendation', /\brecommendations?\b[^.]{0,40}:?$/i],
  ['value', /\bvalues?[.:]?$/i],
  ['suggestion', /\b(?:could|should|might|may) (?:include|consider)\b[^.]{0,50}:?$/i],
  ['purpose', /\bpurpose is\b[^.]{0,20}:$/i],
  ['approach', /\bapproach (?:is|will be)\b[^.]{0,20}:$/i],
  ['theme', /\bthemes?\b[^.]{0,20}:$/i],
  ['objective', /\bobjectives?\b[^.]{0,30}:?$/i],
  ['milestone', /\bmilestones?\b[^.]{0,20}:?$/i],
  ['deliverable', /\b(?:deliverables?|what we will deliver|outputs)\b[^.]{0,20}:?$/i],
  ['outcome', /\boutcomes?\b[^.]{0,20}:?$/i],
  ['action', /\b(?:actions?|next steps|what we will do|we will)\b[^.]{0,20}:?$/i],
  ['commitment', /\bprinciples?\b[^.]{0,20}:$|\b(?:commit(?:ment|ted)|pledge)s?\b[^.]{0,20}:$/i],
];

/** Looks at the last 200 characters of what leads into a list, then at the heading over it. */
export function kindOfList(list: List): ListKind | undefined {
  const lead = list.lead?.text ?? '';
  const byLead = kindOfWords(lead);
  const isHeading = list.leadKind === 'heading' || list.section?.passage === list.lead;
  if (byLead && (isHeading || /[:.]$/.test(lead) || wordCount(lead) <= 8)) return byLead;
  const questions = list.entries.filter(({ passage }) => passage.text.trimEnd().endsWith('?')).length;
  if (questions > 0 && questions === list.entries.length) return 'question';
  if (lead.endsWith(':') || isHeading) {
    for (let section = list.section; section; section = section.parent) {
      const kind = kindOfWords(section.title) ?? (section.label === 'objective' ? 'objective' : undefined);
      if (kind === 'objective' || kind === 'recommendation' || kind === 'risk' || kind === 'action')
        return kind;
      if (!/^(?:introduction|overview|summary)$/i.test(section.title)) break;
    }
  }
  return undefined;
}

export function kindOfWords(words: string): ListKind | undefined {
  const tail = words.slice(-200);
  return kinds.find(([, pattern]) => pattern.test(tail))?.[0];
}
