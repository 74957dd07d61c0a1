// Blocks to a draft. Knows what plans are made of and no format, council or document: tables and lists are told by
// what their headers and leading words mean. The order matters: names are learnt before they are looked up.

import { sayTableFaults } from './actions.faults.ts';
import { readActions, titleRole } from './actions.ts';
import { listsOf } from './lists.ts';
import { gatherMandates, readObjectives } from './objectives.ts';
import { isRegister, readRegister } from './people.ts';
import type { Reading } from './reading.ts';
import { gridsIn } from './recognise.grids.ts';
import { gatherThemes, readThemeSponsors, readThemes } from './themes.ts';
import { isWorkstreamTable, readWorkstreams } from './workstreams.ts';

export function recognise(reading: Reading): void {
  const grids = gridsIn(reading);
  const registers = grids.filter(isRegister);
  for (const grid of registers) readRegister(reading, grid);
  readThemes(reading);
  readThemeSponsors(reading);
  for (const list of listsOf(reading)) readObjectives(reading, list);
  for (const grid of grids) if (isWorkstreamTable(grid)) readWorkstreams(reading, grid);
  for (const grid of grids) if (!registers.includes(grid) && titleRole(grid)) readActions(reading, grid);
  for (const grid of grids) sayTableFaults(reading, grid);
  gatherThemes(reading);
  gatherMandates(reading.draft);
}
