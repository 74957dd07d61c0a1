// Which actions say what will be different. Few may be named wrongly: what is in doubt counts as a difference.
import { describe, expect, test } from 'vitest';
import { saysNoDifference } from './difference.ts';

describe('an action that only goes on, looks or talks says no difference', () => {
  test.each([
    'Continue to engage with partners on options for the region',
    'Continue to deliver the digital strategy',
    'Continue implementation of the people strategy',
    'Explore opportunities to reduce costs',
    'Consider how we can improve access to services',
    'Review the contract for dial-a-ride',
    'Review of the commercial portfolio',
    '• Monitor progress closely',
    'Work closely with health partners',
    'Work with residents and businesses',
    'Support the voluntary sector',
    'Raise awareness of domestic abuse',
    'Ongoing monitoring of spend',
    'Members will continue to be engaged in decisions',
    'Promote the town as a place to invest',
  ])('%s', (title) => expect(saysNoDifference(title, [])).toBe(true));
});

describe('a product, a figure, a decision or a purpose is a difference', () => {
  test.each([
    'Review the dial-a-ride contract and agree whether to renew it',
    'Review charges so that they cover their cost',
    'Review company structures to determine whether any changes are required',
    'Review advisers’ commissions to ensure that they comply with the rules',
    'Review of investment values and determination of impairment',
    'Explore options and present a business case to Cabinet',
    'Continue to reduce the use of bed and breakfast',
    'Continue to cut agency spend by 20%',
    'Work with auditors to complete the accounts for three years',
    'Support 200 families with a named adviser who will visit monthly, cutting referrals by half',
    'Consider the equality impact of each decision, with guidance and training, and publish the result',
    'Monitor the budget with a new monthly report to Cabinet',
    'Produce a treasury strategy',
    'Consultants will review the market and report to Cabinet',
    'Review every breach',
    'Reviewers are appointed',
    'Consideration of a scope for a forensic review, with a draft report by May',
    'Maintained schools are inspected',
    '',
    '12.',
  ])('%s', (title) => expect(saysNoDifference(title, [])).toBe(false));
});

test('steps that leave something behind speak for their action; steps that only look do not', () => {
  const title = 'Review asset disposals';
  expect(saysNoDifference(title, ['Produce a written valuation of each asset'])).toBe(false);
  expect(saysNoDifference(title, ['Resource requirements identified'])).toBe(false);
  expect(
    saysNoDifference(title, ['Consider the pros and cons', 'Develop and understand the potential']),
  ).toBe(true);
});
