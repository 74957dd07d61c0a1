// The best value themes as a frame, by the version of the guidance that names them.

export interface BestValueThemes {
  version: string;
  title: string;
  source: string;
  themes: readonly { name: string; title: string }[];
}

/** Of the statutory guidance of 8 May 2024 under section 26 of the Local Government Act 1999. */
export const bestValue2024: BestValueThemes = {
  version: '2024',
  title: 'Best value themes, guidance of May 2024',
  source:
    'https://www.gov.uk/government/publications/best-value-standards-and-intervention-a-statutory-guide-for-best-value-authorities',
  themes: [
    { name: '2024-continuous-improvement', title: 'Continuous improvement' },
    { name: '2024-leadership', title: 'Leadership' },
    { name: '2024-governance', title: 'Governance' },
    { name: '2024-culture', title: 'Culture' },
    { name: '2024-use-of-resources', title: 'Use of resources' },
    { name: '2024-service-delivery', title: 'Service delivery' },
    { name: '2024-partnerships', title: 'Partnerships and community engagement' },
  ],
};
