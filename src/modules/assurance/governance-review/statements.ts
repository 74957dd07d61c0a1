// What a yearly review of governance asks, by version: statements in our own words under the principles they come from.

export interface Statement {
  /** Never given to another statement, since answers of past years name it. */
  name: string;
  principle: string;
  words: string;
}

export interface StatementList {
  version: string;
  source: string;
  statements: readonly Statement[];
}

/** The seven principles of the framework, each in a few words of ours. */
const of2016 = {
  a: 'A. Acting with integrity and keeping the law',
  b: 'B. Being open, and hearing those concerned',
  c: 'C. Saying what is to be achieved for the place, and lasting',
  d: 'D. Choosing what will achieve it',
  e: 'E. Having the people and the leaders for it',
  f: 'F. Managing risk, performance and money',
  g: 'G. Answering for it: openness, reports and audit',
};

/** Newest first: a new review asks the first. */
export const statementLists: readonly [StatementList, ...StatementList[]] = [
  {
    version: '2016',
    source: 'CIPFA and Solace, Delivering Good Governance in Local Government: Framework, 2016',
    statements: [
      {
        name: '2016-a1',
        principle: of2016.a,
        words: 'People here act by their codes of conduct, whoever is watching',
      },
      {
        name: '2016-a2',
        principle: of2016.a,
        words: 'Somebody who raises a worry is safe and gets an answer',
      },
      {
        name: '2016-b1',
        principle: of2016.b,
        words: 'Decisions and the reasons for them can be found by anybody',
      },
      {
        name: '2016-b2',
        principle: of2016.b,
        words: 'Residents and partners are heard before a decision is taken',
      },
      {
        name: '2016-c1',
        principle: of2016.c,
        words: 'I can say what the council wants to achieve and by when',
      },
      {
        name: '2016-d1',
        principle: of2016.d,
        words: 'Choices are made on evidence, with the options compared',
      },
      {
        name: '2016-e1',
        principle: of2016.e,
        words: 'The council has the people and skills that its plans need',
      },
      {
        name: '2016-e2',
        principle: of2016.e,
        words: 'Councillors and officers know each other’s part and keep to it',
      },
      {
        name: '2016-f1',
        principle: of2016.f,
        words: 'Risks and money are watched, and trouble is acted on early',
      },
      {
        name: '2016-g1',
        principle: of2016.g,
        words: 'Scrutiny and audit ask hard questions, and change follows',
      },
    ],
  },
];

/** Every statement of a version; none of a version that the product does not know. */
export function statementsOf(version: string): readonly Statement[] {
  return statementLists.find((list) => list.version === version)?.statements ?? [];
}

/** Of every version, for a form that must take any review. */
export const allStatements: readonly Statement[] = statementLists.flatMap(({ statements }) => statements);
