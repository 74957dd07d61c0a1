// What the council sets for its register, on pages: matrix, appetite, and the workshops at which risks were named.

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../kernel/days.ts';
import type { FieldError } from '../../kernel/errors.ts';
import { sayPounds } from '../../kernel/money.ts';
import type { Field } from '../../web/fields.ts';
import { formWith, parseForm } from '../../web/forms.ts';
import { mayDo } from '../people/index.ts';
import { askedBy } from '../plan/index.ts';
import { AddMatrix, AddWorkshop, NameAtWorkshop, SetAppetite } from './entry.forms.ts';
import { peopleChoices } from './fields.ts';
import type { Matrix } from './matrix.ts';
import { loadSettings, loadWorkshops } from './raid.store.ts';
import { doingOf, type RaidSettings, type Reading, readRegister, threadOf } from './reading.web.ts';
import { labelOfEntry, personName, raidPaths } from './say.ts';
import { addMatrix, addWorkshop, nameAt, setAppetite } from './settings.actions.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayKeep = { config: { permission: 'raid.keep' } } as const;

export function addSettingsPages(scope: FastifyInstance, settings: RaidSettings): void {
  scope.get('/raid/settings', mayRead, (request, reply) => settingsPage(request, reply, settings));
  scope.post('/raid/settings/matrix', mayKeep, async (request, reply) => {
    const typed = parseForm(AddMatrix, request.body);
    const answer = typed.ok ? await addMatrix(doingOf(request, settings), typed.value) : typed;
    if (!answer.ok) return settingsPage(request, reply.code(422), settings, answer.errors);
    return reply.goTo(raidPaths.settings());
  });
  scope.post('/raid/settings/appetite', mayKeep, async (request, reply) => {
    const typed = parseForm(SetAppetite, request.body);
    const answer = typed.ok ? await setAppetite(doingOf(request, settings), typed.value) : typed;
    if (!answer.ok) return settingsPage(request, reply.code(422), settings, answer.errors);
    return reply.goTo(raidPaths.settings());
  });
  scope.get('/raid/workshops', mayRead, (request, reply) => workshopsPage(request, reply, settings));
  scope.post('/raid/workshops', mayKeep, async (request, reply) => {
    const typed = parseForm(AddWorkshop, request.body);
    const answer = typed.ok ? await addWorkshop(doingOf(request, settings), typed.value) : typed;
    if (!answer.ok) return workshopsPage(request, reply.code(422), settings, answer.errors);
    return reply.goTo(raidPaths.workshops());
  });
  scope.post('/raid/workshops/:id/named', mayKeep, async (request, reply) => {
    const typed = parseForm(NameAtWorkshop, request.body);
    const workshopId = Number(askedBy(request).params.id);
    const thread = await threadOf(request, settings);
    const answer = typed.ok
      ? await nameAt(doingOf(request, settings), workshopId, { ...typed.value, thread })
      : typed;
    if (!answer.ok) return workshopsPage(request, reply.code(422), settings, answer.errors);
    return reply.goTo(raidPaths.workshops());
  });
}

async function settingsPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: RaidSettings,
  errors: readonly FieldError[] = [],
) {
  const reading = await readRegister(request, settings, (tx, { from }) => loadSettings(tx, from));
  const { register, more, day, phrase } = reading;
  const bands = [...new Set(register.matrices.flatMap((one) => one.bands.map((band) => band.words)))];
  const names = new Map(register.categories.map((one) => [one.categoryId, one.name]));
  return reply.page('raid/views/settings.njk', {
    title: 'Matrix and appetite',
    phrase,
    back: { text: 'The register', path: raidPaths.register() },
    matrices: register.matrices.map((matrix) => sayMatrix(matrix, day)),
    appetites: more.appetites.map((one) => ({
      category: names.get(one.categoryId) ?? '',
      highest: one.highestBand,
      from: longDay(one.fromOn),
      words: one.words ?? '',
    })),
    mayKeep: mayDo(request.actor, 'raid.keep'),
    matrixFields,
    appetiteFields: appetiteFields(bands),
    matrixAction: `${raidPaths.settings()}/matrix`,
    appetiteAction: `${raidPaths.settings()}/appetite`,
    form: formWith(request.body ?? { kind: 'impact', fromOn: day }, errors),
  });
}

