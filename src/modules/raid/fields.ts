// The fields of a form as plain data for one template: the words of an entry, its mark on the matrix, who there is.
import type { Field } from '../../web/fields.ts';
import { labelOf } from '../plan/index.ts';
import { chances, type Entry, responseWords, threats } from './entry.ts';
import { standing } from './matrix.ts';
import type { Reading } from './reading.web.ts';
import { personName } from './say.ts';

type Choices = NonNullable<Field['choices']>;

export function peopleChoices({ thread }: Pick<Reading, 'thread'>): Choices {
  return thread.people
    .map(({ id, post }) => {
      const name = personName(thread, id);
      return { value: String(id), text: post && post !== name ? `${name}, ${post}` : name };
    })
    .sort((a, b) => a.text.localeCompare(b.text));
}

export const reasonField = (label: string): Field => ({ type: 'area', name: 'reason', label, rows: 3 });

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

export function exampleLabel({ thread }: Pick<Reading, 'thread'>): string {
  const [action] = thread.ofKind('action');
  return action ? `“${labelOf(thread, action)}”` : '“Action 1”';
}
