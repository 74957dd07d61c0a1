// The draft of a plan as read from a document: the contract that `goldthread read --json` prints and others load.
import { z } from 'zod';
import { PlannedDate } from '../../kernel/planned-date.ts';
import { Source } from '../../office/blocks.ts';

export { Source };

/** A person in a cell: the words as printed, and who we think that is. `certain` is false for a proposal. */
export const Person = z.object({ words: z.string(), person: z.string().optional(), certain: z.boolean() });
export type Person = z.infer<typeof Person>;

/** The published words, with our reading of them; null where the words do not say. */
export const Status = z.object({
  words: z.string(),
  lifecycle: z
    .enum([
      'not-started',
      'in-progress',
      'delivered',
      'embedded',
      'sustained',
      'suspended',
      'superseded',
      'closed',
    ])
    .nullable(),
  confidence: z.enum(['on-track', 'at-risk', 'off-track']).nullable(),
});
export type Status = z.infer<typeof Status>;

export const planKinds = [
  'improvement-plan',
  'corporate-plan',
  'peer-challenge',
  'outcome-framework',
  'other',
] as const;

export const SubAction = z.object({ text: z.string(), level: z.int().min(2), certain: z.boolean() });
export type SubAction = z.infer<typeof SubAction>;

export const Action = z.object({
  ref: z.string().optional(),
  title: z.string(),
  theme: z.string().optional(),
  workstream: z.string().optional(),
  objectiveRefs: z.array(z.string()),
  mandates: z.array(z.string()),
  officerSponsors: z.array(Person),
  memberSponsors: z.array(Person),
  leads: z.array(Person),
  start: PlannedDate.optional(),
  due: PlannedDate.optional(),
  /** A later date printed beside the first, which stays in `due`. */
  revised: PlannedDate.optional(),
  status: Status.optional(),
  subActions: z.array(SubAction),
  notes: z.array(z.string()),
  source: Source,
});
export type Action = z.infer<typeof Action>;

export const Finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  suggestion: z.string().optional(),
  source: Source,
});
export type Finding = z.infer<typeof Finding>;

export const Draft = z.object({
  document: z.object({
    name: z.string(),
    format: z.string(),
    pages: z.int().optional(),
    sha256: z.string().length(64),
  }),
  plans: z.array(
    z.object({ title: z.string(), kind: z.enum(planKinds), publishedOn: PlannedDate.optional() }),
  ),
  mandates: z.array(z.object({ ref: z.string(), title: z.string(), source: Source })),
  themes: z.array(
    z.object({
      title: z.string(),
      officerSponsors: z.array(Person),
      memberSponsors: z.array(Person),
      source: Source,
    }),
  ),
  workstreams: z.array(
    z.object({ title: z.string(), theme: z.string().optional(), aim: z.string().optional(), source: Source }),
  ),
  objectives: z.array(
    z.object({
      ref: z.string().optional(),
      text: z.string(),
      theme: z.string().optional(),
      mandates: z.array(z.string()),
      source: Source,
    }),
  ),
  actions: z.array(Action),
  milestones: z.array(
    z.object({
      title: z.string(),
      theme: z.string().optional(),
      date: PlannedDate.optional(),
      responsible: z.array(Person).optional(),
      /** Every other column of its table, under its header: `Decision maker: Cabinet`. */
      notes: z.array(z.string()).optional(),
      source: Source,
    }),
  ),
  deliverables: z.array(
    z.object({
      number: z.string().optional(),
      text: z.string(),
      theme: z.string().optional(),
      outcome: z.string().optional(),
      priority: z.string().optional(),
      responsible: z.array(Person),
      source: Source,
    }),
  ),
  outcomes: z.array(
    z.object({
      title: z.string(),
      objectives: z.array(z.string()),
      measures: z.array(z.string()),
      source: Source,
    }),
  ),
  priorities: z.array(
    z.object({
      letter: z.string().optional(),
      title: z.string(),
      outcome: z.string().optional(),
      responsible: z.array(Person),
      capabilities: z.array(z.string()),
      source: Source,
    }),
  ),
  recommendations: z.array(
    z.object({
      number: z.string().optional(),
      text: z.string(),
      keyPoints: z.array(z.string()),
      responses: z.array(z.string()),
      source: Source,
    }),
  ),
  people: z.array(
    z.object({
      initials: z.string().optional(),
      name: z.string(),
      kind: z.enum(['officer', 'member']),
      post: z.string(),
      source: Source,
    }),
  ),
  risks: z.array(
    z.object({
      ref: z.string().optional(),
      text: z.string(),
      responsible: z.array(Person),
      /** Every other column of a register, under its header: `Likelihood: 4`. */
      notes: z.array(z.string()),
      source: Source,
    }),
  ),
  measures: z.array(
    z.object({
      ref: z.string().optional(),
      title: z.string(),
      outcome: z.string().optional(),
      baseline: z.string().optional(),
      target: z.string().optional(),
      actual: z.string().optional(),
      unit: z.string().optional(),
      status: Status.optional(),
      responsible: z.array(Person),
      notes: z.array(z.string()),
      source: Source,
    }),
  ),
  phases: z.array(z.object({ title: z.string(), order: z.int(), source: Source })),
  statements: z.array(
    z.object({ kind: z.string(), text: z.string(), parent: z.string().optional(), source: Source }),
  ),
  findings: z.array(Finding),
});
export type Draft = z.infer<typeof Draft>;

/** The published JSON Schema of the contract (`goldthread read --schema`). */
export function draftSchema(): unknown {
  return z.toJSONSchema(Draft, { target: 'draft-2020-12' });
}

/** An empty draft of a document, to be filled as it is read. */
export function emptyDraft(document: Draft['document']): Draft {
  return {
    document,
    plans: [],
    mandates: [],
    themes: [],
    workstreams: [],
    objectives: [],
    actions: [],
    milestones: [],
    deliverables: [],
    outcomes: [],
    priorities: [],
    recommendations: [],
    people: [],
    risks: [],
    measures: [],
    phases: [],
    statements: [],
    findings: [],
  };
}
