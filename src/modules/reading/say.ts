// What a reading holds, said plainly: counts, the thread, statuses, and doubts by kind. For the terminal and the page.
import type { Draft, Finding } from './draft.ts';

export interface Doubt {
  rule: string;
  severity: Finding['severity'];
  count: number;
  /** `5 cells spell initials in look-alike letters.` */
  words: string;
  /** The first finding of the kind, in full. */
  example: Finding;
}

export interface Said {
  title: string;
  counts: { what: string; count: number }[];
  themes: { title: string; actions: number; workstreams: { title: string; actions: number }[] }[];
  statuses: { words: string; count: number }[];
  doubts: Doubt[];
}

/** One and many, for each list of the draft, in the order a reader wants them. */
const lists: [Exclude<keyof Draft, 'document'>, string, string][] = [
  ['mandates', 'Direction or recommendation answered', 'Directions and recommendations answered'],
  ['themes', 'theme', 'themes'],
  ['workstreams', 'workstream', 'workstreams'],
  ['outcomes', 'outcome', 'outcomes'],
  ['priorities', 'priority', 'priorities'],
  ['objectives', 'objective', 'objectives'],
  ['actions', 'action', 'actions'],
  ['milestones', 'milestone', 'milestones'],
  ['deliverables', 'deliverable', 'deliverables'],
  ['recommendations', 'recommendation', 'recommendations'],
  ['measures', 'measure', 'measures'],
  ['risks', 'risk', 'risks'],
  ['phases', 'phase', 'phases'],
  ['people', 'person', 'people'],
  ['statements', 'statement', 'statements'],
];

export function sayReading(draft: Draft): Said {
  const subActions = draft.actions.reduce((sum, { subActions: parts }) => sum + parts.length, 0);
  const headings = draft.findings.filter(({ rule }) => rule === 'table/heading-row').length;
  const counts = lists.flatMap(([list, one, many]) => {
    const count = draft[list].length - (list === 'actions' ? headings : 0);
    return count > 0 ? [{ what: count === 1 ? one : many, count }] : [];
  });
  if (headings > 0)
    counts.push({ what: headings === 1 ? 'heading over actions' : 'headings over actions', count: headings });
  const after = counts.findIndex(({ what }) => /^actions?$/.test(what)) + 1;
  if (subActions > 0)
    counts.splice(after, 0, { what: subActions === 1 ? 'sub-action' : 'sub-actions', count: subActions });
  return {
    title: draft.plans[0]?.title ?? draft.document.name,
    counts,
    themes: sayThemes(draft),
    statuses: tally(draft.actions.flatMap(({ status }) => status?.words ?? [])),
    doubts: sayDoubts(draft.findings),
  };
}

function sayThemes({ themes, workstreams, actions }: Draft): Said['themes'] {
  const count = (theme: string, workstream?: string) =>
    actions.filter(
      (one) => one.theme === theme && (workstream === undefined || one.workstream === workstream),
    ).length;
  return themes.map(({ title }) => {
    const named = workstreams.filter(({ theme }) => theme === title).map((one) => one.title);
    const used = actions.flatMap((one) => (one.theme === title && one.workstream ? [one.workstream] : []));
    const all = [...new Set([...named, ...used])];
    return {
      title,
      actions: count(title),
      workstreams: all.map((workstream) => ({ title: workstream, actions: count(title, workstream) })),
    };
  });
}

function tally(words: readonly string[]): Said['statuses'] {
  const counts = Map.groupBy(words, (word) => word);
  return [...counts]
    .map(([word, all]) => ({ words: word, count: all.length }))
    .sort((a, b) => b.count - a.count);
}