function sayMatrix(matrix: Matrix, day: string) {
  const { name, kind, likelihood, impact, bands, cells, fromOn } = matrix;
  return {
    name: `${name}, from ${longDay(fromOn)}${fromOn > day ? ' (not yet)' : ''}`,
    size:
      kind === 'money'
        ? `${likelihood.length} steps of likelihood, and an amount`
        : `${likelihood.length} × ${impact.length}`,
    likelihood: likelihood.join(', '),
    impact: kind === 'money' ? 'None: an amount of money' : impact.join(', '),
    bands: cells
      ? bands.map((band) => band.words).join(', ')
      : bands
          .map((band) => `${band.words} from ${kind === 'money' ? sayPounds(band.atLeast) : band.atLeast}`)
          .join(', '),
    by: cells ? 'Set cell by cell' : kind === 'money' ? 'By the amount' : 'By likelihood times impact',
  };
}

const matrixFields: Field[] = [
  { type: 'text', name: 'name', label: 'Name of the matrix' },
  {
    type: 'radios',
    name: 'kind',
    label: 'Kind of matrix',
    choices: [
      { value: 'impact', text: 'Likelihood and impact' },
      { value: 'money', text: 'Likelihood and an amount of money' },
    ],
  },
  {
    type: 'area',
    name: 'likelihood',
    label: 'Steps of likelihood',
    hint: 'One a line, lowest first',
    rows: 5,
  },
  {
    type: 'area',
    name: 'impact',
    label: 'Steps of impact',
    hint: 'One a line, lowest first; none for money',
    rows: 5,
  },
  {
    type: 'area',
    name: 'bands',
    label: 'Bands',
    hint: 'One a line, lowest first, as “High from 12”',
    rows: 4,
  },
  {
    type: 'area',
    name: 'cells',
    label: 'Bands cell by cell',
    hint: 'Only if the product does not decide. For each step of likelihood a line, from the lowest, with a band for each impact and commas between.',
    rows: 4,
  },
];

function appetiteFields(bands: readonly string[]): Field[] {
  return [
    { type: 'text', name: 'category', label: 'Category', hint: 'Money, people, law … A new one is made.' },
    {
      type: 'select',
      name: 'highestBand',
      label: 'The highest band that the council will bear',
      choices: bands.map((band) => ({ value: band, text: band })),
    },
    { type: 'area', name: 'words', label: 'In words', rows: 2 },
  ];
}

async function workshopsPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: RaidSettings,
  errors: readonly FieldError[] = [],
) {
  const reading = await readRegister(request, settings, (tx, { from }) => loadWorkshops(tx, from));
  const { thread, register, more, phrase } = reading;
  return reply.page('raid/views/workshops.njk', {
    title: 'Workshops',
    phrase,
    back: { text: 'The register', path: raidPaths.register() },
    workshops: more.workshops.map(({ workshopId, title, heldOn, notes, recordedBy }) => ({
      title,
      held: longDay(heldOn),
      notes,
      recordedBy,
      action: `${raidPaths.workshops()}/${workshopId}/named`,
      named: more.named
        .filter((one) => one.workshopId === workshopId)
        .flatMap(({ entryId, personId }) => {
          const entry = register.row(entryId)?.entry;
          return entry
            ? [
                {
                  label: labelOfEntry(entry),
                  title: entry.title,
                  path: raidPaths.entry(entryId),
                  by: personName(thread, personId),
                },
              ]
            : [];
        }),
    })),
    mayKeep: mayDo(request.actor, 'raid.keep'),
    people: peopleChoices(reading),
    entries: entriesToName(reading),
    action: raidPaths.workshops(),
    form: formWith(request.body ?? {}, errors),
  });
}

/** Open entries, to choose from by number. */
function entriesToName({ register }: Reading) {
  return register.rows
    .filter((row) => row.entry.closedOn === null)
    .map(({ entry }) => ({
      value: String(entry.entryId),
      text: `${labelOfEntry(entry)}: ${entry.title.slice(0, 80)}`,
    }));
}
