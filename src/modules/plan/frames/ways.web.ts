// On pages of the office: who does what an item promises, and what a partner was asked and answered.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Day, longDay } from '../../../kernel/days.ts';
import type { FieldError } from '../../../kernel/errors.ts';
import { choicesOf, type Field } from '../../../web/fields.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf, mayDo } from '../../people/index.ts';
import { askedBy, itemAsked } from '../asked.ts';
import type { ItemPanel } from '../contributions.ts';
import { type DirectionSettings, workOf } from '../directions/work.web.ts';
import { livePhrase } from '../live.ts';
import { paths } from '../paths.ts';
import { shortTitle } from '../say.ts';
import { sayWay } from './frames.actions.ts';
import { waysOf } from './frames.store.ts';
import { NewWay, type SaidWay, wayWords } from './way.ts';

export type FrameSettings = Pick<DirectionSettings, 'database' | 'live'>;

const fields: Field[] = [
  { type: 'radios', name: 'way', label: 'Who does it', choices: choicesOf(wayWords) },
  {
    type: 'text',
    name: 'partner',
    label: 'The partner, or who is paid',
    hint: 'Needed where a partner is asked',
  },
  { type: 'area', name: 'ask', label: 'What the partner is asked', rows: 3 },
  { type: 'text', name: 'dueOn', label: 'The day by which it should answer', input: 'date' },
  { type: 'text', name: 'answeredOn', label: 'The day it answered', input: 'date' },
  { type: 'area', name: 'answer', label: 'What it answered', rows: 3 },
];

export const wayPath = (itemId: number) => `/items/${itemId}/way`;

/** What can be promised to residents, and so by others than the council. */
const promised: ReadonlySet<string> = new Set(['action', 'deliverable', 'objective', 'priority']);

/** On the page of an item: who does what it promises. */
export const wayPanel: ItemPanel = async ({ tx, from, item, actor, isPast, thread }) => {
  if (!promised.has(item.kind)) return null;
  const [newest] = await waysOf(tx, item.id, from);
  const path = !isPast && mayDo(actor, 'plan.change') ? wayPath(item.id) : null;
  if (!newest && !path) return null;
  return {
    template: 'plan/views/way-panel.njk',
    said: newest ? { ...sayOne(newest), late: isUnansweredLate(newest, thread.day) } : null,
    path,
  };
};

export function addWayPages(scope: FastifyInstance, settings: FrameSettings): void {
  scope.get('/items/:id/way', { config: { permission: 'plan.read' } }, (request, reply) =>
    wayPage(request, reply, settings, []),
  );
  scope.post('/items/:id/way', { config: { permission: 'plan.change' } }, async (request, reply) => {
    const typed = parseForm(NewWay, request.body);
    if (!typed.ok) return wayPage(request, reply, settings, typed.errors);
    const doing = await workOf(request, settings);
    const { id } = itemAsked(doing.thread, askedBy(request));
    const answer = await sayWay(doing, id, typed.value);
    return answer.ok ? reply.goTo(wayPath(id)) : wayPage(request, reply, settings, answer.errors);
  });
}

async function wayPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: FrameSettings,
  errors: readonly FieldError[],
) {
  const { thread } = await workOf(request, settings);
  const item = itemAsked(thread, askedBy(request));
  const said = await settings.database.read(request.actor, councilOf(request).id, (tx) =>
    waysOf(tx, item.id),
  );
  return reply.code(errors.length > 0 ? 422 : 200).page('plan/views/frame-way.njk', {
    title: 'Who does this',
    phrase: livePhrase(request.day),
    back: { text: shortTitle(item.title), path: paths.item(item) },
    words: item.title,
    history: said.map(sayOne),
    waits: said[0] !== undefined && isUnansweredLate(said[0], request.day),
    action: mayDo(request.actor, 'plan.change') ? wayPath(item.id) : null,
    fields,
    form: formWith(request.body ?? said[0] ?? {}, errors),
  });
}

function isUnansweredLate({ way, answeredOn, dueOn }: SaidWay, day: Day): boolean {
  return way === 'asks' && answeredOn === null && dueOn !== null && dueOn < day;
}

function sayOne({ way, partner, ask, dueOn, answeredOn, answer, saidBy, saidOn }: SaidWay) {
  return {
    words: partner ? `${wayWords[way]}: ${partner}` : wayWords[way],
    ask: ask && dueOn ? `Asked: ${ask} To be answered by ${longDay(dueOn)}.` : null,
    answer: answer && answeredOn ? `Answered on ${longDay(answeredOn)}: ${answer}` : null,
    unanswered: way === 'asks' && !answer,
    said: `${saidBy} on ${longDay(saidOn)}`,
  };
}
