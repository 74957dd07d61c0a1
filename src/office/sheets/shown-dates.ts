// Dates as a sheet shows them: told by the number format, in the words a council writes.

import { monthNames } from '../../kernel/days.ts';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** What a date format shows, in its own order; elapsed time (`[h]:mm`) is a number of hours and no date. */
interface DateParts {
  tokens: string[];
  has: Set<string>;
}

/** A section of a number format that shows a date or a time; undefined for one that shows a number. */
export function datePartsOf(section: string): DateParts | undefined {
  const plain = section
    .replace(/\[(?:\$[^\]]*|black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|[<>=][^\]]*)\]/gi, '')
    .replace(/;.*$/, '')
    .replace(/\\(.)/g, (_, letter: string) => `"${letter}"`)
    .replace(/[_*]./g, '');
  const tokens = plain.match(
    /"[^"]*"|\[(?:h+|m+|s+)\]|am\/pm|a\/p|y+|m+|d+|h+|s+(?:\.0+)?|general|[0#?]|[^"]/gi,
  );
  if (!tokens || tokens.some((token) => /^(?:[0#?]|general)$/i.test(token))) return undefined;
  const has = new Set<string>();
  tokens.forEach((token, at) => {
    const kind = kindOf(tokens, at);
    if (kind) has.add(kind === 'm' && token.length > 2 ? 'month' : kind);
    if (kind === 'm') tokens[at] = token.toLowerCase();
    if (kind === 'min') tokens[at] = 'min';
  });
  return has.size > 0 ? { tokens, has } : undefined;
}

/** `m` is minutes after hours or before seconds, and monthNames elsewhere. */
function kindOf(tokens: readonly string[], at: number): string | undefined {
  const token = tokens[at]?.toLowerCase() ?? '';
  if (/^\[/.test(token)) return 'elapsed';
  if (/^[ydhs]+/.test(token)) return token.charAt(0);
  if (!/^m+$/.test(token)) return undefined;
  const isTime = (one: string | undefined, pattern: RegExp) => one !== undefined && pattern.test(one);
  const before = tokens
    .slice(0, at)
    .findLast((one) => /^[ymdhs]/i.test(one) || /^\[h/i.test(one) || one === 'min');
  const after = tokens.slice(at + 1).find((one) => /^[ymdhs]/i.test(one));
  return token.length <= 2 && (isTime(before, /^\[?h/i) || isTime(after, /^s/i)) ? 'min' : 'm';
}

/** Days since the first of 1900 (with Lotus's 29 February 1900) or of 1904, to the minute. */
export function momentOf(serial: number, from1904: boolean): Date | undefined {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return undefined;
  const start = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30);
  return new Date(start + Math.round(serial * 1440) * 60_000);
}

/** `2025-05-03` or `2025-05-03T14:30:00` as `03/05/2025`, with its time unless that is midnight. */
export function showIsoDate(written: string): string | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/.exec(written);
  if (!found) return undefined;
  const [, year, month, day, hours = '00', minutes = '00'] = found;
  const time = hours === '00' && minutes === '00' ? '' : ` ${hours}:${minutes}`;
  return `${day}/${month}/${year}${time}`;
}

const two = (number: number) => String(number).padStart(2, '0');

/**
 * As shown, but never in American order or without the year of a day: `03/05/2025`, `3 May 2025`, `Mar 25`, `2025`. A
 * time of midnight is left out.
 */
export function showMoment(moment: Date, { tokens, has }: DateParts): string {
  const hasDate = has.has('y') || has.has('m') || has.has('month') || has.has('d');
  const hours = moment.getUTCHours();
  const minutes = moment.getUTCMinutes();
  const showsTime = has.has('h') && (!hasDate || hours + minutes > 0);
  const time = showsTime ? `${two(hours)}:${two(minutes)}` : '';
  return [hasDate ? showDay(moment, tokens, has) : '', time].filter(Boolean).join(' ');
}

function showDay(moment: Date, tokens: readonly string[], has: ReadonlySet<string>): string {
  const [year, month, day] = [moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()];
  if (has.has('m') && has.has('d')) {
    const isYearFirst = /^y/i.test(tokens.find((token) => /^[ymd]/i.test(token)) ?? '');
    return isYearFirst ? `${year}-${two(month + 1)}-${two(day)}` : `${two(day)}/${two(month + 1)}/${year}`;
  }
  if (has.has('m')) return has.has('y') ? `${monthNames[month]} ${year}` : (monthNames[month] ?? '');
  if (!has.has('month')) return has.has('d') ? `${two(day)}/${two(month + 1)}/${year}` : String(year);
  const words = tokens.map((token) => showToken(token, moment)).join('');
  const lacksYear = has.has('d') && !has.has('y');
  return `${words}${lacksYear ? ` ${year}` : ''}`
    .replace(/(?<=\p{L})-(?=\d)|(?<=\d)-(?=\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ ,]+|[ ,]+$/g, '');
}

function showToken(token: string, moment: Date): string {
  const month = monthNames[moment.getUTCMonth()] ?? '';
  const weekday = weekdays[moment.getUTCDay()] ?? '';
  const day = moment.getUTCDate();
  if (/^"/.test(token)) return token.slice(1, -1);
  if (/^y/i.test(token))
    return token.length <= 2 ? two(moment.getUTCFullYear() % 100) : String(moment.getUTCFullYear());
  if (/^mmmm+$/i.test(token)) return month;
  if (/^m{3}$/i.test(token)) return month.slice(0, 3);
  if (/^d/i.test(token))
    return [String(day), two(day), weekday.slice(0, 3), weekday][Math.min(token.length, 4) - 1] ?? '';
  return /^(?:[hs]|\[|am\/pm$|a\/p$|min$|:|@)/i.test(token) ? '' : token;
}
