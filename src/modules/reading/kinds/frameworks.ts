// Frameworks: tables of priorities with their workstreams and objectives, values with ways of working, and outcomes
// with the measures listed under each.
import type { Passage } from '../../../office/blocks.ts';
import { splitCell } from '../actions/sub-actions.ts';
import type { Draft } from '../draft.ts';
import { type Entry, flatten, kindOfList, type List } from '../outline/lists.ts';
import type { Section } from '../outline/outline.ts';
import { find, type Reading, use } from '../reading.ts';
import { isAlso } from '../tables/columns.ts';
import { cell, type Grid, headerOf } from '../tables/grid.ts';
import { coverOf, runsOver } from '../tables/grouping.ts';
import { addStatement } from './statements.ts';

const plainRules = { isGhost: () => false, areOne: runsOver };

export function isPriorityTable(grid: Grid): boolean {
  const has = (role: (typeof grid.roles)[number]) => grid.roles.includes(role);
  return (
    has('objective') && (has('theme') || has('priority')) && !has('action') && !has('lead') && !has('status')
  );
}

/** Priorities (or themes) merged down the left, workstreams with a description, objectives listed in one cell. */
export function readPriorityTable(reading: Reading, grid: Grid): void {
  const role = grid.roles.includes('priority') ? 'priority' : 'theme';
  const covers = coverOf(grid, role, plainRules);
  const isPriority = role === 'priority' || isAlso(headerOf(grid, grid.roles.indexOf(role)), 'priority');
  const isTheme = role === 'theme' || isAlso(headerOf(grid, grid.roles.indexOf(role)), 'theme');
  const named = new Set<Passage>();
  grid.rows.forEach((row, at) => {
    const [first] = covers[at]?.passages ?? [];
    const title = covers[at]?.passages.map((passage) => use(reading, passage)).join(' ');
    if (first && title && !named.has(first)) {
      named.add(first);
      if (isPriority)
        reading.draft.priorities.push({ title, responsible: [], capabilities: [], source: first.source });
      if (isTheme)
        reading.draft.themes.push({ title, officerSponsors: [], memberSponsors: [], source: first.source });
    }
    const workstream = cell(grid, row, 'workstream');
    const aim = cell(grid, row, 'aim');
    if (workstream)
      reading.draft.workstreams.push({
        title: use(reading, workstream),
        ...(title ? { theme: title } : {}),
        ...(aim ? { aim: use(reading, aim) } : {}),
        source: workstream.source,
      });
    const objectives = cell(grid, row, 'objective');
    if (objectives) readObjectiveCell(reading, objectives, title);
  });
}

function readObjectiveCell(reading: Reading, passage: Passage, theme: string | undefined): void {
  const { title, parts } = splitCell(passage.text, reading.names);
  const pieces = [title, ...parts].filter(({ text }) => text !== '');
  for (const piece of pieces)
    reading.draft.objectives.push({
      text: use(reading, passage, 'item', piece.from, piece.to),
      ...(theme ? { theme } : {}),
      mandates: [],
      source: passage.source,
    });
  if (pieces.length > 1 && pieces.some(({ certain }) => !certain))
    find(reading, 'text/list-split', 'warning', passage.source, {
      message: `The bullets of this list are lost. It was read as ${pieces.length} objectives, split where capitals show a new line; please confirm.`,
      suggestion: pieces.map(({ text }) => text).join(' | '),
    });
}

export function isValuesTable(grid: Grid): boolean {
  return grid.roles.includes('driver') && grid.roles.includes('wayOfWorking');
}

/** Drivers of behaviour merged down the left, a way of working on each row; the heading above is their value. */
export function readValuesTable(reading: Reading, grid: Grid): void {
  const covers = coverOf(grid, 'driver', plainRules);
  const named = new Set<Passage>();
  grid.rows.forEach((row, at) => {
    const [driver] = covers[at]?.passages ?? [];
    if (driver && !named.has(driver)) {
      named.add(driver);
      addStatement(reading, 'driver', driver, grid.section?.title);
    }
    const way = cell(grid, row, 'wayOfWorking');
    if (way) addStatement(reading, 'way-of-working', way, driver?.text);
  });
  if (grid.section) use(reading, grid.section.passage, 'label');
}

