// Finds the dates written inside a few words: days, months, quarters, seasons, terms and years, each with its bounds.
import { type Day, lastOfMonth } from './days.ts';
import { financialYearStarting, quarterSpan } from './financial-year.ts';

/** A date found in words, from character `from` up to `to`. Without a written year it has no bounds. */
export interface DateWords {
  from: number;
  to: number;
  kind: 'day' | 'month' | 'quarter' | 'year';
  earliest?: Day;
  latest?: Day;
  /** The written month and day, where there is one. */
  month?: number;
  day?: number;
}

type Quarters = 'financial' | 'calendar';
type Span = Omit<DateWords, 'from' | 'to'>;
type Reader = { words: RegExp; read: (match: RegExpExecArray, quarters: Quarters) => Span | undefined };

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekday = '(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,? )?';
const ordinal = '(\\d{1,2})(?:st|nd|rd|th)?';
const shortYear = "(?:[-' ]{0,2}(\\d{4}|\\d{2}))";
const split = '(\\d{4})[-/](\\d{4}|\\d{2})';

/** In order: the first that fits at the earliest place wins. Every pattern is bounded, so none can run away. */
const readers: Reader[] = [
  { words: at(`${ordinal} ?(?:-|to|–) ?${ordinal}(?: of)? ${month},? (\\d{4})`), read: readDays },
  {
    words: at('(\\d{4})-(\\d{2})-(\\d{2})(?:[T ]\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,6})?)?Z?)?'),
    read: (m) => dayOf(m[1], Number(m[2]), m[3]),
  },
  {
    words: at('(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4}|\\d{2})'),
    // A second figure over 12 can only be the day: the date is written the American way about.
    read: (m) =>
      dayOf(m[3], Number(m[2]), m[1]) ?? (Number(m[2]) > 12 ? dayOf(m[3], Number(m[1]), m[2]) : undefined),
  },
  {
    words: at(`${weekday}${ordinal}(?: of)?[- ]${month},?${shortYear}`),
    read: (m) => dayOf(m[3], monthOf(m[2]), m[1]),
  },
  { words: at(`${month} ${ordinal},? (\\d{4})`), read: (m) => dayOf(m[3], monthOf(m[1]), m[2]) },
  {
    words: at(`${weekday}${ordinal}(?: of)? ${month}`),
    read: (m) => ({ kind: 'day', month: monthOf(m[2]), day: Number(m[1]) }),
  },
  { words: at(`(spring|summer|autumn)(?: school)? term(?:,? ${split}|,? (\\d{4}))?`), read: readTerm },
  {
    words: at(`(?:q|quarter |qtr ?)([1-4])(?:,? \\(?(?:of )?(?:fy ?)?(?:${split}|(\\d{4}))\\)?)?`),
    read: readQuarter,
  },
  {
    words: at(
      `(?:h([12])|(first|second) half)(?:,? \\(?(?:of )?(?:the )?(?:fy ?)?(?:${split}|(\\d{4}))\\)?)?`,
    ),
    read: readHalf,
  },
  { words: at(`${split},? (?:q|quarter |qtr ?)([1-4])`), read: (m) => quarterOfYear(m[1], m[3]) },
  { words: at(`(spring|summer|autumn|winter)(?:,? (?:of )?(\\d{4})(?:[-/]\\d{2,4})?)?`), read: readSeason },
  { words: at(`${month},?${shortYear}(?![\\d/.])`), read: (m) => monthIn(m[2], monthOf(m[1])) },
  { words: at(`(\\d{1,2})/(20\\d{2})`), read: (m) => monthIn(m[2], Number(m[1])) },
  { words: at(month), read: (m) => ({ kind: 'month', month: monthOf(m[1]) }) },
  { words: at(`(academic year |ay ?)?(?:fy ?|financial year )?${split}(?: (academic))?`), read: readYears },
  {
    words: at('(20\\d{2})'),
    read: (m) => ({ kind: 'year', earliest: `${m[1]}-01-01`, latest: `${m[1]}-12-31` }),
  },
];

