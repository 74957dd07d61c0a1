// What may be done about governance reviews: open one, enter a group's answers, raise an issue, answer it with actions.
import { type Answer, mistake, NotFound } from '../../../kernel/errors.ts';
import { itemNamed, type Walk } from '../../plan/index.ts';
import { type Doing, keeping } from '../map/map.actions.ts';
import { addAnswer, addIssue, addReview, allIssues, setActions } from './review.store.ts';
import {
  Audience,
  type Counts,
  fewestShown,
  keptCounts,
  type NewIssue,
  type NewReview,
  type Review,
  readCounts,
} from './review.ts';
import { statementLists, statementsOf } from './statements.ts';

/** Answers the review's number. */
export function openReview(doing: Doing, given: NewReview): Promise<Answer<number>> {
  return keeping(doing, `Open the governance review of ${given.year}`, async (tx, by) => {
    if (given.audiences.length === 0) return mistake('audiences', 'Choose who is asked');
    const [{ version }] = statementLists;
    const reviewId = await addReview(tx, doing.councilId, { ...given, version }, by);
    return reviewId === null
      ? mistake('year', `There is a review of ${given.year} already`)
      : { ok: true, value: reviewId };
  });
}

/** The names of a statement's two fields on the form. */
export const countsField = (statement: string) => `counts-${statement}`;
export const wordsField = (statement: string) => `words-${statement}`;

type Typed = Readonly<Record<string, string | undefined>>;

/** Adds a group's answers to the statements that were filled in: the newest of each holds. */
export function enterAnswers(doing: Doing, review: Review, typed: Typed): Promise<Answer<null>> {
  return keeping(doing, `Enter answers to the governance review of ${review.year}`, async (tx, by) => {
    const audience = Audience.safeParse(typed.audience);
    if (!audience.success || !review.audiences.includes(audience.data))
      return mistake('audience', 'Choose a group that this review asks');
    const read = answersTyped(review, typed);
    if (!read.ok) return read;
    for (const answer of read.value) {
      const { reviewId } = review;
      await addAnswer(tx, doing.councilId, { ...answer, reviewId, audience: audience.data }, by);
    }
    return { ok: true, value: null };
  });
}

interface Entered {
  statement: string;
  counts: Counts | null;
  words: string | null;
}

function answersTyped(review: Review, typed: Typed): Answer<Entered[]> {
  const entered: Entered[] = [];
  for (const { name } of statementsOf(review.version)) {
    const [said, words = null] = [typed[countsField(name)], typed[wordsField(name)]];
    if (said === undefined && words === null) continue;
    const read = readCounts(said ?? '', countsField(name));
    if (!read.ok) return read;
    const counts = keptCounts(read.value);
    if (counts === null && words !== null)
      return mistake(
        wordsField(name),
        `Leave the words out: fewer than ${fewestShown} answered, so they could show who wrote them`,
      );
    entered.push({ statement: name, counts, words });
  }
  const [first] = statementsOf(review.version);
  if (entered.length === 0 && first)
    return mistake(countsField(first.name), 'Enter the answers to one statement at least');
  return { ok: true, value: entered };
}

/** The numbers of the actions that lines of text name, each once. */
function actionsNamed(thread: Walk, typed: string | undefined): Answer<number[]> {
  const numbers = new Set<number>();
  for (const line of (typed ?? '').split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const found = itemNamed(thread, line);
    if (!found.ok) return mistake('actions', found.errors[0]?.message ?? `Nothing is called ${line}`);
    if (found.value.kind !== 'action') return mistake('actions', `${line} is no action of the plan`);
    numbers.add(found.value.id);
  }
  return { ok: true, value: [...numbers] };
}

/** Raises an issue, with the actions that answer it if there are any yet. */
export function raiseIssue(
  doing: Doing,
  thread: Walk,
  { review, given }: { review: Review; given: NewIssue },
): Promise<Answer<null>> {
  return keeping(doing, `Raise an issue of the governance review of ${review.year}`, async (tx, by) => {
    if (!review.audiences.includes(given.audience))
      return mistake('audience', 'Choose a group that this review asks');
    const { statement } = given;
    if (statement && !statementsOf(review.version).some(({ name }) => name === statement))
      return mistake('statement', 'Choose a statement from those shown');
    const actions = actionsNamed(thread, given.actions);
    if (!actions.ok) return actions;
    const { reviewId } = review;
    const issueId = await addIssue(tx, doing.councilId, { ...given, reviewId }, by);
    await setActions(tx, doing.councilId, { issueId, itemIds: actions.value }, by);
    return { ok: true, value: null };
  });
}

/** Says which actions answer an issue; with none it stands again as answered by nobody. */
export function answerIssue(
  doing: Doing,
  thread: Walk,
  { issueId, typed }: { issueId: number; typed: string | undefined },
): Promise<Answer<null>> {
  return keeping(doing, `Say what answers issue ${issueId} of a governance review`, async (tx, by) => {
    if (!(await allIssues(tx)).some((one) => one.issueId === issueId))
      throw new NotFound('There is no such issue.');
    const actions = actionsNamed(thread, typed);
    if (!actions.ok) return actions;
    await setActions(tx, doing.councilId, { issueId, itemIds: actions.value }, by);
    return { ok: true, value: null };
  });
}
