// The public files that can be loaded: what each is called, its lines by the spellings of their columns, and its units. Pure.
import { z } from 'zod';

export const SourceKind = z.enum(['outturn', 'capital', 'tax-base', 'tax', 'population']);
export type SourceKind = z.infer<typeof SourceKind>;

export type Unit = 'pence' | 'people' | 'homes';

export interface Line {
  key: string;
  title: string;
  unit: Unit;
  /** Matched against a heading in lower case, with single spaces in place of marks. */
  heading: RegExp;
}

export interface Kind {
  title: string;
  command: string;
  /** Who publishes it, and what to look for. */
  publisher: string;
  /** Pounds in one unit where the heading does not say. */
  poundsInUnit: number;
  lines: readonly Line[];
}

const money = (key: string, title: string, heading: RegExp): Line => ({ key, title, unit: 'pence', heading });
const service = (key: string, title: string, code: string, words: string) =>
  money(
    key,
    title,
    new RegExp(`^(?:rs ${code} net exp|(?:net )?${words}(?: net (?:current )?expenditure)?)$`),
  );
const scheme = (key: string, title: string, code: string) =>
  money(key, title, new RegExp(`^eandr1 ${code}(?:tot)? exptotfa$`));

/** Lines of the summary of revenue outturn. Source: MHCLG, Revenue Outturn time series and its list of columns. */
const services: readonly Line[] = [
  service('adult-social-care', 'Adult social care', 'asc', 'adult social care'),
  service('childrens-social-care', 'Children’s social care', 'csc', 'child(?:ren)?s? ?s? social care'),
  service('education', 'Education', 'edu', 'education(?: services)?'),
  service('highways', 'Highways and transport', 'trans', 'highways(?: and)? transport(?: services)?'),
  service('public-health', 'Public health', 'phs', 'public health'),
  service('housing', 'Housing, general fund', 'hous', 'housing(?: services)?(?: gfra(?: only)?)?'),
  service('culture', 'Culture', 'cul', 'cultural(?: and related)?(?: services)?'),
  service(
    'environment',
    'Environment and regulation',
    'env',
    'environmental?(?: and)? regulatory(?: services)?',
  ),
  service('planning', 'Planning and development', 'plan', 'planning(?: and)? development(?: services)?'),
  service('central', 'Central services', 'cen', 'central services'),
  service('other', 'Other services', 'oth', 'other services'),
  service('net-current', 'Net current expenditure', 'netcurrtot', '(?:total )?net current expenditure'),
  money('grants', 'Grants of central government', /^rg grantintot tot grant$/),
];

export const kinds: Readonly<Record<SourceKind, Kind>> = {
  outturn: {
    title: 'Revenue outturn',
    command: 'load-outturn',
    publisher: 'The ministry’s time series of revenue outturn, a CSV file of about 20 MB',
    poundsInUnit: 1000,
    lines: services,
  },
  capital: {
    title: 'Capital outturn',
    command: 'load-capital',
    publisher: 'The ministry’s time series of capital outturn, a CSV file',
    poundsInUnit: 1000,
    lines: [
      scheme('capital-total', 'Capital spending in all', 'all'),
      scheme('capital-highways', 'Capital: highways and transport', '(?:trans|high)'),
      scheme('capital-housing', 'Capital: housing', 'hous'),
      scheme('capital-education', 'Capital: education', 'edu'),
      scheme('capital-social-care', 'Capital: social care', '(?:soc|sc)'),
      scheme('capital-culture', 'Capital: culture', 'cul'),
      scheme('capital-environment', 'Capital: environment', 'env'),
      scheme('capital-planning', 'Capital: planning', 'plan'),
      scheme('capital-central', 'Capital: central services', 'cen'),
    ],
  },
  'tax-base': {
    title: 'Council tax base',
    command: 'load-tax-base',
    publisher: 'The ministry’s council tax base, a spreadsheet or a CSV file of one year or several',
    poundsInUnit: 1,
    lines: [
      {
        key: 'tax-base',
        title: 'Council tax base, Band D equivalents',
        unit: 'homes',
        heading:
          /^(?:council )?tax ?base(?: for (?:council )?tax setting(?: purposes)?)?(?: \d{4} \d{2,4})?$|^(?:number of |total )?band d equivalents?(?: dwellings| properties)?(?: \d{4} \d{2,4})?$/,
      },
    ],
  },
  tax: {
    title: 'Council tax levels and requirement',
    command: 'load-tax',
    publisher: 'The ministry’s council tax levels or requirement returns, a spreadsheet or a CSV file',
    poundsInUnit: 1,
    lines: [
      money(
        'band-d',
        'Council tax for Band D',
        /^(?:average )?(?:council tax )?(?:for )?band d(?: council tax)?(?: (?:excl|incl)\w* (?:parish(?:es)?|parish precepts))?(?: \d{4} \d{2,4})?$/,
      ),
      money(
        'tax-requirement',
        'Council tax requirement',
        /^(?:total )?council tax requirement(?: (?:excl|incl)\w* (?:parish(?:es)?|parish precepts))?(?: \d{4} \d{2,4})?$/,
      ),
    ],
  },
  population: {
    title: 'Population at mid-year',
    command: 'load-population',
    publisher:
      'The Office for National Statistics’ mid-year estimates by local authority, a spreadsheet or a CSV file',
    poundsInUnit: 1,
    lines: [
      {
        key: 'population',
        title: 'Population',
        unit: 'people',
        heading:
          /^(?:(?:estimated )?(?:total )?population(?: at)?(?: estimate)?|all ages|persons)?(?: ?mid(?: year)?)?(?: ?\d{4})?$/,
      },
    ],
  },
};

export const lineCalled = (key: string): Line | undefined =>
  Object.values(kinds)
    .flatMap(({ lines }) => lines)
    .find((line) => line.key === key);

/** Services whose spending is set beside that of others. */
export const comparedLines: readonly Line[] = services;
