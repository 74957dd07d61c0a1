// The thread by API: the latest edition for everybody under /api/v1, live for officers under /api/v1/live.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../api/calls.ts';
import { Day } from '../../kernel/days.ts';
import { filterAsked, judgedOn, need } from './asked.ts';
import { ActionFacts, actionFacts, ItemFacts, itemFacts, Judged, judged } from './facts.ts';
import { meetings, sayMeeting } from './meetings.ts';
import { searchView } from './pages.source.ts';
import { filterActions, mainActions, type Question, questions } from './questions.ts';
import {
  actionsAnswering,
  Body,
  Finding,
  type Item,
  Plan,
  Thread,
  ThreadPerson,
  type Walk,
} from './thread.ts';

export interface ThreadCalls {
  /** `''`, or `/live`. */
  under: '' | '/live';
  permission: string;
  /** Where officers need more than leave to read the plan. */
  findings?: string;
  thread(request: FastifyRequest): Promise<Walk>;
}

const Id = z.object({ id: z.coerce.number().int().positive() });
const number = z.coerce.number().int().positive().optional();

const ActionQuery = z.object({
  plan: number,
  theme: number,
  workstream: number,
  mandate: number,
  status: z.string().optional().describe('The owner’s words, whatever their case'),
  lead: number,
  sponsor: number,
  dueMonth: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional()
    .describe('2027-02: due at the latest in that month'),
  meeting: z.string().optional().describe('A key that /meetings gives: 2027-02 Full Council'),
  on: Day.optional().describe('Judge what is late on this day, by the plan as it stands'),
  question: z.enum(Object.keys(questions) as [Question, ...Question[]]).optional(),
});

export function addThreadCalls(app: FastifyInstance, calls: ThreadCalls): void {
  addActionCalls(app, calls);
  addMandateCalls(app, calls);
  addPeopleCalls(app, calls);
  addWholeCalls(app, calls);
  addFindingsCall(app, calls);
}

function addActionCalls(app: FastifyInstance, { under, permission, thread }: ThreadCalls): void {
  apiRoute(app, {
    method: 'GET',
    path: `${under}/actions`,
    permission,
    summary:
      'Actions, by any of the filters of the list of actions; milestones too when a meeting is asked for',
    query: ActionQuery,
    response: Judged.extend({ actions: z.array(ActionFacts), milestones: z.array(ItemFacts) }),
    handler: async ({ query, request }) => {
      const asked = { params: {}, query: textOf(query) };
      const found = judgedOn(await thread(request), asked);
      const filter = filterAsked(asked);
      const milestones = query.meeting
        ? filterActions(found, found.ofKind('milestone'), { meeting: query.meeting })
        : [];
      return {
        ...judged(found),
        actions: filterActions(found, mainActions(found), filter).map((action) => actionFacts(found, action)),
        milestones: milestones.map((item) => itemFacts(found, item)),
      };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: `${under}/actions/:id`,
    permission,
    summary: 'One action, with its steps and its place in the document',
    params: Id,
    response: ActionFacts,
    handler: async ({ params, request }) => {
      const found = await thread(request);
      return actionFacts(
        found,
        need(
          found.ofKind('action').find((one) => one.id === params.id),
          'action',
        ),
      );
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: `${under}/meetings`,
    permission,
    summary: 'The meetings that the plan’s dates name',
    response: Judged.extend({ meetings: z.array(z.object({ key: z.string(), name: z.string() })) }),
    handler: async ({ request }) => {
      const found = await thread(request);
      const all = [...meetings(found).values()];
      return { ...judged(found), meetings: all.map((one) => ({ key: one.key, name: sayMeeting(one) })) };
    },
  });
}

function textOf(query: object): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  );
}

const MandateFacts = ItemFacts.extend({ objectives: z.array(ItemFacts), actions: z.array(ActionFacts) });

function mandateFacts(thread: Walk, mandate: Item): z.infer<typeof MandateFacts> {
  const objectives = thread.answeredBy(mandate.id).filter((item) => item.kind === 'objective');
  return {
    ...itemFacts(thread, mandate),
    objectives: objectives.map((item) => itemFacts(thread, item)),
    actions: actionsAnswering(thread, mandate).map((action) => actionFacts(thread, action)),
  };
}

