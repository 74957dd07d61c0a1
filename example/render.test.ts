// The days of a rendered document: right for any day of loading.
import { describe, expect, test } from 'vitest';
import { addDays } from '../src/kernel/days.ts';
import { exampleDocument, exampleDocuments } from './documents.ts';
import { awkward, mainRows, months, onAnyDay, template } from './plain-reading.ts';
import { councilMeeting, renderExample, weekdayNear } from './render.ts';

describe('on whatever day the example is loaded', () => {
  test('Full Council meets on a Wednesday, never over Christmas, and in the month that its name says', () => {
    onAnyDay((day) => {
      for (let away = -14; away <= 14; away += 1) {
        const meeting = councilMeeting(day, away);
        expect(Temporal.PlainDate.from(meeting).dayOfWeek).toBe(3);
        expect(meeting.slice(5) >= '12-20').toBe(false);
      }
      for (const { due } of mainRows(renderExample(template, day))) {
        const named = /\((?!Full)(\w{3,4}) Council\)/.exec(due)?.[1];
        if (named === undefined) continue;
        expect(months[Number(due.slice(3, 5)) - 1]).toBe(named.slice(0, 3).toLowerCase());
      }
    });
  });

  test('an exact day is never at a weekend and never nearer than it says', () => {
    onAnyDay((day) => {
      for (const offset of [-540, -40, -12, -5, 38, 120]) {
        const found = weekdayNear(day, offset);
        expect(Temporal.PlainDate.from(found).dayOfWeek).toBeLessThan(6);
        expect(offset < 0 ? found <= addDays(day, offset) : found >= addDays(day, offset)).toBe(true);
      }
    });
  });

  test('the budget council is the next in February with time for its papers, and sets the year that follows', () => {
    for (const [day, meeting, year] of [
      ['2026-11-22', '24/02/27', '2027/28'],
      ['2027-01-31', '23/02/28', '2028/29'],
      ['2028-01-26', '23/02/28', '2028/29'],
      ['2028-02-29', '28/02/29', '2029/30'],
    ] as const)
      expect(renderExample('{{february}} {{budget}}', day)).toBe(`${meeting} ${year}`);
  });

  test('no document is left with a placeholder', async () => {
    for (const name of exampleDocuments)
      for (const day of awkward) {
        const text = new TextDecoder().decode((await exampleDocument(name, day)).bytes);
        expect(text).not.toMatch(/[{}]|undefined|NaN/);
      }
  });
});

test('the words of a placeholder for one known day', () => {
  const words = (template: string) => renderExample(template, '2026-11-22');
  expect(words('{{day -12}}')).toBe('10/11/26');
  expect(words('{{day -1}}|{{day 0}}|{{day +6}}')).toBe('20/11/26|23/11/26|30/11/26');
  expect(words('{{month +3}}|{{mon -2}}|{{year +1}}')).toBe('February 2027|Sept 2026|2027');
  expect(words('{{council -1}} ({{meeting -1}})|{{council +1}}')).toBe('28/10/26 (Oct Council)|16/12/26');
  expect(words('{{annual}}|{{long -40}}')).toBe('May 2027|13 October 2026');
  expect(() => words('{{fortnight}}')).toThrow('No rule for {{fortnight}}');
});
