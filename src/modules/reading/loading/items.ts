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
  const inFull = new Set(draft.measures.map(({ title }) => plainForm(title)));
  for (const { title, objectives, measures, source } of draft.outcomes) {
    const parentKey = add(builder, 'outcome', title, { source }, title);
    for (const text of objectives) add(builder, 'objective', text, { parentKey, source }, text);
    for (const text of measures)
      if (!inFull.has(plainForm(text))) add(builder, 'measure', text, { parentKey, source }, text);
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
    const { ref, title, theme, workstream, start, status, source } = action;
    const { due, dueBefore } = dueOf(action);
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
    const key = add(builder, kind, title, { ref, parentKey, parts, start, due, dueBefore, status, source });
    addUnderAction(builder, key, action);
    answerMandates(builder, draft, key, action);
  }
}

/** A revised date is the one that stands; the first is where it moved from. */
function dueOf({ due, revised }: Draft['actions'][number]): Pick<NewItem, 'due' | 'dueBefore'> {
  if (!revised) return { due };
  return due ? { due: revised, dueBefore: due } : { due: revised };
}

function addUnderAction(
  builder: Builder,
  parentKey: string,
  { subActions, notes, source }: Draft['actions'][number],
): void {
  for (const { text, level, certain } of subActions)
    add(builder, 'sub-action', text, { parentKey, level, certain, source });
  // A note begins with the header it stood under (`Progress: …`); what has none are the principles of an action.
  for (const text of notes) {
    const sort = /^\p{Lu}[^:]{0,60}: /u.test(text) ? 'note' : 'principle';
    add(builder, 'statement', text, { sort, parentKey, source });
  }
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
  for (const { title, theme, date, responsible, notes, source } of draft.milestones) {
    const parts = partsOf(builder, 'responsible', responsible ?? []);
    const parentKey = keyOf(builder, 'theme', theme);
    add(builder, 'milestone', title, { parentKey, due: date, parts, detail: linesOf(notes ?? []), source });
  }
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

/** A measure's figures stand in its detail, under their names, until measures have a register of their own. */
function addMeasure(builder: Builder, measure: Draft['measures'][number]): void {
  const { ref, title, outcome, responsible, baseline, target, actual, unit, notes, status, source } = measure;
  if (keyOf(builder, 'measure', title) !== undefined) return;
  const figures = Object.entries({ Baseline: baseline, Target: target, Actual: actual, Unit: unit });
  const said = figures.flatMap(([name, words]) => (words ? [`${name}: ${words}`] : []));
  const given = {
    ref,
    parentKey: keyOf(builder, 'outcome', outcome),
    parts: partsOf(builder, 'responsible', responsible),
    detail: linesOf([...said, ...notes]),
    status,
    source,
  };
  add(builder, 'measure', title, given, title);
}

function linesOf(lines: readonly string[]): string | undefined {
  return lines.length > 0 ? lines.join('\n') : undefined;
}

function addRest(builder: Builder, draft: Draft): void {
  for (const { title, source } of draft.phases) add(builder, 'phase', title, { source });
  for (const { ref, text, responsible, notes, source } of draft.risks) {
    const parts = partsOf(builder, 'responsible', responsible);
    add(builder, 'risk', text, { ref, parts, detail: linesOf(notes), source });
  }
  for (const measure of draft.measures) addMeasure(builder, measure);
  for (const { kind, text, parent, source } of draft.statements) {
    const parentKey = (['mandate', 'outcome', 'priority', 'theme', 'statement'] as const)
      .map((above) => keyOf(builder, above, parent))
      .find((key) => key !== undefined);
    add(builder, 'statement', text, { sort: kind, parentKey, source }, text);
  }
}
