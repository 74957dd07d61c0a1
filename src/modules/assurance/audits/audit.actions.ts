// What may be done about audits: plan one, and say how far it is, with the opinion and the actions agreed.
import { longDay } from '../../../kernel/days.ts';
import { type Answer, mistake, NotFound } from '../../../kernel/errors.ts';
import { itemNamed, type Walk } from '../../plan/index.ts';
import { type Doing, keeping } from '../map/map.actions.ts';
import { addAudit, addAuditStep, allAudits, linkItems } from './audit.store.ts';
import type { NewAudit, NewAuditStep } from './audit.ts';

/** The numbers of the items that lines of text name, or which line names none. */
function itemsNamed(
  thread: Walk,
  field: string,
  typed: string | undefined,
  onlyActions: boolean,
): Answer<number[]> {
  const numbers: number[] = [];
  for (const line of (typed ?? '').split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const found = itemNamed(thread, line);
    if (!found.ok) return mistake(field, found.errors[0]?.message ?? `Nothing is called ${line}`);
    if (onlyActions && found.value.kind !== 'action')
      return mistake(field, `${line} is no action of the plan`);
    numbers.push(found.value.id);
  }
  return { ok: true, value: numbers };
}

/** Answers the audit's number. */
export async function planAudit(doing: Doing, thread: Walk, given: NewAudit): Promise<Answer<number>> {
  const covers = itemsNamed(thread, 'covers', given.covers, false);
  if (!covers.ok) return covers;
  return keeping(doing, `Plan the audit ${given.title}`, async (tx, by) => {
    const auditId = await addAudit(tx, doing.councilId, given, by);
    await linkItems(
      tx,
      doing.councilId,
      covers.value.map((itemId) => ({ auditId, itemId, link: 'covers' })),
    );
    return { ok: true, value: auditId };
  });
}

/** Adds how far an audit is. What was said before stays, and the last recorded holds. */
export async function sayHowFar(
  doing: Doing,
  thread: Walk,
  { auditId, ...given }: NewAuditStep & { auditId: number },
): Promise<Answer<null>> {
  if (given.onDay > doing.day)
    return mistake('onDay', `The day must be today, ${longDay(doing.day)}, or before`);
  if (given.status === 'reported' && !given.opinion)
    return mistake('opinion', 'Choose the opinion of the report');
  if (given.status !== 'reported' && given.opinion)
    return mistake('opinion', 'There is no opinion before the report');
  if (given.status === 'dropped' && !given.words) return mistake('words', 'Write why it is dropped');
  const agreed = itemsNamed(thread, 'agreed', given.agreed, true);
  if (!agreed.ok) return agreed;
  if (agreed.value.length > 0 && given.status !== 'reported')
    return mistake('agreed', 'Actions are agreed on the report');
  return keeping(doing, `Say how far audit ${auditId} is`, async (tx, by) => {
    if (!(await allAudits(tx)).some((one) => one.auditId === auditId))
      throw new NotFound('There is no such audit.');
    await addAuditStep(tx, doing.councilId, { ...given, auditId }, by);
    await linkItems(
      tx,
      doing.councilId,
      agreed.value.map((itemId) => ({ auditId, itemId, link: 'agreed' })),
    );
    return { ok: true, value: null };
  });
}
