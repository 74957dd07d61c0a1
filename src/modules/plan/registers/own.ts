// The registers that plan keeps itself: instruments, notices of them, and the functions that others exercise.
import { directionPaths } from '../directions/say.ts';
import type { KeptRegister } from './kept-register.ts';
import { functionRows, instrumentRows, noticeRows } from './registers.store.ts';

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

export const planRegisters: readonly KeptRegister[] = [
  instrumentsRegister,
  noticesRegister,
  functionsRegister,
];
