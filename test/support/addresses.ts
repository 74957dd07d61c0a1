// Addresses with the example council's own numbers in them, for tests that walk every route.
import type { Thread } from '../../src/modules/plan/index.ts';
import { productDay } from './product.ts';

/** What stands after each part of an address, by the part before it. */
export type Numbers = Record<string, unknown>;

/** A loan, the sale that is completed, a scenario beside the base, a row of the plan, a service, a request that waits. */
const moneyNumbers: Numbers = {
  entries: 'loans',
  ':register': 55,
  disposals: 129,
  scenarios: 2,
  plan: 'gap',
  statements: 1,
  'in-year': 158,
  spending: 4,
  criteria: 1,
};

/** The example's own numbers; what a test makes for itself it adds. */
export function numbersOf(thread: Thread): Numbers {
  const first = (kind: string) => thread.items.find((item) => item.kind === kind)?.id;
  const line = thread.excerpts[0];
  return {
    plans: thread.plans[0]?.id,
    directions: thread.items.find((item) => item.kind === 'mandate' && item.sort === 'direction')?.id,
    mandates: first('mandate'),
    themes: first('theme'),
    workstreams: first('workstream'),
    objectives: first('objective'),
    actions: first('action'),
    items: first('milestone'),
    people: thread.people[0]?.id,
    boards: thread.bodies[0]?.id,
    documents: line?.documentId,
    lines: line?.line,
    kinds: 'text-list-split',
    questions: 1,
    'not-used': 0,
    lists: 'actions',
    ':list': 0,
    'as-at': productDay,
    spreadsheets: 'actions',
    checks: 'dates',
    raid: 1,
    registers: 'challenges',
    measures: 1,
    teams: 4,
    'service-plans': 1,
    waiting: 1,
    workshops: 1,
    packs: 1,
    assessments: thread.assessments.find(({ publishedOn }) => publishedOn === null)?.id,
    outcomes: first('outcome'),
    ballots: 1,
    reviews: 1,
    standards: 1,
    audits: 1,
    comparators: 'highways',
    'evidence-base': 1,
    'peer-sets': 1,
    'best-value': '2024-leadership',
    'governance-reviews': 1,
    issues: 1,
    'assurance-map': `item-${first('theme')}`,
    recommendations: first('recommendation'),
    functions: thread.functions.find(({ returnedOn }) => returnedOn === null)?.id,
    'board-meetings': 1,
    'board-actions': 1,
    periods: 1,
    cycles: 1,
    'date-requests': 1,
    closures: 1,
    retests: 1,
    challenges: 1,
    voices: 1,
    'sign-off': first('theme'),
    'check-and-challenge': first('action'),
    // The one piece with a file of its own, which is exempt.
    evidence: 4,
    // A link of an e-mail that nobody was sent.
    u: 'A'.repeat(43),
    ':kind': 'bunched',
    'status-rules': 'dates.late',
    ...moneyNumbers,
  };
}

/** A route's address with these numbers in it. A parameter nobody has placed fails the test. */
export function filledIn(url: string, numbers: Numbers): string {
  const parts = `${url}${url.endsWith('/search') ? '?q=council' : ''}`.split('/');
  return parts
    .map((part, index) => {
      if (!part.startsWith(':')) return part;
      const value = numbers[parts[index - 1] ?? ''];
      if (value === undefined)
        throw new Error(`Say what ${part} of ${url} is, so that this test can walk it.`);
      return String(value);
    })
    .join('/');
}
