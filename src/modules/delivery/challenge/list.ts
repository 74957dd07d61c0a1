// The list of challenges as pages, calls and the command line ask for it: by how it stands and by theme.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { ancestor, type Walk } from '../../plan/index.ts';
import { allChallenges } from './challenge.store.ts';
import { type Challenge, type ChallengeState, stateOf } from './challenge.ts';

export const challengeStates = ['unanswered', 'waiting', 'answered'] as const;

export const stateChoices: readonly { value: ChallengeState; text: string }[] = [
  { value: 'unanswered', text: 'Unanswered, and its day has gone by' },
  { value: 'waiting', text: 'To be answered' },
  { value: 'answered', text: 'Answered' },
];

export interface ListFilter {
  state?: ChallengeState | undefined;
  theme?: number | undefined;
  item?: number | undefined;
}

/** Reads the filters of the list from a query. What makes no sense is left out, as if it had not been asked. */
export function listFilter(query: Record<string, string | undefined>): ListFilter {
  const number = (words: string | undefined) => (/^\d{1,15}$/.test(words ?? '') ? Number(words) : undefined);
  return {
    state: challengeStates.find((state) => state === query.state),
    theme: number(query.theme),
    item: number(query.item),
  };
}

export function listed(thread: Walk, all: readonly Challenge[], { state, theme, item }: ListFilter) {
  const day: Day = thread.day;
  const counts: Record<ChallengeState, number> = { unanswered: 0, waiting: 0, answered: 0 };
  for (const one of all) counts[stateOf(one, day)]++;
  const shown = all.filter((one) => {
    const about = thread.item(one.itemId);
    return (
      (state === undefined || stateOf(one, day) === state) &&
      (item === undefined || one.itemId === item) &&
      (theme === undefined || (about !== undefined && ancestor(thread, about, 'theme')?.id === theme))
    );
  });
  return { counts, shown };
}

/** Those whose day has gone by without an answer. One query. */
export async function unanswered(tx: Tx, { day }: Walk): Promise<readonly Challenge[]> {
  return (await allChallenges(tx)).filter((one) => stateOf(one, day) === 'unanswered');
}
