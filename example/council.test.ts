// The council around the example's documents: who, which boards, which Directions.
import { describe, expect, test } from 'vitest';
import { longDay } from '../src/kernel/days.ts';
import { exampleCouncil } from './council.ts';
import { onAnyDay, register, template } from './plain-reading.ts';
import { renderExample } from './render.ts';

describe('the council around the documents', () => {
  test('sits on its boards with people whom somebody lists', () => {
    const council = exampleCouncil('2026-11-22');
    const known = new Set([
      ...register(template, 'Initials\tName').map(([initials]) => `officer ${initials}`),
      ...register(template, 'Initials\tLead member').map(([initials]) => `member ${initials}`),
      ...council.people.map((person) => `${person.kind} ${person.initials}`),
    ]);
    const named = [
      ...council.boards.flatMap((board) => board.members),
      ...council.accounts.map((account) => account.person),
      ...council.postsOverTime.map((tenure) => tenure.person),
    ];
    for (const { kind, initials } of named) expect(known).toContain(`${kind} ${initials}`);
    expect(known.size).toBe(39 + council.people.length);
  });

  test('has boards that report to a board named before them, and nobody on one twice', () => {
    const { boards } = exampleCouncil('2026-11-22');
    boards.forEach((board, at) => {
      const before = boards.slice(0, at).map((each) => each.name);
      if (board.reportsTo !== undefined) expect(before).toContain(board.reportsTo);
      const seats = board.members.map((member) => `${member.kind} ${member.initials}`);
      expect(new Set(seats).size).toBe(seats.length);
    });
  });

  test('prints in the plan the Directions in force, with the days on which both instruments were made', () => {
    onAnyDay((day) => {
      const text = renderExample(template, day);
      const { instruments } = exampleCouncil(day);
      for (const { madeOn } of instruments) expect(text).toContain(longDay(madeOn));
      const inForce = instruments.filter((instrument) => instrument.replacedOn === undefined);
      expect(inForce).toHaveLength(1);
      for (const { letter, title, text: words } of inForce[0]?.directions ?? [])
        expect(text).toContain(`Direction ${letter}\t${title}\t${words}`);
    });
  });

  test('gives nobody two posts at once', () => {
    onAnyDay((day) => {
      for (const { posts } of exampleCouncil(day).postsOverTime)
        posts.slice(1).forEach((post, at) => {
          expect((posts[at]?.toOn ?? '9999') < (post.fromOn ?? '')).toBe(true);
        });
    });
  });
});
