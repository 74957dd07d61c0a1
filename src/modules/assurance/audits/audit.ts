// Audits of a year: what each covers, how far it is, the opinion of its report, and the actions agreed. Pure.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { FinancialYear } from '../../../kernel/financial-year.ts';
import { Level } from '../map/map.ts';

export const statuses = ['planned', 'fieldwork', 'reported', 'dropped'] as const;
export const AuditStatus = z.enum(statuses);
export type AuditStatus = z.infer<typeof AuditStatus>;

export const statusWords: Record<AuditStatus, string> = {
  planned: 'Planned',
  fieldwork: 'Fieldwork',
  reported: 'Reported',
  dropped: 'Dropped',
};

export const Audit = z.object({
  auditId: z.int(),
  title: z.string(),
  year: z.string(),
  quarter: z.int(),
  auditor: z.string(),
  keptOn: Day,
});
export type Audit = z.infer<typeof Audit>;

export const AuditItem = z.object({ auditId: z.int(), itemId: z.int(), link: z.enum(['covers', 'agreed']) });
export type AuditItem = z.infer<typeof AuditItem>;

export const AuditStep = z.object({
  stepId: z.int(),
  auditId: z.int(),
  status: AuditStatus,
  onDay: Day,
  opinion: Level.nullable(),
  words: z.string().nullable(),
  recordedOn: Day,
  recordedBy: z.string(),
});
export type AuditStep = z.infer<typeof AuditStep>;

const items = z.string().max(4000).optional();

export const NewAudit = z.object({
  title: z.string({ error: 'Enter what is audited' }).max(200).meta({ title: 'What is audited' }),
  year: FinancialYear.meta({ title: 'The year' }),
  quarter: z.coerce.number().int().min(1).max(4).meta({ title: 'The quarter' }),
  auditor: z.string({ error: 'Enter who audits' }).max(200).meta({ title: 'Who audits' }),
  covers: items.meta({ title: 'What it covers' }),
});
export type NewAudit = z.infer<typeof NewAudit>;

export const NewAuditStep = z.object({
  status: AuditStatus.meta({ title: 'How far it is' }),
  onDay: Day.meta({ title: 'The day of this' }),
  opinion: Level.optional().meta({ title: 'The opinion' }),
  words: z.string().max(2000).optional().meta({ title: 'In words' }),
  agreed: items.meta({ title: 'The actions agreed' }),
});
export type NewAuditStep = z.infer<typeof NewAuditStep>;

/** An audit with how far it is, what it covers and what was agreed. */
export interface AuditNow extends Audit {
  status: AuditStatus;
  latest: AuditStep | null;
  steps: readonly AuditStep[];
  covers: readonly number[];
  agreed: readonly number[];
}

/** The last recorded step holds; before any, an audit is planned. */
export function auditsNow(
  audits: readonly Audit[],
  links: readonly AuditItem[],
  steps: readonly AuditStep[],
): AuditNow[] {
  const stepsOf = Map.groupBy(
    steps.toSorted((a, b) => b.stepId - a.stepId),
    ({ auditId }) => auditId,
  );
  const linksOf = Map.groupBy(links, ({ auditId }) => auditId);
  return audits.map((audit) => {
    const own = stepsOf.get(audit.auditId) ?? [];
    const linked = linksOf.get(audit.auditId) ?? [];
    const to = (link: AuditItem['link']) =>
      linked.filter((one) => one.link === link).map(({ itemId }) => itemId);
    const [latest = null] = own;
    return {
      ...audit,
      status: latest?.status ?? 'planned',
      latest,
      steps: own,
      covers: to('covers'),
      agreed: to('agreed'),
    };
  });
}