function at(pattern: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d])${pattern}(?![\\p{L}\\d])`, 'iu');
}

/** No date is written without one of these: most cells are told from dates by this alone. */
const couldDate = /\d|half|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|spring|summer|autumn|winter/i;

/** Every date in the words, in order, none overlapping. Meant for a cell: at most a few hundred characters. */
export function findDates(text: string, quarters: Quarters = 'financial'): DateWords[] {
  const found: DateWords[] = [];
  if (!couldDate.test(text)) return found;
  for (let from = 0; from < text.length; ) {
    const next = nextDate(text, from, quarters);
    if (!next) break;
    found.push(next);
    from = next.to;
  }
  return found;
}

function nextDate(text: string, from: number, quarters: Quarters): DateWords | undefined {
  let best: DateWords | undefined;
  for (const { words, read } of readers) {
    const match = words.exec(text.slice(from));
    if (!match || (best && from + match.index >= best.from)) continue;
    const span = read(match, quarters);
    if (span) best = { from: from + match.index, to: from + match.index + match[0].length, ...span };
  }
  return best;
}

function monthOf(name: string | undefined): number {
  return monthNames.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;
}

/** Two figures are of this century: no plan read here is older. */
function yearOf(written: string | undefined): string {
  return (written ?? '').length === 2 ? `20${written}` : (written ?? '');
}

function dayOf(year: string | undefined, monthNumber: number, day: string | undefined): Span | undefined {
  const iso = `${yearOf(year)}-${String(monthNumber).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  if (monthNumber < 1 || monthNumber > 12 || Number(day) < 1) return undefined;
  if (Number(day) > Number(lastOfMonth(`${iso.slice(0, 7)}-01`).slice(8))) return undefined;
  return { kind: 'day', earliest: iso, latest: iso, month: monthNumber, day: Number(day) };
}

/** `22-25 February 2016`: from the first day to the last. */
function readDays(match: RegExpExecArray): Span | undefined {
  const first = dayOf(match[4], monthOf(match[3]), match[1]);
  const last = dayOf(match[4], monthOf(match[3]), match[2]);
  if (!first?.earliest || !last?.latest || first.earliest > last.latest) return undefined;
  return { kind: 'day', earliest: first.earliest, latest: last.latest };
}

function monthIn(year: string | undefined, monthNumber: number): Span | undefined {
  if (monthNumber < 1 || monthNumber > 12) return undefined;
  return { ...monthsOf(Number(yearOf(year)), monthNumber, 1), kind: 'month', month: monthNumber };
}

function monthsOf(year: number, firstMonth: number, count: number): Span {
  const first = `${year}-${String(firstMonth).padStart(2, '0')}-01`;
  const end = firstMonth + count - 2;
  const last = `${year + Math.floor(end / 12)}-${String((end % 12) + 1).padStart(2, '0')}-01`;
  return { kind: 'quarter', earliest: first, latest: lastOfMonth(last) };
}

/** `2024/25` and `2024-25` only when the years run on; `2024/2029` is the span of a plan, read from April to March. */
function readYears(match: RegExpExecArray): Span | undefined {
  const start = Number(match[2]);
  const second = match[3] ?? '';
  const end = second.length === 2 ? Math.floor(start / 100) * 100 + Number(second) : Number(second);
  if (end <= start || start < 1990) return undefined;
  if (match[1] ?? match[4]) return { kind: 'year', earliest: `${start}-09-01`, latest: `${end}-08-31` };
  return { kind: 'year', earliest: `${start}-04-01`, latest: `${end}-03-31` };
}

function readQuarter(match: RegExpExecArray, quarters: Quarters): Span {
  const [, quarter, start, , alone] = match;
  if (start) return quarterOfYear(start, quarter);
  if (!alone) return { kind: 'quarter' };
  if (quarters === 'financial') return quarterOfYear(alone, quarter);
  return monthsOf(Number(alone), Number(quarter) * 3 - 2, 3);
}

function quarterOfYear(start: string | undefined, quarter: string | undefined): Span {
  const numbers = [1, 2, 3, 4] as const;
  const which = numbers.find((number) => number === Number(quarter)) ?? 1;
  const { first, last } = quarterSpan(financialYearStarting(Number(start)), which);
  return { kind: 'quarter', earliest: first, latest: last };
}

/** `H1 2025/26`: April to September; `H2`: October to March. */
function readHalf(match: RegExpExecArray): Span {
  const isFirst = match[1] === '1' || match[2]?.toLowerCase() === 'first';
  const start = match[3] ?? match[5];
  return start ? monthsOf(Number(start), isFirst ? 4 : 10, 6) : { kind: 'quarter' };
}

const seasons: Record<string, number> = { spring: 3, summer: 6, autumn: 9, winter: 12 };

/** Meteorological seasons: spring is March to May; winter begins in December of its year. */
function readSeason(match: RegExpExecArray): Span | undefined {
  const first = seasons[(match[1] ?? '').toLowerCase()] ?? 1;
  return match[2] ? monthsOf(Number(match[2]), first, 3) : { kind: 'quarter' };
}

/** English school terms: autumn September to December, spring January to April, summer April to July. */
function readTerm(match: RegExpExecArray): Span {
  const name = (match[1] ?? '').toLowerCase();
  const start = match[2] ?? match[4];
  if (!start) return { kind: 'quarter' };
  const isAutumn = name === 'autumn';
  const year = Number(start) + (match[2] && !isAutumn ? 1 : 0);
  const first = isAutumn ? 9 : name === 'spring' ? 1 : 4;
  return monthsOf(year, first, 4);
}
