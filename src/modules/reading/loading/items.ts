// A draft as items and links: each noun of the draft finds its parent and what it answers by the words it gives.
import type { NewItem, NewPlan } from '../../plan/index.ts';
import type { Draft, Person } from '../draft.ts';
import { plainForm } from '../words/words.ts';
import type { WhoIs } from './people.ts';

export interface Building {
  items: NewItem[];
  links: NewPlan['links'];
}

interface Builder extends Building {
  whoIs: WhoIs;
  /** Keys by kind and plain words, for those who name their parent. */
  keys: Map<string, string>;
}

/** Pure. The order of items is the order of a page: mandates, then each theme with what stands under it. */
export function itemsOf(draft: Draft, whoIs: WhoIs): Building {
  const builder: Builder = { items: [], links: [], whoIs, keys: new Map() };
  addMandates(builder, draft);
  addThemes(builder, draft);
  addObjectives(builder, draft);
  addOutcomes(builder, draft);
  addActions(builder, draft);
  addMarks(builder, draft);
  addRecommendations(builder, draft);
  addRest(builder, draft);
  return { items: builder.items, links: builder.links };
}

type Given = Omit<NewItem, 'key' | 'kind' | 'title'>;

function add(
  builder: Builder,
  kind: NewItem['kind'],
  title: string,
  given: Given = {},
  ...names: string[]
): string {
  const key = `${kind} ${builder.items.length}`;
  builder.items.push({ key, kind, title, ...without(given) });
  for (const name of names) {
    const known = `${kind} ${plainForm(name)}`;
    if (!builder.keys.has(known)) builder.keys.set(known, key);
  }
  return key;
}

/** Leaves out what is undefined, so that a field is given or absent. */
function without<T extends object>(given: T): T {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as T;
}

function keyOf(builder: Builder, kind: NewItem['kind'], name: string | undefined): string | undefined {
  return name === undefined ? undefined : builder.keys.get(`${kind} ${plainForm(name)}`);
}

type PartRole = 'officer-sponsor' | 'member-sponsor' | 'lead' | 'responsible';

function partsOf(builder: Builder, role: PartRole, people: readonly Person[]): NonNullable<NewItem['parts']> {
  const kind = role === 'member-sponsor' ? 'member' : 'officer';
  return people.map((person) => ({
    role,
    words: person.words,
    personId: builder.whoIs(person, kind),
    certain: person.certain,
  }));
}

function addMandates(builder: Builder, draft: Draft): void {
  for (const { ref, title, source } of draft.mandates)
    add(builder, 'mandate', title || ref, { ref, sort: sortOfMandate(ref), source }, ref);
}

/** `Direction B` is a Direction; what else a plan answers is named by its own first word, or is a recommendation. */
function sortOfMandate(ref: string): string {
  const word = /^([a-z]{4,})s?\b/i.exec(ref)?.[1]?.toLowerCase();
  return word?.replace(/s$/, '') ?? 'recommendation';
}

function addThemes(builder: Builder, draft: Draft): void {
  for (const { title, officerSponsors, memberSponsors, source } of draft.themes) {
    const parts = [
      ...partsOf(builder, 'officer-sponsor', officerSponsors),
      ...partsOf(builder, 'member-sponsor', memberSponsors),
    ];
    add(builder, 'theme', title, { parts, source }, title);
  }
  for (const { title, theme, aim, source } of draft.workstreams) {
    const parentKey = keyOf(builder, 'theme', theme);
    add(builder, 'workstream', title, { detail: aim, parentKey, source }, `${theme} ${title}`, title);
  }
}

function addObjectives(builder: Builder, draft: Draft): void {
  for (const { ref, text, theme, mandates, source } of draft.objectives) {
    const parentKey = keyOf(builder, 'theme', theme);
    const key = add(
      builder,
      'objective',
      text,
      { ref, parentKey, source },
      `${theme} ${ref ?? text}`,
      ref ?? text,
    );
    for (const mandate of mandates) answer(builder, key, keyOf(builder, 'mandate', mandate));
  }
}

function answer(builder: Builder, fromKey: string, toKey: string | undefined): void {
  if (toKey !== undefined) builder.links.push({ fromKey, toKey, kind: 'answers' });
}

function addOutcomes(builder: Builder, draft: Draft): void {
  for (const { title, objectives, measures, source } of draft.outcomes) {
    const parentKey = add(builder, 'outcome', title, { source }, title);
    for (const text of objectives) add(builder, 'objective', text, { parentKey, source }, text);
    for (const text of measures) add(builder, 'measure', text, { parentKey, source }, text);
  }
  for (const { letter, title, outcome, responsible, capabilities, source } of draft.priorities) {
    const parts = partsOf(builder, 'responsible', responsible);
    const given = { ref: letter, parentKey: keyOf(builder, 'outcome', outcome), parts, source };
    const parentKey = add(
      builder,
      'priority',
      title,
      given,
      `${outcome} ${letter}`,
      `${outcome} ${title}`,
      title,
    );
    for (const text of capabilities) add(builder, 'capability', text, { parentKey, source });
  }
}

