// Blocks to a draft. Knows what plans are made of and no format, council or document: tables and lists are told by
// what their headers and leading words mean. The order matters: names are learnt before they are looked up.

import { readActions } from './actions/actions.ts';
import { sayTableFaults } from './actions/faults.ts';
import { readHeadedActions } from './actions/headed.ts';
import { readLabelledRecords } from './actions/labelled-records.ts';
import { readActionList, readLabelledParagraphs } from './actions/lists.ts';
import { titleRole } from './actions/subject.ts';
import { checkDates } from './checks/dates.ts';
import { checkPeople } from './checks/people.ts';
import { checkThread } from './checks/thread.ts';
import { checkWords } from './checks/words.ts';
import type { Finding, Source } from './draft.ts';
import { isForwardPlan, readForwardPlan } from './kinds/forward-plans.ts';
import {
  isPriorityTable,
  isValuesTable,
  readHeadedThemes,
  readOutcomes,
  readPriorityTable,
  readValuesTable,
} from './kinds/frameworks.ts';
import { isMandateTable, readMandateList, readMandates } from './kinds/mandates.ts';
import { isMilestoneTable, readMilestones } from './kinds/milestones.ts';
import { gatherMandates, readObjectives } from './kinds/objectives.ts';
import { isRegister, readRegister } from './kinds/people.ts';
import { readPhases } from './kinds/phases.ts';
import { readPlan } from './kinds/plans.ts';
import { isDeliverableTable, readPriorities } from './kinds/priorities.ts';
import {
  isRecommendationTable,
  readRecommendationProse,
  readRecommendations,
} from './kinds/recommendations.ts';
import { isMeasureTable, isRiskTable, readMeasures, readRisks } from './kinds/registers.ts';
import { readCellLists, readStatements } from './kinds/statements.ts';
import { gatherThemes, gatherWorkstreams, readThemeSponsors, readThemes } from './kinds/themes.ts';
import { isWorkstreamTable, readWorkstreams } from './kinds/workstreams.ts';
import { setAside } from './outline/asides.ts';
import { listsOf } from './outline/lists.ts';
import { isUsed, type Reading } from './reading.ts';
import type { Grid } from './tables/grid.ts';
import { gridsIn } from './tables/grids.ts';
import { keyOf } from './words/key.ts';

type Reader = (reading: Reading, grid: Grid) => void;

/** What kind of table it is, in order: the first that fits reads it. Some are read in passes of their own. */
const tables: [is: (grid: Grid) => boolean, read: Reader][] = [
  [isRegister, () => {}],
  [isWorkstreamTable, () => {}],
  [isDeliverableTable, () => {}],
  [isPriorityTable, readPriorityTable],
  [isValuesTable, readValuesTable],
  [isMandateTable, readMandates],
  [isRecommendationTable, readRecommendationTable],
  [isRiskTable, readRisks],
  [isMeasureTable, readMeasures],
  [isForwardPlan, readForwardPlan],
  [(grid) => titleRole(grid) !== undefined, (reading, grid) => void readActions(reading, grid)],
  [isMilestoneTable, readMilestones],
];

function readRecommendationTable(reading: Reading, grid: Grid): void {
  readRecommendations(reading, grid);
  if (titleRole(grid) !== undefined || grid.roles.includes('action')) readActions(reading, grid);
}

export function recognise(reading: Reading): void {
  const grids = gridsIn(reading);
  const lists = listsOf(reading);
  readPlan(reading);
  keyOf(reading);
  for (const grid of grids) if (isRegister(grid)) readRegister(reading, grid);
  readThemes(reading);
  readThemeSponsors(reading);
  const taken = readPriorities(reading, lists);
  readLabelledRecords(reading);
  for (const list of lists)
    if (list.entries.some(({ passage }) => isUsed(reading, passage))) taken.add(list.at);
  for (const at of readHeadedActions(reading, lists)) taken.add(at);
  for (const list of lists) if (!taken.has(list.at) && readMandateList(reading, list)) taken.add(list.at);
  for (const list of lists) if (!taken.has(list.at) && readActionList(reading, list)) taken.add(list.at);
  readLabelledParagraphs(reading);
  for (const at of readOutcomes(reading, lists)) taken.add(at);
  for (const list of lists) if (!taken.has(list.at) && readObjectives(reading, list)) taken.add(list.at);
  for (const grid of grids) if (isWorkstreamTable(grid)) readWorkstreams(reading, grid);
  for (const grid of grids) tables.find(([is]) => is(grid))?.[1](reading, grid);
  for (const grid of grids) readCellLists(reading, grid);
  readHeadedThemes(reading, lists);
  for (const list of lists) if (!taken.has(list.at)) readStatements(reading, list);
  readRecommendationProse(reading, lists);
  readPhases(reading);
  for (const grid of grids) sayTableFaults(reading, grid);
  gatherThemes(reading);
  gatherWorkstreams(reading);
  gatherMandates(reading.draft);
  checkDates(reading);
  checkPeople(reading);
  checkWords(reading);
  checkThread(reading);
  reading.draft.findings = eachOnce(reading.draft.findings);
  reading.draft.findings.sort((one, other) => lineOf(one.source) - lineOf(other.source));
  setAside(reading);
}

/** A merged cell stands in many rows, and what is doubtful about it is said once. */
function eachOnce(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify([finding.rule, finding.message, finding.source]);
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

/** Findings are told in the order of the document; places without a line keep the order in which they were found. */
function lineOf(source: Source): number {
  return 'line' in source ? source.line : 0;
}
