// Harnworth's invented reviews by others: a peer challenge, a recommendation of its auditor, and two audits.
import { addDays, addMonths, type Day, longMonth } from '../src/kernel/days.ts';
import type { EarlierReview, EarlierReviews } from '../src/modules/plan/index.ts';

/** For any day of loading; every other day is counted from it. */
export function exampleReviews(day: Day): EarlierReviews {
  return {
    keptBy: 'Zofia Penhale',
    pairs: [],
    reviews: [peerChallenge(day), letterOfTheAuditor(day), auditOfContracts(day)],
  };
}

function peerChallenge(day: Day): EarlierReview {
  const visit = addMonths(day, -15);
  return {
    kind: 'peer-challenge',
    title: `Corporate peer challenge, ${longMonth(visit)}`,
    reviewer: 'Councillors and officers of six other councils',
    scheme: 'peer-challenge-2024',
    endedOn: visit,
    reportedOn: addMonths(visit, 1),
    plan: 'Peer Challenge',
    steps: [
      { step: 'report', doneOn: addMonths(visit, 2), words: 'On the council’s website' },
      { step: 'action-plan', doneOn: addMonths(visit, 2), words: 'Published with the report' },
    ],
    deadlines: [
      {
        what: 'The peers come back to see what has changed',
        dueOn: addMonths(visit, 18),
        saidIn: 'the last line of the action plan',
      },
    ],
    answers: [
      {
        to: 'Decide what the council will stop doing',
        answer: 'accept',
        answeredBy: 'Cabinet',
        answeredOn: addMonths(visit, 2),
      },
      {
        to: 'Give scrutiny the time',
        answer: 'accept',
        answeredBy: 'Cabinet',
        answeredOn: addMonths(visit, 2),
      },
      {
        to: 'Mend relations',
        answer: 'accept-in-part',
        reason:
          'The protocol is written. Sessions for returning councillors wait until after the next election.',
        answeredBy: 'Full Council',
        answeredOn: addMonths(visit, 3),
      },
    ],
  };
}

function letterOfTheAuditor(day: Day): EarlierReview {
  const letter = addMonths(day, -1);
  return {
    kind: 'statutory-recommendation',
    title: 'Letter of the auditor on late accounts',
    reviewer: 'Penrose Vale, external auditor',
    endedOn: letter,
    reportedOn: letter,
    steps: [],
    deadlines: [
      {
        what: 'Full Council considers the recommendation in public',
        dueOn: addDays(day, 12),
        saidIn: 'the first page of the letter',
      },
    ],
    answers: [],
  };
}

function auditOfContracts(day: Day): EarlierReview {
  const audit = addMonths(day, -5);
  return {
    kind: 'internal-audit',
    title: 'Controls over contracts',
    reviewer: 'Anthea Blakelock, head of internal audit',
    endedOn: audit,
    reportedOn: addMonths(audit, 1),
    steps: [],
    deadlines: [
      {
        what: 'The director answers the report',
        dueOn: addMonths(audit, 2),
        saidIn: 'the audit charter',
        done: { doneOn: addDays(addMonths(audit, 2), 9), words: 'Minute of the audit committee' },
      },
      {
        what: 'The auditor tests whether contracts are now in one register',
        dueOn: addMonths(audit, 8),
        saidIn: 'page 3 of the report',
      },
    ],
    answers: [],
  };
}
