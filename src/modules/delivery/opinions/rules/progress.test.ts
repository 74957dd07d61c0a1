// Rules about how far the work has come and whether it is done, each a table of cases.
import { addDays } from '../../../../kernel/days.ts';
import {
  badStep,
  cases,
  day,
  delivered,
  doneStep,
  first,
  notStarted,
  on,
  onTrack,
  said,
  step,
} from './cases.sample.ts';

cases('progress/behind', [
  ['half gone, half done', { percentage: 50 }, null],
  ['fifteen points behind', { percentage: 35 }, null],
  [
    'sixteen points behind',
    { percentage: 34 },
    'at-risk',
    '50% of its time has gone and 34% is done: 16 points behind.',
  ],
  ['thirty points behind', { percentage: 20 }, 'at-risk'],
  ['thirty-one points behind', { percentage: 19 }, 'off-track'],
  ['no percentage given', {}, null],
  ['not begun, nothing due', { start: on(10), due: on(100), percentage: 0 }, null],
  ['all its time gone', { start: on(-100), due: on(-1), percentage: 100 }, null],
  ['no start to count from', { start: null, percentage: 0 }, null],
]);

cases('updates/stale', [
  ['said thirty-five days ago', { lastWord: { on: addDays(day, -35), inPlan: false } }, null],
  [
    'said thirty-six days ago',
    { lastWord: { on: addDays(day, -36), inPlan: false } },
    'stale',
    'The owner last said how it stands on 18 October 2026, 36 days ago.',
  ],
  [
    'said in the plan alone',
    { lastWord: { on: '2026-09-30', inPlan: true } },
    'stale',
    'The owner last said how it stands on 30 September 2026, in the plan itself, 54 days ago.',
  ],
  ['nobody knows when', { lastWord: null }, 'stale'],
  ['not to start yet', { lastWord: null, status: notStarted, start: on(1) }, null],
  ['was to start today', { lastWord: null, status: notStarted, start: on(0) }, 'stale'],
  ['delivered work goes without', { lastWord: null, status: delivered }, null],
  ['no status is another rule’s', { lastWord: null, status: null }, null],
]);

cases('updates/none', [
  ['something is said', {}, null],
  ['nothing is said', { status: null }, 'cannot-judge', 'The owner has not said how it stands.'],
]);

cases('updates/halted', [
  ['in progress', {}, null],
  [
    'suspended, however late',
    { status: said('suspended', null, 'Paused'), due: on(-90) },
    'cannot-judge',
    'The owner says “Paused”: work has stopped for now.',
  ],
]);

cases('steps/late', [
  ['no step has a day', { steps: [step('A', onTrack)] }, null],
  ['due today', { steps: [step('A', onTrack, on(0))] }, null],
  ['all done', { steps: [doneStep, doneStep] }, null],
  [
    'one of two late is half, not more',
    { steps: [doneStep, step('Ask', null, on(-2))] },
    'at-risk',
    'Of 2 steps that should be done by now, 1 is late, first “Ask”, by 2 days.',
  ],
  [
    'two of three late',
    { steps: [doneStep, step('Ask', null, on(-2)), step('Answer', onTrack, on(-9))] },
    'off-track',
    'Of 3 steps that should be done by now, 2 are late, first “Answer”, by 9 days.',
  ],
  [
    'steps of delivered work are another rule’s',
    { status: delivered, steps: [step('A', null, on(-2))] },
    null,
  ],
]);

cases('steps/off-track', [
  ['none', { steps: [step('A', onTrack)] }, null],
  ['one', { steps: [badStep] }, 'at-risk', '1 step of it is said to be off track, first “Ask”.'],
  ['done since', { steps: [step('A', said('delivered', 'off-track'))] }, null],
]);

cases('waits/predecessor', [
  ['nobody says when', { predecessors: [first] }, null],
  ['done already', { predecessors: [{ ...first, finished: true, expectedOn: addDays(day, 500) }] }, null],
  [
    'expected on the day this starts',
    { start: on(10), predecessors: [{ ...first, expectedOn: addDays(day, 10) }] },
    null,
  ],
  [
    'expected a day after this starts',
    { start: on(10), predecessors: [{ ...first, expectedOn: addDays(day, 11) }] },
    'at-risk',
    'It waits for “Buy the land”, expected by 4 December 2026, 1 day after this was to start.',
  ],
  [
    'expected on the day this is due',
    { start: null, predecessors: [{ ...first, expectedOn: addDays(day, 100) }] },
    null,
  ],
  [
    'due a day after this is due',
    { predecessors: [{ ...first, expectedOn: addDays(day, 101), isForecast: false }] },
    'off-track',
    'It waits for “Buy the land”, due by 4 March 2027, 1 day after this is due itself.',
  ],
]);

cases('signals/against', [
  ['nothing', {}, null],
  [
    'a risk',
    { reasons: [{ result: 'at-risk', words: 'One risk scores 16 of 25.' }] },
    'at-risk',
    'One risk scores 16 of 25.',
  ],
  [
    'a risk and an issue',
    {
      reasons: [
        { result: 'at-risk', words: 'A risk.' },
        { result: 'off-track', words: 'An issue.' },
      ],
    },
    'off-track',
    'An issue.',
  ],
]);

cases('finish/shown', [
  ['work that goes on', { evidence: ['minutes'] }, null],
  [
    'nothing shows it',
    { status: delivered },
    'cannot-judge',
    'The owner says “Delivered”, and nothing shows it.',
  ],
  [
    'minutes show it',
    { status: delivered, evidence: ['minutes of Cabinet'] },
    'delivered',
    'The owner says “Delivered”, shown by: minutes of Cabinet.',
  ],
  ['superseded is not delivered', { status: said('superseded'), evidence: ['minutes'] }, 'cannot-judge'],
  ['closed with evidence', { status: said('closed'), evidence: ['minutes'] }, 'delivered'],
]);

cases('finish/steps', [
  ['steps without a status say nothing', { status: delivered, steps: [step('A', null)] }, null],
  ['every step is done', { status: delivered, steps: [doneStep] }, null],
  [
    'one goes on',
    { status: delivered, steps: [doneStep, step('Tell staff', onTrack)] },
    'at-risk',
    'The owner says “Delivered”, but 1 step of it is not done, first “Tell staff”.',
  ],
  ['work that goes on', { steps: [step('A', onTrack)] }, null],
]);
