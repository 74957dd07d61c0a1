// The Local Outcomes Framework as versioned data: what of it has been compared with the published table, and what has not.

export interface NationalMetric {
  /** In records: never used for another metric, in any version. */
  name: string;
  title: string;
  /** Who publishes the figures. */
  publisher: string;
  isOutput?: true;
}

export interface NationalOutcome {
  title: string;
  metrics: readonly NationalMetric[];
  /** Why there is no metric, or not every one. */
  note?: string;
}

export interface NationalFramework {
  version: string;
  title: string;
  source: string;
  publishedOn: string;
  /** How many outcomes the published framework has: more than are listed here until all were compared with it. */
  outcomesPublished: number;
  outcomes: readonly NationalOutcome[];
}

const notCompared = 'Its metrics have not been compared with the published table yet.';

/** The first edition. Titles of metrics are shortened; the source has them in full. */
export const outcomesFramework2026: NationalFramework = {
  version: '2026',
  title: 'Local Outcomes Framework, first edition',
  source:
    'https://www.gov.uk/government/publications/local-outcomes-framework/local-outcomes-framework-priority-outcomes-and-metrics',
  publishedOn: '2026-02-09',
  outcomesPublished: 16,
  outcomes: [
    {
      title: 'Housing supply',
      metrics: [],
      note: 'The government will name its metrics with its own tool at the latest.',
    },
    {
      title: 'Housing quality and safety',
      metrics: [
        { name: 'lof-2026-rented-decent', title: 'Rented homes that are decent', publisher: 'MHCLG' },
        {
          name: 'lof-2026-homes-epc-c',
          title: 'Homes with an energy rating of C or better',
          publisher: 'ONS',
        },
        {
          name: 'lof-2026-remediation',
          title: 'Unsafe buildings whose repair is complete',
          publisher: 'MHCLG',
        },
        { name: 'lof-2026-own-decent', title: 'The council’s own homes that are decent', publisher: 'MHCLG' },
      ],
      note: 'A metric of enforcement among private landlords has a place, and no definition yet.',
    },
    {
      title: 'Homelessness and rough sleeping',
      metrics: [
        {
          name: 'lof-2026-temporary-children',
          title: 'Households with children in temporary homes, of each 1,000 households',
          publisher: 'MHCLG',
        },
        {
          name: 'lof-2026-bed-and-breakfast',
          title: 'Families in bed and breakfast for over six weeks',
          publisher: 'MHCLG',
        },
        {
          name: 'lof-2026-prevented',
          title: 'Duties by which homelessness was prevented or relieved',
          publisher: 'MHCLG',
        },
        { name: 'lof-2026-rough-night', title: 'People sleeping rough on one night', publisher: 'MHCLG' },
        {
          name: 'lof-2026-rough-long',
          title: 'People sleeping rough in the month who have done so for long',
          publisher: 'MHCLG',
        },
      ],
    },
    {
      title: 'Multiple disadvantage',
      metrics: [
        {
          name: 'lof-2026-treatment-progress',
          title: 'People in treatment with multiple disadvantage who make marked progress',
          publisher: 'Department of Health and Social Care',
        },
      ],
      note: notCompared,
    },
    { title: 'Best start in life', metrics: [], note: notCompared },
    { title: 'Every child achieving and thriving', metrics: [], note: notCompared },
  ],
};

export const nationalFrameworks: readonly NationalFramework[] = [outcomesFramework2026];

export function metricNamed(name: string): { outcome: NationalOutcome; metric: NationalMetric } | null {
  for (const { outcomes } of nationalFrameworks)
    for (const outcome of outcomes) {
      const metric = outcome.metrics.find((one) => one.name === name);
      if (metric) return { outcome, metric };
    }
  return null;
}
