// The registers that delivery keeps: what is opened and ended in the course of a month, each with its rows.
import type { Tx } from '../../../db/database.ts';
import { type KeptRegister, linkTo, type TableAt, type Walk } from '../../plan/index.ts';
import { boardPaths } from '../boards/say.ts';
import { challengePaths } from '../challenge/say.ts';
import { closingPaths } from '../closing/say.ts';
import { evidencePaths } from '../evidence/evidence.web.ts';
import { periodPaths } from '../periods/say.ts';
import { updatePaths } from '../updates/say.ts';
import {
  askedActionRows,
  challengeRows,
  closingRows,
  dateRequestRows,
  evidenceRows,
  periodRows,
  retestRows,
  voiceRows,
} from './registers.store.ts';

type Rows = typeof challengeRows;
type Row = Awaited<ReturnType<Rows>>[number];

/** A row is said with the item that it is about, and leads to its own page. */
const of =
  (rows: Rows, pathOf: (row: Row) => string | null): KeptRegister['lines'] =>
  async (tx: Tx, { from, thread }: { from: TableAt; thread: Walk }) =>
    (await rows(tx, from)).map((row) => ({
      id: row.id,
      openedOn: row.openedOn,
      endedOn: row.endedOn,
      words: `${about(thread, row.itemId)}${row.words}`,
      path: pathOf(row),
    }));

function about(thread: Walk, itemId: number | null): string {
  const item = itemId === null ? undefined : thread.item(itemId);
  return item ? `${linkTo(thread, item).label}: ` : '';
}

export const challengesRegister: KeptRegister = {
  name: 'challenges',
  title: 'Challenges',
  ended: 'answered',
  path: challengePaths.all(),
  lines: of(challengeRows, ({ id }) => challengePaths.one(id)),
};

export const voicesRegister: KeptRegister = {
  name: 'voices',
  title: 'Ideas, concerns and doubts of staff',
  ended: 'answered',
  path: null,
  lines: of(voiceRows, ({ id }) => challengePaths.voice(id)),
};

export const dateRequestsRegister: KeptRegister = {
  name: 'date-requests',
  title: 'Requests to move a date',
  ended: 'decided',
  path: updatePaths.requests(),
  lines: of(dateRequestRows, updatePaths.requests),
};

export const closingsRegister: KeptRegister = {
  name: 'closures',
  title: 'Requests to close',
  ended: 'answered',
  path: closingPaths.all(),
  lines: of(closingRows, ({ id }) => closingPaths.one(id)),
};

export const retestsRegister: KeptRegister = {
  name: 'retests',
  title: 'Tests of what was closed',
  ended: 'tested or dropped',
  path: closingPaths.all(),
  lines: of(retestRows, ({ id }) => closingPaths.retest(id)),
};

export const boardActionsRegister: KeptRegister = {
  name: 'board-actions',
  title: 'What boards asked people to do',
  ended: 'done',
  path: null,
  lines: of(askedActionRows, ({ within }) => (within === undefined ? null : boardPaths.meeting(within))),
};

const evidenceRegister: KeptRegister = {
  name: 'evidence',
  title: 'Evidence',
  standing: 'standing',
  ended: 'withdrawn',
  path: null,
  lines: of(evidenceRows, ({ id }) => evidencePaths.one(id)),
};

export const periodsRegister: KeptRegister = {
  name: 'periods',
  title: 'Reporting periods',
  ended: 'closed',
  path: periodPaths.all(),
  lines: of(periodRows, ({ id }) => periodPaths.one(id)),
};

export const deliveryRegisters: readonly KeptRegister[] = [
  challengesRegister,
  voicesRegister,
  dateRequestsRegister,
  closingsRegister,
  retestsRegister,
  boardActionsRegister,
  evidenceRegister,
  periodsRegister,
];
