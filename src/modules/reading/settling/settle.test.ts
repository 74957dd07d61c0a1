import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleDocument } from '../../../../example/documents.ts';
import { accountFor } from '../accounting.ts';
import type { Draft } from '../draft.ts';
import { readWhole } from '../read.ts';
import { type Answer, itemLists, type Settlement } from './answers.ts';
import { addressKey } from './items.ts';
import { letters, wordLost } from './lists.ts';
import { type Question, questionsOf } from './questions.ts';
import { type ReadDocument, settle, settledFindings } from './settle.ts';

const reading = await readWhole(await exampleDocument('improvement-plan.txt', '2026-11-22'));
const read: ReadDocument = {
  draft: reading.draft,
  places: reading.original.places,
  account: accountFor(reading),
};
const questions = questionsOf(read);

const given = (subject: string, answer: Answer): Settlement => ({
  subject,
  answer,
  reason: 'because',
  settledBy: 'Somebody',
  settledAt: '2026-11-22T10:00:00.000000Z',
});

const one = (what: Question['about']['what'], words = ''): Question => {
  const found = questions.find(
    ({ about, finding }) => about.what === what && finding.message.includes(words),
  );
  if (!found) throw new Error(`The example has no question about ${what} ${words}.`);
  return found;
};

const count = (draft: Draft) => itemLists.reduce((sum, list) => sum + draft[list].length, 0);

describe('questions', () => {
  test('answer every doubt but notes, each once', () => {
    const asked = questions.flatMap(({ findings }) => findings).sort((a, b) => a - b);
    const doubts = read.draft.findings.flatMap(({ severity }, at) => (severity === 'note' ? [] : [at]));
    expect(asked).toEqual(doubts);
  });

  test('about one set of initials are one, however many cells print them', () => {
    const alike = questions.filter(({ about }) => about.what === 'person' && about.words === 'НВ');
    expect(alike.map(({ findings }) => findings.length)).toEqual([5]);
    expect(alike[0]?.items).toHaveLength(5);
  });

  test('are the same for the same draft, and each has a key of its own', () => {
    expect(questionsOf(read)).toEqual(questions);
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
  });
});

test('initials in a document without a list of people are asked about once each, and teams are not', async () => {
  const words = [
    '| Action | Lead | Due | Status |',
    '|---|---|---|---|',
    '| Mend the roof of the town hall | JB | March 2027 | On track |',
    '| Paint the doors of the library | JB | May 2027 | On track |',
    '| Answer letters within ten days | HR | June 2027 | At risk |',
    '| Count the trees in every street | KLO | June 2027 | At risk |',
  ].join('\n');
  const { draft, original } = await readWhole({ name: 'plan.md', bytes: Buffer.from(words) });
  const asked = questionsOf({ draft, places: original.places }).filter(
    ({ about }) => about.what === 'person',
  );
  expect(asked.map(({ marks, items }) => [marks[0], items.length])).toEqual([
    ['JB', 2],
    ['KLO', 1],
  ]);
});

/** Any answers at all that a question can have. */
const someAnswers = fc
  .subarray(questions.map((question) => question))
  .chain((some) =>
    fc.tuple(
      ...some.map((question) =>
        fc.constantFrom<Answer>(...answersTo(question)).map((answer) => given(question.key, answer)),
      ),
    ),
  );

function answersTo({ about }: Question): Answer[] {
  const always: Answer[] = [{ as: 'read' }];
  if (about.what === 'person')
    return [...always, { as: 'nobody' }, { as: 'person', name: 'Ines Harbour', isNew: true }];
  if (about.what === 'status') return [...always, { as: 'status', lifecycle: null, confidence: 'at-risk' }];
  if (about.what === 'date') return [...always, { as: 'date', words: '31 March 2027' }, { as: 'aside' }];
  if (about.what === 'list') return [...always, { as: 'lines', lines: [about.lines.join(' ')] }];
  return [...always, { as: 'aside' }];
}

