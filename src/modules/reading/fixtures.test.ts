// Small invented documents of many shapes, each with the reading a person gives it beside it.
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { PlannedDate } from '../../kernel/planned-date.ts';
import { accountFor } from './accounting.ts';
import type { Draft, Person } from './draft.ts';
import { readWhole } from './read.ts';

const folder = resolve(import.meta.dirname, '../../../fixtures/reading');
const documents = readdirSync(folder).filter((name) => /\.(?:txt|md)$/.test(name));

const people = (all: readonly Person[]) =>
  all.map(
    ({ words, person, certain }) =>
      `${words}${person && person !== words ? ` = ${person}` : ''}${certain ? '' : ' ?'}`,
  );

function date(planned: PlannedDate | undefined): string {
  if (!planned) return '';
  const { words, kind, earliest = '', latest = '', meeting, condition } = planned;
  return [`${words}: ${kind} ${earliest}..${latest}`, meeting, condition].filter(Boolean).join(', ');
}

/** Leaves out what says nothing, so that an expected reading is short enough to be read. */
function bare(value: Record<string, unknown>): Record<string, unknown> {
  const says = ([, one]: [string, unknown]) =>
    one !== undefined && one !== '' && !(Array.isArray(one) && one.length === 0);
  return Object.fromEntries(Object.entries(value).filter(says));
}

/** A draft in few words: what a person would check. */
function inShort(draft: Draft): Record<string, unknown> {
  const { document: _document, findings, actions, people: register, measures, risks, ...rest } = draft;
  const lists = Object.entries(rest).map(([list, items]) => [
    list,
    items.map((item) =>
      bare({
        ...item,
        source: undefined,
        ...('publishedOn' in item && item.publishedOn ? { publishedOn: date(item.publishedOn) } : {}),
      }),
    ),
  ]);
  return bare({
    ...Object.fromEntries(lists),
    people: register.map((one) => [one.initials, one.name, one.kind, one.post].filter(Boolean).join(', ')),
    risks: risks.map(({ responsible, source: _source, ...one }) =>
      bare({ ...one, responsible: people(responsible) }),
    ),
    measures: measures.map(({ responsible, status, source: _source, ...one }) =>
      bare({ ...one, status: status?.words, responsible: people(responsible) }),
    ),
    actions: actions.map((action) =>
      bare({
        ref: action.ref,
        title: action.title,
        theme: action.theme,
        workstream: action.workstream,
        objectiveRefs: action.objectiveRefs,
        mandates: action.mandates,
        officerSponsors: people(action.officerSponsors),
        memberSponsors: people(action.memberSponsors),
        leads: people(action.leads),
        start: date(action.start),
        due: date(action.due),
        status:
          action.status &&
          [action.status.words, action.status.lifecycle, action.status.confidence].join(', '),
        subActions: action.subActions.map(({ text, certain }) => `${text}${certain ? '' : ' ?'}`),
        notes: action.notes,
      }),
    ),
    doubts: [...new Set(findings.map(({ rule }) => rule))].sort(),
  });
}

for (const name of documents)
  test(`${name} reads as a person reads it`, async () => {
    const reading = await readWhole({ name, bytes: readFileSync(resolve(folder, name)) });
    const expected = JSON.parse(readFileSync(resolve(folder, name.replace(/\.\w+$/, '.json')), 'utf8'));
    expect(inShort(reading.draft)).toEqual(expected);
    const account = accountFor(reading);
    expect(account.inItems + account.inFindings + account.notUsed).toBe(account.words);
  });

test('at least six shapes of document are tried', () => {
  expect(documents.length).toBeGreaterThanOrEqual(6);
});
