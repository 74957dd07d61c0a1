// The three opinions as data, for the API and the command line, and the filters that every door takes.
import { z } from 'zod';
import { Day } from '../../../kernel/days.ts';
import { ancestor, labelOf, type Walk } from '../../plan/index.ts';
import { Computed } from './computed.ts';
import { type DisagreementKind, disagreementKinds, disagreementTitles } from './disagreement.ts';
import { Independent } from './independent.ts';
import type { ThreeOpinions } from './opinions.ts';

const Declared = z.object({
  words: z.string(),
  lifecycle: z.string().nullable(),
  confidence: z.string().nullable(),
  saidOn: Day.nullable().describe(
    'When the owner last said so; the plan’s own day where no update was given',
  ),
});

export const ActionOpinions = z.object({
  id: z.int(),
  label: z.string(),
  title: z.string(),
  theme: z.string().nullable(),
  declared: Declared.nullable(),
  computed: Computed,
  independent: Independent.nullable(),
  disagreements: z.array(z.enum(disagreementKinds)),
  sentence: z.string().nullable().describe('What differs, in words; null where nothing does'),
});

export const OpinionsFacts = z.object({
  council: z.string(),
  day: Day,
  counts: z
    .array(z.object({ kind: z.enum(disagreementKinds), title: z.string(), actions: z.int() }))
    .describe('How many actions differ in each way, before filters by kind'),
  actions: z.array(ActionOpinions),
});
export type OpinionsFacts = z.infer<typeof OpinionsFacts>;

export interface OpinionsFilter {
  theme?: number | undefined;
  kind?: DisagreementKind | undefined;
}

export function isDisagreementKind(words: string | undefined): words is DisagreementKind {
  return words !== undefined && Object.hasOwn(disagreementTitles, words);
}

export interface Listed {
  /** Of the theme asked for, whatever the kind. */
  counts: { kind: DisagreementKind; title: string; actions: number }[];
  /** Differing ones first, weightiest kind first, then in plan order. */
  shown: ThreeOpinions[];
}

export function listed(thread: Walk, all: readonly ThreeOpinions[], { theme, kind }: OpinionsFilter): Listed {
  const ofTheme = all.filter(
    ({ action }) => theme === undefined || ancestor(thread, action, 'theme')?.id === theme,
  );
  const place = ({ kinds }: ThreeOpinions) =>
    kinds[0] ? disagreementKinds.indexOf(kinds[0]) : disagreementKinds.length;
  return {
    counts: disagreementKinds.map((one) => ({
      kind: one,
      title: disagreementTitles[one],
      actions: ofTheme.filter(({ kinds }) => kinds.includes(one)).length,
    })),
    shown: ofTheme
      .filter(({ kinds }) => kind === undefined || kinds.includes(kind))
      .toSorted((a, b) => place(a) - place(b)),
  };
}

export function opinionsFacts(
  thread: Walk,
  all: readonly ThreeOpinions[],
  filter: OpinionsFilter,
): OpinionsFacts {
  const { counts, shown } = listed(thread, all, filter);
  return {
    council: thread.council.name,
    day: thread.day,
    counts,
    actions: shown.map((one) => actionOpinions(thread, one)),
  };
}

export function actionOpinions(thread: Walk, one: ThreeOpinions): z.infer<typeof ActionOpinions> {
  const { action, declared, computed, independent, lastWord, kinds, sentence } = one;
  return {
    id: action.id,
    label: labelOf(thread, action),
    title: action.title,
    theme: ancestor(thread, action, 'theme')?.title ?? null,
    declared: declared && { ...declared, saidOn: lastWord?.on ?? null },
    computed,
    independent,
    disagreements: kinds,
    sentence,
  };
}
