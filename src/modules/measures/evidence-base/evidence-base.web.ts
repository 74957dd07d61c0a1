// The evidence base on pages of the office and by API: what is known, the gaps, one piece, and the forms that keep them.
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { apiRoute } from '../../../api/calls.ts';
import { longDay } from '../../../kernel/days.ts';
import { NotFound } from '../../../kernel/errors.ts';
import { addForm } from '../../../web/form-page.ts';
import { formWith } from '../../../web/forms.ts';
import type { Tone } from '../../../web/marks.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, type ItemPanel, linkTo, livePhrase, type Walk } from '../../plan/index.ts';
import { definitionsOn } from '../measure.store.ts';
import type { Definition } from '../measure.ts';
import { measurePaths, ownerName } from '../say.ts';
import { doingOf, type MeasureSettings, numberAsked, threadOf } from '../settings.ts';
import { closeGapOf, keepPiece } from './piece.actions.ts';
import { allPieceLinks, allPieces } from './piece.store.ts';
import {
  CloseGap,
  type GapState,
  gapOf,
  gapStates,
  gapWords,
  NewPiece,
  Piece,
  PieceLink,
  piecesLike,
} from './piece.ts';

const mayRead = { config: { permission: 'plan.read' } } as const;
const tones: Record<GapState, Tone> = { open: 'care', late: 'stop', closed: 'done', none: 'wait' };

export const piecePaths = {
  all: (filter: Record<string, string> = {}) =>
    Object.keys(filter).length === 0
      ? '/evidence-base'
      : `/evidence-base?${new URLSearchParams(filter).toString()}`,
  one: (pieceId: number) => `/evidence-base/${pieceId}`,
  newOne: () => '/evidence-base/new',
  close: (pieceId: number) => `/evidence-base/${pieceId}/gap`,
};

async function read(request: FastifyRequest, settings: MeasureSettings) {
  const thread = await threadOf(request, settings);
  return settings.database.read(request.actor, councilOf(request).id, async (tx) => ({
    thread,
    pieces: await allPieces(tx),
    links: await allPieceLinks(tx),
    definitions: await definitionsOn(tx, request.day),
  }));
}

async function readOne(request: FastifyRequest, settings: MeasureSettings) {
  const found = await read(request, settings);
  const piece = found.pieces.find(({ pieceId }) => pieceId === numberAsked(request));
  if (!piece) throw new NotFound('There is no such piece of the evidence base.');
  return { ...found, piece };
}

function sayPiece(piece: Piece, day: string) {
  const state = gapOf(piece, day);
  return {
    question: piece.question,
    path: piecePaths.one(piece.pieceId),
    source: piece.source,
    on: longDay(piece.datedOn),
    of: [piece.cohort ?? 'Everybody', piece.locality ?? 'the whole area'].join(', '),
    gap: { words: gapWords[state], tone: tones[state] },
  };
}

interface RestingOn {
  thread: Walk;
  definitions: readonly Definition[];
  links: readonly PieceLink[];
}

function restsOn({ thread, definitions, links }: RestingOn, pieceId: number) {
  return links
    .filter((link) => link.pieceId === pieceId)
    .flatMap(({ itemId, measureId }) => {
      const item = itemId === null ? undefined : thread.item(itemId);
      if (item) return [linkTo(thread, item)];
      const measure = definitions.find((one) => one.measureId === measureId);
      return measure
        ? [{ label: 'Measure', title: measure.title, path: measurePaths.one(measure.measureId) }]
        : [];
    });
}

/** To be added below /office. */
export function addEvidenceBase(scope: FastifyInstance, settings: MeasureSettings): void {
  scope.get('/evidence-base', mayRead, async (request, reply) => {
    const { pieces } = await read(request, settings);
    const { query } = askedBy(request);
    const filter = {
      gap: gapStates.find((one) => one === query.gap),
      cohort: query.cohort || undefined,
      locality: query.locality || undefined,
    };
    const shown = piecesLike(pieces, filter, request.day);
    const named = (of: 'cohort' | 'locality') =>
      [...new Set(pieces.flatMap((piece) => piece[of] ?? []))]
        .sort()
        .map((value) => ({ value, text: value }));
    return reply.page('measures/views/evidence-base.njk', {
      title: 'What the council knows, and what it does not',
      phrase: livePhrase(request.day),
      none: pieces.length === 0,
      counts: gapStates.map((state) => ({
        words: gapWords[state],
        number: pieces.filter((piece) => gapOf(piece, request.day) === state).length,
        path: piecePaths.all({ gap: state }),
      })),
      rows: shown.map((piece) => sayPiece(piece, request.day)),
      isFiltered: shown.length !== pieces.length,
      path: piecePaths.all(),
      gaps: gapStates.map((value) => ({ value, text: gapWords[value] })),
      cohorts: named('cohort'),
      localities: named('locality'),
      form: formWith(query),
      newPath: mayDo(request.actor, 'measure.define') ? piecePaths.newOne() : null,
    });
  });
  scope.get('/evidence-base/:id', mayRead, async (request, reply) => {
    const { piece, ...rest } = await readOne(request, settings);
    const state = gapOf(piece, request.day);
    const mayClose = mayDo(request.actor, 'measure.define') && (state === 'open' || state === 'late');
    return reply.page('measures/views/evidence-base-piece.njk', {
      ...sayPiece(piece, request.day),
      title: piece.question,
      phrase: livePhrase(request.day),
      back: { text: 'What the council knows', path: piecePaths.all() },
      answer: piece.answer,
      owner: piece.ownerId === null ? 'Nobody is named' : ownerName(rest.thread, piece.ownerId),
      kept: `${piece.keptBy}, ${longDay(piece.keptOn)}`,
      missing: piece.gap && {
        words: piece.gap,
        closesBy: piece.closesBy,
        due: longDay(piece.dueOn ?? piece.keptOn),
        closed: piece.closedOn && `${longDay(piece.closedOn)}: ${piece.closedWords}`,
      },
      rests: restsOn(rest, piece.pieceId),
      closePath: mayClose ? piecePaths.close(piece.pieceId) : null,
    });
  });
  addNewForm(scope, settings);
  addClosingForm(scope, settings);
}

