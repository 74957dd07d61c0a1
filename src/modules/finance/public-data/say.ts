// How comparators and public files are said on pages, and where they stand.
import { sayMillions, sayPounds } from '../../../kernel/money.ts';

export const publicPaths = {
  comparators: () => '/money/comparators',
  csv: (year: string) => `/money/comparators.csv?year=${encodeURIComponent(year)}`,
  year: (year: string) => `/money/comparators?year=${encodeURIComponent(year)}`,
  service: (key: string) => `/money/comparators/${key}`,
  businessCase: (key: string) => `/money/comparators/${key}/cases`,
  savings: (key: string) => `/money/comparators/${key}/savings`,
  peers: () => '/money/comparator-peers',
  sources: () => '/money/public-data',
  load: () => '/money/public-data/load',
  keep: () => '/money/public-data/keep',
};

/** Pounds a head: `£371.85`. */
export const sayPerHead = (pounds: number | null): string =>
  pounds === null ? 'No figure' : sayPounds(Math.round(pounds * 100));

/** `£19.59 above`. */
export function sayDifference(pounds: number | null): string {
  if (pounds === null) return 'Not known';
  if (pounds === 0) return 'At the median';
  return `${sayPounds(Math.round(Math.abs(pounds) * 100))} ${pounds > 0 ? 'above' : 'below'}`;
}

export const sayTotal = (pence: number | null): string => (pence === null ? 'Not known' : sayMillions(pence));
