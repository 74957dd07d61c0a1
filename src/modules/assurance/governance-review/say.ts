// How pages put a governance review into words: groups, spreads, issues and what answers them.
import { longDay } from '../../../kernel/days.ts';
import { actionRow, count, type Walk } from '../../plan/index.ts';
import {
  answered,
  audienceWords,
  type GroupAnswer,
  type Issue,
  isAnswered,
  type Review,
  spreadOf,
} from './review.ts';
import { allStatements, statementsOf } from './statements.ts';

/** Below the present mount. */
export const reviewPaths = {
  all: () => '/governance-reviews',
  newReview: () => '/governance-reviews/new',
  review: (reviewId: number, unanswered = false) =>
    `/governance-reviews/${reviewId}${unanswered ? '?issues=unanswered' : ''}`,
  issues: (reviewId: number, unanswered = false) => `${reviewPaths.review(reviewId, unanswered)}#issues`,
  answers: (reviewId: number) => `/governance-reviews/${reviewId}/answers`,
  raise: (reviewId: number) => `/governance-reviews/${reviewId}/issues`,
  issue: (reviewId: number, issueId: number) => `/governance-reviews/${reviewId}/issues/${issueId}`,
};

export const titleOf = ({ year }: Review) => `Governance review of ${year}`;

/** Every statement under its principle, each with the spread of every group that is asked. */
export function sayStatements(review: Review, answers: readonly GroupAnswer[]) {
  const byPrinciple = Map.groupBy(statementsOf(review.version), ({ principle }) => principle);
  return [...byPrinciple].map(([principle, statements]) => ({
    principle,
    statements: statements.map(({ name, words }) => ({
      words,
      rows: spreadOf(review, answers, name).map(({ audience, answer }) => ({
        group: audienceWords[audience],
        ...saySpread(answer),
      })),
    })),
  }));
}

function saySpread(answer: GroupAnswer | null) {
  if (!answer) return { counts: null, answered: 'Nothing entered yet', words: null };
  const { counts, words } = answer;
  return {
    counts,
    answered: counts ? String(answered(counts)) : 'Fewer than 5: not shown',
    words,
  };
}

/** When answers were last entered, and by whom; null before any are. */
export function sayEntered(answers: readonly GroupAnswer[]): string | null {
  const last = answers.at(-1);
  return last ? `Answers were last entered on ${longDay(last.recordedOn)} by ${last.recordedBy}.` : null;
}

/** `6 issues`, and of these how many nobody answers. */
export function sayCounts(reviewId: number, issues: readonly Issue[]) {
  const open = issues.filter((issue) => !isAnswered(issue)).length;
  return {
    all: { words: count(issues.length, 'issue'), number: issues.length, path: reviewPaths.issues(reviewId) },
    unanswered: {
      words: `${open} of them answered by nobody yet`,
      number: open,
      path: reviewPaths.issues(reviewId, true),
    },
  };
}

export function sayIssue(thread: Walk, issue: Issue, keeps: boolean) {
  const about = allStatements.find(({ name }) => name === issue.statement);
  return {
    number: issue.issueId,
    words: issue.words,
    group: audienceWords[issue.audience],
    about: about?.words ?? null,
    raised: `${longDay(issue.raisedOn)}, ${issue.raisedBy}`,
    actions: issue.actions.flatMap((id) => {
      const item = thread.item(id);
      return item ? [actionRow(thread, item)] : [];
    }),
    answerPath: keeps ? reviewPaths.issue(issue.reviewId, issue.issueId) : null,
  };
}