const oneALine = 'One on each line: its label, its title, or # and its number';

function addNewForm(scope: FastifyInstance, settings: MeasureSettings): void {
  addForm(scope, '/evidence-base/new', {
    permission: 'measure.define',
    schema: NewPiece,
    async page(request) {
      const thread = await threadOf(request, settings);
      const people = thread.people
        .filter(({ kind, name }) => kind === 'officer' && name !== null)
        .map(({ id, name }) => ({ value: String(id), text: name ?? '' }));
      return {
        title: 'Add what is known',
        lead: 'Write it so that somebody else could find the source, and would know what is still missing.',
        phrase: livePhrase(request.day),
        back: { text: 'What the council knows', path: piecePaths.all() },
        action: piecePaths.newOne(),
        doing: 'Add it',
        fields: [
          { type: 'text', name: 'question', label: 'The question that it answers' },
          { type: 'area', name: 'answer', label: 'What is known', rows: 4 },
          {
            type: 'text',
            name: 'source',
            label: 'Where it comes from',
            hint: 'A survey, a return, a study, with its link',
          },
          { type: 'text', name: 'datedOn', label: 'The day of the source', input: 'date' },
          { type: 'text', name: 'cohort', label: 'Of whom', hint: 'Empty for everybody' },
          { type: 'text', name: 'locality', label: 'Where', hint: 'Empty for the whole area' },
          {
            type: 'select',
            name: 'owner',
            label: 'Who answers for it',
            blank: 'Nobody yet',
            choices: people,
          },
          { type: 'area', name: 'gap', label: 'What is not known yet', rows: 2 },
          { type: 'area', name: 'closesBy', label: 'What will close that gap', rows: 2 },
          { type: 'text', name: 'dueOn', label: 'By when', input: 'date' },
          { type: 'area', name: 'items', label: 'What of the plans rests on it', hint: oneALine, rows: 3 },
          {
            type: 'area',
            name: 'measures',
            label: 'Measures that rest on it',
            hint: 'The title of one on each line',
            rows: 2,
          },
        ],
      };
    },
    async keep(request, given) {
      const found = await read(request, settings);
      const kept = await keepPiece(doingOf(request, settings), found, given);
      return kept.ok ? { ok: true, value: piecePaths.one(kept.value) } : kept;
    },
  });
}

function addClosingForm(scope: FastifyInstance, settings: MeasureSettings): void {
  addForm(scope, '/evidence-base/:id/gap', {
    permission: 'measure.define',
    schema: CloseGap,
    async page(request) {
      const { piece } = await readOne(request, settings);
      return {
        title: 'What closed the gap?',
        caption: piece.question,
        lead: piece.gap ?? 'No gap is named.',
        phrase: livePhrase(request.day),
        back: { text: 'The piece', path: piecePaths.one(piece.pieceId) },
        action: piecePaths.close(piece.pieceId),
        doing: 'Close the gap',
        fields: [
          { type: 'text', name: 'closedOn', label: 'The day it was closed', input: 'date' },
          { type: 'area', name: 'closedWords', label: 'What is known now, and from where', rows: 3 },
        ],
        before: { closedOn: request.day },
      };
    },
    async keep(request, given) {
      const { piece } = await readOne(request, settings);
      const kept = await closeGapOf(doingOf(request, settings), piece.pieceId, given);
      return kept.ok ? { ok: true, value: piecePaths.one(piece.pieceId) } : kept;
    },
  });
}

/** On the page of an item: what is known that it rests on. */
export const evidenceBasePanel: ItemPanel = async ({ tx, from, item, thread, isPast }) => {
  const own = new Set(
    (await allPieceLinks(tx, from)).filter(({ itemId }) => itemId === item.id).map(({ pieceId }) => pieceId),
  );
  if (own.size === 0) return null;
  const pieces = (await allPieces(tx, from)).filter(({ pieceId }) => own.has(pieceId));
  return {
    template: 'measures/views/evidence-base-panel.njk',
    linked: !isPast,
    rows: pieces.map((piece) => sayPiece(piece, thread.day)),
  };
};

export function addEvidenceBaseCall(app: FastifyInstance, settings: MeasureSettings): void {
  apiRoute(app, {
    method: 'GET',
    path: '/evidence-base',
    permission: 'plan.read',
    summary: 'What the council knows, from where, of whom, the gaps, and what rests on each piece',
    response: z.object({
      pieces: z.array(
        Piece.extend({ gapState: z.enum(gapStates), restsOnIt: z.array(PieceLink.omit({ pieceId: true })) }),
      ),
    }),
    handler: async ({ request }) => {
      const { pieces, links } = await read(request, settings);
      const of = Map.groupBy(links, ({ pieceId }) => pieceId);
      return {
        pieces: pieces.map((piece) => ({
          ...piece,
          gapState: gapOf(piece, request.day),
          restsOnIt: (of.get(piece.pieceId) ?? []).map(({ itemId, measureId }) => ({ itemId, measureId })),
        })),
      };
    },
  });
}
