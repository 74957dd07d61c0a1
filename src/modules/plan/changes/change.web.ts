// The form that changes one item: every field as it stands, a reason, and both versions where somebody was there first.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Database } from '../../../db/database.ts';
import { Conflict, type FieldError } from '../../../kernel/errors.ts';
import { formWith, parseForm } from '../../../web/forms.ts';
import { councilOf } from '../../people/index.ts';
import { askedBy, itemAsked } from '../asked.ts';
import { livePhrase } from '../live.ts';
import { paths } from '../paths.ts';
import { kindOf, labelOf, shortTitle } from '../say.ts';
import type { Item, Walk } from '../thread.ts';
import { changeItem, type ItemConflict } from './change.ts';
import {
  confidenceNames,
  type Field,
  fieldName,
  fieldsOf,
  parentKindsOf,
  stageNames,
  type Words,
  wordsOf,
} from './fields.ts';
import { nameOfItem } from './names.ts';
import { plain } from './plain.ts';
import { present, type Version } from './versions.ts';
import type { WordReaders } from './wanted.ts';

export interface ChangingSettings {
  database: Database;
  readers: WordReaders;
}

const may = { config: { permission: 'plan.change' } } as const;

const Sent = z.object({
  version: z.coerce.number().int().nonnegative(),
  reason: z.string().max(1000).meta({ title: 'Why it is changed' }),
});

export function addChangeForm(scope: FastifyInstance, { database, readers }: ChangingSettings): void {
  const now = (request: FastifyRequest) =>
    database.read(request.actor, councilOf(request).id, (tx) => present(tx, councilOf(request), request.day));
  scope.get('/items/:id/change', may, async (request, reply) => {
    const version = await now(request);
    const item = itemAsked(version.thread, askedBy(request));
    const values = { ...wordsOf(version.thread, item), version: version.seq };
    return formPage(request, reply, { version, item, values });
  });
  scope.post('/items/:id/change', may, async (request, reply) => {
    const version = await now(request);
    const item = itemAsked(version.thread, askedBy(request));
    const values = typed(request.body);
    const sent = parseForm(Sent, request.body);
    if (!sent.ok) return formPage(request, reply.code(422), { version, item, values, errors: sent.errors });
    const asked = { itemId: item.id, wanted: wantedOf(item, values), day: request.day, ...sent.value };
    try {
      const done = await changeItem(database, request.actor, councilOf(request), asked, readers);
      if (done.ok) return reply.goTo(paths.item(item));
      return formPage(request, reply.code(422), { version, item, values, errors: done.errors });
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      // changeItem throws its Conflict with nothing else.
      return conflictPage(request, reply, { version, item, values }, error.theirs as ItemConflict);
    }
  });
}

function typed(body: unknown): Record<string, string> {
  const given = typeof body === 'object' && body !== null ? Object.entries(body) : [];
  return Object.fromEntries(given.filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
}

function wantedOf(item: Item, values: Record<string, string>): Words {
  const wanted: Words = {};
  for (const field of fieldsOf(item.kind)) {
    const words = values[field];
    if (words !== undefined) wanted[field] = plain(words);
  }
  return wanted;
}

interface Form {
  version: Version;
  item: Item;
  values: Record<string, unknown>;
  errors?: readonly FieldError[];
  conflict?: { name: string; saw: string; now: string; mine: string }[];
}

function formPage(request: FastifyRequest, reply: FastifyReply, form: Form): FastifyReply {
  const { version, item, values, errors = [], conflict = [] } = form;
  const { thread } = version;
  return reply.page('plan/views/change.njk', {
    title: `Change ${labelOf(thread, item)}`,
    phrase: livePhrase(request.day),
    back: { text: 'Back, without a change', path: paths.item(item) },
    label: labelOf(thread, item),
    kind: kindOf(item).toLowerCase(),
    text: shortTitle(item.title),
    path: paths.change(item),
    fields: fieldsOf(item.kind).map((field) => fieldView(thread, item, field)),
    conflict,
    form: formWith(values, errors),
  });
}

/** Their words where only they changed something; mine where I did: nothing typed is lost, nothing of theirs undone. */
function conflictPage(
  request: FastifyRequest,
  reply: FastifyReply,
  form: Form,
  { version, now, changes }: ItemConflict,
): FastifyReply {
  const mine = Object.fromEntries(changes.map(({ field, wanted }) => [field, wanted]));
  const values = { ...form.values, ...now, ...mine, version };
  const conflict = changes
    .filter((change) => change.conflict)
    .map(({ field, saw, now: stands, wanted }) => ({
      name: fieldName(field, form.item),
      saw,
      now: stands,
      mine: wanted,
    }));
  return formPage(request, reply.code(409), { ...form, values, conflict });
}

interface FieldView {
  name: Field;
  label: string;
  hint?: string;
  look: 'line' | 'short' | 'area' | 'choice';
  choices?: { value: string; text: string }[];
  blank?: string;
}

const people = 'A name, initials or a post. Put a semicolon between several.';
const date = 'As the plan should print it: 31 March 2027, March 2027, Q2 2027/28, Ongoing.';

const looks: Partial<Record<Field, Pick<FieldView, 'look' | 'hint'>>> = {
  ref: { look: 'short' },
  title: { look: 'area' },
  detail: { look: 'area' },
  answers: {
    look: 'line',
    hint: 'References or titles of objectives or Directions. Put a semicolon between several.',
  },
  lead: { look: 'line', hint: people },
  'officer-sponsor': { look: 'line', hint: people },
  'member-sponsor': { look: 'line', hint: people },
  responsible: { look: 'line', hint: 'A name, a post or a team. Put a semicolon between several.' },
  start: { look: 'short', hint: date },
  due: { look: 'short', hint: `${date} The date as it was is kept.` },
  status: { look: 'short', hint: 'The owner’s own words.' },
};

function fieldView(thread: Walk, item: Item, field: Field): FieldView {
  const label = fieldName(field, item);
  const choice = (names: readonly string[], blank: string, hint?: string): FieldView => ({
    name: field,
    label,
    look: 'choice',
    blank,
    choices: names.map((name) => ({ value: name, text: name })),
    ...(hint ? { hint } : {}),
  });
  if (field === 'parent') return choice(parentNames(thread, item), 'Nothing');
  if (field === 'stage')
    return choice(
      Object.values(stageNames),
      'Not said',
      'Nothing is deleted: to end it, choose Closed or Superseded.',
    );
  if (field === 'confidence') return choice(Object.values(confidenceNames), 'Not said');
  return { name: field, label, look: 'line', ...looks[field] };
}

function parentNames(thread: Walk, item: Item): string[] {
  const kinds = parentKindsOf(item.kind);
  const standing = item.parentId === null ? undefined : thread.item(item.parentId);
  const all = thread.items.filter((one) => kinds.includes(one.kind) && one.id !== item.id);
  return [...new Set([...(standing ? [standing] : []), ...all].map((one) => nameOfItem(thread, one)))];
}
