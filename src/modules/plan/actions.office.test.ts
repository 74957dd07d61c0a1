import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { libreOffice, need } from '../../../test/support/programs.ts';
import { actionsCsv } from './actions.csv.ts';
import { day, item, onTrack, threadOf } from './thread.sample.ts';

/** Opens a CSV in LibreOffice as a person would, and reads back what its sheet shows. */
function asLibreOfficeShows(csv: string): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'goldthread-office-'));
  try {
    writeFileSync(join(folder, 'actions.csv'), csv);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    // 44,34,76: comma, quote, UTF-8; 2 for text in every column, as the plan's words are.
    const options = ['--headless', '--infilter=CSV:44,34,76,1,,2057,false,false'];
    execFileSync(
      need(libreOffice),
      [profile, ...options, '--convert-to', 'html', '--outdir', folder, join(folder, 'actions.csv')],
      {
        stdio: 'pipe',
      },
    );
    const html = readFileSync(join(folder, 'actions.html'), 'utf8');
    return [...html.matchAll(/<tr[\s\S]*?<\/tr>/gi)].map(([row]) =>
      [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/gi)].map(([, cell = '']) =>
        cell.replace(/<[^>]+>/g, '').trim(),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('LibreOffice shows the actions as they were published, and runs none of them', () => {
  const action = item('action', '=SUM(1,2) Agree the “£3m” plan, at once', {
    due: day('2027-02-24', { words: '24/02/27 (Feb Council)' }),
    status: onTrack,
  });
  const rows = asLibreOfficeShows(actionsCsv(threadOf([action]), { params: {}, query: {} }));
  expect(rows).toHaveLength(2);
  expect(rows[0]?.[1]).toBe('Title');
  expect(rows[1]?.[1]).toContain('=SUM(1,2) Agree the “£3m” plan, at once');
  expect(rows[1]?.[9]).toBe('24/02/27 (Feb Council)');
  expect(rows[1]?.[11]).toBe('2027-02-24');
});
