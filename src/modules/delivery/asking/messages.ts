// The words of the mail that asks for updates.
import { type Day, longDay } from '../../../kernel/days.ts';
import { linkPlace } from '../../../post/outbox.ts';
import { count, type Item, linkTo, type Walk } from '../../plan/index.ts';
import type { Period } from '../periods/period.ts';
import type { Asked } from './asking.ts';

/** What somebody is asked for one period. */
export interface Owed {
  period: Period;
  items: readonly Item[];
}

export interface Letter {
  name: string;
  why: Asked['why'];
  /** Those whose answers are due first come first. */
  owed: readonly Owed[];
  day: Day;
}

/** One message for one person, over every period in it; each has a place for its own link. */
export function letterOf(thread: Walk, { name, why, owed, day }: Letter): { subject: string; text: string } {
  const updates = count(new Set(owed.flatMap(({ items }) => items.map(({ id }) => id))).size, 'update');
  const first = owed[0]?.period;
  const late = first !== undefined && first.answersBy < day;
  const council = thread.council.name;
  const subject =
    why === 'opened' && first
      ? `${first.name}: ${updates} to give by ${longDay(first.answersBy)}`
      : `${late ? 'Late: ' : ''}${updates} to give${first ? `, due ${longDay(first.answersBy)}` : ''}`;
  const opening =
    why === 'opened'
      ? `${council} asks how far these are.`
      : `${council} has not heard from you about these.`;
  const close =
    'Each link is yours alone: do not pass it on. You can also sign in, which lets you move dates and give evidence.';
  return {
    subject,
    text: `Dear ${name},\n\n${opening}\n\n${owed.map((one) => section(thread, one, day)).join('\n')}\n${close}\n`,
  };
}

function section(thread: Walk, { period, items }: Owed, day: Day): string {
  const due = `${period.answersBy < day ? 'were due on' : 'are due by'} ${longDay(period.answersBy)}`;
  const lines = items.map((item) => `- ${sayItem(thread, item)}`).join('\n');
  return `${period.name}. Answers ${due}:\n\n${lines}\n\nAnswer here:\n\n${linkPlace}\n`;
}

function sayItem(thread: Walk, item: Item): string {
  const { label, title } = linkTo(thread, item);
  return `${label}: ${title}`;
}
