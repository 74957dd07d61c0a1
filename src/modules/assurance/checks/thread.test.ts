// Checks on what answers what: each with what it looks for, and with near misses.
import { describe, expect, test } from 'vitest';
import { item as anyItem, threadOf } from '../../plan/thread.sample.ts';
import { action, answers, said } from './checks.sample.ts';

describe('the thread', () => {
  const direction = anyItem('mandate', 'An action plan', { ref: 'Direction A', sort: 'direction' });
  const other = anyItem('mandate', 'A scheme', { ref: 'Direction B', sort: 'direction' });
  const objective = anyItem('objective', 'Close the gap', { ref: 'FIN01' });
  const again = anyItem('objective', 'Close the gap, and keep it closed', { ref: 'FIN01' });
  const orphan = anyItem('objective', 'Be kind', { ref: 'CUL01' });
  const budget = action('Agree a budget');
  const links = [answers(budget, objective), answers(objective, direction)];

  test('a Direction that nothing answers is found, unless its instrument was replaced', () => {
    const items = [direction, other, objective, budget];
    expect(said('thread/mandate-without-objective', threadOf(items, { links }))).toEqual([
      'A scheme: no objective and no action answers it',
    ]);
    const instrument = {
      id: 1,
      title: 'Directions',
      madeBy: 'the Secretary of State',
      madeOn: '2022-09-02',
      version: 1,
    };
    const instruments = [{ ...instrument, replacedOn: '2025-01-01', replacedBy: null, mandates: [other.id] }];
    expect(said('thread/mandate-without-objective', threadOf(items, { links, instruments }))).toEqual([]);
    expect(said('thread/mandate-without-objective', threadOf([direction, other]))).toEqual([]);
  });

  test('an objective without an action is found; one stated twice under one reference is one', () => {
    const thread = threadOf([direction, objective, again, orphan, budget], { links });
    expect(said('thread/objective-without-action', thread)).toEqual(['Be kind: no action answers it']);
  });

  test('a plan without ties, or without actions, is not blamed objective by objective', () => {
    expect(said('thread/objective-without-action', threadOf([objective, orphan, budget]))).toEqual([]);
    expect(said('thread/objective-without-action', threadOf([objective, orphan]))).toEqual([]);
    expect(said('thread/action-without-objective', threadOf([objective, orphan, budget]))).toEqual([
      'Agree a budget: no action of “Plan” says which of its 2 objectives it answers',
    ]);
  });

  test('an action that answers nothing is found where others do, and standing in an objective’s theme is a tie', () => {
    const loose = action('Paint the door');
    const thread = threadOf([direction, objective, budget, loose], { links });
    expect(said('thread/action-without-objective', thread)).toEqual([
      'Paint the door: names nothing that it answers',
    ]);
    const theme = anyItem('theme', 'Money');
    const inTheme = [theme, { ...objective, parentId: theme.id }, { ...budget, parentId: theme.id }];
    expect(said('thread/action-without-objective', threadOf(inTheme))).toEqual([]);
  });

  test('a recommendation without an answer is found; told as a mandate that actions name, it is answered', () => {
    const first = anyItem('recommendation', 'Tell a clearer story', { ref: '1' });
    const twin = anyItem('mandate', 'Tell a clearer story', {
      ref: 'Recommendation 1',
      sort: 'recommendation',
    });
    const second = anyItem('recommendation', 'Be bold', { ref: '2' });
    const third = anyItem('recommendation', 'Listen', { ref: '3' });
    const response = anyItem('response', 'We do', { parentId: third.id });
    const thread = threadOf([first, twin, second, third, response, budget], {
      links: [answers(budget, twin)],
    });
    expect(said('thread/recommendation-without-answer', thread)).toEqual([
      'Be bold: no response, objective or action answers it',
    ]);
    expect(said('thread/recommendation-without-answer', threadOf([first, second]))).toEqual([]);
    expect(said('thread/recommendation-without-answer', threadOf([first, second, budget]))).toEqual([]);
    const elsewhere = [{ ...first, planId: 2 }, budget];
    expect(said('thread/recommendation-without-answer', threadOf(elsewhere))).toHaveLength(1);
  });

  test('evidence/none-planned: a busy theme with nothing to show for it, where others have something', () => {
    const money = anyItem('theme', 'Money');
    const people = anyItem('theme', 'People');
    const items = [
      money,
      people,
      action('Budget', { parentId: money.id }),
      action('Values', { parentId: people.id }),
    ];
    const shown = anyItem('deliverable', 'A balanced budget', { parentId: money.id });
    expect(said('evidence/none-planned', threadOf([...items, shown]))).toEqual([
      'People: no deliverable, milestone or measure stands under it',
    ]);
    expect(said('evidence/none-planned', threadOf(items))).toEqual([]);
    expect(said('evidence/none-planned', threadOf([...items, { ...shown, parentId: null }]))).toEqual([]);
  });
});