function addMandateCalls(app: FastifyInstance, { under, permission, thread }: ThreadCalls): void {
  apiRoute(app, {
    method: 'GET',
    path: `${under}/mandates`,
    permission,
    summary: 'Directions and whatever else the plan must answer, each with what answers it',
    response: Judged.extend({ mandates: z.array(MandateFacts) }),
    handler: async ({ request }) => {
      const found = await thread(request);
      return { ...judged(found), mandates: found.ofKind('mandate').map((one) => mandateFacts(found, one)) };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: `${under}/mandates/:id`,
    permission,
    summary: 'One Direction from end to end: its objectives and every action that answers it',
    params: Id,
    response: MandateFacts,
    handler: async ({ params, request }) => {
      const found = await thread(request);
      return mandateFacts(
        found,
        need(
          found.ofKind('mandate').find((one) => one.id === params.id),
          'mandate',
        ),
      );
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: `${under}/objectives`,
    permission,
    summary: 'Objectives, with how many actions answer each: none shows a gap',
    response: Judged.extend({ objectives: z.array(ItemFacts.extend({ actions: z.int() })) }),
    handler: async ({ request }) => {
      const found = await thread(request);
      const objectives = found.ofKind('objective').map((one) => ({
        ...itemFacts(found, one),
        actions: actionsAnswering(found, one).length,
      }));
      return { ...judged(found), objectives };
    },
  });
}

function addPeopleCalls(app: FastifyInstance, { under, permission, thread }: ThreadCalls): void {
  apiRoute(app, {
    method: 'GET',
    path: `${under}/people`,
    permission,
    summary: 'People: members and senior posts by name, other officers by post unless read live',
    response: Judged.extend({ people: z.array(ThreadPerson) }),
    handler: async ({ request }) => {
      const found = await thread(request);
      return { ...judged(found), people: found.people };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: `${under}/people/:id`,
    permission,
    summary: 'One person, with the actions they lead and sponsor',
    params: Id,
    response: ThreadPerson.extend({ leads: z.array(ActionFacts), sponsors: z.array(ActionFacts) }),
    handler: async ({ params, request }) => {
      const found = await thread(request);
      const facts = (filter: { lead?: number; sponsor?: number }) =>
        filterActions(found, mainActions(found), filter).map((action) => actionFacts(found, action));
      return {
        ...need(found.person(params.id), 'person'),
        leads: facts({ lead: params.id }),
        sponsors: facts({ sponsor: params.id }),
      };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: `${under}/boards`,
    permission,
    summary: 'Boards, their members and whom they report to',
    response: Judged.extend({ boards: z.array(Body) }),
    handler: async ({ request }) => {
      const found = await thread(request);
      return { ...judged(found), boards: found.bodies };
    },
  });
}

function addWholeCalls(app: FastifyInstance, { under, permission, thread }: ThreadCalls): void {
  apiRoute(app, {
    method: 'GET',
    path: `${under}/plans`,
    permission,
    summary: 'The plans on the thread',
    response: Judged.extend({ plans: z.array(Plan) }),
    handler: async ({ request }) => {
      const found = await thread(request);
      return { ...judged(found), plans: found.plans };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: `${under}/thread`,
    permission,
    summary: 'The whole thread: every plan, item, link, person and board',
    response: Thread,
    handler: async ({ request }) => {
      // The walk's lookups are functions, which the schema leaves out.
      const walked = await thread(request);
      return { ...Thread.parse(walked), findings: [] };
    },
  });
  apiRoute(app, {
    method: 'GET',
    path: `${under}/search`,
    permission,
    summary: 'Items that hold every word asked for; at most 50',
    query: z.object({ q: z.string().min(1) }),
    response: Judged.extend({
      total: z.int(),
      found: z.array(z.object({ label: z.string(), title: z.string(), path: z.string() })),
    }),
    handler: async ({ query, request }) => {
      const all = await thread(request);
      const { total, results } = searchView(all, { params: {}, query });
      return {
        ...judged(all),
        total,
        found: results.map(({ label, title, path }) => ({ label, title, path })),
      };
    },
  });
}

function addFindingsCall(app: FastifyInstance, { under, findings, thread }: ThreadCalls): void {
  if (findings === undefined) return;
  apiRoute(app, {
    method: 'GET',
    path: `${under}/findings`,
    permission: findings,
    summary: 'Doubts about the reading of documents',
    query: z.object({ rule: z.string().optional() }),
    response: Judged.extend({ findings: z.array(Finding) }),
    handler: async ({ query, request }) => {
      const found = await thread(request);
      const shown = found.findings.filter((one) => query.rule === undefined || one.rule === query.rule);
      return { ...judged(found), findings: shown };
    },
  });
}
