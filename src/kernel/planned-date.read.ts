// Reads the words of a date in a plan (`22/02/23 (Feb Council)`, `Q2 2024/25`, `Autumn 2025`) as a PlannedDate.
// UK order (day, month, year). A month stays a month: no day is ever invented, and no year that was not written.
import { type DateWords, findDates } from './date-words.ts';
import { monthNames } from './days.ts';
import type { PlannedDate } from './planned-date.ts';

export interface DateReading {
  /** What `Q2 2024` without a second year means: July to September (financial, the default) or April to June. */
  quarters?: 'financial' | 'calendar';
}

/** Longer cells are prose: they are kept as a condition and not searched for dates. */
const longestCell = 300;

/** Never throws. Words that hold no date give kind `condition`, `ongoing`, `meeting` or `unknown`, without bounds. */
export function readPlannedDate(words: string, options: DateReading = {}): PlannedDate {
  const written = words.trim();
  const text = written
    .replace(/\s+/g, ' ')
    .replace(/[‐‑–—]/g, '-')
    .replace(/[“”]/g, '"');
  if (text === '' || isUndecided(text)) return { words: written, kind: 'unknown' };
  if (text.length > longestCell) return { words: written, kind: 'condition', condition: written };
  const named = takeMeeting(text);
  const dates = findDates(named.rest, options.quarters ?? 'financial');
  const [first] = dates;
  if (!first) return withoutDate(written, named.rest, named.meeting);
  return withDate(written, named.rest, dates, first, named.meeting);
}

const undecided =
  /^(?:tb[acd]\.?|t\.b\.[acd]\.?|to be (?:confirmed|determined|decided|advised|agreed|set)\.?|n\/?a\.?|none|not known|unknown|-+|\?+|\.+)$/i;

function isUndecided(text: string): boolean {
  return undecided.test(text);
}

const goingOn =
  /\b(?:on-?going|continu(?:ous|ing|al)(?:ly)?|rolling|business as usual|bau|annual(?:ly)?|yearly|quarterly|monthly|weekly|each (?:week|month|quarter|year)|every (?:\w+ )?(?:day|week|month|quarter|year)s?|permanent(?:ly)?)\b/i;

function withoutDate(words: string, rest: string, meeting: string | undefined): PlannedDate {
  if (meeting !== undefined) {
    const condition = tidy(rest);
    return { words, kind: 'meeting', meeting, ...(condition ? { condition } : {}) };
  }
  if (goingOn.test(rest) && rest.length <= 60) return { words, kind: 'ongoing' };
  return { words, kind: 'condition', condition: words };
}

const opensOnly = /(?:^|\b)(?:from|after|not before|since|commenc(?:es|ing)|start(?:s|ing)?(?: from| in)?)$/i;
const closesOnly =
  /(?:^|\b)(?:by|before|until|no later than|due(?: by)?|(?:by )?(?:the )?end(?: of)?(?: the)?(?: financial| academic| school)?(?: year| term)?|by (?:the )?end of)$/i;
const between = /^(?:to|-|until|through(?: to)?|and|&|\/)$/i;
/** After a date: it is when something begins. */
const onwards = /^(?:onwards?|and (?:ongoing|onwards?)|then ongoing|- ?(?:on-?going|onwards?))\b/i;

function withDate(
  words: string,
  rest: string,
  dates: DateWords[],
  first: DateWords,
  meeting: string | undefined,
): PlannedDate {
  const before = tidy(rest.slice(0, first.from)).replace(
    /\b(?:the|in|during|early|mid|late|circa|c\.)$/i,
    '',
  );
  const lead = before.trim();
  const second = dates[1];
  const joined = second && between.test(tidyJoin(rest.slice(first.to, second.from)));
  const isOne = joined && (first.latest === undefined || isRange(lead, rest.slice(first.to, second.from)));
  const last = isOne ? second : first;
  const reading: PlannedDate = { words, kind: last.kind };
  const goesOn = onwards.test(rest.slice(last.to).trim()) && last === first && !closesOnly.test(lead);
  const opens = (opensOnly.test(lead) && last === first) || goesOn;
  const closes = closesOnly.test(lead);
  const earliest = first.earliest ?? (last === first ? undefined : backFill(first, last));
  if (earliest !== undefined && !closes) reading.earliest = earliest;
  if (last.latest !== undefined && !opens) reading.latest = last.latest;
  if (meeting !== undefined && reading.kind === 'year') reading.kind = 'meeting';
  if (meeting !== undefined) reading.meeting = reading.latest ? withoutMonth(meeting) : meeting;
  const after = afterwards(rest.slice(last.to));
  const ahead = tidy(
    lead
      .replace(opensOnly, '')
      .replace(closesOnly, '')
      .replace(/\bbetween$/i, ''),
  );
  const condition = [ahead, after].filter((part) => part !== '' && !isFiller(part)).join('; ');
  if ((goingOn.test(ahead) && opens) || goesOn) return { ...reading, kind: 'ongoing' };
  if (goingOn.test(ahead) && !after) return { ...reading, condition: ahead };
  return condition ? { ...reading, condition } : reading;
}

