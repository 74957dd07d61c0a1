// How closings and their tests are said on pages, with the paths they live at; and what an item's page shows of them.
import { type Day, longDay } from '../../../kernel/days.ts';
import { mayDo } from '../../people/index.ts';
import type { Item, ItemPanel } from '../../plan/index.ts';
import { closingsOf, retestsOf } from './closing.store.ts';
import { type Closing, type Retest, whyNotToClose } from './closing.ts';

/** Below the present mount. */
export const closingPaths = {
  all: () => '/closures',
  settings: () => '/closures/settings',
  ask: (item: Item) => `/items/${item.id}/close`,
  one: (closingId: number) => `/closures/${closingId}`,
  retest: (retestId: number) => `/retests/${retestId}`,
};

export function sayClosing(closing: Closing) {
  const { closingId, agreed, answer, answeredOn, answeredBy, askedOn, askedBy, different } = closing;
  const words = answeredOn === null ? 'Waits for a second person' : agreed ? 'Agreed' : 'Refused';
  return {
    path: closingPaths.one(closingId),
    different,
    asked: `${longDay(askedOn)}, ${askedBy}`,
    words,
    tone: answeredOn === null ? 'wait' : agreed ? 'done' : 'stop',
    answer,
    answered: answeredOn === null ? null : `${longDay(answeredOn)}, ${answeredBy}`,
  };
}

const passWords = { embedded: 'A pass makes it embedded', sustained: 'A pass makes it sustained' };

export function sayRetest(one: Retest, day: Day) {
  return {
    path: closingPaths.retest(one.retestId),
    after: `${one.afterMonths} months after closing`,
    due: longDay(one.dueOn),
    makes: one.stage ? passWords[one.stage] : 'A pass leaves it as it stands',
    owner: one.ownerName ?? 'Nobody yet: an assurer must take it on',
    found: one.found,
    tested: one.testedOn === null ? null : `${longDay(one.testedOn)}, ${one.testedBy}`,
    ...stateOf(one, day),
  };
}

function stateOf(one: Retest, day: Day): { words: string; tone: string } {
  if (one.passed !== null)
    return one.passed ? { words: 'Passed', tone: 'done' } : { words: 'Failed, so reopened', tone: 'stop' };
  if (one.droppedOn !== null) return { words: 'Dropped, as an earlier one failed', tone: 'wait' };
  if (one.dueOn < day) return { words: 'Overdue', tone: 'stop' };
  return one.dueOn === day ? { words: 'Due today', tone: 'care' } : { words: 'To come', tone: 'wait' };
}

/** Who asked to close it, who answered, and what the tests found. */
export const closingPanel: ItemPanel = async ({ tx, from, item, thread, actor, isPast }) => {
  const closings = await closingsOf(tx, item.id, from);
  const mayAsk = !isPast && actor.kind === 'person' && mayDo(actor, 'closing.ask');
  const asks = mayAsk && whyNotToClose(item, closings) === null;
  if (closings.length === 0 && !asks) return null;
  const retests = closings.length === 0 ? [] : await retestsOf(tx, item.id, from);
  return {
    template: 'delivery/views/closing-panel.njk',
    closings: closings.map(sayClosing),
    retests: retests.map((one) => sayRetest(one, thread.day)),
    askPath: asks ? closingPaths.ask(item) : null,
    linked: !isPast,
  };
};
