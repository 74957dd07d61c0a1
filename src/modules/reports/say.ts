// Where packs are found, and how one is said in a line of a list.
import { longDay } from '../../kernel/days.ts';
import type { PackLine } from './pack.store.ts';

export const packPaths = {
  all: () => '/packs',
  ofPeriod: (periodId: number) => `/periods/${periodId}/packs`,
  one: (packId: number) => `/packs/${packId}`,
  word: (packId: number) => `/packs/${packId}/pack.docx`,
  data: (packId: number) => `/packs/${packId}/pack.json`,
  approve: (packId: number) => `/packs/${packId}/approve`,
};

export function sayLine(line: PackLine) {
  const approved = line.approvedOn !== null;
  return {
    id: line.packId,
    title: line.title,
    path: packPaths.one(line.packId),
    wordPath: packPaths.word(line.packId),
    period: line.period,
    made: `${longDay(line.madeOn)} by ${line.madeBy}`,
    state: approved
      ? { tone: 'done', words: `Approved on ${longDay(line.approvedOn ?? line.madeOn)}` }
      : { tone: 'wait', words: 'Draft' },
  };
}
