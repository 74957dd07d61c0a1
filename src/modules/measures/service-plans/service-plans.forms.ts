// The forms of service planning: a team, the yearly plan of one, and its signature.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FieldError } from '../../../kernel/errors.ts';
import { choicesOf, type Field } from '../../../web/fields.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { livePhrase, type Walk } from '../../plan/index.ts';
import { doingOf, type MeasureSettings } from '../settings.ts';
import { readPlanning, readTeam } from './planning.ts';
import { planAsTyped, servicePaths } from './say.ts';
import { keepTeam, signPlan, writePlan } from './service-plan.actions.ts';
import { NewPlan, NewTeam, type Team, teamKindWords, treeOf } from './service-plan.ts';

const mayWrite = { config: { permission: 'service-plan.write' } } as const;

function teamFields(thread: Walk, teams: readonly Team[], own?: number): Field[] {
  return [
    { type: 'text', name: 'name', label: 'The name' },
    { type: 'radios', name: 'kind', label: 'What it is', choices: choicesOf(teamKindWords) },
    {
      type: 'select',
      name: 'aboveId',
      label: 'What it is part of',
      blank: 'Nothing else: it is a directorate',
      choices: treeOf(teams)
        .filter(({ team }) => team.kind !== 'team' && team.teamId !== own)
        .map(({ team }) => ({ value: String(team.teamId), text: team.name })),
    },
    {
      type: 'select',
      name: 'managerId',
      label: 'Who manages it',
      blank: 'Choose',
      choices: thread.people
        .filter(({ kind }) => kind === 'officer')
        .map(({ id, name, post }) => ({ value: String(id), text: [name, post].filter(Boolean).join(', ') })),
    },
  ];
}

const planFields: Field[] = [
  { type: 'text', name: 'year', label: 'The year', hint: 'Such as 2026/27' },
  { type: 'area', name: 'purpose', label: 'What the team is for', rows: 3 },
  {
    type: 'area',
    name: 'objectives',
    label: 'Objectives',
    hint: 'One on each line. After a bar, what of the plan it serves: its label, its title, or # and its number. Such as: Pay on time | Action 2',
    rows: 6,
  },
  {
    type: 'area',
    name: 'measures',
    label: 'Measures',
    hint: 'One on each line: its title, or # and its number',
    rows: 4,
  },
  {
    type: 'area',
    name: 'risks',
    label: 'Risks',
    hint: 'One on each line: in words, or # and its number in the register',
    rows: 4,
  },
  { type: 'text', name: 'budget', label: 'Budget in pounds' },
  { type: 'text', name: 'people', label: 'People, as full-time equivalents', hint: 'Such as 12.5' },
  { type: 'text', name: 'savings', label: 'Savings in pounds' },
];

interface Shown {
  title: string;
  lead?: string;
  back: { text: string; path: string };
  action: string;
  doing: string;
  fields: Field[];
  before: unknown;
}

function show(request: FastifyRequest, reply: FastifyReply, page: Shown, errors: readonly FieldError[]) {
  const { before, ...shown } = page;
  return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/service-form.njk', {
    phrase: livePhrase(request.day),
    ...shown,
    form: formWith(request.body ?? before, errors),
  });
}

export function addServiceForms(scope: FastifyInstance, settings: MeasureSettings): void {
  addTeamForms(scope, settings);
  const page = async (request: FastifyRequest): Promise<Shown> => {
    const { thread, team, plan, year } = await readTeam(request, settings);
    return {
      title: `Write the plan of ${team.name}`,
      lead: 'What you keep is a new version. Versions before it stay as they were written and signed.',
      back: { text: team.name, path: servicePaths.team(team.teamId) },
      action: servicePaths.write(team.teamId),
      doing: 'Keep this version',
      fields: planFields,
      before: planAsTyped(thread, plan, year),
    };
  };
  scope.get('/teams/:id/plan', mayWrite, async (request, reply) =>
    show(request, reply, await page(request), []),
  );
  scope.post('/teams/:id/plan', mayWrite, async (request, reply) => {
    const { thread, team } = await readTeam(request, settings);
    const typed = parseForm(NewPlan, request.body);
    if (!typed.ok) return show(request, reply, await page(request), typed.errors);
    const kept = await writePlan(doingOf(request, settings), thread, team.teamId, typed.value);
    return kept.ok
      ? reply.goTo(servicePaths.plan(kept.value))
      : show(request, reply, await page(request), kept.errors);
  });
  addSigning(scope, settings);
}

const Signing = z.object({ plan: z.coerce.number().int().positive() });

function addSigning(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.post('/teams/:id/sign', mayWrite, async (request, reply) => {
    const { team } = await readTeam(request, settings);
    const typed = parseForm(Signing, request.body);
    const kept = typed.ok ? await signPlan(doingOf(request, settings), typed.value.plan) : typed;
    if (typed.ok && kept.ok) return reply.goTo(servicePaths.plan(typed.value.plan));
    return show(
      request,
      reply,
      {
        title: `The plan of ${team.name} was not signed`,
        back: { text: team.name, path: servicePaths.team(team.teamId) },
        action: servicePaths.sign(team.teamId),
        doing: '',
        fields: [],
        before: {},
      },
      kept.ok ? [] : kept.errors,
    );
  });
}

function addTeamForms(scope: FastifyInstance, settings: MeasureSettings): void {
  const newPage = async (request: FastifyRequest): Promise<Shown> => {
    const { thread, planning } = await readPlanning(request, settings);
    return {
      title: 'Add a team of the council',
      back: { text: 'Teams of the council', path: servicePaths.teams() },
      action: servicePaths.newTeam(),
      doing: 'Add it',
      fields: teamFields(thread, planning.teams),
      before: {},
    };
  };
  scope.get('/teams/new', mayWrite, async (request, reply) =>
    show(request, reply, await newPage(request), []),
  );
  scope.post('/teams/new', mayWrite, async (request, reply) => {
    const typed = parseForm(NewTeam, request.body);
    if (!typed.ok) return show(request, reply, await newPage(request), typed.errors);
    const { thread } = await readPlanning(request, settings);
    const kept = await keepTeam(doingOf(request, settings), thread, typed.value);
    return kept.ok
      ? reply.goTo(servicePaths.team(kept.value))
      : show(request, reply, await newPage(request), kept.errors);
  });
  const changePage = async (request: FastifyRequest): Promise<Shown> => {
    const { thread, planning, team } = await readTeam(request, settings);
    return {
      title: `Change ${team.name}`,
      back: { text: team.name, path: servicePaths.team(team.teamId) },
      action: servicePaths.changeTeam(team.teamId),
      doing: 'Change it',
      fields: teamFields(thread, planning.teams, team.teamId),
      before: { ...team, aboveId: String(team.aboveId ?? ''), managerId: String(team.managerId) },
    };
  };
  scope.get('/teams/:id/change', mayWrite, async (request, reply) =>
    show(request, reply, await changePage(request), []),
  );
  scope.post('/teams/:id/change', mayWrite, async (request, reply) => {
    const { thread, team } = await readTeam(request, settings);
    const typed = parseForm(NewTeam, request.body);
    if (!typed.ok) return show(request, reply, await changePage(request), typed.errors);
    const kept = await keepTeam(doingOf(request, settings), thread, typed.value, team.teamId);
    return kept.ok
      ? reply.goTo(servicePaths.team(team.teamId))
      : show(request, reply, await changePage(request), kept.errors);
  });
}
