// Harnworth's control of spending: what must be met, who asked for what, and what the panel decided. All invented.
import { addDays, type Day } from '../src/kernel/days.ts';
import type { EarlierSpending } from '../src/modules/finance/index.ts';
import { millions } from './money-units.ts';

const panel = 'Priya Nandhra, Ursula Brackenbury and a commissioner';

export function exampleSpending(day: Day): EarlierSpending {
  const keptBy = 'Priya Nandhra';
  const fromOn = addDays(day, -400);
  return {
    criteria: [
      { words: 'Somebody’s safety depends on it', sort: 'both', fromOn, keptBy },
      { words: 'The law or a Direction requires it', sort: 'both', fromOn, keptBy },
      { words: 'It saves more within the year than it costs', sort: 'both', fromOn, keptBy },
      {
        words: 'The post is paid for by a grant that can be used for nothing else',
        sort: 'recruit',
        fromOn,
        keptBy,
      },
    ],
    requests: exampleRequests(day),
  };
}

const decidedBy = 'Priya Nandhra';

const exampleRequests = (day: Day): EarlierSpending['requests'] => [
  {
    sort: 'recruit',
    title: 'Two social workers for children',
    service: 'Children’s services',
    amount: millions(0.062),
    fullYear: millions(0.118),
    why: 'Sixty children have no named social worker.',
    ifRefused: 'Agency workers at twice the price.',
    askedOn: addDays(day, -52),
    askedBy: 'Ursula Brackenbury',
    meets: 0,
    decisions: [
      {
        outcome: 'approved',
        amount: millions(0.062),
        reason: 'Dearer agency workers can go as soon as the posts are filled.',
        panel,
        publicWords: 'Two posts in place of agency workers who cost twice as much.',
        decidedOn: addDays(day, -45),
        decidedBy,
      },
    ],
  },
  {
    sort: 'spend',
    title: 'New furniture for the civic offices',
    service: 'Corporate services',
    amount: millions(0.084),
    fullYear: null,
    why: 'Two offices close, and desks do not fit the third.',
    ifRefused: 'Desks that are there are moved.',
    askedOn: addDays(day, -38),
    askedBy: 'Katarzyna Towne',
    meets: 2,
    decisions: [
      {
        outcome: 'part',
        amount: millions(0.012),
        reason: 'Moving what is there costs £12,000. Nothing else is needed this year.',
        panel,
        publicWords: 'The council moves the desks it has and buys none.',
        decidedOn: addDays(day, -31),
        decidedBy,
      },
    ],
  },
  {
    sort: 'spend',
    title: 'Advice on the name of the new town square',
    service: 'Places',
    amount: millions(0.035),
    fullYear: null,
    why: 'A consultant was asked before spending was controlled.',
    ifRefused: 'The square keeps its name.',
    askedOn: addDays(day, -24),
    askedBy: 'Ursula Brackenbury',
    meets: 2,
    decisions: [
      {
        outcome: 'refused',
        amount: 0,
        reason: 'It meets no criterion.',
        panel,
        publicWords: 'Refused: it can wait.',
        decidedOn: addDays(day, -17),
        decidedBy,
      },
    ],
  },
  {
    sort: 'spend',
    title: 'Repairs to the roof of Thornby House',
    service: 'Adult social care',
    amount: millions(0.146),
    fullYear: null,
    why: 'Rain comes into four bedrooms of a care home.',
    ifRefused: 'Four people must move.',
    askedOn: addDays(day, -5),
    askedBy: 'Ursula Brackenbury',
    meets: 0,
    decisions: [],
  },
];
