// Corporate plans: outcomes with their objectives, lettered priorities, who is responsible, what to do well, deliverables.
import type { Block, Passage } from '../../../office/blocks.ts';
import type { Draft, Person } from '../draft.ts';
import { flatten, kindOfList, kindOfWords, type List } from '../outline/lists.ts';
import { labelled, type Section } from '../outline/outline.ts';
import { find, quote, type Reading, use } from '../reading.ts';
import { cell, type Grid } from '../tables/grid.ts';
import { gridsIn } from '../tables/grids.ts';
import { wordCount } from '../words/words.ts';
import { addStatement } from './statements.ts';

type Outcome = Draft['outcomes'][number];
type Priority = Draft['priorities'][number];

const letter = /^([A-Z])\s*[.)]\s+(?=\p{Lu})/u;
const calledOutcome = /^(?:our |the )?(?:policy |corporate |strategic |key )?outcomes?$/i;

/** Reads a document that names outcomes and letters its priorities, block by block. Returns the lists it took. */
export function readPriorities(reading: Reading, lists: readonly List[]): Set<number> {
  const taken = new Set<number>();
  const state: { outcome?: Outcome; priority?: Priority } = {};
  const grids = gridsIn(reading);
  reading.blocks.forEach((block, at) => {
    if (block.kind === 'table') {
      const grid = grids.find((one) => one.at === at);
      if (grid && isDeliverableTable(grid)) readDeliverables(reading, grid, state);
      return;
    }
    const section = reading.outline.sections[at];
    if (section?.at === at && calledOutcome.test(section.title)) startOutcome(reading, state, section, at);
    else if (isLettered(reading, block, at)) startPriority(reading, state, block.passage);
    const list = lists.find((one) => one.at === at);
    if (list && readListOf(reading, state, list)) taken.add(at);
  });
  return taken;
}

/** The heading over `Our outcome` names it. */
function startOutcome(
  reading: Reading,
  state: { outcome?: Outcome; priority?: Priority },
  section: Section,
  at: number,
): void {
  const before = reading.blocks[at - 1];
  const isHeaded = before && before.kind !== 'table' && reading.outline.sections[at - 1]?.at === at - 1;
  const next = reading.blocks[at + 1];
  const named = isHeaded ? before.passage : next && next.kind !== 'table' ? next.passage : section.passage;
  use(reading, section.passage, 'label');
  state.outcome = { title: use(reading, named), objectives: [], measures: [], source: named.source };
  reading.draft.outcomes.push(state.outcome);
  delete state.priority;
  if (isHeaded && next?.kind === 'paragraph')
    addStatement(reading, 'outcome', next.passage, state.outcome.title);
}

/** `B. Articulate …` where letters run in order, under words that speak of priorities. */
function isLettered(reading: Reading, block: Block, at: number): block is Exclude<Block, { kind: 'table' }> {
  if (block.kind === 'table' || !letter.test(block.passage.text)) return false;
  if (wordCount(block.passage.text) < 4) return false;
  const before = reading.blocks.slice(Math.max(0, at - 60), at);
  return before.some((one) => one.kind !== 'table' && /\bpriorities\b/i.test(one.passage.text.slice(0, 200)));
}

function startPriority(
  reading: Reading,
  state: { outcome?: Outcome; priority?: Priority },
  passage: Passage,
): void {
  const match = letter.exec(passage.text);
  const from = match?.[0].length ?? 0;
  use(reading, passage, 'label', 0, from);
  state.priority = {
    ...(match?.[1] ? { letter: match[1] } : {}),
    title: use(reading, passage, 'item', from),
    ...(state.outcome ? { outcome: state.outcome.title } : {}),
    responsible: [],
    capabilities: [],
    source: passage.source,
  };
  reading.draft.priorities.push(state.priority);
}

function readListOf(
  reading: Reading,
  state: { outcome?: Outcome; priority?: Priority },
  list: List,
): boolean {
  const kind = kindOfList(list);
  const entries = flatten(list.entries);
  const { outcome, priority } = state;
  if (priority && kind === 'responsible')
    for (const { passage } of entries) priority.responsible.push(postIn(reading, passage));
  else if (priority && kind === 'capability')
    for (const { passage } of entries) priority.capabilities.push(use(reading, passage));
  else if (outcome && !priority && isObjectiveList(reading, list)) {
    for (const { passage, item } of entries) {
      if (item.marker) use(reading, item.marker, 'label');
      const text = use(reading, passage);
      outcome.objectives.push(text);
      reading.draft.objectives.push({ text, theme: outcome.title, mandates: [], source: passage.source });
    }
  } else return false;
  if (list.lead) use(reading, list.lead, 'label');
  return true;
}

function isObjectiveList(reading: Reading, list: List): boolean {
  if (kindOfList(list) === 'objective') return true;
  const above = reading.outline.sections[list.at];
  return above !== undefined && kindOfWords(above.title) === 'objective' && kindOfList(list) === undefined;
}

/** A post in a list: the same post is one, even when a second title follows a stroke. */
function postIn(reading: Reading, passage: Passage): Person {
  const words = use(reading, passage);
  const [first = words, ...others] = words.split(/\s+\/\s+/);
  return { words, person: first, certain: others.length === 0 };
}

export function isDeliverableTable(grid: Grid): boolean {
  return (
    grid.roles.includes('deliverable') &&
    grid.roles.includes('ref') &&
    !grid.roles.some((role) => role === 'due' || role === 'status' || role === 'lead')
  );
}

function readDeliverables(
  reading: Reading,
  grid: Grid,
  state: { outcome?: Outcome; priority?: Priority },
): void {
  const theme = labelled(grid.section, 'theme', 'pillar')?.title;
  for (const row of grid.rows) {
    const text = cell(grid, row, 'deliverable');
    const number = cell(grid, row, 'ref');
    if (!text) continue;
    reading.draft.deliverables.push({
      ...(number ? { number: use(reading, number).replace(/[.)]$/, '') } : {}),
      text: use(reading, text),
      ...(theme ? { theme } : {}),
      ...(state.outcome ? { outcome: state.outcome.title } : {}),
      ...(state.priority ? { priority: state.priority.title } : {}),
      responsible: state.priority ? structuredClone(state.priority.responsible) : [],
      source: row.row.source,
    });
  }
  sayHeaderPlace(reading, grid);
}

/** A header for the words that stands over the numbers, or the other way about in the next table. */
function sayHeaderPlace(reading: Reading, grid: Grid): void {
  const [header] = grid.headers;
  const written = header?.row.cells.find(({ text }) => text !== '');
  if (!header || !written) return;
  use(reading, written, 'label');
  if (header.row.cells[0] !== written)
    find(reading, 'table/header-shifted', 'note', header.row.source, {
      message: `The header ${quote(written.text)} stands over the second column here, and over the first in other tables.`,
    });
}
