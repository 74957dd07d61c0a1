// Comparisons on pages of the office: sets of councils, one set with the values kept for it, and the forms that keep them.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import { type FieldError, NotFound } from '../../../kernel/errors.ts';
import { financialYearOf } from '../../../kernel/financial-year.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { livePhrase } from '../../plan/index.ts';
import { allMeasures, definitionsOn } from '../measure.store.ts';
import type { Definition } from '../measure.ts';
import { measurePaths, sayValue } from '../say.ts';
import { doingOf, type MeasureSettings, numberAsked } from '../settings.ts';
import { keepSet, keepTable } from './benchmark.actions.ts';
import { allMembers, allSets, tablesNow, valuesOf } from './benchmark.store.ts';
import {
  type BenchmarkTable,
  type BenchmarkValue,
  NewPeerSet,
  NewTable,
  type PeerSet,
  standingAmong,
  valuesIn,
} from './benchmarks.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const mayKeep = { config: { permission: 'measure.define' } } as const;

export const benchmarkPaths = {
  all: () => '/peer-sets',
  newSet: () => '/peer-sets/new',
  one: (setId: number) => `/peer-sets/${setId}`,
  values: (setId: number) => `/peer-sets/${setId}/values`,
};

export async function readAll(request: FastifyRequest, { database }: MeasureSettings) {
  return database.read(request.actor, councilOf(request).id, async (tx) => {
    const going = new Set(
      (await allMeasures(tx)).filter(({ endedOn }) => endedOn === null).map(({ measureId }) => measureId),
    );
    const definitions = await definitionsOn(tx, request.day);
    const tables = await tablesNow(tx, null);
    const values = await valuesOf(
      tx,
      tables.map(({ tableId }) => tableId),
    );
    return {
      sets: await allSets(tx),
      members: Map.groupBy(await allMembers(tx), ({ setId }) => setId),
      tables,
      values: Map.groupBy(values, ({ tableId }) => tableId),
      definitionOf: new Map(definitions.map((one) => [one.measureId, one])),
      going: definitions.filter(({ measureId }) => going.has(measureId)),
    };
  });
}

async function readSet(request: FastifyRequest, settings: MeasureSettings) {
  const number = numberAsked(request);
  const found = await readAll(request, settings);
  const set = found.sets.find(({ setId }) => setId === number);
  if (!set) throw new NotFound('There is no such set of councils.');
  return { ...found, set, members: found.members.get(number) ?? [] };
}

/** How the measure stands among the councils of one table, in words, and the table behind it. */
export function sayStanding(
  definition: Definition,
  { set, table, values }: { set: PeerSet; table: BenchmarkTable; values: readonly BenchmarkValue[] },
) {
  const standing = standingAmong(values, definition.polarity);
  const say = (value: number | null) => sayValue(value, definition);
  const round = (value: number) => say(Number(value.toPrecision(12)));
  const found = standing?.found;
  const rank = found?.rank ? `${found.sharing > 1 ? 'Joint ' : ''}${found.rank} of ${found.n}` : null;
  return {
    measure: definition.title,
    measurePath: measurePaths.one(definition.measureId),
    heading: `${set.name}, ${table.year}`,
    setPath: benchmarkPaths.one(set.setId),
    words: standing?.words ?? 'No council has a value.',
    facts: found
      ? [
          { name: 'Our value in this table', value: standing.own === null ? null : say(standing.own) },
          { name: 'Place, 1 is best', value: rank },
          { name: 'Quarter, 1 is best', value: found.quartile === null ? null : String(found.quartile) },
          { name: 'Middle value (median)', value: round(found.median) },
          {
            name: 'Half lie between',
            value: `${round(found.lowerQuartile)} and ${round(found.upperQuartile)}`,
          },
          { name: 'Councils with a value', value: String(found.n) },
          { name: 'Left out, without a value', value: found.leftOut.filter(Boolean).join(', ') || null },
        ]
      : [],
    rows: values.map(({ authority, value, isOwn }) => ({ authority, isOwn, value: say(value) })),
    source: table.source,
    note: table.note,
    kept: `${longDay(table.keptOn)}, ${table.keptBy}`,
  };
}

/** For the measure's page: each newest table of the measure, latest year first. */
export async function standingsOf(
  request: FastifyRequest,
  settings: MeasureSettings,
  definition: Definition,
) {
  return settings.database.read(request.actor, councilOf(request).id, async (tx) => {
    const tables = await tablesNow(tx, definition.measureId);
    if (tables.length === 0) return [];
    const sets = new Map((await allSets(tx)).map((set) => [set.setId, set]));
    const ids = tables.map(({ tableId }) => tableId);
    const values = Map.groupBy(await valuesOf(tx, ids), ({ tableId }) => tableId);
    return tables.flatMap((table) => {
      const set = sets.get(table.setId);
      return set ? [sayStanding(definition, { set, table, values: values.get(table.tableId) ?? [] })] : [];
    });
  });
}

