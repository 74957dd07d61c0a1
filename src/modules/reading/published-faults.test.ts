// The faults a person found in the five published documents: each has a finding at its own line.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readDocument } from './read.ts';

const seeds = resolve(import.meta.dirname, '../../../../shared/seeds');
const present = existsSync(seeds);
if (!present)
  console.warn('The published documents are not beside this checkout (../shared): their tests are skipped.');

const files = {
  plan: '001_9dbbf8a22f2e6db5.txt',
  corporate: '002_9f7e4962c99fbc16.txt',
  summary: '003_477cb43b6b8c06c9.txt',
  peer: '000_6ed897ff6c87ab10.txt',
};

/** Lines of a document that have a finding of a rule (or of any rule that begins so). */
const known = new Map<string, Set<string>>();
async function places(file: keyof typeof files): Promise<Set<string>> {
  const before = known.get(file);
  if (before) return before;
  const { findings } = await readDocument({
    name: files[file],
    bytes: readFileSync(resolve(seeds, files[file])),
  });
  const found = new Set(
    findings.flatMap(({ rule, source }) => ('line' in source ? [`${rule} ${source.line}`] : [])),
  );
  known.set(file, found);
  return found;
}

type Fault = [number: string, what: string, rule: string, lines: number[], file?: keyof typeof files];

const faults: Fault[] = [
  ['1', 'start after due', 'dates/start-after-due', [356]],
  ['2', 'in progress before its start', 'dates/future-start-in-progress', [356]],
  ['3', 'not due to start in the month it starts', 'dates/start-now-not-due', [358, 359, 390]],
  ['4', 'starts before the intervention', 'dates/before-intervention', [360, 421, 422]],
  ['5', 'past or due now, and on track', 'dates/past-due-on-track', [313, 327, 329]],
  ['6', 'words or a year as a due date', 'dates/no-fixed-day', [324, 328, 330, 357, 393, 456]],
  ['7', 'two facts in one date', 'dates/two-facts', [308, 309, 310, 314, 315, 316, 325, 360]],
  ['8', 'formats mixed', 'dates/mixed-formats', [306, 354, 386, 420]],
  ['9', 'a month without a year', 'dates/no-year', [351]],
  ['9', 'a date still to be agreed', 'dates/no-fixed-day', [351]],
  ['9', 'a beginning without an end', 'dates/open-ended', [383]],
  ['9', 'no date', 'dates/missing', [298, 299, 444]],
  ['11', 'a day inside the words', 'dates/in-text', [453]],
  ['12', 'initials of two people', 'people/ambiguous', [471, 503]],
  ['13', 'initials of nobody', 'people/unknown', [456]],
  ['14', 'a capital I for a small l', 'people/look-alike', [356]],
  ['15', 'a small l for a capital I', 'people/look-alike', [473]],
  ['16', 'Cyrillic letters', 'people/look-alike', [318, 359, 361, 390, 422]],
  [
    '17',
    'a post given in two ways',
    'people/title-conflict',
    [34, 174, 177, 215, 271, 334, 427, 473, 476, 477, 480, 492],
  ],
  [
    '18',
    'another sponsor than the theme',
    'people/sponsor-differs',
    [317, 318, 330, 355, 357, 358, 359, 361, 388, 390, 393],
  ],
  ['19', 'several people in one cell', 'people/several', [316, 356]],
  ['21', 'the title repeated above the header', 'table/title-row', [462]],
  ['22', 'merged cells', 'table/merged', [307, 309, 313, 314, 324, 330, 356, 359, 360, 388, 454, 455]],
  ['23', 'ghosts of merged cells', 'text/ghost', [287, 289, 290, 307, 315]],
  ['23', 'a name printed twice', 'text/ghost', [379]],
  ['24', 'a name over two cells', 'table/split-cell', [360, 361]],
  ['25', 'cells dropped at the left', 'table/shifted', [320, 321, 392, 393]],
  ['26', 'a blank header', 'table/header-blank', [312, 354]],
  ['26', 'the title printed twice', 'table/title-row', [446]],
  ['26', 'a header cut in two', 'table/header-split', [293]],
  ['27', 'the header again at a page break', 'table/repeated-header', [312, 323, 451]],
  ['27', 'a title row', 'table/title-row', [305, 353, 385, 419, 446]],
  ['28', 'a row that runs on', 'table/continued', [320, 392]],
  ['28', 'a row that heads others', 'table/heading-row', [452]],
  [
    '29',
    'aims broken over rows',
    'table/broken-text',
    [286, 287, 288, 289, 290, 291, 346, 347, 375, 378, 380, 409, 412, 413, 414],
  ],
  ['30', 'a bullet broken in two', 'text/broken-item', [405]],
  ['31', 'lists in columns', 'table/lists-in-columns', [294]],
  ['31', 'lists in one cell', 'table/list-in-cell', [351, 383, 417, 444]],
  ['32', 'names cut by a bar', 'table/split-cell', [105, 106, 108, 110]],
  ['32', 'a name without its beginning', 'table/cut-off', [104]],
  ['33', 'bullets lost', 'text/list-split', [307, 324, 355, 356, 421, 449, 454, 456]],
  ['34', 'a recommendation over two rows', 'table/continued', [5, 15], 'peer'],
  ['34', 'a key point that is a fragment', 'text/fragment', [20], 'peer'],
  ['34', 'empty brackets', 'text/gap', [17], 'peer'],
  ['34', 'a point without an action', 'thread/point-without-action', [21], 'peer'],
  ['35', 'tags left in cells', 'text/markup', [100, 117], 'corporate'],
  ['35', 'rules of too many marks', 'text/markup', [101], 'corporate'],
  ['35', 'a header over the other column', 'table/header-shifted', [392, 410, 470, 489, 506], 'corporate'],
  ['36', 'a list never closed', 'text/markup', [30, 31, 32, 33, 34, 35, 36], 'summary'],
  ['36', 'objectives run together', 'text/list-split', [30, 31, 32, 33, 35, 36], 'summary'],
  ['36', 'a blank header', 'table/header-blank', [29], 'summary'],
  ['37', 'a status in another spelling', 'words/variant', [357]],
  ['37', 'a board in another spelling', 'words/variant', [208]],
  ['37', 'a working group in another spelling', 'words/variant', [360]],
  ['37', 'refs in another spelling', 'words/variant', [361, 371, 372, 403]],
  ['37', 'workstreams in another spelling', 'words/variant', [308, 456]],
  ['37', 'letters in another order', 'words/variant', [307]],
  ['38', 'a name of two kinds', 'words/two-kinds', [290, 375]],
  ['39', 'a status without a key', 'status/no-key', [308]],
];

describe.skipIf(!present)('faults of the published documents', () => {
  for (const [number, what, rule, lines, file = 'plan'] of faults)
    test(`${number}: ${what} is found at ${file} ${lines.join(', ')}`, async () => {
      const found = await places(file);
      expect(lines.filter((line) => !found.has(`${rule} ${line}`))).toEqual([]);
    });
});