/** Each kind of doubt for one and for many places; `%` is the number. */
const doubtWords: Record<string, [one: string, many: string]> = {
  'control/sponsor-is-lead': [
    'one action is sponsored and led by the same person',
    '% actions are sponsored and led by the same person',
  ],
  'dates/before-intervention': [
    'one action began before the intervention',
    '% actions began before the intervention',
  ],
  'dates/future-start-in-progress': [
    'one action is under way before it starts',
    '% actions are under way before they start',
  ],
  'dates/in-text': [
    'one day stands inside the words of an action',
    '% days stand inside the words of actions',
  ],
  'dates/missing': ['one item has no date', '% items have no date'],
  'dates/mixed-formats': [
    'one column writes its dates in several ways',
    '% columns write their dates in several ways',
  ],
  'dates/no-fixed-day': [
    'one due date is no day anybody could miss',
    '% due dates are no day anybody could miss',
  ],
  'dates/no-year': ['one date has no year', '% dates have no year'],
  'dates/open-ended': ['one date has a beginning and no end', '% dates have a beginning and no end'],
  'dates/past-due-on-track': [
    'one action is past its date and still said to be on track',
    '% actions are past their date and still said to be on track',
  ],
  'dates/start-after-due': ['one action starts after it is due', '% actions start after they are due'],
  'dates/start-now-not-due': [
    'one action is not due to start though its start has come',
    '% actions are not due to start though their start has come',
  ],
  'dates/two-facts': ['one date says two things', '% dates say two things'],
  'people/ambiguous': [
    'one set of initials stands for two people',
    '% entries share their initials with somebody else',
  ],
  'people/look-alike': [
    'one name or set of initials is spelt in look-alike letters',
    '% names or initials are spelt in look-alike letters',
  ],
  'people/several': [
    'one action has several people in one part',
    '% actions have several people in one part',
  ],
  'people/sponsor-differs': [
    'one row has another sponsor than its theme',
    '% rows have another sponsor than their theme',
  ],
  'people/title-conflict': ['one post is given in two ways', '% places give a post in two ways'],
  'people/unknown': [
    'one set of initials is nobody in the list of people',
    '% sets of initials are nobody in the list of people',
  ],
  'status/no-key': [
    'one status has no key to say what it means',
    '% statuses have no key to say what they mean',
  ],
  'table/broken-text': ['one row is a piece of a broken text', '% rows are pieces of broken texts'],
  'table/chart': ['one bar of a chart has lost its place', '% bars of a chart have lost their place'],
  'table/continued': ['one row runs on from the row above', '% rows run on from the row above'],
  'table/cut-off': ['one name has lost its beginning', '% names have lost their beginning'],
  'table/header-blank': ['one column has no header', '% columns have no header'],
  'table/header-shifted': [
    'one header stands over the wrong column',
    '% headers stand over the wrong column',
  ],
  'table/header-split': ['one header is cut in two', '% headers are cut in two'],
  'table/heading-row': ['one row heads the rows under it', '% rows head the rows under them'],
  'table/list-in-cell': ['one list is run together in a cell', '% lists are run together in a cell'],
  'table/lists-in-columns': ['one list stands in columns of a table', '% lists stand in columns of a table'],
  'table/merged': ['one row takes words from merged cells', '% rows take words from merged cells'],
  'table/no-column': [
    'one table has no column for owner, date or status',
    '% tables have no column for owner, date or status',
  ],
  'table/repeated-header': ['one header is printed again', '% headers are printed again'],
  'table/row-without-action': [
    'one row does not say what is to be done',
    '% rows do not say what is to be done',
  ],
  'table/shifted': ['one row has lost its first cells', '% rows have lost their first cells'],
  'table/split-cell': ['one name is broken over two cells', '% cells hold half of a name'],
  'table/title-row': ['one title stands inside a table', '% titles stand inside tables'],
  'text/broken-item': ['one bullet is broken in two', '% bullets are broken in two'],
  'text/fragment': ['one cell begins in mid-sentence', '% cells begin in mid-sentence'],
  'text/gap': ['one text has a gap', '% texts have a gap'],
  'text/ghost': ['one cell holds a spoilt copy of another', '% cells hold spoilt copies of others'],
  'text/list-split': [
    'one list has lost its bullets; its split is for you to confirm',
    '% lists have lost their bullets; their splits are for you to confirm',
  ],
  'text/markup': ['one mark of another format was set aside', '% marks of another format were set aside'],
  'thread/action-without-mandate': [
    'one action names nothing that it answers',
    '% actions name nothing that they answer',
  ],
  'thread/objective-without-action': [
    'no action names one of the objectives',
    'no action names % of the objectives',
  ],
  'thread/point-without-action': ['one point has no action', '% points have no action'],
  'thread/same-number': [
    'one recommendation has the number of another',
    '% recommendations have the number of another',
  ],
  'thread/unknown-objective': [
    'one action names an objective stated nowhere',
    '% actions name an objective stated nowhere',
  ],
  'words/apostrophes': ['apostrophes are of two kinds', 'apostrophes are of two kinds'],
  'words/two-kinds': ['one name stands for two kinds of thing', '% names stand for two kinds of thing'],
  'words/variant': ['one name is spelt in another way', '% names are spelt in another way'],
};

const order: Finding['severity'][] = ['error', 'warning', 'note'];

/** Doubts by kind: the gravest first, then the commonest. */
export function sayDoubts(findings: readonly Finding[]): Doubt[] {
  const doubts: Doubt[] = [];
  for (const all of Map.groupBy(findings, keyOf).values()) {
    const [example] = all;
    if (!example) continue;
    const { rule } = example;
    const severity = order.find((one) => all.some((finding) => finding.severity === one)) ?? 'note';
    doubts.push({ rule, severity, count: all.length, words: sayKind(all, example), example });
  }
  return doubts.sort(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      b.count - a.count ||
      a.rule.localeCompare(b.rule),
  );
}

/** Look-alikes are told by who is meant, everything else by its rule alone. */
function keyOf({ rule, suggestion }: Finding): string {
  return rule === 'people/look-alike' ? `${rule} ${suggestion}` : rule;
}

function sayKind(all: readonly Finding[], { rule, message, suggestion }: Finding): string {
  const count = all.length;
  const meant = /^(\S+) \((.+)\)$/.exec(suggestion ?? '');
  if (rule === 'people/look-alike' && meant)
    return `${count === 1 ? 'one cell spells' : `${count} cells spell`} ${meant[1]} in look-alike letters; it is probably ${meant[2]}`;
  if (rule === 'people/look-alike')
    return `one name is spelt in look-alike letters; it is probably ${suggestion}`;
  const [one, many] = doubtWords[rule] ?? [message, `% findings such as: ${message}`];
  return count === 1 ? one : many.replace('%', String(count));
}
