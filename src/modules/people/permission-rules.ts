// The table of permissions: what each lets somebody do, in words, and which roles hold it.
import { type Role, roles } from '../../kernel/actor.ts';
import { moneyRules } from './permission-rules.money.ts';
import type { Rule } from './permission-rules.rule.ts';

export type { Rule };

const everyRole: readonly Role[] = roles;

export const rules = {
  'plan.read': {
    words: 'read the whole plan as it stands today',
    heldBy: everyRole,
  },
  'plan.load': {
    words: 'load a published plan, and settle what the reading of it left in doubt',
    heldBy: ['programme-office', 'administrator'],
  },
  'plan.change': {
    words:
      'change the plan: titles, people, dates with the reason for moving them, statuses, one by one or in a spreadsheet',
    heldBy: ['programme-office', 'administrator'],
  },
  'findings.read': {
    words: 'read the doubts that a plan’s reading left for a person to settle',
    heldBy: [
      'programme-office',
      'lead-officer',
      'sponsor',
      'finance',
      'democratic-services',
      'performance-risk-engagement',
      'assurer',
      'commissioner',
      'administrator',
    ],
  },
  'checks.switch': {
    words: 'switch a plan check off, with the reason that everybody sees, and on again',
    heldBy: ['programme-office', 'administrator'],
  },
  'raid.raise': {
    words: 'raise a risk, assumption, issue, dependency or opportunity',
    heldBy: [
      'programme-office',
      'lead-officer',
      'sponsor',
      'finance',
      'performance-risk-engagement',
      'administrator',
    ],
  },
  'raid.own': {
    words:
      'keep the entries of the register of which you are the owner: review, score, change and close them',
    heldBy: [
      'programme-office',
      'lead-officer',
      'sponsor',
      'finance',
      'performance-risk-engagement',
      'administrator',
    ],
    own: ['lead-officer', 'sponsor', 'finance'],
  },
  'raid.keep': {
    words:
      'keep the whole register of risks: score, review, pass up or down and close any entry, and set the matrix and appetite',
    heldBy: ['programme-office', 'performance-risk-engagement', 'administrator'],
  },
  'raid.accept': {
    words: 'record that a risk is accepted as it is, by whom and until when',
    heldBy: ['programme-office', 'sponsor', 'performance-risk-engagement', 'administrator'],
  },
  'raid.test': {
    words: 'test whether a risk that was passed up was seen by its board',
    heldBy: ['programme-office', 'performance-risk-engagement', 'assurer', 'administrator'],
  },
  'measure.define': {
    words: 'define measures, set their targets, give any figure and end a measure',
    heldBy: ['programme-office', 'performance-risk-engagement', 'administrator'],
  },
  'measure.give': {
    words: 'give the figures of the measures that you answer for, say why they miss and what you expect',
    heldBy: [
      'lead-officer',
      'sponsor',
      'finance',
      'programme-office',
      'performance-risk-engagement',
      'administrator',
    ],
    own: ['lead-officer', 'sponsor', 'finance'],
  },
  'measure.approve': {
    words: 'approve or refuse a figure that somebody else gave, before it counts',
    heldBy: ['programme-office', 'finance', 'performance-risk-engagement', 'administrator'],
  },
  'measure.release': {
    words: 'release approved figures to the public',
    heldBy: ['programme-office', 'performance-risk-engagement', 'administrator'],
  },
  ...moneyRules,
  'service-plan.write': {
    words: 'keep the teams of the council and write their plans, and sign those of the teams you manage',
    heldBy: [
      'lead-officer',
      'sponsor',
      'finance',
      'programme-office',
      'performance-risk-engagement',
      'administrator',
    ],
  },
  'update.own': {
    words: 'say how far the items are that you lead or sponsor, and ask for their dates to move',
    heldBy: ['lead-officer', 'sponsor', 'finance', 'performance-risk-engagement', 'programme-office'],
    own: ['lead-officer', 'sponsor', 'finance', 'performance-risk-engagement'],
  },
  'update.any': {
    words: 'say how far any item is, and answer any request to move a date but your own',
    heldBy: ['programme-office', 'administrator'],
  },
  'date.decide': {
    words: 'approve or refuse a request to move the date of what you sponsor',
    heldBy: ['sponsor', 'programme-office', 'administrator'],
    own: ['sponsor'],
  },
  'period.run': {
    words: 'set the cycles of reporting, and open and close their periods',
    heldBy: ['programme-office', 'administrator'],
  },
  'opinion.give': {
    words: 'give an independent opinion of an item that you neither lead nor sponsor',
    heldBy: ['assurer', 'commissioner'],
    notOwn: ['assurer', 'commissioner'],
  },
  'status-rules.set': {
    words: 'set the rules by which the status of an action is computed',
    heldBy: ['programme-office', 'administrator'],
  },
  'evidence.give': {
    words: 'give evidence for an item, as a file or a link, and withdraw it with a reason',
    heldBy: [
      'programme-office',
      'lead-officer',
      'sponsor',
      'finance',
      'performance-risk-engagement',
      'assurer',
      'administrator',
    ],
  },
  'evidence.exempt': {
    words: 'read evidence that is exempt from publication, each reading of which is recorded',
    heldBy: [
      'programme-office',
      'sponsor',
      'finance',
      'democratic-services',
      'commissioner',
      'assurer',
      'administrator',
    ],
  },
  'closing.ask': {
    words: 'ask that an action be closed, saying what is different now',
    heldBy: ['programme-office', 'lead-officer', 'sponsor', 'administrator'],
  },
  'closing.agree': {
    words: 'agree that an action is closed, or refuse, where you neither asked nor lead it',
    heldBy: ['programme-office', 'sponsor', 'assurer'],
    notOwn: ['programme-office', 'sponsor', 'assurer'],
  },
  'closing.retest': {
    words: 'test whether a closed action has lasted, and reopen it where it has not',
    heldBy: ['assurer'],
  },
  'closing.set': {
    words: 'set how large evidence may be, and after how many months closed actions are tested again',
    heldBy: ['programme-office', 'administrator'],
  },
  'challenge.raise': {
    words: 'challenge what is said of an item, with a day by which it must be answered',
    heldBy: [
      'programme-office',
      'finance',
      'democratic-services',
      'performance-risk-engagement',
      'member',
      'commissioner',
      'assurer',
    ],
  },
  'challenge.answer': {
    words: 'answer challenges, ideas, concerns and doubts about what you lead or sponsor',
    heldBy: ['programme-office', 'lead-officer', 'sponsor'],
    own: ['lead-officer', 'sponsor'],
  },
  'challenge.check': {
    words: 'check the claims of a period, and accept or challenge each',
    heldBy: ['programme-office', 'administrator'],
  },
  'voice.raise': {
    words: 'raise an idea, a concern or a doubt about an item, with your name or without',
    heldBy: everyRole,
  },
  'theme.sign': {
    words: 'sign what is said of a theme of which you are a sponsor',
    heldBy: ['sponsor', 'member'],
    own: ['sponsor', 'member'],
  },
  'instrument.tell': {
    words:
      'say what an instrument of the Secretary of State does, and compare with the original what somebody else said of one',
    heldBy: ['programme-office', 'democratic-services', 'administrator'],
  },
  'review.keep': {
    words:
      'enter reviews by others, say what was done of their clocks, record the council’s answers to recommendations and which of them ask the same',
    heldBy: ['programme-office', 'performance-risk-engagement'],
  },
  'assurance.map': {
    words:
      'keep the map of who assures what, judge how far the council meets standards, score best value and hold governance reviews',
    heldBy: ['programme-office', 'assurer'],
  },
  'direction.assess': {
    words: 'assess a Direction under seal, and issue the assessment',
    heldBy: ['commissioner'],
  },
  'ballot.run': {
    words: 'hold private ballots of members on outcomes, and record what a body then judged',
    heldBy: ['programme-office', 'democratic-services', 'administrator'],
  },
  'ballot.vote': {
    words: 'vote in private ballots of members',
    heldBy: ['member'],
  },
  'outcome.judge': {
    words: 'judge outcomes as commissioners',
    heldBy: ['commissioner'],
  },
  'assessment.publish': {
    words: 'note when an issued assessment of a Direction was published',
    heldBy: ['commissioner', 'programme-office', 'democratic-services', 'administrator'],
  },
  'edition.publish': {
    words: 'publish an edition: the data that residents see',
    heldBy: ['programme-office', 'administrator'],
  },
  'record.verify': {
    words: 'check that the record of every change is whole and unaltered',
    heldBy: ['commissioner', 'assurer', 'administrator'],
  },
  'people.read': {
    words: 'see the council’s officers, members, posts and boards',
    heldBy: everyRole,
  },
  'people.administer': {
    words: 'make and disable accounts, and say which roles they have',
    heldBy: ['administrator'],
  },
  'boards.keep': {
    words:
      'add and change boards with a reason, agree their agendas, and write down what they decide and whom they ask',
    heldBy: ['programme-office', 'democratic-services', 'administrator'],
  },
  'board.answer': {
    words: 'see what boards asked of you, and say that it is done',
    heldBy: everyRole,
    own: roles.filter((role) => !['programme-office', 'democratic-services', 'administrator'].includes(role)),
  },
  'packs.make': {
    words: 'make packs for boards and scrutiny, and give the Word template they are written on',
    heldBy: ['programme-office', 'democratic-services', 'administrator'],
  },
  'packs.approve': {
    words: 'approve a pack, which freezes it',
    heldBy: ['programme-office', 'sponsor', 'administrator'],
  },
  desk: {
    words: 'see the page that answers your own question',
    heldBy: everyRole,
  },
  account: {
    words: 'see your own account, and protect it with a second step',
    heldBy: everyRole,
  },
} as const satisfies Record<string, Rule>;