function isRange(lead: string, joint: string): boolean {
  return !/\band\b|&/i.test(joint) || /\bbetween$/i.test(lead);
}

/** `April to June 2024`: the first month takes the year of the second, going back one when it would fall after it. */
function backFill(first: DateWords, last: DateWords): string | undefined {
  if (first.month === undefined || last.latest === undefined) return undefined;
  const year = Number(last.latest.slice(0, 4));
  const month = String(first.month).padStart(2, '0');
  const guess = `${year}-${month}-${String(first.day ?? 1).padStart(2, '0')}`;
  return guess <= last.latest ? guess : `${year - 1}${guess.slice(4)}`;
}

const months = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const bodies =
  '(?:council|cabinet|executive|assembly|[a-z&]+(?: [a-z&]+){0,3} (?:committee|board|panel|commission)|committee|board)';
const meetingWords = new RegExp(
  `^(?:${months} )?(?:(?:the )?(?:full|annual|extraordinary|special|joint) )?${bodies}(?: meeting)?$`,
  'i',
);
const meetingInside = new RegExp(
  `(?:\\b${months} (?=(?:full |annual |extraordinary |special )?(?:council|cabinet|executive)\\b))?` +
    '\\b(?:(?:full|annual|extraordinary|special) )?(?:council|cabinet|executive)(?: meeting| committee)?\\b',
  'i',
);

/** A meeting in brackets (`(Feb Council)`) or standing in the words (`September Cabinet`, `Cabinet - June 2024`). */
function takeMeeting(text: string): { rest: string; meeting?: string } {
  const bracket = /\(([^()]{3,60})\)/.exec(text);
  const inside = bracket?.[1]?.trim() ?? '';
  if (bracket && meetingWords.test(inside)) {
    const rest = `${text.slice(0, bracket.index)} ${text.slice(bracket.index + bracket[0].length)}`;
    const hasDate = /\d/.test(rest);
    return { rest: rest.replace(/\s+/g, ' ').trim(), meeting: sayBody(inside, !hasDate) };
  }
  const bare = text.length <= 60 ? meetingInside.exec(text) : null;
  if (!bare) return { rest: text };
  const month = new RegExp(`^${months} `, 'i').exec(bare[0])?.[0] ?? '';
  const body = bare[0].slice(month.length);
  const around = `${text.slice(0, bare.index)} ${month} ${text.slice(bare.index + bare[0].length)}`;
  const rest = around.replace(/\s+/g, ' ').trim();
  if (!/\d/.test(rest) && month) {
    const spare = `${text.slice(0, bare.index)} ${text.slice(bare.index + bare[0].length)}`;
    return { rest: tidy(spare), meeting: sayBody(bare[0], true) };
  }
  return { rest, meeting: sayBody(body, false) };
}

/** `Feb Council` is the Full Council; its month is kept only when the words give no other date. */
function sayBody(words: string, keepMonth: boolean): string {
  const [first = '', ...others] = words.trim().split(' ');
  const month = monthNames.find(
    (name) => first.length >= 3 && name.toLowerCase().startsWith(monthStem(first)),
  );
  const body = (month ? others : [first, ...others])
    .join(' ')
    .replace(/^the /i, '')
    .replace(/ meeting$/i, '');
  const named = /^council$/i.test(body)
    ? 'Full Council'
    : body.replace(/^[a-z]/, (letter) => letter.toUpperCase());
  return month && keepMonth ? `${month} ${named}` : named;
}

function monthStem(word: string): string {
  return word.toLowerCase().replace(/^sept$/, 'sep');
}

function withoutMonth(meeting: string): string {
  const [first = '', ...others] = meeting.split(' ');
  return monthNames.includes(first) && others.length > 0 ? others.join(' ') : meeting;
}

/** What follows the date, less the year it is for (`for 2023/24`). */
function afterwards(text: string): string {
  return tidy(tidy(text).replace(/^for (?:the )?\d{4}(?:[-/]\d{2,4})?(?: (?:financial )?year)?\b/i, ''));
}

function isFiller(text: string): boolean {
  return /^(?:by|in|on|at|the|of|due|date|target|deadline|end|w\/c|week commencing|(?:early|mid|late)|and|for)$/i.test(
    text,
  );
}

function tidy(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && ' ,;:.-/()'.includes(text.charAt(from))) from += 1;
  while (to > from && ' ,;:-/('.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function tidyJoin(text: string): string {
  return text.trim();
}
