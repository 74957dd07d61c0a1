// The fields of each thing that may be done with an entry, and what stands in them before anybody typed.

import { addMonths, longDay } from '../../kernel/days.ts';
import type { Field } from '../../web/fields.ts';
import {
  becomes,
  type Entry,
  effects,
  effectWords,
  endingsOf,
  endingWords,
  kindWords,
  levels,
  levelWords,
} from './entry.ts';
import { exampleLabel, markFields, peopleChoices, reasonField, wordFields } from './fields.ts';
import type { EntryHistory } from './raid.store.ts';
import type { Reading } from './reading.web.ts';

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

const choicesOf = <T extends string>(all: readonly T[], words: Record<T, string>) =>
  all.map((value) => ({ value, text: words[value] }));

const effectChoices = choicesOf(effects, effectWords);

interface Asked {
  reading: Reading;
  entry: Entry;
  history: EntryHistory;
}

const fields: Record<DoingName, (asked: Asked) => Field[]> = {
  change: ({ reading, entry }) => [...wordFields(reading, entry.kind), reasonField('Why the words change')],
  score: ({ reading, entry }) => [
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
  pass: ({ reading, entry }) => [
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
      choices: reading.thread.bodies.map(({ id, name }) => ({ value: String(id), text: name })),
    },
    reasonField('Why it goes there'),
  ],
  'test-route': ({ history }) => [
    {
      type: 'select',
      name: 'move',
      label: 'Which passing is tested',
      choices: history.moves.map(({ moveId, fromLevel, toLevel, movedOn }) => ({
        value: String(moveId),
        text: `${levelWords[fromLevel]} to ${levelWords[toLevel].toLowerCase()}, ${longDay(movedOn)}`,
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
  accept: ({ reading }) => [
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
  close: ({ entry }) => [
    {
      type: 'radios',
      name: 'as',
      label: 'How it ended',
      choices: choicesOf(endingsOf[entry.kind], endingWords),
    },
    reasonField('How you know'),
  ],
  become: ({ entry }) => [
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
  judge: ({ history }) => [
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
  treatment: ({ reading }) => [
    {
      type: 'text',
      name: 'action',
      label: 'Action of the plan that treats it',
      hint: `Its label, its title or its number, such as ${exampleLabel(reading)}`,
    },
  ],
};

export function fieldsOf(doing: DoingName, asked: Asked): Field[] {
  return fields[doing](asked);
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
