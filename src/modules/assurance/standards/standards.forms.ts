// The forms that keep registers of standards: begin one, take a list over, add a standard, judge one.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { NotFound } from '../../../kernel/errors.ts';
import type { Field } from '../../../web/fields.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy } from '../../plan/index.ts';
import { addForm, gone } from '../map/form.ts';
import type { Doing } from '../map/map.actions.ts';
import type { AssuranceSettings } from '../settings.ts';
import { standardLists } from './lists.ts';
import { judgeStandard, keepRegister, keepStandard, takeOver } from './standard.actions.ts';
import { allRegisters, allStandards } from './standard.store.ts';
import { NewRegister, NewSelfAssessment, NewStandard } from './standard.ts';

/** Below the present mount. */
export const standardPaths = {
  all: () => '/standards',
  newRegister: () => '/standards/new',
  take: () => '/standards/lists',
  register: (registerId: number) => `/standards/${registerId}`,
  add: (registerId: number) => `/standards/${registerId}/rows`,
  judge: (registerId: number, standardId?: number) =>
    `/standards/${registerId}/judgements${standardId === undefined ? '' : `?standard=${standardId}`}`,
};

const TakeOver = z.object({
  list: z.string({ error: 'Choose a list' }).meta({ title: 'A list' }),
});

export function addStandardForms(scope: FastifyInstance, settings: AssuranceSettings): void {
  const { database } = settings;
  const toAll = { text: 'Standards', path: standardPaths.all() };
  const doingOf = (request: FastifyRequest): Doing => ({
    database,
    actor: request.actor,
    councilId: councilOf(request).id,
    day: request.day,
  });
  addForm(scope, '/standards/new', {
    schema: NewRegister,
    page: async () => ({
      title: 'Begin a register of standards',
      lead: 'For a code or guidance that the council holds itself to. Its standards are added row by row.',
      back: toAll,
      action: standardPaths.newRegister(),
      doing: 'Begin it',
      fields: registerFields,
    }),
    keep: async (request, given) => {
      const kept = await keepRegister(doingOf(request), given);
      return kept.ok ? gone(standardPaths.register(kept.value)) : kept;
    },
  });
  addForm(scope, '/standards/lists', {
    schema: TakeOver,
    page: async () => ({
      title: 'Take over a list of standards',
      lead: 'These come with Goldthread, in our own words. They become your own rows, and you can add to them.',
      back: toAll,
      action: standardPaths.take(),
      doing: 'Take it over',
      fields: [
        {
          type: 'radios',
          name: 'list',
          label: 'Which list',
          choices: standardLists.map(({ key, name, version, standards }) => ({
            value: key,
            text: `${name}, ${version} (${standards.length} rows)`,
          })),
        },
      ],
    }),
    keep: async (request, { list }) => {
      const kept = await takeOver(doingOf(request), list);
      return kept.ok ? gone(standardPaths.register(kept.value)) : kept;
    },
  });
  addRowForms(scope, settings, doingOf);
}

function addRowForms(
  scope: FastifyInstance,
  { database }: AssuranceSettings,
  doingOf: (request: FastifyRequest) => Doing,
): void {
  /** The register in the address, and of it the standard that is asked for, or its first. */
  const asked = async (request: FastifyRequest) => {
    const { params, query } = askedBy(request);
    const { registers, standards } = await database.read(
      request.actor,
      councilOf(request).id,
      async (tx) => ({ registers: await allRegisters(tx), standards: await allStandards(tx) }),
    );
    const register = registers.find(({ registerId }) => String(registerId) === params.id);
    if (!register) throw new NotFound('There is no such register of standards.');
    const own = standards.filter(({ registerId }) => registerId === register.registerId);
    const standard = own.find(
      ({ standardId }) => query.standard === undefined || String(standardId) === query.standard,
    );
    const path = standardPaths.register(register.registerId);
    return { register, standard, path, back: { text: register.name, path } };
  };
  addForm(scope, '/standards/:id/rows', {
    schema: NewStandard,
    page: async (request) => {
      const { register, back } = await asked(request);
      return {
        title: 'Add a standard',
        back,
        action: standardPaths.add(register.registerId),
        doing: 'Add it',
        fields: [
          { type: 'text', name: 'ref', label: 'Its letter or number' },
          { type: 'area', name: 'title', label: 'What it asks', rows: 2 },
        ],
      };
    },
    keep: async (request, given) => {
      const { register, path } = await asked(request);
      const kept = await keepStandard(doingOf(request), register.registerId, given);
      return kept.ok ? gone(path) : kept;
    },
  });
  addForm(scope, '/standards/:id/judgements', {
    schema: NewSelfAssessment,
    page: async (request) => {
      const { register, standard, back } = await asked(request);
      if (!standard) throw new NotFound('There is no such standard.');
      return {
        title: `How far is ${standard.ref} met?`,
        lead: standard.title,
        back,
        action: standardPaths.judge(register.registerId, standard.standardId),
        doing: 'Record it',
        fields: judgementFields,
      };
    },
    keep: async (request, given) => {
      const { standard, path } = await asked(request);
      if (!standard) throw new NotFound('There is no such standard.');
      const kept = await judgeStandard(doingOf(request), standard.standardId, given);
      return kept.ok ? gone(path) : kept;
    },
  });
}

const registerFields: Field[] = [
  { type: 'text', name: 'name', label: 'What it is called' },
  {
    type: 'text',
    name: 'version',
    label: 'Which version',
    hint: 'Such as its year. A new version is a new register',
  },
  { type: 'text', name: 'source', label: 'Where it is published' },
];

const judgementFields: Field[] = [
  {
    type: 'radios',
    name: 'standing',
    label: 'How far it is met',
    choices: [
      { value: 'met', text: 'Met' },
      { value: 'partly', text: 'Partly met' },
      { value: 'not-met', text: 'Not met' },
    ],
  },
  { type: 'area', name: 'evidence', label: 'What shows it', rows: 3 },
  { type: 'text', name: 'owner', label: 'Who answers for it' },
  { type: 'text', name: 'assessedOn', label: 'The day it was judged', input: 'date' },
  { type: 'text', name: 'reviewOn', label: 'The day to look again', input: 'date' },
];
