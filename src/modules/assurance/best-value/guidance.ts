// The best value themes by version of the guidance: what a council that works well shows, and what warns of failure.
import { bestValue2024 } from '../../plan/index.ts';

export interface Theme {
  name: string;
  title: string;
  /** What a council that works well shows. */
  well: readonly string[];
  /** What warns of failure: a prompt to look, never a judgement by itself. */
  warnings: readonly string[];
}

export interface Guidance {
  version: string;
  title: string;
  source: string;
  note: string;
  themes: readonly Theme[];
}

type Marks = Omit<Theme, 'name' | 'title'>;

const marks2024: Record<string, Marks> = {
  '2024-continuous-improvement': {
    well: [
      'The council knows how well it does, and can show from what it knows it',
      'It asks for outside review and acts on what comes of it',
      'Plans to improve have owners, dates and money, and are watched to their end',
      'Councillors and officers learn from what went wrong, here and elsewhere',
    ],
    warnings: [
      'Weaknesses are known only once others have found them',
      'Recommendations of reviewers stay open for years, or are closed without effect',
      'Plans change often and little is finished',
      'Nobody compares the council with others',
    ],
  },
  '2024-leadership': {
    well: [
      'Political and officer leaders share a clear view of what comes first',
      'The heads of paid service, finance and law work as one and are heard on every large decision',
      'Leaders put the lasting interest of the place before the present',
      'The leadership is filled for the long term, with somebody ready to follow',
    ],
    warnings: [
      'There is no corporate plan, or it is out of date or unfunded',
      'Senior posts change hands often or stay with interims',
      'The three statutory officers are left out or not listened to',
      'Leaders deny or play down what reviewers say',
    ],
  },
  '2024-governance': {
    well: [
      'It is clear who may decide what, and decisions are taken there',
      'Decisions are open, with reasons, advice and risks set down',
      'Scrutiny and the audit committee ask hard questions and change things',
      'The yearly statement of governance is honest and its points are acted on',
      'Whoever raises a worry is protected and answered',
    ],
    warnings: [
      'Many decisions are taken in private or as urgent',
      'Scrutiny is thin, late, or led by those it should question',
      'Risks are listed and nobody owns them',
      'Companies and investments are not overseen by those who know them',
    ],
  },
  '2024-culture': {
    well: [
      'Councillors and officers respect each other’s part and act by their codes',
      'Services work as one council',
      'Staff can speak up and see what comes of it',
      'Bad news travels to the top as fast as good',
    ],
    warnings: [
      'Complaints about conduct are many, or none is dealt with',
      'Bullying or fear of blame is told of and not looked into',
      'Services keep to themselves and to their own figures',
      'Staff surveys are not held, or not acted on',
    ],
  },
  '2024-use-of-resources': {
    well: [
      'The budget balances over several years without leaning on reserves',
      'Money is watched each month and savings are proved before they are counted',
      'Borrowing, investing and charging for debt keep to the codes',
      'Accounts are on time and what auditors ask for is done',
      'There are people with the skills that finance, buying and property need',
    ],
    warnings: [
      'Money that comes once pays for costs that return',
      'Debt or commercial risk is large beside what the council can bear',
      'Accounts or audits are years late',
      'Savings fail each year and are put into the next',
    ],
  },
  '2024-service-delivery': {
    well: [
      'Each service has a plan that serves the priorities and rests on evidence',
      'Results and costs are set beside those of like councils',
      'Residents are told what to expect and what they got',
      'Contracts and partners that deliver services are managed',
    ],
    warnings: [
      'Inspectors or the Ombudsman find the same faults again',
      'Services cost much and do less than elsewhere, and nobody says why',
      'Service plans are missing or are not used',
      'What residents complain of is not counted or learnt from',
    ],
  },
  '2024-partnerships': {
    well: [
      'Partners share aims with the council, and each knows its part',
      'Residents and communities are asked early and told what changed',
      'Joint bodies have clear terms, money and somebody who answers for them',
      'The council knows which of its people are seldom heard and goes to them',
    ],
    warnings: [
      'Partners hear of decisions once they are taken',
      'Joint boards meet and nobody can say what came of it',
      'Consultation is seldom held, or never changes anything',
      'Money or risk shared with partners is not overseen',
    ],
  },
};

/** Newest first: the first is scored now. A new version of the guidance is a new entry, with themes of new names. */
export const guidances: readonly [Guidance, ...Guidance[]] = [
  {
    version: bestValue2024.version,
    title: bestValue2024.title,
    source: bestValue2024.source,
    note: 'Its seven themes. Under each, the points of most weight in our own words: read the guidance itself for all of them.',
    themes: bestValue2024.themes.map((theme) => ({ ...theme, ...marksOf(theme.name) })),
  },
];

function marksOf(name: string): Marks {
  const found = marks2024[name];
  if (!found) throw new Error(`The guidance of 2024 says nothing yet of ${name}.`);
  return found;
}
