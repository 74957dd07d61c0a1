// Plans as other councils publish them, each beside what a person says it holds, written down before it was ever read.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { accountFor } from './accounting.ts';
import type { Draft } from './draft.ts';
import { readWhole } from './read.ts';
import { score, strangerNames, strangers, type TrueMeasure, truthOf } from './strangers.truth.ts';

/** Of a measure, what its truth names. */
function inShort(read: Draft['measures'][number], truth: TrueMeasure | undefined): TrueMeasure {
  const { title, target, actual, status, responsible } = read;
  const whole = {
    title,
    target,
    actual,
    status: status?.words,
    responsible: responsible.map(({ words }) => words),
  };
  const named = Object.entries(whole).filter(([field]) => truth === undefined || field in truth);
  return Object.fromEntries(named) as unknown as TrueMeasure; // Its keys are those of a true measure.
}

for (const name of strangerNames())
  test(`${name}: who does what by when and how far it is, as a person reads it`, async () => {
    const truth = truthOf(name);
    const reading = await readWhole({ name, bytes: readFileSync(resolve(strangers, name)) });
    const { draft } = reading;
    const perfect = Object.fromEntries(Object.keys(score(truth, draft)).map((field) => [field, 1]));
    expect(score(truth, draft)).toEqual({ ...perfect, ...truth.beyond });

    for (const { title, means, subActions, notes, ref, revised } of truth.actions) {
      const read = draft.actions.find((one) => one.title === title);
      if (means) expect(read?.status?.lifecycle, title).toBe(means);
      if (ref) expect(read?.ref, title).toBe(ref);
      if (revised) expect(read?.revised?.words, title).toBe(revised);
      if (subActions) expect(read?.subActions.map(({ text }) => text)).toEqual(subActions);
      for (const note of notes ?? []) expect(read?.notes).toContain(note);
    }
    if (truth.mandates) expect(draft.mandates.map(({ ref }) => ref)).toEqual(truth.mandates);
    if (truth.recommendations) expect(draft.recommendations).toHaveLength(truth.recommendations);
    if (truth.risks) expect(draft.risks.map(({ text }) => text)).toEqual(truth.risks);
    if (truth.riskOwners)
      expect(draft.risks.flatMap(({ responsible }) => responsible.map(({ words }) => words))).toEqual(
        truth.riskOwners,
      );
    if (truth.riskRefs) expect(draft.risks.map(({ ref }) => ref)).toEqual(truth.riskRefs);
    for (const [at, scores] of (truth.riskScores ?? []).entries())
      expect(draft.risks[at]?.notes.map((note) => note.replace(/^[^:]*: /, ''))).toEqual(
        expect.arrayContaining(scores),
      );
    if (truth.milestones)
      expect(draft.milestones.map(({ title, date }) => [title, date?.latest ?? null])).toEqual(
        truth.milestones,
      );
    if (truth.people) expect(draft.people.map((one) => one.name)).toEqual(truth.people);
    if (truth.measures)
      expect(draft.measures.map((one, at) => inShort(one, truth.measures?.[at]))).toEqual(truth.measures);

    const account = accountFor(reading);
    expect(account.inItems + account.inFindings + account.notUsed).toBe(account.words);
  });

test('at least thirty documents of other councils are tried', () => {
  expect(strangerNames().length).toBeGreaterThanOrEqual(30);
});
