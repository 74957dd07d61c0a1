// Writes governance reviews as they were held before, within a unit of work that somebody opened.
import type { Tx } from '../../../db/database.ts';
import type { Day } from '../../../kernel/days.ts';
import { type CouncilNamed, loadThread, walk } from '../../plan/index.ts';
import { addAnswer, addIssue, addReview, setActions } from './review.store.ts';
import { type Audience, type Counts, keptCounts } from './review.ts';
import { statementLists } from './statements.ts';

export interface EarlierGovernanceReviews {
  recordedBy: string;
  reviews: readonly {
    year: string;
    openedOn: Day;
    audiences: readonly Audience[];
    answeredOn: Day;
    /** For each group the counts of every statement, in the order of the list. */
    answers: readonly { audience: Audience; counts: readonly Counts[]; words?: string }[];
    /** The actions that answer an issue are named by how their titles begin. */
    issues: readonly { audience: Audience; words: string; actions: readonly string[] }[];
  }[];
}

export async function addEarlierGovernanceReviews(
  tx: Tx,
  council: CouncilNamed,
  { recordedBy, reviews }: EarlierGovernanceReviews,
  day: Day,
): Promise<void> {
  const thread = walk(await loadThread(tx, { council, day }));
  const [{ version, statements }] = statementLists;
  const idOf = (words: string) => {
    const action = thread.ofKind('action').find(({ title }) => title.startsWith(words));
    if (!action) throw new Error(`No action begins with “${words}”.`);
    return action.id;
  };
  for (const { year, openedOn, audiences, answeredOn, answers, issues } of reviews) {
    const opened = { name: recordedBy, day: openedOn };
    const reviewId = await addReview(tx, council.id, { year, version, audiences: [...audiences] }, opened);
    if (reviewId === null) throw new Error(`There is a governance review of ${year} already.`);
    const by = { name: recordedBy, day: answeredOn };
    for (const { audience, counts, words = null } of answers)
      for (const [at, given] of counts.entries()) {
        const statement = statements[at]?.name;
        if (!statement) throw new Error(`The list of ${version} has no statement ${at + 1}.`);
        const kept = keptCounts(given);
        await addAnswer(
          tx,
          council.id,
          { reviewId, audience, statement, counts: kept, words: kept && at === 0 ? words : null },
          by,
        );
      }
    for (const { audience, words, actions } of issues) {
      const issueId = await addIssue(tx, council.id, { reviewId, audience, words }, by);
      await setActions(tx, council.id, { issueId, itemIds: actions.map(idOf) }, by);
    }
  }
}
