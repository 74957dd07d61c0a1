// Audits among the registers that the council keeps: those that were planned, until they are reported or dropped.
import type { KeptRegister } from '../../plan/index.ts';
import { allAudits } from './audit.store.ts';
import { auditPaths } from './audits.web.ts';

export const auditsRegister: KeptRegister = {
  name: 'audits',
  title: 'Audits',
  standing: 'planned or at work',
  ended: 'reported or dropped',
  path: null,
  lines: async (tx, { from }) =>
    (await allAudits(tx, from)).map(({ auditId, title, keptOn, status, latest }) => {
      const isOver = latest !== null && (status === 'reported' || status === 'dropped');
      const endedOn = isOver ? ([latest.onDay, keptOn].sort().at(-1) ?? null) : null;
      return { id: auditId, openedOn: keptOn, endedOn, words: title, path: auditPaths.audit(auditId) };
    }),
};
