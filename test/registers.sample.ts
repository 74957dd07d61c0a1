// How a row of each register is opened and ended, for the proof that every register adds up.
import type { Tx } from '../src/db/database.ts';
import type { Day } from '../src/kernel/days.ts';
import { addAudit, addAuditStep } from '../src/modules/assurance/audits/audit.store.ts';
import { addAskedAction, setDone } from '../src/modules/delivery/boards/board.store.ts';
import {
  addChallenge,
  addVoice,
  answerChallenge,
  answerVoice,
} from '../src/modules/delivery/challenge/challenge.store.ts';
import { addRequest, decideRequest } from '../src/modules/delivery/dates/dates.store.ts';
import { addEvidence, withdrawEvidence } from '../src/modules/delivery/evidence/evidence.store.ts';
import { addEntry, endEntry } from '../src/modules/finance/registers/entry.store.ts';
import { addMeasure, endMeasure } from '../src/modules/measures/keeping.store.ts';
import {
  addEvent,
  addFunction,
  addNotice,
  answerNotice,
  returnFunction,
} from '../src/modules/plan/directions/instruments.store.ts';
import { addInstrument } from '../src/modules/plan/index.ts';
import { addBallot, closeBallot } from '../src/modules/plan/judgements/judgements.store.ts';
import { addDeadline, addReview, addStep, allDeadlines } from '../src/modules/plan/mandates/reviews.store.ts';
import { closeEntry, insertEntry } from '../src/modules/raid/raid.writing.store.ts';

export interface Place {
  tx: Tx;
  council: number;
  itemId: number;
  personId: number;
  instrumentId: number;
  meetingId: number;
  day: Day;
}

/** How a row of each register is opened, and how one ends. */
export const doing: Record<
  string,
  { open(at: Place): Promise<unknown>; end(at: Place, id: number): Promise<unknown> }
