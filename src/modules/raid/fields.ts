// The fields of each form of an entry, as plain data for one template, and what stands in them at first.
import { addMonths } from '../../kernel/days.ts';
import { labelOf } from '../plan/index.ts';
import {
  becomes,
  chances,
  type Entry,
  effects,
  effectWords,
  endingsOf,
  endingWords,
  kindWords,
  levels,
  levelWords,
  responseWords,
  threats,
} from './entry.ts';
import { standing } from './matrix.ts';
import type { EntryHistory } from './raid.store.ts';
import type { Reading } from './reading.web.ts';
import { personName } from './say.ts';

export interface Field {
  type: 'text' | 'area' | 'select' | 'radios' | 'ticks';
  name: string;
  label: string;
  hint?: string;
  input?: string;
  rows?: number;
  blank?: string;
  choices?: { value: string; text: string }[];
}

type Choices = NonNullable<Field['choices']>;

export function peopleChoices({ thread }: Pick<Reading, 'thread'>): Choices {
  return thread.people
    .map(({ id, post }) => {
      const name = personName(thread, id);
      return { value: String(id), text: post && post !== name ? `${name}, ${post}` : name };
    })
    .sort((a, b) => a.text.localeCompare(b.text));
}

const reasonField = (label: string): Field => ({ type: 'area', name: 'reason', label, rows: 3 });

/** The steps of the matrix of the day, or an amount; none where the council has no matrix yet. */
export function markFields({ register, day }: Reading, scale: Entry['scale']): Field[] {
  const matrix = standing(register.matrices, scale, day);
  if (!matrix) return [];
  const steps = (words: readonly string[]) =>
    words.map((word, index) => ({ value: String(index + 1), text: `${index + 1} ${word}` }));
  const likelihood: Field = {
    type: 'select',
    name: 'likelihood',
    label: 'How likely it is',
    blank: 'Choose',
    choices: steps(matrix.likelihood),
  };
  if (matrix.kind === 'money')
    return [
      likelihood,
      { type: 'text', name: 'amount', label: 'What it would cost, in pounds', hint: 'For example 250,000' },
    ];
  const impact: Field = {
    type: 'select',
    name: 'impact',
    label: 'How much it would matter',
    blank: 'Choose',
    choices: steps(matrix.impact),
  };
  return [likelihood, impact];
}

/** The words of an entry, for raising and for changing one. */
export function wordFields(reading: Reading, kind: Entry['kind'] | null): Field[] {
  const { register } = reading;
  const day = (name: string, label: string): Field => ({ type: 'text', name, label, input: 'date' });
  const responses = kind === null ? [...threats, ...chances] : kind === 'opportunity' ? chances : threats;
  const fields: Field[] = [
    { type: 'text', name: 'title', label: 'What it is', hint: 'In one line' },
    { type: 'area', name: 'cause', label: 'Cause', hint: 'What makes it possible', rows: 2 },
    { type: 'area', name: 'event', label: 'Event', hint: 'What would happen', rows: 2 },
    { type: 'area', name: 'effect', label: 'Effect', hint: 'What would follow from it', rows: 2 },
    {
      type: 'select',
      name: 'category',
      label: 'Category',
      blank: 'None',
      choices: register.categories.map(({ categoryId, name }) => ({ value: String(categoryId), text: name })),
    },
    { type: 'select', name: 'owner', label: 'Owner', blank: 'Nobody yet', choices: peopleChoices(reading) },
    {
      type: 'select',
      name: 'response',
      label: 'Response',
      blank: 'Not decided',
      choices: responses.map((one) => ({ value: one, text: responseWords[one] })),
    },
    { type: 'text', name: 'reviewMonths', label: 'Months between reviews', input: 'number' },
  ];
  if (kind === null || kind === 'dependency') {
    fields.push(day('neededBy', 'Needed by'));
    fields.push({
      type: 'ticks',
      name: 'agreed',
      label: 'Has whoever must do it agreed?',
      choices: [{ value: 'yes', text: 'Yes, they agreed' }],
    });
  }
  if (kind === null || kind === 'assumption') fields.push(day('testOn', 'Day on which it will be tested'));
  return fields;
}

export type DoingName =
  | 'change'
  | 'score'
  | 'review'
  | 'pass'
  | 'test-route'
  | 'accept'
  | 'close'
  | 'become'
  | 'control'
  | 'judge'
  | 'treatment';

const choicesOf = <T extends string>(all: readonly T[], words: Record<T, string>): Choices =>
  all.map((value) => ({ value, text: words[value] }));