describe('whatever is answered', () => {
  test('nothing answered leaves the draft as it was read', () => {
    expect(settle(read, [])).toEqual(read.draft);
  });

  test('the order of the answers makes no difference, and the draft as read is left alone', () => {
    const before = JSON.stringify(read.draft);
    fc.assert(
      fc.property(someAnswers, (answers) => {
        expect(settle(read, answers.toReversed())).toEqual(settle(read, answers));
      }),
      { numRuns: 25 },
    );
    expect(JSON.stringify(read.draft)).toBe(before);
  });

  test('no item is lost but what was set aside, and no word of any other', () => {
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const settled = settle(read, answers);
        const aside = asideBy(answers);
        const wanted = wordsBut(read.draft, aside);
        const there = letters(JSON.stringify(settled));
        expect(wanted.filter((words) => !there.includes(letters(words)))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  test('accepting everything loses no item and leaves nothing in doubt', () => {
    const answers = questions.map(({ key }) => given(key, { as: 'read' }));
    const settled = settle(read, answers);
    expect(count(settled)).toBe(count(read.draft));
    expect(settledFindings(read, answers).size).toBe(questions.flatMap(({ findings }) => findings).length);
    const open = settled.actions.flatMap(({ subActions }) => subActions.filter(({ certain }) => !certain));
    const asked = questions.flatMap(({ about }) => (about.what === 'list' ? about.items : []));
    expect(open.filter(({ text }) => asked.some(({ index }) => stepsOf(index).includes(text)))).toEqual([]);
  });
});

const stepsOf = (index: number) => read.draft.actions[index]?.subActions.map(({ text }) => text) ?? [];

function asideBy(answers: readonly Settlement[]): Set<string> {
  const keys = answers.flatMap(({ subject, answer }) => (answer.as === 'aside' ? [subject] : []));
  return new Set(questions.flatMap(({ key, items }) => (keys.includes(key) ? items.map(addressKey) : [])));
}

/** The printed words of every item that was not set aside: titles, people, dates, statuses, steps. */
function wordsBut(draft: Draft, aside: ReadonlySet<string>): string[] {
  return itemLists.flatMap((list) =>
    draft[list].flatMap((item, index) => (aside.has(addressKey({ list, index })) ? [] : printed(item))),
  );
}

function printed(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(printed);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    if (typeof one === 'string') return ['title', 'text', 'words', 'ref', 'aim'].includes(name) ? [one] : [];
    return printed(one);
  });
}

describe('an answer', () => {
  test('about initials holds wherever they are printed, and the printed letters are kept', () => {
    const question = one('person', 'НВ');
    const settled = settle(read, [
      given(question.key, { as: 'person', name: 'Cllr Ines Harbour', isNew: true }),
    ]);
    const meant = settled.actions.flatMap(({ memberSponsors }) =>
      memberSponsors.filter((it) => it.words === 'НВ'),
    );
    expect(meant).toHaveLength(5);
    expect(new Set(meant.map((it) => `${it.person} ${it.certain}`))).toEqual(
      new Set(['Cllr Ines Harbour true']),
    );
    expect(settled.people.at(-1)).toMatchObject({ name: 'Cllr Ines Harbour', kind: 'member' });
  });

  test('about a status word holds for every row that says it, and leaves the word', () => {
    const question = one('status');
    const settled = settle(read, [
      given(question.key, { as: 'status', lifecycle: 'in-progress', confidence: 'at-risk' }),
    ]);
    const rows = settled.actions.filter(({ status }) => status?.words === 'Medium Progress');
    expect(rows).toHaveLength(13);
    expect(rows.every(({ status }) => status?.confidence === 'at-risk')).toBe(true);
  });

  test('about a date keeps the printed words beside the day that is meant', () => {
    const question = one('date', 'starts (July 2027)');
    const settled = settle(read, [given(question.key, { as: 'date', words: 'July 2026' })]);
    const index = question.items[0]?.index ?? -1;
    expect(settled.actions[index]?.start).toEqual({
      words: 'July 2027',
      kind: 'month',
      earliest: '2026-07-01',
      latest: '2026-07-31',
    });
  });

  test('that keeps a list whole leaves one certain step with all its words', () => {
    const question = questions.find(({ about }) => about.what === 'list' && about.steps?.length === 4);
    const index = question?.items[0]?.index ?? -1;
    const words = stepsOf(index).join(' ');
    const settled = settle(read, [given(question?.key ?? '', { as: 'lines', lines: [words] })]);
    expect(settled.actions[index]?.subActions).toEqual([{ text: words, level: 2, certain: true }]);
  });

  test('that joins two milestones of one cell keeps the date of the third', () => {
    const question = questions.find(
      ({ about, items }) => about.what === 'list' && items[0]?.list === 'milestones',
    );
    const lines = question?.about.what === 'list' ? question.about.lines : [];
    const joined = [`${lines[0]} ${lines[1]}`, ...lines.slice(2)];
    const settled = settle(read, [given(question?.key ?? '', { as: 'lines', lines: joined })]);
    expect(settled.milestones).toHaveLength(read.draft.milestones.length - 1);
    const third = question?.items[2]?.index ?? -1;
    expect(settled.milestones[third - 1]).toEqual(read.draft.milestones[third]);
  });

  test('that sets a row aside leaves that action out and no other', () => {
    const question = one('reading', 'both sponsors and leads');
    const settled = settle(read, [given(question.key, { as: 'aside' })]);
    const index = question.items[0]?.index ?? -1;
    expect(settled.actions).toEqual(read.draft.actions.filter((_, at) => at !== index));
  });
});

describe('a correction', () => {
  test('of a theme’s name takes its actions along', () => {
    const name = read.draft.themes[0]?.title ?? '';
    const under = read.draft.actions.filter(({ theme }) => theme === name).length;
    const settled = settle(read, [given('themes/0', { as: 'corrected', fields: { title: 'Money first' } })]);
    expect(under).toBeGreaterThan(0);
    expect(settled.actions.filter(({ theme }) => theme === 'Money first')).toHaveLength(under);
    expect(settled.actions.filter(({ theme }) => theme === name)).toEqual([]);
  });

  test('of a lead finds the person by initials, and keeps a team as it is written', () => {
    const fields = { leads: ['PN', 'The finance team'] };
    const settled = settle(read, [given('actions/0', { as: 'corrected', fields })]);
    expect(settled.actions[0]?.leads).toEqual([
      { words: 'PN', person: 'Priya Nandhra', certain: true },
      { words: 'The finance team', person: 'The finance team', certain: true },
    ]);
  });

  test('can make an action of words that nobody used', () => {
    const fields = { title: 'Tell residents', due: 'March 2027' };
    const settled = settle(read, [given('not-used/0', { as: 'action', fields })]);
    expect(settled.actions).toHaveLength(read.draft.actions.length + 1);
    expect(settled.actions.at(-1)).toMatchObject({
      title: 'Tell residents',
      due: { words: 'not printed', latest: '2027-03-31' },
      source: read.account.passages[0]?.source,
    });
  });
});

describe('splitting a list again', () => {
  test('is refused when a word is lost, added or moved, and names it', () => {
    const before = ['Agree the plan', 'Tell everybody'];
    expect(wordLost(before, ['Agree the plan Tell', 'everybody'])).toBeUndefined();
    expect(wordLost(before, ['Agree the plan', '• Tell everybody.'])).toBeUndefined();
    expect(wordLost(before, ['Agree the plan', 'Tell'])).toBe('everybody');
    expect(wordLost(before, ['Agree the plan', 'Tell everybody now'])).toBe('now');
    expect(wordLost(before, ['Tell everybody', 'Agree the plan'])).toBe('Agree');
  });
});
