// Numbers as a sheet shows them, by their number format (ECMA-376 part 1, section 18.8.31).
import { datePartsOf, momentOf, showMoment } from './shown-dates.ts';

/** Formats that files name by number alone (section 18.8.30), in the order a British program shows them. */
const builtIn = new Map<number, string>([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [5, '£#,##0;-£#,##0'],
  [6, '£#,##0;-£#,##0'],
  [7, '£#,##0.00;-£#,##0.00'],
  [8, '£#,##0.00;-£#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'dd/mm/yyyy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'dd/mm/yyyy h:mm'],
  [37, '#,##0;-#,##0'],
  [38, '#,##0;-#,##0'],
  [39, '#,##0.00;-#,##0.00'],
  [40, '#,##0.00;-#,##0.00'],
  [41, '#,##0;-#,##0;"-"'],
  [42, '£#,##0;-£#,##0;"-"'],
  [43, '#,##0.00;-#,##0.00;"-"'],
  [44, '£#,##0.00;-£#,##0.00;"-"'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mm:ss'],
  [48, '##0.0E+0'],
  [49, '@'],
]);

export function builtInFormat(number: number): string {
  return builtIn.get(number) ?? 'General';
}

/** A number in the words of its cell. Any format gives words; one that cannot be followed gives the number itself. */
export function showNumber(value: number, format: string, from1904: boolean): string {
  if (!Number.isFinite(value)) return String(value);
  const { section, isNegative } = sectionFor(format, value);
  if (section === '' && value === 0 && format.includes(';')) return '';
  if (/^\s*(?:@|general)?\s*$/i.test(section)) return general(value);
  const date = datePartsOf(section);
  if (date?.has.has('elapsed')) return elapsed(value, section);
  const moment = date && momentOf(value, from1904);
  if (date) return moment ? showMoment(moment, date) : general(value);
  return inPattern(value, section, isNegative);
}

/** As people write it: without the noise of binary fractions, and no more figures than a sheet holds. */
export function general(value: number): string {
  const rounded = Number(value.toPrecision(15));
  const size = Math.abs(rounded);
  if (size !== 0 && (size >= 1e21 || size < 1e-9)) return String(rounded);
  return Number.isInteger(rounded) || size >= 1e-4
    ? String(rounded)
    : rounded.toFixed(15).replace(/\.?0+$/, '');
}

/** The section of a format for a value: positive; negative; zero; or by its conditions. */
function sectionFor(format: string, value: number): { section: string; isNegative: boolean } {
  const sections = format.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/);
  const conditions = sections.map((section) => /\[(<=|>=|<>|<|>|=)(-?[\d.]+)\]/.exec(section));
  if (conditions.some(Boolean)) {
    const at = conditions.findIndex((one, index) => (one ? fits(value, one) : index === sections.length - 1));
    return { section: sections[at] ?? 'General', isNegative: value < 0 };
  }
  const [positive = 'General', negative, zero] = sections;
  if (value < 0 && negative !== undefined) return { section: negative, isNegative: false };
  if (value === 0 && zero !== undefined) return { section: zero, isNegative: false };
  return { section: positive, isNegative: value < 0 };
}

function fits(value: number, [, mark, limit]: RegExpExecArray): boolean {
  const than = Number(limit);
  if (mark === '<') return value < than;
  if (mark === '>') return value > than;
  if (mark === '<=') return value <= than;
  if (mark === '>=') return value >= than;
  return mark === '=' ? value === than : value !== than;
}

function elapsed(days: number, section: string): string {
  const minutes = Math.round(Math.abs(days) * 1440);
  const sign = days < 0 ? '-' : '';
  if (!/\[h/i.test(section)) return `${sign}${minutes} minutes`;
  return `${sign}${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** Words of a section around its figures. `[$£-809]` names a currency; `_)` and `* ` are room, and show nothing. */
function inPattern(value: number, section: string, isNegative: boolean): string {
  const pieces =
    section
      .replace(/\[\$([^\]-]*)[^\]]*\]/g, (_, sign: string) => (sign === '' ? '' : `"${sign}"`))
      .replace(/\[[^\]]*\]/g, '')
      .match(/"[^"]*"|\\.|[_*].|general|[0#?][0#?,.]*(?:\s*\?+\/[?\d]+)?(?:E[+-]0+)?|[^"\\]/gi) ?? [];
  const at = pieces.findIndex((piece) => /^[0#?.]/.test(piece));
  const percents = pieces.filter((piece) => piece === '%').length;
  const words = pieces.map((piece, index) => {
    if (index === at) return figures(Math.abs(value) * 100 ** percents, piece);
    if (piece.startsWith('"')) return piece.slice(1, -1);
    if (piece.startsWith('\\')) return piece.slice(1);
    if (/^[_*]./.test(piece)) return '';
    return /^(?:@|general)$/i.test(piece) ? general(Math.abs(value)) : piece;
  });
  const shown = words.join('').trim();
  return isNegative && /[1-9]/.test(shown) ? `-${shown}` : shown;
}

function figures(value: number, pattern: string): string {
  if (pattern.includes('/')) return general(value);
  const power = /E[+-](0+)$/i.exec(pattern);
  const plain = pattern.replace(/E[+-]0+$/i, '');
  const thousands = /,+$/.exec(plain.replace(/\..*$/, (rest) => rest.replace(/[^,]/g, '')))?.[0].length ?? 0;
  const [whole = '', fraction = ''] = plain.replace(/,+$/, '').split('.');
  if (power) return value.toExponential(Math.min(fraction.length, 15)).replace(/e([+-])(\d)$/, 'E$10$2');
  const most = Math.min(fraction.replace(/[^0#?]/g, '').length, 15);
  const least = fraction.replace(/[^0]/g, '').length;
  const rounded = exactly(value / 1000 ** thousands, most);
  const [units = '0', decimals = ''] = rounded.split('.');
  const kept = decimals.replace(/0+$/, '').padEnd(Math.min(least, most), '0');
  const padded = units.padStart(whole.replace(/[^0]/g, '').length, '0');
  const grouped = whole.includes(',') ? padded.replace(/\B(?=(?:\d{3})+$)/g, ',') : padded;
  const isBlank = grouped === '0' && !whole.includes('0') && (kept !== '' || !whole.includes('#'));
  const shown = isBlank ? '' : grouped;
  return kept === '' ? shown : `${shown}.${kept}`;
}

/** Rounded half away from nought on the figures a person typed, as spreadsheets do: 1.005 is 1.01. */
function exactly(value: number, places: number): string {
  if (value >= 1e15) return value.toFixed(places);
  const typed = Number(value.toPrecision(15));
  const moved = Math.round(Number(`${typed}e${places}`));
  return Number.isFinite(moved) ? Number(`${moved}e-${places}`).toFixed(places) : typed.toFixed(places);
}