/** The fields of one thing that may be done with an entry. */
export function fieldsOf(doing: DoingName, reading: Reading, entry: Entry, history: EntryHistory): Field[] {
  const { thread } = reading;
  const effectChoices = choicesOf(effects, effectWords);
  const fields: Record<DoingName, () => Field[]> = {
    change: () => [...wordFields(reading, entry.kind), reasonField('Why the words change')],
    score: () => [
      {
        type: 'radios',
        name: 'role',
        label: 'Which score',
        choices: [
          { value: 'current', text: 'As it is now' },
          { value: 'inherent', text: 'As it would be if nothing were done' },
          { value: 'target', text: 'What we aim at' },
        ],
      },
      ...markFields(reading, entry.scale),
      reasonField('Why the score is this'),
    ],
    review: () => [
      {
        type: 'radios',
        name: 'outcome',
        label: 'What you found',
        choices: [
          { value: 'still-right', text: 'It is still right' },
          { value: 'changed', text: 'It has changed' },
        ],
      },
      {
        type: 'area',
        name: 'words',
        label: 'What changed',
        hint: 'If something did. Then give it a new score.',
        rows: 3,
      },
    ],
    pass: () => [
      {
        type: 'radios',
        name: 'level',
        label: 'Where it goes',
        choices: choicesOf(
          levels.filter((level) => level !== entry.level),
          levelWords,
        ),
      },
      {
        type: 'select',
        name: 'body',
        label: 'Board that should see it there',
        blank: 'No board named',
        choices: thread.bodies.map(({ id, name }) => ({ value: String(id), text: name })),
      },
      reasonField('Why it goes there'),
    ],
    'test-route': () => [
      {
        type: 'select',
        name: 'move',
        label: 'Which passing is tested',
        choices: history.moves.map(({ moveId, fromLevel, toLevel, movedOn }) => ({
          value: String(moveId),
          text: `${levelWords[fromLevel]} to ${levelWords[toLevel].toLowerCase()}, ${movedOn}`,
        })),
      },
      {
        type: 'radios',
        name: 'seen',
        label: 'Did the board see it?',
        choices: [
          { value: 'yes', text: 'Yes' },
          { value: 'no', text: 'No' },
        ],
      },
      { type: 'text', name: 'seenOn', label: 'Day the board saw it', hint: 'If it did', input: 'date' },
      {
        type: 'area',
        name: 'words',
        label: 'How you know',
        hint: 'The minutes, the papers, who said so',
        rows: 3,
      },
    ],
    accept: () => [
      {
        type: 'select',
        name: 'by',
        label: 'Who accepts it',
        blank: 'Choose',
        choices: peopleChoices(reading),
      },
      {
        type: 'text',
        name: 'until',
        label: 'Last day',
        hint: 'Two years from today at the most',
        input: 'date',
      },
      reasonField('Why it is accepted as it is'),
    ],
    close: () => [
      {
        type: 'radios',
        name: 'as',
        label: 'How it ended',
        choices: choicesOf(endingsOf[entry.kind], endingWords),
      },
      reasonField('How you know'),
    ],
    become: () => [
      {
        type: 'radios',
        name: 'kind',
        label: 'What it has become',
        choices: choicesOf(becomes[entry.kind]?.kinds ?? [], kindWords),
      },
      { type: 'text', name: 'title', label: 'What it is now', hint: 'In one line' },
      reasonField('What happened'),
    ],
    control: () => [
      { type: 'area', name: 'words', label: 'What is in place', rows: 2 },
      { type: 'radios', name: 'effectiveness', label: 'How well it works', choices: effectChoices },
    ],
    judge: () => [
      {
        type: 'select',
        name: 'control',
        label: 'Control',
        choices: history.controls
          .filter((one) => one.stoppedOn === null)
          .map(({ controlId, words }) => ({ value: String(controlId), text: words })),
      },
      {
        type: 'radios',
        name: 'effectiveness',
        label: 'How well it works now',
        choices: [...effectChoices, { value: 'stopped', text: 'It is no longer in place' }],
      },
    ],
    treatment: () => [
      {
        type: 'text',
        name: 'action',
        label: 'Action of the plan that treats it',
        hint: `Its label, its title or its number, such as ${exampleLabel(reading)}`,
      },
    ],
  };
  return fields[doing]();
}

export function exampleLabel({ thread }: Pick<Reading, 'thread'>): string {
  const [action] = thread.ofKind('action');
  return action ? `“${labelOf(thread, action)}”` : '“Action 1”';
}

/** What stands in the fields before anybody typed. */
export function valuesOf(doing: DoingName, { day }: Reading, entry: Entry): Record<string, unknown> {
  if (doing === 'score') return { role: 'current' };
  if (doing === 'accept') return { until: addMonths(day, 6) };
  if (doing !== 'change') return {};
  const { title, cause, event, effect, response, reviewMonths, neededBy, testOn, version } = entry;
  return {
    ...{ title, cause, event, effect, response, reviewMonths, neededBy, testOn, version },
    category: entry.categoryId === null ? '' : String(entry.categoryId),
    owner: entry.ownerId === null ? '' : String(entry.ownerId),
    agreed: entry.agreed ? 'yes' : undefined,
  };
}
