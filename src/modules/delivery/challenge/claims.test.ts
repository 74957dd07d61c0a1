// The claim check as a table of cases: what somebody wrote, what is known, and what is pointed at.
import { expect, test } from 'vitest';
import { processorMs } from '../../../../test/support/processor.ts';
import { type ClaimFacts, unsupportedClaims } from './claims.ts';

const going: ClaimFacts = {
  status: 'In progress',
  finished: false,
  confidence: 'on-track',
  missed: null,
  evidence: 0,
};
const shown = { ...going, evidence: 1 };
const late = { ...going, missed: '2026-10-31' };
const red: ClaimFacts = { ...going, status: 'Off track', confidence: 'off-track' };
const finished: ClaimFacts = { ...going, status: 'Delivered', finished: true, confidence: null };

const cases: [narrative: string, facts: ClaimFacts, pointedAt: string[]][] = [
  ['The review is completed.', going, ['completed']],
  ['The review is completed.', shown, []],
  ['The review is completed.', finished, ['completed']],
  ['Savings have been achieved and a new team is in place', going, ['achieved', 'in place']],
  ['All milestones delivered; the policy was implemented', going, ['delivered', 'implemented']],
  ['The work is now complete', going, ['complete']],
  ['We need to complete the review', going, []],
  ['The review is not completed', going, []],
  ['The review has not yet been fully completed', going, []],
  ['It hasn’t been delivered', going, []],
  ['Nothing has been achieved', going, []],
  ['The review is 60% completed', going, []],
  ['The review is 100% completed', going, ['completed']],
  ['Partly implemented', going, []],
  ['The review will be completed in March', going, []],
  ['To be delivered by Cabinet', going, []],
  ['It should be finished and signed off soon', going, []],
  ['Once the contract is in place, we start', going, []],
  ['Due to be completed next month', going, []],
  ['The plan was late but has been delivered', going, ['delivered']],
  ['It will be late, but the first part was completed', going, ['completed']],
  ['It is not finished, although the policy is in place', going, ['in place']],
  ['Has it been delivered?', going, []],
  ['Delivered. DELIVERED! delivered', going, ['delivered']],
  ['We are on track', going, []],
  ['We are on track', late, ['on track']],
  ['We are on schedule', red, ['on schedule']],
  ['We are no longer on track', late, []],
  ['We are not on target', red, []],
  ['We were on track to have it completed in May', late, ['on track']],
  ['On track', { ...finished, missed: '2026-10-31' }, []],
  ['', late, []],
  ['Undelivered, incomplete, unfinished', going, []],
];

test.each(cases)('“%s”', (narrative, facts, pointedAt) => {
  const words = unsupportedClaims(narrative, facts).map((one) => one.words.toLowerCase());
  expect(words).toEqual(pointedAt);
});

test('each says why nothing bears it out', () => {
  const why = (narrative: string, facts: ClaimFacts) => unsupportedClaims(narrative, facts)[0]?.why;
  expect(why('Completed', going)).toBe('the status is “In progress” and no evidence shows it');
  expect(why('Completed', finished)).toBe('no evidence is given that shows it');
  expect(why('On track', late)).toBe('its date went by on 31 October 2026');
  expect(why('On track', red)).toBe('the status is “Off track”');
});

test('a long narrative of anything is read at once', () => {
  const long = 'will be not yet on track completed '.repeat(3000);
  const before = process.cpuUsage();
  unsupportedClaims(long, going);
  expect(processorMs(before)).toBeLessThan(2000);
});
