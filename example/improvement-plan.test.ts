// The figures of the example's improvement plan, on whatever day it is loaded.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Day } from '../src/kernel/days.ts';
import { exampleDocuments } from './documents.ts';
import { file, mainRows, onAnyDay, people, period, type Row, register, template } from './plain-reading.ts';
import { renderExample } from './render.ts';

const isLate = (row: Row, day: Day) => row.status !== 'Delivered' && (period(row.due).last ?? day) < day;
const rowsOn = (day: Day) => mainRows(renderExample(template, day));

describe('on whatever day the example is loaded', () => {
  test('41 actions carry a status and one heading stands above three of them', () => {
    onAnyDay((day) => expect(rowsOn(day)).toHaveLength(41));
    expect(template.split('\n').filter((line) => /^\w*\t.*known and kept\t{6}$/.test(line))).toHaveLength(1);
  });

  test('6 are late, and 4 of those say On Track', () => {
    onAnyDay((day) => {
      const late = rowsOn(day).filter((row) => isLate(row, day));
      expect(late.map((row) => row.status).toSorted()).toEqual([
        'Medium Progress',
        'Off track',
        ...Array(4).fill('On Track'),
      ]);
    });
  });

  test('5 have no date that anyone could miss', () => {
    onAnyDay((day) =>
      expect(rowsOn(day).filter((row) => period(row.due).last === undefined)).toHaveLength(5),
    );
  });

  test('7 are led by the person who sponsors them', () => {
    onAnyDay((day) => {
      const shared = rowsOn(day).filter((row) =>
        people(row.lead).some((lead) => people(row.sponsor).includes(lead)),
      );
      expect(shared).toHaveLength(7);
    });
  });

  test('one action starts after it is due, and no other', () => {
    onAnyDay((day) => {
      const wrong = rowsOn(day).filter(
        (row) => (period(row.start).first ?? '') > (period(row.due).last ?? '9999'),
      );
      expect(wrong.map((row) => row.lead)).toEqual(['ABIa/ VC']);
    });
  });

  test('what is not due to start has not started, and what is delivered was due before', () => {
    onAnyDay((day) => {
      for (const row of rowsOn(day)) {
        if (row.status.startsWith('Not due')) expect((period(row.start).first ?? '') > day).toBe(true);
        if (row.status === 'Delivered') expect((period(row.due).last ?? '9999') < day).toBe(true);
      }
    });
  });
});

describe('the improvement plan', () => {
  const lines = template.split('\n');

  test('has five themes and thirteen workstreams', () => {
    expect(lines.filter((line) => /^Theme \d: /.test(line))).toHaveLength(5);
    const named = lines
      .flatMap((line, at) => (line === 'Workstream\tAim' ? [at] : []))
      .flatMap((at) => {
        const table = lines.slice(at + 1, lines.indexOf('', at));
        return table
          .map((line) => line.split('\t')[0] ?? '')
          .filter((name) => name !== '' && !name.includes('lng'));
      });
    expect(new Set(named).size).toBe(13);
  });

  test('has 131 steps, marked where the published bullet was lost', () => {
    const steps = lines
      .filter((line) => [7, 9].includes(line.split('\t').length))
      .flatMap((line) => line.match(/\{\{step\}\}|•/g) ?? []);
    expect(steps).toHaveLength(131);
  });

  test('24 answer a Direction: 8 answer A, 6 B, 2 C, 7 D and 2 E, one of them two', () => {
    const answers = new Map(
      [...template.matchAll(/Ref: (\w+), (Direction [A-E])/g)].map(([, ref = '', direction = '']) => [
        ref,
        direction,
      ]),
    );
    let refs: string[] = [];
    const reached: string[][] = [];
    for (const cells of template.split('\n').map((line) => line.split('\t'))) {
      const written = (cells.length === 9 ? (cells[0] ?? '') : '')
        .replace('M0N2', 'MON2')
        .match(/[A-Z]{3}\d/g);
      // The first block's text stands on its second row.
      refs = written ?? (cells[0] === '8.013' ? ['MON2'] : refs);
      if ((cells.length === 9 || cells.length === 7) && cells.at(-1) !== '' && cells.at(-1) !== 'Progress')
        reached.push([...new Set(refs.flatMap((ref) => answers.get(ref) ?? []))]);
    }
    expect(reached).toHaveLength(41);
    expect(reached.filter((directions) => directions.length > 0)).toHaveLength(24);
    const each = ['A', 'B', 'C', 'D', 'E'].map(
      (letter) => reached.filter((directions) => directions.includes(`Direction ${letter}`)).length,
    );
    expect(each).toEqual([8, 6, 2, 7, 2]);
  });

  test('lists 30 officers and 9 members, each with initials of their own within the list', () => {
    const officers = register(template, 'Initials\tName');
    const members = register(template, 'Initials\tLead member');
    expect([officers.length, members.length]).toEqual([30, 9]);
    expect(new Set(officers.map(([initials]) => initials)).size).toBe(30);
    expect(new Set(members.map(([initials]) => initials)).size).toBe(9);
  });

  test('names nobody outside its lists but one unknown lead, one misspelt lead and HB in look-alike letters', () => {
    const officers = register(template, 'Initials\tName').map(([initials]) => initials ?? '');
    const members = register(template, 'Initials\tLead member').map(([initials]) => initials ?? '');
    const rows = mainRows(template);
    const strangers = rows.flatMap((row) => [
      ...people(row.sponsor).filter((each) => !officers.includes(each)),
      ...people(row.lead).filter((each) => !officers.includes(each.replace(/ \(.*\)/, ''))),
      ...people(row.member).filter((each) => !members.includes(each)),
    ]);
    expect(strangers.toSorted()).toEqual(['ABIa', 'RV', ...Array(5).fill('\u041d\u0412')]);
    expect(officers.filter((each) => members.includes(each))).toEqual(['AF']);
  });

  test('copies no run of seven words from the published plans that taught us its shape', (context) => {
    const seeds = new URL('../../shared/seeds/', import.meta.url);
    let published: string;
    try {
      published = [
        '000_6ed897ff6c87ab10',
        '001_9dbbf8a22f2e6db5',
        '002_9f7e4962c99fbc16',
        '003_477cb43b6b8c06c9',
      ]
        .map((name) => readFileSync(new URL(`${name}.txt`, seeds), 'utf8'))
        .join('\n');
    } catch {
      return context.skip('the published plans are not here');
    }
    const runs = new Set(runsOfSeven(published));
    const copied = exampleDocuments.flatMap((name) => runsOfSeven(file(name)).filter((run) => runs.has(run)));
    expect(copied).toEqual([]);
  });
});

/** Within a cell or a line, so that the order of columns, which all plans share, does not count. */
function runsOfSeven(text: string): string[] {
  return text.split(/[\n\t]/).flatMap((cell) => {
    const words = cell.toLowerCase().match(/[a-z]+/g) ?? [];
    return words.map((_, at) => words.slice(at, at + 7).join(' ')).filter((_, at) => at + 7 <= words.length);
  });
}