/** To be added below /office. */
export function addBenchmarkPages(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/peer-sets', mayRead, async (request, reply) => {
    const { sets, members, tables } = await readAll(request, settings);
    return reply.page('measures/views/benchmark-sets.njk', {
      title: 'Councils that we compare with',
      phrase: livePhrase(request.day),
      back: { text: 'Measures', path: measurePaths.all() },
      rows: sets.map((set) => ({
        ...set,
        path: benchmarkPaths.one(set.setId),
        councils: members.get(set.setId)?.length ?? 0,
        tables: tables.filter(({ setId }) => setId === set.setId).length,
      })),
      newPath: mayDo(request.actor, 'measure.define') ? benchmarkPaths.newSet() : null,
    });
  });
  scope.get('/peer-sets/:id', mayRead, async (request, reply) => {
    const { set, members, tables, values, definitionOf } = await readSet(request, settings);
    return reply.page('measures/views/benchmark-set.njk', {
      title: `${set.name}, ${set.year}`,
      phrase: livePhrase(request.day),
      back: { text: 'Councils that we compare with', path: benchmarkPaths.all() },
      set: { ...set, kept: `${longDay(set.keptOn)}, ${set.keptBy}` },
      members,
      standings: tables.flatMap((table) => {
        const definition = definitionOf.get(table.measureId);
        if (table.setId !== set.setId || !definition) return [];
        return [sayStanding(definition, { set, table, values: values.get(table.tableId) ?? [] })];
      }),
      valuesPath: mayDo(request.actor, 'measure.define') ? benchmarkPaths.values(set.setId) : null,
    });
  });
  addForms(scope, settings);
}

function addForms(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/peer-sets/new', mayKeep, (request, reply) => setPage(request, reply, []));
  scope.post('/peer-sets/new', mayKeep, async (request, reply) => {
    const typed = parseForm(NewPeerSet, request.body);
    if (!typed.ok) return setPage(request, reply, typed.errors);
    const kept = await keepSet(doingOf(request, settings), typed.value);
    return kept.ok ? reply.goTo(benchmarkPaths.one(kept.value)) : setPage(request, reply, kept.errors);
  });
  scope.get('/peer-sets/:id/values', mayKeep, (request, reply) => valuesPage(request, reply, settings, []));
  scope.post('/peer-sets/:id/values', mayKeep, async (request, reply) => {
    const { set, members, going } = await readSet(request, settings);
    const typed = parseForm(NewTable, request.body);
    if (!typed.ok) return valuesPage(request, reply, settings, typed.errors);
    const { measure, year, source, note = null, lines, looked } = typed.value;
    const definition = going.find(({ measureId }) => measureId === measure);
    const own = councilOf(request).name;
    const { values, errors } = valuesIn(lines, { members: members.map(({ name }) => name), own });
    const wrong = [
      ...(definition ? [] : [{ field: 'measure', message: 'Choose the measure' }]),
      ...(errors.length > 0 ? [{ field: 'lines', message: errors.join('. ') }] : []),
    ];
    if (!definition || wrong.length > 0) return valuesPage(request, reply, settings, wrong);
    if (looked === undefined)
      return reply.page('measures/views/benchmark-preview.njk', {
        title: 'Look before you keep these values',
        back: { text: `${set.name}, ${set.year}`, path: benchmarkPaths.one(set.setId) },
        action: benchmarkPaths.values(set.setId),
        measure: definition.title,
        rows: values.map((one) => ({ ...one, value: sayValue(one.value, definition) })),
        absent: [...new Set([own, ...members.map(({ name }) => name)])].filter(
          (name) => !values.some(({ authority }) => authority === name),
        ),
        given: { measure, year, source, note, lines },
      });
    await keepTable(doingOf(request, settings), {
      setId: set.setId,
      measureId: measure,
      year,
      source,
      note,
      values,
    });
    return reply.goTo(benchmarkPaths.one(set.setId));
  });
}

function setPage(request: FastifyRequest, reply: FastifyReply, errors: readonly FieldError[]) {
  return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/form.njk', {
    title: 'A new set of councils',
    back: { text: 'Councils that we compare with', path: benchmarkPaths.all() },
    lead: 'Sets change from year to year, so each has its year.',
    action: benchmarkPaths.newSet(),
    doing: 'Keep the set',
    parts: [
      {
        fields: [
          { type: 'text', name: 'name', label: 'What it is called' },
          { type: 'text', name: 'year', label: 'The year', hint: 'Such as 2026/27' },
          {
            type: 'area',
            name: 'chosen',
            label: 'How it was chosen',
            hint: 'By whom, and what makes them like us',
            rows: 3,
          },
          {
            type: 'area',
            name: 'members',
            label: 'The councils',
            hint: 'One on each line, without your own; a code may follow a comma',
            rows: 8,
          },
        ],
      },
    ],
    form: formWith(request.body ?? { year: financialYearOf(request.day) }, errors),
  });
}

async function valuesPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: MeasureSettings,
  errors: readonly FieldError[],
) {
  const { set, going } = await readSet(request, settings);
  const own = councilOf(request).name;
  return reply.code(errors.length > 0 ? 422 : 200).page('measures/views/form.njk', {
    title: 'Values of other councils',
    back: { text: `${set.name}, ${set.year}`, path: benchmarkPaths.one(set.setId) },
    lead: 'One published table: one measure, one year. You look at it before it is kept.',
    action: benchmarkPaths.values(set.setId),
    doing: 'Look at them',
    parts: [
      {
        fields: [
          {
            type: 'select',
            name: 'measure',
            label: 'The measure',
            blank: 'Choose',
            choices: going.map(({ measureId, title }) => ({ value: String(measureId), text: title })),
          },
          { type: 'text', name: 'year', label: 'The year of the values', hint: 'Such as 2026/27' },
          { type: 'text', name: 'source', label: 'Where they come from' },
          { type: 'area', name: 'note', label: 'Note, if any', rows: 2 },
          {
            type: 'area',
            name: 'lines',
            label: 'The values',
            hint: `Copy two columns of the file: authority, value. Give ${own} its line too, so that like is compared with like. A dash means no value.`,
            rows: 10,
          },
        ],
      },
    ],
    form: formWith(request.body ?? { year: set.year }, errors),
  });
}
