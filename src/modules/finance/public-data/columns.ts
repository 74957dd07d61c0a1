// Which columns of a public file hold what: its heading among the first rows, by meaning and not by place. Pure.
import { type FinancialYear, financialYearStarting } from '../../../kernel/financial-year.ts';
import type { Kind, Line } from './kinds.ts';

export interface FigureColumn {
  line: Line;
  at: number;
  heading: string;
  /** Where the heading itself names it, as `Mid-2023` does. */
  year: FinancialYear | null;
  /** Pounds in one unit of the column. */
  poundsInUnit: number;
}

export interface Columns {
  code: number;
  name: number;
  year: number | null;
  status: number | null;
  figures: readonly FigureColumn[];
}

const codeHeading =
  /^(?:(?:ons|gss|area|la|lad|utla|geography|local authority|authority)(?: ?(?:la|area))? ?code|code|lad\d\dcd|(?:ctyua|utla)\d\dcd)$/;
const nameHeading =
  /^(?:(?:la|lad|area|authority|council|local authority|geography) ?name|name|(?:local )?authority|council|lad\d\dnm)$/;
const yearHeading = /^(?:year(?: ending)?|financial year|period(?: ?code)?|year ended)$/;
const statusHeading = /^(?:status|submission status|return status)$/;

export const plainHeading = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/&/g, ' and ')
    .replace(/\(?£ ?(?:000s?|k|m|thousands?|millions?)?\)?/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Null where the row is no heading of this kind of file. */
export function columnsOf(cells: readonly string[], kind: Kind): Columns | null {
  const plain = cells.map(plainHeading);
  const place = (heading: RegExp) => {
    const at = plain.findIndex((text) => heading.test(text));
    return at === -1 ? null : at;
  };
  const code = place(codeHeading);
  const figures = cells.flatMap((heading, at): FigureColumn[] => {
    const text = plain[at] ?? '';
    const line = text === '' ? undefined : kind.lines.find((one) => one.heading.test(text));
    if (!line || at === code) return [];
    return [
      {
        line,
        at,
        heading: heading.trim(),
        year: yearIn(heading),
        poundsInUnit: unitIn(heading) ?? kind.poundsInUnit,
      },
    ];
  });
  if (code === null || figures.length === 0) return null;
  return {
    code,
    name: place(nameHeading) ?? code,
    year: place(yearHeading),
    status: place(statusHeading),
    figures,
  };
}

function unitIn(heading: string): number | null {
  if (/£ ?(?:000|k\b|thousand)/i.test(heading)) return 1000;
  if (/£ ?(?:m\b|million)/i.test(heading)) return 1_000_000;
  return null;
}

/** The financial year that words name: `202403` and `March 2024` end one, `2023-24` is one, `Mid-2023` lies in one. */
export function yearIn(words: string): FinancialYear | null {
  const text = words.trim();
  const ending = /^((?:19|20)\d\d)-?(0[1-9]|1[0-2])(?:-?\d\d)?$/.exec(text);
  if (ending) return financialYearStarting(Number(ending[1]) - (Number(ending[2]) <= 3 ? 1 : 0));
  const two = /\b((?:19|20)\d\d)\s*(?:[/–-]|to)\s*((?:19|20)?\d\d)\b/.exec(text);
  if (two) {
    const year = financialYearStarting(Number(two[1]));
    return year.slice(5) === two[2]?.slice(-2) ? year : null;
  }
  const march = /\bmarch (\d{4})\b/i.exec(text);
  if (march) return financialYearStarting(Number(march[1]) - 1);
  const single = /(?:^|\bmid(?:-?year)?[ -]?|\s)((?:19|20)\d\d)\b/i.exec(text);
  return single ? financialYearStarting(Number(single[1])) : null;
}
