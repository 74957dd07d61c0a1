// The forms of a governance review: open one, enter a group's answers, raise an issue, say what answers it.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { NotFound } from '../../../kernel/errors.ts';
import { financialYearOf } from '../../../kernel/financial-year.ts';
import type { Field } from '../../../web/fields.ts';
import { askedBy, nameFor, type Walk } from '../../plan/index.ts';
import { addForm, gone } from '../map/form.ts';
import type { AssuranceSettings } from '../settings.ts';
import { readReview, readReviews } from './reading.ts';
import {
  answerIssue,
  countsField,
  enterAnswers,
  openReview,
  raiseIssue,
  wordsField,
} from './review.actions.ts';
import { audiences, audienceWords, type Issue, NewIssue, NewReview, type Review } from './review.ts';
import { reviewPaths, titleOf } from './say.ts';
import { allStatements, statementsOf } from './statements.ts';

export function addReviewForms(scope: FastifyInstance, settings: AssuranceSettings): void {
  addForm(scope, '/governance-reviews/new', {
    schema: NewReview,
    page: async (request) => ({
      title: 'Open a governance review',
      lead: 'Once a year, those who see the council at work are asked the same statements. Hold the survey as you do; its answers are counted here.',
      back: { text: 'Governance reviews', path: reviewPaths.all() },
      action: reviewPaths.newReview(),
      doing: 'Open it',
      fields: [
        { type: 'text', name: 'year', label: 'The year', hint: 'Such as 2026/27' },
        { type: 'ticks', name: 'audiences', label: 'Who is asked', choices: groupChoices(audiences) },
      ],
      before: { year: financialYearOf(request.day), audiences: [...audiences] },
    }),
    keep: async (request, given) => {
      const kept = await openReview((await readReviews(settings, request)).doing, given);
      return kept.ok ? gone(reviewPaths.review(kept.value)) : kept;
    },
  });
  addAnswersForm(scope, settings);
  addIssueForms(scope, settings);
}

const groupChoices = (asked: readonly (typeof audiences)[number][]) =>
  audiences
    .filter((audience) => asked.includes(audience))
    .map((audience) => ({ value: audience, text: audienceWords[audience] }));

/** Every field may be left empty: what is wrong depends on the review and is said by the action. */
const optional: z.ZodOptional<z.ZodString> = z.string().max(2000).optional();
const Typed = z.object(
  Object.fromEntries(
    ['audience', ...allStatements.flatMap(({ name }) => [countsField(name), wordsField(name)])].map(
      (field) => [field, optional],
    ),
  ),
);

function addAnswersForm(scope: FastifyInstance, settings: AssuranceSettings): void {
  addForm(scope, '/governance-reviews/:id/answers', {
    schema: Typed,
    page: async (request) => {
      const { review } = await readReview(settings, request);
      return {
        title: `Enter a group’s answers: ${review.year}`,
        lead: 'For each statement five numbers: how many strongly disagree, disagree, are neither, agree, strongly agree. Of fewer than 5 answers only that is kept. Leave out what the group was not asked.',
        back: { text: titleOf(review), path: reviewPaths.review(review.reviewId) },
        action: reviewPaths.answers(review.reviewId),
        doing: 'Enter them',
        fields: answerFields(review),
      };
    },
    keep: async (request, given) => {
      const { review, doing } = await readReview(settings, request);
      const kept = await enterAnswers(doing, review, given);
      return kept.ok ? gone(reviewPaths.review(review.reviewId)) : kept;
    },
  });
}

function answerFields({ version, audiences: asked }: Review): Field[] {
  return [
    { type: 'radios', name: 'audience', label: 'Which group', choices: groupChoices(asked) },
    ...statementsOf(version).flatMap(({ name, words }): Field[] => [
      { type: 'text', name: countsField(name), label: words, hint: 'Five numbers, such as 0 2 5 8 3' },
      { type: 'area', name: wordsField(name), label: `In words, on: ${words}`, rows: 1 },
    ]),
  ];
}

const oneALine = 'One on each line: its label, its title, or # and its number';

function addIssueForms(scope: FastifyInstance, settings: AssuranceSettings): void {
  addForm(scope, '/governance-reviews/:id/issues', {
    schema: NewIssue,
    page: async (request) => {
      const { review } = await readReview(settings, request);
      return {
        title: `Raise an issue: ${review.year}`,
        lead: 'Until an action answers it, it stands as answered by nobody.',
        back: { text: titleOf(review), path: reviewPaths.review(review.reviewId) },
        action: reviewPaths.raise(review.reviewId),
        doing: 'Raise it',
        fields: [
          { type: 'area', name: 'words', label: 'What is wanting', rows: 3 },
          {
            type: 'radios',
            name: 'audience',
            label: 'Who raised it',
            choices: groupChoices(review.audiences),
          },
          {
            type: 'select',
            name: 'statement',
            label: 'The statement it is about',
            blank: 'None in particular',
            choices: statementsOf(review.version).map(({ name, words }) => ({ value: name, text: words })),
          },
          {
            type: 'area',
            name: 'actions',
            label: 'The actions that answer it, if there are any yet',
            hint: oneALine,
            rows: 2,
          },
        ],
      };
    },
    keep: async (request, given) => {
      const { review, thread, doing } = await readReview(settings, request);
      const kept = await raiseIssue(doing, thread, { review, given });
      return kept.ok ? gone(reviewPaths.issues(review.reviewId)) : kept;
    },
  });
  addAnsweringForm(scope, settings);
}

function addAnsweringForm(scope: FastifyInstance, settings: AssuranceSettings): void {
  addForm(scope, '/governance-reviews/:id/issues/:issue', {
    schema: z.object({ actions: NewIssue.shape.actions }),
    page: async (request) => {
      const { review, thread, issues } = await readReview(settings, request);
      const issue = issueAsked(request, issues);
      return {
        title: `What answers issue ${issue.issueId}`,
        lead: issue.words,
        back: { text: titleOf(review), path: reviewPaths.review(review.reviewId) },
        action: reviewPaths.issue(review.reviewId, issue.issueId),
        doing: 'Keep it',
        fields: [
          {
            type: 'area',
            name: 'actions',
            label: 'The actions that answer it',
            hint: `${oneALine}. Empty, nobody answers it`,
            rows: 4,
          },
        ],
        before: { actions: namesOf(thread, issue) },
      };
    },
    keep: async (request, { actions }) => {
      const { review, thread, issues, doing } = await readReview(settings, request);
      const { issueId } = issueAsked(request, issues);
      const kept = await answerIssue(doing, thread, { issueId, typed: actions });
      return kept.ok ? gone(reviewPaths.issues(review.reviewId)) : kept;
    },
  });
}

function issueAsked(request: FastifyRequest, issues: readonly Issue[]): Issue {
  const { issue: asked } = askedBy(request).params;
  const issue = issues.find(({ issueId }) => String(issueId) === asked);
  if (!issue) throw new NotFound('This governance review has no such issue.');
  return issue;
}

function namesOf(thread: Walk, { actions }: Issue): string {
  return actions
    .flatMap((id) => thread.item(id) ?? [])
    .map((item) => nameFor(thread, item))
    .join('\n');
}
