// The forms that keep the assurance map: a row of its own, a source, what it says, its end, the words for levels.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { NotFound } from '../../../kernel/errors.ts';
import type { Field } from '../../../web/fields.ts';
import { askedBy } from '../../plan/index.ts';
import type { AssuranceSettings } from '../settings.ts';
import { addForm, gone } from './form.ts';
import { type Doing, endOfSource, keepRow, keepSource, recordStatement, wordLevels } from './map.actions.ts';
import { EndSource, LevelWords, levels, lines, NewRow, NewSource, NewStatement } from './map.ts';
import type { MapRow } from './rows.ts';
import { lineWords, mapPaths } from './say.ts';
import { readMap, rowAsked } from './work.web.ts';

export function addMapForms(scope: FastifyInstance, settings: AssuranceSettings): void {
  const toMap = { text: 'Who assures what', path: mapPaths.all() };
  const doingOf = async (request: FastifyRequest): Promise<Doing> => (await readMap(settings, request)).doing;
  addForm(scope, '/assurance-map/new', {
    schema: NewRow,
    page: async () => ({
      title: 'Add something to be assured',
      lead: 'Every theme and Direction is on the map by itself. Add what else must be assured, such as a corporate risk.',
      back: toMap,
      action: mapPaths.newRow(),
      doing: 'Add it',
      fields: rowFields,
    }),
    keep: async (request, given) => gone(mapPaths.row(`own-${await keepRow(await doingOf(request), given)}`)),
  });
  addForm(scope, '/assurance-map/levels', {
    schema: LevelWords,
    page: async (request) => ({
      title: 'Your words for the levels of assurance',
      lead: 'Internal audit has its own words for these. They are shown wherever a level is.',
      back: toMap,
      action: mapPaths.levels(),
      doing: 'Use these words',
      fields: levels.map((level) => ({
        type: 'text',
        name: level,
        label: LevelWords.shape[level].meta()?.title ?? level,
      })),
      before: (await readMap(settings, request)).kept.words,
    }),
    keep: async (request, given) => {
      await wordLevels(await doingOf(request), given);
      return gone(mapPaths.all());
    },
  });
  addSourceForms(scope, settings);
}

function addSourceForms(scope: FastifyInstance, settings: AssuranceSettings): void {
  const rowOf = async (request: FastifyRequest) => {
    const { rows, doing, kept } = await readMap(settings, request);
    const row = rowAsked(rows, request);
    return { row, doing, kept, back: { text: row.title, path: mapPaths.row(row.key) } };
  };
  addForm(scope, '/assurance-map/:row/sources', {
    schema: NewSource,
    page: async (request) => {
      const { row, back } = await rowOf(request);
      return {
        title: 'Name a source of assurance',
        back,
        action: mapPaths.source(row.key),
        doing: 'Name it',
        fields: sourceFields,
      };
    },
    keep: async (request, given) => {
      const { row, doing } = await rowOf(request);
      await keepSource(doing, row.subject, given);
      return gone(mapPaths.row(row.key));
    },
  });
  addForm(scope, '/assurance-map/:row/statements', {
    schema: NewStatement,
    page: async (request) => {
      const { row, back, kept } = await rowOf(request);
      const { source, asked } = sourceAsked(row, request);
      return {
        title: `What does ${source} say?`,
        lead: 'The newest stands on the map. What was said before stays below it.',
        back,
        action: mapPaths.statement(row.key, asked),
        doing: 'Record it',
        fields: statementFields(levels.map((level) => ({ value: level, text: kept.words[level] }))),
      };
    },
    keep: async (request, given) => {
      const { row, doing } = await rowOf(request);
      const said = await recordStatement(doing, sourceAsked(row, request).asked, given);
      return said.ok ? gone(mapPaths.row(row.key)) : said;
    },
  });
  addForm(scope, '/assurance-map/:row/endings', {
    schema: EndSource,
    page: async (request) => {
      const { row, back } = await rowOf(request);
      const { source, asked } = sourceAsked(row, request);
      return {
        title: `End ${source}`,
        lead: 'It leaves the map, and what it said stays in the record.',
        back,
        action: mapPaths.end(row.key, asked),
        doing: 'End it',
        fields: [{ type: 'area', name: 'why', label: 'Why it ends', rows: 2 }],
      };
    },
    keep: async (request, { why }) => {
      const { row, doing } = await rowOf(request);
      await endOfSource(doing, sourceAsked(row, request).asked, why);
      return gone(mapPaths.row(row.key));
    },
  });
}

/** The source that the address names, or the row's first. */
function sourceAsked(row: MapRow, request: FastifyRequest) {
  const { source: number } = askedBy(request).query;
  const found = row.sources.find(({ source }) => number === undefined || String(source.sourceId) === number);
  if (!found) throw new NotFound('There is no such source of assurance.');
  return { source: found.source.what, asked: found.source.sourceId };
}

const rowFields: Field[] = [
  { type: 'text', name: 'title', label: 'What must be assured' },
  { type: 'text', name: 'owner', label: 'Who answers for it' },
  {
    type: 'text',
    name: 'reported',
    label: 'To whom it is reported, and when',
    hint: 'Such as “Audit Committee, every three months”',
  },
];

const sourceFields: Field[] = [
  {
    type: 'radios',
    name: 'line',
    label: 'Which line gives it',
    choices: lines.map((line) => ({ value: line, text: `${lineWords[line].title}: ${lineWords[line].who}` })),
  },
  {
    type: 'text',
    name: 'what',
    label: 'What gives assurance',
    hint: 'Such as “Monthly report on the budget”',
  },
  { type: 'text', name: 'givenBy', label: 'Who gives it' },
  {
    type: 'text',
    name: 'everyMonths',
    label: 'Months between one and the next',
    hint: 'Leave it empty if it is given once, or when there is cause',
  },
];

function statementFields(choices: { value: string; text: string }[]): Field[] {
  return [
    { type: 'text', name: 'givenOn', label: 'The day it was given', input: 'date' },
    { type: 'radios', name: 'level', label: 'How much assurance it gives', choices },
    { type: 'area', name: 'words', label: 'What it says', rows: 3 },
    {
      type: 'text',
      name: 'evidence',
      label: 'Where it can be read',
      hint: 'An address, or the number of a paper or a piece of evidence',
    },
  ];
}
