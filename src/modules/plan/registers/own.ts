// The registers that plan keeps itself: instruments, notices, functions that others exercise, deadlines of reviewers, ballots.
import { directionPaths } from '../directions/say.ts';
import { judgementPaths } from '../judgements/form.ts';
import { mandatePaths } from '../mandates/say.ts';
import type { KeptRegister } from './kept-register.ts';
import { ballotRows, deadlineRows, functionRows, instrumentRows, noticeRows } from './registers.store.ts';

export const functionsRegister: KeptRegister = {
  name: 'functions',
  title: 'Functions that others exercise',
  standing: 'exercised by others',
  ended: 'returned',
  path: directionPaths.functions(),
  lines: async (tx, { from }) =>
    (await functionRows(tx, from)).map((row) => ({ ...row, path: directionPaths.functions() })),
};

export const instrumentsRegister: KeptRegister = {
  name: 'instruments',
  title: 'Instruments',
  standing: 'in force',
  ended: 'ended',
  path: directionPaths.instruments(),
  lines: async (tx, { from }) =>
    (await instrumentRows(tx, from)).map((row) => ({ ...row, path: directionPaths.instruments() })),
};

export const noticesRegister: KeptRegister = {
  name: 'instrument-notices',
  title: 'Notices of instruments, for a second person to check',
  ended: 'checked',
  path: directionPaths.instruments(),
  lines: async (tx, { from }) =>
    (await noticeRows(tx, from)).map((row) => ({ ...row, path: directionPaths.notice(row.id) })),
};

export const deadlinesRegister: KeptRegister = {
  name: 'review-deadlines',
  title: 'Days that reviewers set',
  ended: 'done',
  path: null,
  lines: async (tx, { from }) =>
    (await deadlineRows(tx, from)).map(({ reviewId, ...row }) => ({
      ...row,
      path: mandatePaths.review(reviewId),
    })),
};

export const ballotsRegister: KeptRegister = {
  name: 'ballots',
  title: 'Private ballots of members',
  ended: 'counted',
  path: null,
  lines: async (tx, { from }) =>
    (await ballotRows(tx, from)).map((row) => ({ ...row, path: judgementPaths.ballot(row.id) })),
};

export const planRegisters: readonly KeptRegister[] = [
  instrumentsRegister,
  noticesRegister,
  functionsRegister,
  deadlinesRegister,
  ballotsRegister,
];
