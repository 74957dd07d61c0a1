// The deadlines that each regime sets, by the version of its scheme: what is due how many months after the visit. Data.
import type { ReviewKind } from './review.ts';

export interface SchemeStep {
  /** Kept with what was done of it: never renamed. */
  name: string;
  words: string;
  /** The usual time, in months after the visit ended, where that is earlier than the last day. */
  usual?: number;
  /** The last day, in months after the visit ended. */
  within: number;
  /** Completes "It is due then because …": the rule in a sentence. */
  rule: string;
}

export interface Scheme {
  /** Kept with each review: never renamed. */
  name: string;
  kind: ReviewKind;
  title: string;
  /** Where the deadlines are published. */
  source: string;
  steps: readonly SchemeStep[];
}

/**
 * A new version of a regime is a new entry, so that a review goes on by the deadlines that held when it was made. A
 * regime that sets no days has none here: those that a letter sets are entered with the review.
 */
export const schemes: readonly Scheme[] = [
  {
    name: 'peer-challenge-2024',
    kind: 'peer-challenge',
    title: 'Corporate peer challenge, as strengthened in March 2024',
    source:
      'https://www.local.gov.uk/our-support/council-assurance-and-peer-challenge/peer-challenges-we-offer/corporate-peer-3',
    steps: [
      {
        name: 'report',
        words: 'The report is published, with the action plan if it is ready',
        within: 3,
        rule: 'The report is published within three months of the visit.',
      },
      {
        name: 'action-plan',
        words: 'The action plan is published',
        usual: 3,
        within: 5,
        rule: 'The action plan comes with the report, and at the latest five months after the visit.',
      },
      {
        name: 'progress-review',
        words: 'The peers come back for the progress review',
        usual: 10,
        within: 12,
        rule: 'The progress review is about ten months after the visit, in time for its report within twelve.',
      },
      {
        name: 'progress-report',
        words: 'The report of the progress review is published',
        within: 12,
        rule: 'The report of the progress review is published within twelve months of the visit.',
      },
      {
        name: 'next-challenge',
        words: 'The next corporate peer challenge',
        within: 60,
        rule: 'A council has a corporate peer challenge at least every five years.',
      },
    ],
  },
  {
    name: 'peer-challenge-check-in',
    kind: 'peer-challenge',
    title: 'Corporate peer challenge, with a check-in after six months',
    source:
      'https://lgaconservatives.local.gov.uk/our-support/peer-challenges/peer-challenges-we-offer/corporate-peer-challenges',
    steps: [
      {
        name: 'check-in',
        words: 'The check-in with the peers',
        within: 6,
        rule: 'The peers check in with the council six months after the visit.',
      },
    ],
  },
  {
    name: 'peer-challenge-2016',
    kind: 'peer-challenge',
    title: 'Corporate peer challenge, with a second visit (the scheme of 2016)',
    source: 'The reports of peer challenges of 2016, which promise the second visit themselves',
    steps: [
      {
        name: 'follow-up',
        words: 'The peers visit a second time',
        usual: 12,
        within: 24,
        rule: 'The second visit is between twelve and twenty-four months after the first.',
      },
    ],
  },
  {
    name: 'best-value-notice',
    kind: 'best-value-notice',
    title: 'Best value notice, in force for twelve months',
    source: 'https://www.gov.uk/government/collections/best-value-notices-for-local-authorities',
    steps: [
      {
        name: 'end',
        words: 'The notice ends, or is issued again',
        within: 12,
        rule: 'A notice is normally in force for twelve months; then it is withdrawn, lapses or is issued again.',
      },
    ],
  },
];

export function schemeNamed(name: string | null): Scheme | undefined {
  return schemes.find((one) => one.name === name);
}