function addActions(builder: Builder, draft: Draft): void {
  for (const action of draft.actions) {
    const { ref, title, theme, workstream, start, due, status, source } = action;
    const parentKey =
      keyOf(builder, 'workstream', workstream === undefined ? undefined : `${theme} ${workstream}`) ??
      keyOf(builder, 'workstream', workstream) ??
      keyOf(builder, 'theme', theme);
    const parts = [
      ...partsOf(builder, 'officer-sponsor', action.officerSponsors),
      ...partsOf(builder, 'member-sponsor', action.memberSponsors),
      ...partsOf(builder, 'lead', action.leads),
    ];
    // A heading over other actions carries nobody, no date and no status: it is not counted as an action.
    const isHeading = parts.length === 0 && !start && !due && !status && action.subActions.length === 0;
    const kind = isHeading && draft.actions.some((other) => other.status) ? 'heading' : 'action';
    const key = add(builder, kind, title, { ref, parentKey, parts, start, due, status, source });
    addUnderAction(builder, key, action);
    answerMandates(builder, draft, key, action);
  }
}

function addUnderAction(
  builder: Builder,
  parentKey: string,
  { subActions, notes, source }: Draft['actions'][number],
): void {
  for (const { text, level, certain } of subActions)
    add(builder, 'sub-action', text, { parentKey, level, certain, source });
  for (const text of notes) add(builder, 'statement', text, { sort: 'principle', parentKey, source });
}

/** Through its objectives where the plan states them; to the mandate itself where no objective leads there. */
function answerMandates(builder: Builder, draft: Draft, key: string, action: Draft['actions'][number]): void {
  const reached = new Set<string>();
  for (const ref of action.objectiveRefs) {
    answer(
      builder,
      key,
      keyOf(builder, 'objective', `${action.theme} ${ref}`) ?? keyOf(builder, 'objective', ref),
    );
    for (const objective of draft.objectives)
      if (objective.ref !== undefined && plainForm(objective.ref) === plainForm(ref))
        for (const mandate of objective.mandates) reached.add(plainForm(mandate));
  }
  for (const mandate of action.mandates)
    if (!reached.has(plainForm(mandate))) answer(builder, key, keyOf(builder, 'mandate', mandate));
}

/** Milestones and deliverables: what a theme or a priority is to have shown by when. */
function addMarks(builder: Builder, draft: Draft): void {
  for (const { title, theme, date, source } of draft.milestones)
    add(builder, 'milestone', title, { parentKey: keyOf(builder, 'theme', theme), due: date, source });
  for (const { number, text, theme, outcome, priority, responsible, source } of draft.deliverables) {
    const parentKey =
      keyOf(builder, 'priority', priority === undefined ? undefined : `${outcome} ${priority}`) ??
      keyOf(builder, 'priority', priority) ??
      keyOf(builder, 'outcome', outcome) ??
      keyOf(builder, 'theme', theme);
    const parts = partsOf(builder, 'responsible', responsible);
    add(builder, 'deliverable', text, { ref: number, parentKey, parts, source });
  }
}

function addRecommendations(builder: Builder, draft: Draft): void {
  for (const { number, text, keyPoints, responses, source } of draft.recommendations) {
    const parentKey = add(builder, 'recommendation', text, { ref: number, source }, text);
    for (const point of keyPoints) add(builder, 'key-point', point, { parentKey, source });
    for (const response of responses) add(builder, 'response', response, { parentKey, source });
  }
}

function addRest(builder: Builder, draft: Draft): void {
  for (const { title, source } of draft.phases) add(builder, 'phase', title, { source });
  for (const { text, source } of draft.risks) add(builder, 'risk', text, { source });
  for (const { title, outcome, responsible, source, status } of draft.measures) {
    if (keyOf(builder, 'measure', title) !== undefined) continue;
    const parts = partsOf(builder, 'responsible', responsible);
    add(
      builder,
      'measure',
      title,
      { parentKey: keyOf(builder, 'outcome', outcome), parts, status, source },
      title,
    );
  }
  for (const { kind, text, parent, source } of draft.statements) {
    const parentKey = (['mandate', 'outcome', 'priority', 'theme', 'statement'] as const)
      .map((above) => keyOf(builder, above, parent))
      .find((key) => key !== undefined);
    add(builder, 'statement', text, { sort: kind, parentKey, source }, text);
  }
}
