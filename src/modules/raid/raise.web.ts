// Raising an entry on a page, and taking a risk that a plan prints into the register by one press.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FieldError } from '../../kernel/errors.ts';
import type { Field } from '../../web/fields.ts';
import { formWith, parseForm } from '../../web/forms.ts';
import { askedBy, nameFor } from '../plan/index.ts';
import { Raise } from './entry.forms.ts';
import { Kind, kinds, kindWords, levels, levelWords } from './entry.ts';
import { exampleLabel, markFields, wordFields } from './fields.ts';
import { raise, takeIn } from './raid.actions.ts';
import {
  doingOf,
  nothingMore,
  type RaidSettings,
  type Reading,
  readRegister,
  threadOf,
} from './reading.web.ts';
import { raidPaths } from './say.ts';

const mayRaise = { config: { permission: 'raid.raise' } } as const;

export function addRaisePages(scope: FastifyInstance, settings: RaidSettings): void {
  scope.get('/raid/raise', mayRaise, (request, reply) => raisePage(request, reply, settings));
  scope.post('/raid/raise', mayRaise, async (request, reply) => {
    const typed = parseForm(Raise, request.body);
    if (!typed.ok) return raisePage(request, reply.code(422), settings, typed.errors);
    const thread = await threadOf(request, settings);
    const wanted = withoutImpact(typed.value);
    const raised = await raise(doingOf(request, settings), { wanted, thread });
    if (!raised.ok) return raisePage(request, reply.code(422), settings, raised.errors);
    return reply.goTo(raidPaths.entry(raised.value.entryId));
  });
  scope.post('/raid/take', mayRaise, async (request, reply) => {
    const { item } = Object(request.body);
    const thread = await threadOf(request, settings);
    const entryId = await takeIn(doingOf(request, settings), { thread, itemId: Number(item) });
    return reply.goTo(raidPaths.entry(entryId));
  });
}

/** The form asks for steps of the matrix of impact; an amount of money is given on the entry's own page. */
function withoutImpact(wanted: Raise): Raise {
  return wanted.scale === 'money' ? { ...wanted, likelihood: undefined, impact: undefined } : wanted;
}

async function raisePage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: RaidSettings,
  errors?: readonly FieldError[],
) {
  const reading = await readRegister(request, settings, nothingMore);
  const { query } = askedBy(request);
  const kind = Kind.safeParse(errors ? Object(request.body).kind : query.kind).data ?? null;
  const item = reading.thread.item(Number(query.item));
  const first = {
    kind: kind ?? undefined,
    level: 'workstream',
    reviewMonths: '3',
    scale: 'impact',
    bearsOn: item ? nameFor(reading.thread, item) : undefined,
  };
  return reply.page('raid/views/raise.njk', {
    title: 'Raise an entry in the register',
    phrase: reading.phrase,
    back: { text: 'The register', path: raidPaths.register() },
    kinds: kinds.map((one) => ({
      text: kindWords[one],
      path: raidPaths.raise({ kind: one }),
      here: one === kind,
    })),
    fields: raiseFields(reading, kind),
    action: raidPaths.raise(),
    form: formWith(errors ? request.body : first, errors),
  });
}

/** Fewer fields where the kind is known already: nobody is asked when a risk is needed by. */
function raiseFields(reading: Reading, kind: Kind | null): Field[] {
  const hint = `Its label, its title or its number in the plan, such as ${exampleLabel(reading)}`;
  const item = (name: string, label: string): Field => ({ type: 'text', name, label, hint });
  const waits = item('waits', 'What waits for it');
  const scale: Field = {
    type: 'radios',
    name: 'scale',
    label: 'How it is scored',
    hint: 'Where it is an amount of money, raise it first and give the amount on its own page.',
    choices: [
      { value: 'impact', text: 'By its impact' },
      { value: 'money', text: 'By an amount of money' },
    ],
  };
  const hasMoney = reading.register.matrices.some((matrix) => matrix.kind === 'money');
  const scored = kind !== 'dependency' && kind !== 'assumption';
  return [
    {
      type: 'radios',
      name: 'kind',
      label: 'Kind',
      choices: kinds.map((one) => ({ value: one, text: kindWords[one] })),
    },
    {
      type: 'radios',
      name: 'level',
      label: 'Level',
      hint: 'Where it is looked after first. It can be passed up later.',
      choices: levels.map((level) => ({ value: level, text: levelWords[level] })),
    },
    ...wordFields(reading, kind),
    ...(kind === null || kind === 'dependency' ? [item('first', 'What must be done first'), waits] : []),
    ...(kind === 'dependency' ? [] : [item('bearsOn', 'What it bears on')]),
    ...(scored && hasMoney ? [scale] : []),
    ...(scored ? markFields(reading, 'impact') : []),
  ];
}
