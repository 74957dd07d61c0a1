// What was asked of whom by mail, in words.
import { longDay } from '../../../kernel/days.ts';
import type { AskedPerson } from '../periods/standing.ts';
import type { Mailed } from './asking.store.ts';

const whys: Record<Mailed['why'], string> = {
  opened: 'Asked',
  before: 'Reminded',
  overdue: 'Told that it is late',
  nudged: 'Nudged',
};

/** The last message to somebody about a period; null where there was none. */
export function sayMailed(mailed: readonly Mailed[], { personId }: AskedPerson): string | null {
  const last = mailed.find((one) => one.personId === personId);
  if (!last) return null;
  const said = `${whys[last.why]} on ${longDay(last.askedOn)}`;
  if (last.sentAt) return said;
  return last.refused ? `${said}, not delivered: ${last.trouble}` : `${said}, the message waits`;
}
