// The fields of a measure's definition sheet, in the order in which somebody thinks of them.
import { choicesOf, type Field } from '../../web/fields.ts';
import { labelOf, type Walk } from '../plan/index.ts';
import { directionWords, qualityDimensions, scopeWords, toleranceWords, valueKindWords } from './measure.ts';
import { travelRuleWords } from './rating/travel.ts';
import { monthChoices } from './say.ts';
import { frequencyWords } from './when.ts';

interface Part {
  title?: string;
  says?: string;
  fields: Field[];
}

const whatItIs: Field[] = [
  {
    type: 'text',
    name: 'title',
    label: 'What is measured',
    hint: 'In a line, as it is to stand on the scorecard',
  },
  {
    type: 'area',
    name: 'meaning',
    label: 'What it means',
    hint: 'What is counted and what is not, for somebody who has not seen it',
    rows: 3,
  },
  {
    type: 'area',
    name: 'whyItMatters',
    label: 'Why it matters',
    hint: 'Leave empty if the title says it',
    rows: 2,
  },
  { type: 'select', name: 'scope', label: 'Of the council or the place', choices: choicesOf(scopeWords) },
];

const whatAFigureIs = (isChange: boolean): Field[] => [
  { type: 'text', name: 'unit', label: 'Unit', hint: '%, £, days, or nothing where it is a plain count' },
  { type: 'text', name: 'decimals', label: 'Digits after the point', hint: '0 to 6' },
  {
    type: 'text',
    name: 'numerator',
    label: 'What is counted above the line',
    hint: 'Of a share or a rate: applications decided in time',
  },
  { type: 'text', name: 'denominator', label: 'And below it', hint: 'All applications decided' },
  {
    type: 'select',
    name: 'frequency',
    label: 'How often',
    choices: choicesOf(frequencyWords),
    ...(isChange ? { hint: 'This cannot change: end this measure and define another' } : {}),
  },
  { type: 'select', name: 'yearStarts', label: 'Its year starts in', choices: monthChoices },
  { type: 'select', name: 'valueKind', label: 'What a figure covers', choices: choicesOf(valueKindWords) },
  {
    type: 'text',
    name: 'lagDays',
    label: 'Days until it is known',
    hint: 'After the period has ended. Until then it is not missing',
  },
  { type: 'text', name: 'source', label: 'Where the figures come from' },
  {
    type: 'text',
    name: 'threshold',
    label: 'Smallest count shown outside',
    hint: '5, where people could be recognised; empty where nobody could',
  },
];

const howItIsJudged: Field[] = [
  { type: 'radios', name: 'polarity', label: 'Which way is better', choices: choicesOf(directionWords) },
  { type: 'radios', name: 'tolerance', label: 'How it is rated', choices: choicesOf(toleranceWords) },
  {
    type: 'text',
    name: 'margin',
    label: 'How far the target may be missed',
    hint: 'Where its rule has a margin',
  },
  {
    type: 'select',
    name: 'marginOf',
    label: 'That margin is in',
    choices: [
      { value: 'percent-of-target', text: 'Per cent of the target' },
      { value: 'points', text: 'The unit itself' },
    ],
  },
  { type: 'select', name: 'travel', label: 'Better or worse than what', choices: choicesOf(travelRuleWords) },
  {
    type: 'text',
    name: 'sameWithin',
    label: 'A change that is none',
    hint: 'In the unit: a smaller one is “about the same”',
  },
  { type: 'text', name: 'baseline', label: 'Where it began' },
  {
    type: 'text',
    name: 'baselineWords',
    label: 'What that figure is',
    hint: 'The year to March 2024, before the plan',
  },
];

function who(thread: Walk, about: number | undefined): Field[] {
  const people = thread.people.map(({ id, name, post }) => ({
    value: String(id),
    text: [name, post].filter(Boolean).join(', '),
  }));
  return [
    {
      type: 'select',
      name: 'accountable',
      label: 'Who answers for it',
      blank: 'Nobody yet',
      choices: people,
    },
    {
      type: 'select',
      name: 'responsible',
      label: 'Who gives the figures',
      blank: 'The same person',
      choices: people,
    },
    {
      type: 'select',
      name: 'item',
      label: 'What it speaks of',
      blank: 'Nothing in a plan',
      choices: servedChoices(thread, about),
    },
  ];
}

const fromWhen = (isChange: boolean): Field[] => [
  {
    type: 'text',
    input: 'date',
    name: 'fromOn',
    label: 'Holds from',
    hint: isChange
      ? 'Earlier periods keep the definition that they were judged by'
      : 'Leave empty for the start of this year',
  },
  {
    type: 'area',
    name: 'reason',
    label: 'Why',
    rows: 2,
    ...(isChange ? {} : { hint: 'Leave empty for a first definition' }),
  },
];

/** `isChange` where another definition stands before it; `about` is offered as what it speaks of, whatever its kind. */
export function definitionParts(thread: Walk, isChange: boolean, about?: number): Part[] {
  return [
    { fields: whatItIs },
    { title: 'What a figure is', fields: whatAFigureIs(isChange) },
    { title: 'How it is judged', fields: howItIsJudged },
    { title: 'Who', fields: who(thread, about) },
    { title: 'How good the data are', says: 'Leave empty what nobody has judged.', fields: dataQuality },
    { title: isChange ? 'This change' : 'From when', fields: fromWhen(isChange) },
  ];
}

/** The six dimensions of the Government Data Quality Framework, as questions. */
const qualityWords = {
  completeness: 'Is everything there?',
  uniqueness: 'Is each thing counted once?',
  consistency: 'Does it agree with other sources?',
  timeliness: 'Is it there in time?',
  validity: 'Are the values of the right kind?',
  accuracy: 'Does it match what really happened?',
} as const;

const dataQuality = qualityDimensions.flatMap((dimension): Field[] => [
  {
    type: 'select',
    name: `quality_${dimension}`,
    label: qualityWords[dimension],
    blank: 'Not judged',
    choices: [
      { value: 'good', text: 'Good' },
      { value: 'fair', text: 'Fair' },
      { value: 'poor', text: 'Poor' },
    ],
  },
  { type: 'text', name: `qualityWords_${dimension}`, label: 'Why' },
]);

function servedChoices(thread: Walk, about: number | undefined) {
  const offered = served.flatMap((kind) => thread.ofKind(kind));
  const asked = thread.item(about ?? -1);
  const items = asked && !offered.includes(asked) ? [asked, ...offered] : offered;
  return items.map((item) => ({
    value: String(item.id),
    text: `${labelOf(thread, item)}: ${shortTitle(item.title)}`,
  }));
}

/** Kinds of item that measures are usually defined for; for another one the way is from its own page. */
const served = ['outcome', 'priority', 'deliverable', 'theme', 'objective', 'measure'] as const;

function shortTitle(title: string): string {
  return title.length > 90 ? `${title.slice(0, 90)}…` : title;
}
