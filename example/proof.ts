// What shows how far Harnworth is, what was asked about it, and what its staff say: evidence, closings, challenges, voices.
import { addDays, type Day } from '../src/kernel/days.ts';
import type { EarlierProof } from '../src/modules/delivery/index.ts';

const advisers = 'Appoint independent advisers on investments';
const picture = "Agree a shared picture of Harnworth's future";
const decisions = 'Keep a public record of decisions taken by officers';

/**
 * One delivered action is left without evidence, which is a way for opinions to differ. For any day of loading; every
 * other day is counted from it.
 */
export function exampleProof(day: Day): EarlierProof {
  const ago: Ago = (days) => addDays(day, -days);
  return {
    evidence: evidence(ago),
    closings: closings(ago),
    challenges: challenges(ago),
    voices: voices(ago),
  };
}

/** The day so many days before that of loading; after it where negative. */
type Ago = (days: number) => Day;

const piece = (action: string, title: string, shows: string, datedOn: Day) => ({
  action,
  title,
  shows,
  datedOn,
  givenBy: 'Zofia Penhale',
  exempt: false,
});

function evidence(ago: Ago): EarlierProof['evidence'] {
  return [
    {
      ...piece(advisers, 'Notice of the contract', 'Two firms were appointed after a competition', ago(20)),
      link: 'https://www.harnworth.example/contracts/investment-advisers',
    },
    {
      ...piece(picture, 'The picture as agreed', 'All five partners signed it', ago(204)),
      link: 'https://www.harnworth.example/our-place',
    },
    {
      ...piece(decisions, 'The register', 'Forty decisions were published', ago(266)),
      link: 'https://www.harnworth.example/decisions',
    },
    {
      ...piece(
        'Ask the government for exceptional financial',
        'Draft letter to the department',
        'The sum that would be asked for',
        ago(30),
      ),
      file: { name: 'draft-letter.txt', words: 'Draft. The sum to be asked for has not been agreed.\n' },
      exempt: true,
    },
  ];
}

function closings(ago: Ago): EarlierProof['closings'] {
  return [
    {
      action: advisers,
      different: 'The council takes advice from two firms that sell it nothing.',
      askedOn: ago(3),
      askedBy: 'Katarzyna Towne',
    },
    {
      action: picture,
      different: 'Five partners plan from the same page.',
      askedOn: ago(203),
      askedBy: 'Calum Varley',
      agreed: { answer: 'All partners have signed.', on: ago(200), by: 'Zofia Penhale' },
    },
    {
      action: decisions,
      different: 'Residents can see what officers decided, within a week.',
      askedOn: ago(264),
      askedBy: 'Ursula Brackenbury',
      agreed: { answer: 'The register is public and full.', on: ago(260), by: 'Zofia Penhale' },
      failed: {
        found: 'Nothing had been added to the register for seven weeks.',
        on: ago(61),
        by: 'Anthea Blakelock',
      },
    },
  ];
}

function challenges(ago: Ago): EarlierProof['challenges'] {
  return [
    {
      action: 'Replace short-term loans',
      words: 'How much of the short-term lending has been replaced so far, in pounds?',
      claim: 'On Track',
      raisedOn: ago(24),
      raisedBy: 'Cllr Bronagh Tilley',
      raisedAs: 'Councillor',
      answerBy: ago(10),
    },
    {
      action: 'Make scrutiny matter',
      words: 'Which recommendation of scrutiny has changed a decision of Cabinet this year?',
      claim: 'Medium Progress',
      raisedOn: ago(2),
      raisedBy: 'Marguerite Ashdown-Cole',
      raisedAs: 'Commissioner',
      answerBy: ago(-12),
    },
    {
      action: 'Find out which skills staff lack',
      words: 'Its date has gone by. Why does it say that it is on track?',
      claim: 'On Track',
      raisedOn: ago(20),
      raisedBy: 'Zofia Penhale',
      raisedAs: 'Programme office',
      answerBy: ago(13),
      answered: {
        answer: 'The survey ran late. A new date will be asked for at the next board.',
        on: ago(15),
        by: 'Folasade Nwachi',
      },
    },
  ];
}

function voices(ago: Ago): EarlierProof['voices'] {
  return [
    {
      action: 'Bring the statutory accounts up to date',
      kind: 'doubt',
      words:
        'Two people who know the old ledger leave at the end of the month. Nobody has been asked to learn it.',
      raisedOn: ago(5),
      raisedBy: null,
      answerBy: ago(-9),
    },
    {
      action: 'Give residents a standing voice',
      kind: 'idea',
      words: 'Ask the tenants’ forum to choose one of the panel’s topics each quarter.',
      raisedOn: ago(8),
      raisedBy: 'Katarzyna Towne',
      answerBy: ago(-6),
    },
  ];
}