const introducesOutcomes =
  /\b(?:measures?|indicators?)\b[^.]{0,80}\boutcomes?\b|\boutcomes?\b[^.]{0,80}\b(?:measures?|indicators?)\b/i;

/** Headings each with a list under it, after words that speak of outcomes and their measures. Returns the lists taken. */
export function readOutcomes(reading: Reading, lists: readonly List[]): Set<number> {
  const taken = new Set<number>();
  const headed = lists.filter((list) => list.section !== undefined && list.section.at === list.at - 1);
  const intro = reading.blocks.findIndex(
    (block) => block.kind === 'paragraph' && introducesOutcomes.test(block.passage.text),
  );
  if (intro < 0) return readLabelledOutcomes(reading, headed);
  for (const list of headed) {
    const { section } = list;
    if (list.at < intro || !section || kindOfList(list) !== undefined) continue;
    if (!follows(reading, intro, section, headed)) continue;
    addOutcome(reading, section, list.entries);
    taken.add(list.at);
  }
  return taken.size >= 2 ? taken : new Set();
}

/** Between the introduction and this heading stand only headings with lists. */
function follows(reading: Reading, intro: number, section: Section, headed: readonly List[]): boolean {
  return reading.blocks.slice(intro + 1, section.at).every((block, offset) => {
    const at = intro + 1 + offset;
    return (
      block.kind === 'item' ||
      reading.outline.sections[at]?.at === at ||
      headed.some((list) => list.at === at)
    );
  });
}

/** `Outcome 3: …` as a heading; the lists under it that say how anyone will know are its measures. */
function readLabelledOutcomes(reading: Reading, headed: readonly List[]): Set<number> {
  const taken = new Set<number>();
  for (const section of reading.outline.headings) {
    if (section.label !== 'outcome' || !section.number) continue;
    const measured = headed.filter(
      (list) =>
        list.section === section || (isUnder(list.section, section) && kindOfList(list) === 'measure'),
    );
    addOutcome(
      reading,
      section,
      measured.flatMap(({ entries }) => entries),
    );
    for (const list of measured) {
      taken.add(list.at);
      if (list.lead) use(reading, list.lead, 'label');
    }
  }
  return taken;
}

function isUnder(section: Section | undefined, above: Section): boolean {
  for (let one = section; one; one = one.parent) if (one === above) return true;
  return false;
}

function addOutcome(reading: Reading, section: Section, entries: readonly Entry[]): void {
  use(reading, section.passage, 'label', 0, section.titleFrom);
  const outcome: Draft['outcomes'][number] = {
    title: use(reading, section.passage, 'item', section.titleFrom),
    objectives: [],
    measures: [],
    source: section.passage.source,
  };
  for (const { passage } of flatten(entries)) {
    const title = use(reading, passage);
    outcome.measures.push(title);
    reading.draft.measures.push({
      title,
      outcome: outcome.title,
      responsible: [],
      notes: [],
      source: passage.source,
    });
  }
  reading.draft.outcomes.push(outcome);
}

/** `… two supplementary themes of:` and the headings that follow, each with its list. */
export function readHeadedThemes(reading: Reading, lists: readonly List[]): void {
  reading.blocks.forEach((block, at) => {
    if (block.kind !== 'paragraph' || !/\bthemes\b[^.]{0,20}:\s*$/i.test(block.passage.text.slice(-80)))
      return;
    const next = reading.outline.headings.find((heading) => heading.at === at + 1);
    for (let heading = next; heading; ) {
      const list = lists.find((one) => one.at === (heading?.at ?? 0) + 1);
      if (!list) break;
      addStatement(reading, 'theme', heading.passage, block.passage.text);
      const after = list.at + flatten(list.entries).length;
      heading = reading.outline.headings.find((one) => one.at === after);
    }
    use(reading, block.passage, 'label');
  });
}
