// How pages put the assurance map into words.
import { longDay } from '../../../kernel/days.ts';
import type { Tone } from '../../../web/marks.ts';
import { count } from '../../plan/index.ts';
import {
  type GapKind,
  type Heard,
  type Level,
  type LevelWords,
  type Line,
  latestIn,
  lines,
  type Statement,
} from './map.ts';
import type { MapRow } from './rows.ts';

/** Below the present mount. */
export const mapPaths = {
  all: (gap?: GapKind) => (gap ? `/assurance-map?gap=${gap}` : '/assurance-map'),
  reporting: () => '/assurance-map/reporting',
  newRow: () => '/assurance-map/new',
  levels: () => '/assurance-map/levels',
  row: (key: string) => `/assurance-map/${key}`,
  source: (key: string) => `/assurance-map/${key}/sources`,
  statement: (key: string, sourceId?: number) =>
    `/assurance-map/${key}/statements${sourceId === undefined ? '' : `?source=${sourceId}`}`,
  end: (key: string, sourceId?: number) =>
    `/assurance-map/${key}/endings${sourceId === undefined ? '' : `?source=${sourceId}`}`,
};

export const lineWords: Record<Line, { title: string; who: string }> = {
  management: { title: 'Management', who: 'those who do the work and answer for it' },
  corporate: { title: 'Corporate functions', who: 'finance, risk, people, legal and others that oversee' },
  independent: { title: 'Independent', who: 'internal audit, external audit, inspectors' },
};

export const gapWords: Record<GapKind, { words: string; tone: Tone }> = {
  'no-management': { words: 'Nothing from management', tone: 'care' },
  'no-corporate': { words: 'Nothing from corporate functions', tone: 'care' },
  'no-independent': { words: 'Nothing independent', tone: 'care' },
  'only-management': { words: 'Only management says so', tone: 'stop' },
  overdue: { words: 'A source is overdue', tone: 'stop' },
  unheard: { words: 'A source has said nothing yet', tone: 'wait' },
};

const levelTones: Record<Level, Tone> = {
  substantial: 'done',
  reasonable: 'go',
  limited: 'care',
  none: 'stop',
};

export function sayLevel(level: Level, words: LevelWords) {
  return { words: words[level], tone: levelTones[level] };
}

/** What stands in the cell of a row and a line: the newest, and how many sources there are beside it. */
export function sayCell(row: MapRow, line: Line, words: LevelWords) {
  const own = row.sources.filter(({ source }) => source.line === line);
  const last = latestIn(own, line);
  return {
    line: lineWords[line].title,
    latest: last?.latest
      ? {
          ...sayLevel(last.latest.level, words),
          what: `${last.source.what}, ${last.source.givenBy}`,
          on: longDay(last.latest.givenOn),
        }
      : null,
    unheard: own.length > 0 && !last ? `${count(own.length, 'source')}, nothing said yet` : null,
    others: last && own.length > 1 ? `and ${count(own.length - 1, 'other')}` : null,
    overdue: own.some(({ overdue }) => overdue),
  };
}

export function sayRow(row: MapRow, words: LevelWords) {
  const { gaps } = row;
  return {
    name: row.path ? `${row.label}: ${row.title}` : row.title,
    path: mapPaths.row(row.key),
    owners: row.owners.join(', ') || 'Nobody is named',
    reported: row.reported,
    cells: lines.map((line) => sayCell(row, line, words)),
    // What else is missing is marked in its own cell.
    marks: gaps.filter((gap) => gap === 'only-management').map((gap) => gapWords[gap]),
  };
}

export function saySource(
  row: MapRow,
  { source, latest, earlier, dueOn, overdue }: Heard,
  words: LevelWords,
) {
  return {
    what: source.what,
    givenBy: source.givenBy,
    often:
      source.everyMonths === null
        ? 'Once, or when there is cause'
        : `Every ${source.everyMonths === 1 ? 'month' : `${source.everyMonths} months`}`,
    due: dueOn === null ? null : `${overdue ? 'Was due by' : 'Next by'} ${longDay(dueOn)}`,
    overdue,
    latest: latest && sayStatement(latest, words),
    earlier: earlier.map((one) => sayStatement(one, words)),
    statementPath: mapPaths.statement(row.key, source.sourceId),
    endPath: mapPaths.end(row.key, source.sourceId),
  };
}

function sayStatement({ givenOn, level, words: said, evidence, recordedBy }: Statement, words: LevelWords) {
  return {
    ...sayLevel(level, words),
    on: longDay(givenOn),
    said,
    evidence,
    isLink: /^https?:\/\//.test(evidence ?? ''),
    recordedBy,
  };
}

export function sayGaps(rows: number, withGaps: number): string {
  return `Of ${count(rows, 'thing')} to be assured, ${withGaps} ${withGaps === 1 ? 'has' : 'have'} a gap in one of the three lines, or a source that is overdue or silent.`;
}
