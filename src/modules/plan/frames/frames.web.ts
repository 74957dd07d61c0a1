// Two frames side by side on a page of the office, as a picture and a table, and the form that links their headings.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { longDay } from '../../../kernel/days.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import type { Field } from '../../../web/fields.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { mount } from '../../../web/pages.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy } from '../asked.ts';
import { workOf } from '../directions/work.web.ts';
import { livePhrase } from '../live.ts';
import { count } from '../say.ts';
import { drawFrames } from './drawing.ts';
import {
  type Compared,
  compare,
  type Frame,
  isOf,
  NewFrameLink,
  ownActions,
  spread,
  twoFrames,
} from './frame.ts';
import { sayFrameLink } from './frames.actions.ts';
import { allFrameLinks } from './frames.store.ts';
import { addWayPages, type FrameSettings } from './ways.web.ts';

export async function framesWeb(app: FastifyInstance, settings: FrameSettings): Promise<void> {
  await mount(app, '/office', (scope) => {
    addWayPages(scope, settings);
    scope.get('/frames', { config: { permission: 'plan.read' } }, (request, reply) =>
      framesPage(request, reply, settings, []),
    );
    scope.post('/frames', { config: { permission: 'plan.change' } }, async (request, reply) => {
      const typed = parseForm(NewFrameLink, request.body);
      if (!typed.ok) return framesPage(request, reply, settings, typed.errors);
      const answer = await sayFrameLink(await workOf(request, settings), typed.value);
      if (!answer.ok) return framesPage(request, reply, settings, answer.errors);
      return reply.goTo(framesPath(askedBy(request).query));
    });
  });
}

export function framesPath({ rows, columns }: { rows?: string | undefined; columns?: string | undefined }) {
  const given = Object.entries({ rows, columns }).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return given.length === 0 ? '/frames' : `/frames?${new URLSearchParams(given)}`;
}

/** The two frames asked for, their links and what stands under their headings. */
export async function readFrames(request: FastifyRequest, settings: FrameSettings) {
  const { thread } = await workOf(request, settings);
  const chosen = twoFrames(thread, askedBy(request).query);
  const links = await settings.database.read(request.actor, councilOf(request).id, (tx) => allFrameLinks(tx));
  const { rows, columns } = chosen;
  const compared =
    rows && columns ? compare(rows.headings, columns.headings, links, ownActions(thread)) : null;
  return { thread, ...chosen, links, compared };
}

async function framesPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: FrameSettings,
  errors: readonly FieldError[],
) {
  const { frames, rows, columns, links, compared } = await readFrames(request, settings);
  const history =
    rows && columns
      ? links.toReversed().flatMap((link) => {
          for (const row of rows.headings)
            for (const column of columns.headings)
              if (isOf(link, row, column)) return [sayLink(link, row.title, column.title)];
          return [];
        })
      : [];
  return reply.code(errors.length > 0 ? 422 : 200).page('plan/views/frame-two.njk', {
    title: 'Two frames, one work',
    phrase: livePhrase(request.day),
    none: frames.length < 2,
    choices: frames.map(({ key, title }) => ({ value: key, text: title })),
    chosen: formWith({ rows: rows?.key, columns: columns?.key }),
    path: framesPath({}),
    same: rows === null,
    ...(rows && columns && compared ? sayCompared(compared, rows, columns) : {}),
    history,
    action: mayDo(request.actor, 'plan.change')
      ? framesPath({ rows: rows?.key, columns: columns?.key })
      : null,
    fields: rows && columns ? linkFields(rows, columns) : [],
    form: formWith(request.body ?? {}, errors),
  });
}

function sayLink(link: Awaited<ReturnType<typeof allFrameLinks>>[number], row: string, column: string) {
  const { linked, reason, saidBy, saidOn } = link;
  return { row, column, linked, reason, said: `${saidBy} on ${longDay(saidOn)}` };
}

function sayCompared(compared: Compared, rows: Frame, columns: Frame) {
  const links = compared.rows.flatMap(({ cells }) => cells.filter(({ link }) => link !== null)).length;
  return {
    rowsTitle: rows.title,
    columnsTitle: columns.title,
    head: compared.columns.map(({ heading, actions }) => ({ ...heading, number: actions.size })),
    rows: compared.rows.map(({ heading, actions, cells }) => ({
      title: heading.title,
      path: heading.path,
      number: actions.size,
      cells: cells.map(({ link, actions: both }) => ({ linked: link !== null, number: both.size })),
    })),
    links: count(links, 'link'),
    total: compared.total.size,
    counts: [sayCount(rows.title, compared.rows), sayCount(columns.title, compared.columns)],
    all: `${count(compared.total.size, 'action')} in all, each counted once.`,
    picture: drawFrames(compared),
  };
}

/** `Themes of the plan: 41 actions; 3 of them under two or more headings.` */
export function sayCount(title: string, parts: Compared['columns']): string {
  const { actions, twice } = spread(parts);
  return `${title}: ${count(actions, 'action')}; ${twice} of them under two or more headings.`;
}

function linkFields(rows: Frame, columns: Frame): Field[] {
  const choices = (frame: Frame) => frame.headings.map(({ key, title }) => ({ value: key, text: title }));
  return [
    { type: 'select', name: 'row', label: rows.title, blank: 'Choose', choices: choices(rows) },
    { type: 'select', name: 'column', label: columns.title, blank: 'Choose', choices: choices(columns) },
    {
      type: 'radios',
      name: 'linked',
      label: 'Do they belong together?',
      choices: [
        { value: 'yes', text: 'Yes: what stands under one stands under the other' },
        { value: 'no', text: 'No longer: end their link' },
      ],
    },
    { type: 'area', name: 'reason', label: 'The reason', rows: 2 },
  ];
}