> = {
  raid: {
    open: ({ tx, council, day }) => insertEntry(tx, council, { ...entry, raisedOn: day, nextReviewOn: day }),
    end: ({ tx, day }, id) =>
      closeEntry(tx, id, { closedOn: day, closedAs: 'no-longer', closedReason: 'It went away' }),
  },
  challenges: {
    open: ({ tx, council, itemId, day }) =>
      addChallenge(tx, council, {
        itemId,
        periodId: null,
        words: 'How do you know?',
        claim: null,
        raisedOn: day,
        raisedBy: 'Ana',
        raisedAs: 'Councillor',
        answerBy: day,
        accountId: 'ana',
      }),
    end: ({ tx, day }, id) => answerChallenge(tx, id, { answer: 'So', on: day, by: 'Bea' }),
  },
  voices: {
    open: ({ tx, council, itemId, day }) =>
      addVoice(tx, council, {
        itemId,
        kind: 'doubt',
        words: 'It will not work',
        raisedOn: day,
        raisedBy: null,
        answerBy: day,
      }),
    end: ({ tx, day }, id) => answerVoice(tx, id, { answer: 'So', on: day, by: 'Bea' }),
  },
  'date-requests': {
    open: ({ tx, council, itemId, day }) =>
      addRequest(tx, council, {
        ...undecided,
        itemId,
        wanted: { words: '31 March 2027', kind: 'day', earliest: '2027-03-31', latest: '2027-03-31' },
        reason: 'The buyer is late',
        askedOn: day,
        askedBy: 'Ana',
      }),
    end: ({ tx, day }, dateRequestId) =>
      decideRequest(tx, {
        dateRequestId,
        decision: 'refused',
        decidedOn: day,
        decidedBy: 'Bea',
        decidedWhy: 'No',
      }),
  },
  'board-actions': {
    open: ({ tx, council, meetingId, personId, day }) =>
      addAskedAction(tx, council, {
        meetingId,
        itemId: null,
        words: 'Count them',
        personId,
        askedOn: day,
        dueOn: day,
      }),
    end: ({ tx, day }, id) => setDone(tx, id, { words: 'Counted', day }),
  },
  evidence: {
    open: ({ tx, council, itemId, day }) =>
      addEvidence(tx, council, {
        itemId,
        title: 'Minutes',
        shows: 'It is done',
        datedOn: day,
        givenOn: day,
        givenBy: 'Ana',
        personId: null,
        exempt: false,
        link: 'https://council.example/minutes',
        sha256: null,
        fileName: null,
        mediaType: null,
        bytes: null,
      }),
    end: ({ tx, day }, id) => withdrawEvidence(tx, id, { reason: 'Wrong paper', by: 'Ana', day }),
  },
  instruments: {
    open: ({ tx, council, day }) =>
      addInstrument(tx, council, {
        title: 'Directions',
        madeBy: 'the Secretary of State',
        madeOn: day,
        version: 2,
        mandates: [],
      }),
    end: async ({ tx, council, day }, id) => {
      const link = 'https://government.example/expired';
      const noticeId = await addNotice(
        tx,
        council,
        {
          does: 'expire',
          happenedOn: day,
          words: 'Until today',
          link,
          actsOn: id,
          mandateIds: [],
          gives: [],
        },
        { name: 'Ana', accountId: 'ana', day },
      );
      const checked = { agreed: true, answer: null };
      await answerNotice(tx, noticeId, checked, { name: 'Bea', accountId: 'bea', day });
      await addEvent(tx, council, {
        instrumentId: id,
        kind: 'expired',
        happenedOn: day,
        words: 'Until today',
        link,
        byInstrument: null,
        mandateId: null,
        noticeId,
      });
    },
  },
  'instrument-notices': {
    open: ({ tx, council, day }) =>
      addNotice(
        tx,
        council,
        {
          does: 'make',
          title: 'Directions',
          madeBy: 'the Secretary of State',
          happenedOn: day,
          words: 'The council shall',
          link: 'https://government.example/directions',
          mandateIds: [],
          gives: [],
        },
        { name: 'Ana', accountId: 'ana', day },
      ),
    end: ({ tx, day }, id) =>
      answerNotice(tx, id, { agreed: true, answer: null }, { name: 'Bea', accountId: 'bea', day }),
  },
  functions: {
    open: ({ tx, council, instrumentId, day }) =>
      addFunction(
        tx,
        council,
        { words: 'Appoint officers', instrumentId, exercisedBy: 'the commissioners', fromOn: day },
        'Ana',
      ),
    end: ({ tx, instrumentId, day }, id) => returnFunction(tx, id, { on: day, by: instrumentId }),
  },
  'review-deadlines': {
    open: async ({ tx, council, day }) => {
      const by = { name: 'Ana', day };
      const review = { kind: 'regulator', title: 'Visit', reviewer: 'The regulator', endedOn: day } as const;
      const reviewId = await addReview(tx, council, review, by);
      return addDeadline(tx, council, { reviewId, what: 'Answer', dueOn: day, saidIn: 'Page 1' }, by);
    },
    end: async ({ tx, council, day }, deadlineId) => {
      const reviewId = (await allDeadlines(tx)).find((one) => one.deadlineId === deadlineId)?.reviewId ?? 0;
      const step = { reviewId, step: null, deadlineId, doneOn: day, words: 'Sent' };
      return addStep(tx, council, step, { name: 'Ana', day });
    },
  },
  ballots: {
    open: ({ tx, council, itemId, day }) =>
      addBallot(tx, council, { itemId, held: 'here', asked: 40, openedOn: day, openedBy: 'Ana' }),
    end: ({ tx, day }, id) => closeBallot(tx, id, { spread: papers, on: day, by: 'Ana' }),
  },
  measures: {
    open: ({ tx, council, day }) => addMeasure(tx, council, { itemId: null, madeOn: day, madeBy: 'Ana' }),
    end: ({ tx, day }, id) => endMeasure(tx, id, day, 'Nobody used it'),
  },
  audits: {
    open: ({ tx, council, day }) =>
      addAudit(
        tx,
        council,
        { title: 'Savings', year: '2026/27', quarter: 3, auditor: 'Bea' },
        { name: 'Ana', day },
      ),
    end: ({ tx, council, day }, auditId) =>
      addAuditStep(
        tx,
        council,
        { auditId, status: 'dropped', onDay: day, words: 'Not needed' },
        { name: 'Ana', day },
      ),
  },
  money: {
    open: ({ tx, council, day }) => {
      const [items, risks, facts]: [number[], number[], object] = [
        [],
        [],
        { amounts: {}, ringfenced: false },
      ];
      lots += 1;
      const grant = { kind: 'grants', name: `Grant ${lots}`, facts, ownerId: null, items, risks } as const;
      return addEntry(tx, council, grant, { day, name: 'Ana' });
    },
    end: ({ tx, day }, id) => endEntry(tx, id, 'Paid in full', day),
  },
};

/** Names of entries of money that go on differ. */
let lots = 0;

/** Of these one alone may be open on one item. */
export const oneAtATime: readonly string[] = ['date-requests', 'ballots'];

const papers = { 'not-met': 0, part: 1, mostly: 2, met: 3 };

const undecided = {
  askedPersonId: null,
  askedAccount: null,
  decision: null,
  decidedOn: null,
  decidedBy: null,
  decidedWhy: null,
};

const entry = {
  kind: 'risk',
  level: 'plan',
  title: 'The valuer may leave',
  cause: null,
  event: null,
  effect: null,
  categoryId: null,
  ownerId: null,
  scale: 'impact',
  response: null,
  raisedBy: 'Ana',
  reviewMonths: 3,
  predecessorId: null,
  successorId: null,
  neededBy: null,
  agreed: null,
  testOn: null,
  overallOf: null,
  documentItemId: null,
  fromEntryId: null,
} as const;
