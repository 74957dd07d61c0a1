// What every form about one outcome begins with: its paths, its fields, and where it goes afterwards.
import type { FastifyRequest } from 'fastify';
import type { Answer } from '../../../kernel/errors.ts';
import { choicesOf, type Field } from '../../../web/fields.ts';
import type { FormPage } from '../../../web/form-page.ts';
import { askedBy, itemAsked } from '../asked.ts';
import { type DirectionSettings, workOf } from '../directions/work.web.ts';
import { livePhrase } from '../live.ts';
import { paths } from '../paths.ts';
import { linkTo } from '../say.ts';
import type { Item, Walk } from '../thread.ts';
import { judgedWords } from './judgement.ts';

export type JudgementSettings = Pick<DirectionSettings, 'database' | 'live'>;

export const judgementPaths = {
  commissioners: (outcome: number) => `/outcomes/${outcome}/judge`,
  members: (outcome: number) => `/outcomes/${outcome}/members`,
  open: (outcome: number) => `/outcomes/${outcome}/ballot`,
  paper: (outcome: number) => `/outcomes/${outcome}/paper-ballot`,
  ballot: (ballotId: number) => `/ballots/${ballotId}`,
  close: (ballotId: number) => `/ballots/${ballotId}/close`,
};

export const judgementField: Field = {
  type: 'radios',
  name: 'judgement',
  label: 'The judgement',
  choices: choicesOf(judgedWords).reverse(),
};

export const judgingFields: Field[] = [
  judgementField,
  {
    type: 'area',
    name: 'reasons',
    label: 'The reasons',
    hint: 'What shows it, and what is still missing',
    rows: 5,
  },
  { type: 'text', name: 'judgedOn', label: 'The day of the judgement', input: 'date' },
];

export async function outcomeAsked(request: FastifyRequest, settings: JudgementSettings) {
  const work = await workOf(request, settings);
  return { work, outcome: itemAsked(work.thread, askedBy(request), 'outcome') };
}

/** What every form about one outcome says. */
export function aboutOutcome(request: FastifyRequest, thread: Walk, outcome: Item) {
  const { label, path } = linkTo(thread, outcome);
  return {
    caption: `${label}: ${outcome.title}`,
    phrase: livePhrase(request.day),
    back: { text: label, path },
    before: { judgedOn: request.day, heldOn: request.day },
  } satisfies Partial<FormPage>;
}

export const after = (outcome: Item, kept: Answer<unknown>): Answer<string> =>
  kept.ok ? { ok: true, value: `${paths.item(outcome)}#judgements` } : kept;
