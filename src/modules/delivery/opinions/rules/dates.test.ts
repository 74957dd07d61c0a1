// Rules about days, each a table of cases.
import { cases, delivered, notStarted, november, on, ongoing } from './cases.sample.ts';

cases('dates/late', [
  ['due today is not late', { due: on(0) }, null],
  ['a month is not late on its last days', { due: november }, null],
  ['one day late is at risk', { due: on(-1) }, 'at-risk', 'It was due by 22 November 2026, 1 day ago.'],
  ['seven days late is at risk', { due: on(-7) }, 'at-risk'],
  [
    'eight days late is off track',
    { due: on(-8) },
    'off-track',
    'It was due by 15 November 2026, 8 days ago.',
  ],
  ['what is delivered is not late', { due: on(-50), status: delivered }, null],
  ['what has no last day is never late', { due: ongoing }, null],
  ['what the owner says nothing of is late all the same', { due: on(-30), status: null }, 'off-track'],
]);

cases('dates/none', [
  ['a day is there', {}, null],
  ['no date at all', { due: null }, 'cannot-judge', 'It has no due date, so nothing says when it is late.'],
  [
    'words without a day',
    { due: ongoing },
    'cannot-judge',
    'Its due date is “Ongoing”, which names no last day.',
  ],
  ['delivered work needs none', { due: null, status: delivered }, null],
]);

cases('dates/contradicting', [
  ['starts before it is due', {}, null],
  ['starts on the day it is due', { start: on(5), due: on(5) }, null],
  [
    'starts a day after',
    { start: on(6), due: on(5) },
    'cannot-judge',
    'It starts on 29 November 2026 and is due by 28 November 2026: one of the two is wrong.',
  ],
  ['without a start nothing contradicts', { start: null }, null],
]);

cases('dates/late-start', [
  ['to start today', { start: on(0), status: notStarted }, null],
  ['to start in this month', { start: november, status: notStarted }, null],
  ['yesterday', { start: on(-1), status: notStarted }, 'at-risk'],
  ['thirty days ago', { start: on(-30), status: notStarted }, 'at-risk'],
  [
    'thirty-one days ago',
    { start: on(-31), status: notStarted },
    'off-track',
    'It was to start by 23 October 2026, 31 days ago, and the owner says that it has not.',
  ],
  ['begun in time', { start: on(-31) }, null],
]);

cases('forecast/late', [
  ['expected on the due day', { forecast: on(100) }, null],
  ['a day later', { forecast: on(101) }, 'at-risk'],
  ['thirty days later', { forecast: on(130) }, 'at-risk'],
  [
    'thirty-one days later',
    { forecast: on(131) },
    'off-track',
    'The owner expects to finish by 3 April 2027, 31 days after it is due, 3 March 2027.',
  ],
  ['no due day to be later than', { due: null, forecast: on(131) }, null],
  ['expected some time', { forecast: ongoing }, null],
]);

cases('forecast/gone-by', [
  ['expected today', { forecast: on(0) }, null],
  [
    'expected yesterday',
    { forecast: on(-1) },
    'at-risk',
    'The owner expected to finish by 22 November 2026, 1 day ago.',
  ],
  ['finished since', { forecast: on(-1), status: delivered }, null],
]);

cases('dates/moved', [
  ['never moved', {}, null],
  ['ninety days', { original: on(10), due: on(100), moves: 1 }, null],
  [
    'ninety-one days in two moves',
    { original: on(9), due: on(100), moves: 2 },
    'at-risk',
    'It was first due by 2 December 2026; in 2 moves that became 3 March 2027, 91 days later.',
  ],
  ['brought forward', { original: on(300), due: on(100), moves: 1 }, null],
  ['first published without a day', { original: ongoing, due: on(100), moves: 1 }, null],
]);
