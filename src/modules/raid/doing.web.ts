// The forms of an entry: one page for each thing that may be done with it, with what was typed kept beside what is wrong.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type Answer, Conflict, type FieldError } from '../../kernel/errors.ts';
import { formWith, parseForm } from '../../web/forms.ts';
import { askedBy, need } from '../plan/index.ts';
import { addControl, addTreatment, judgeControl, removeTreatment } from './control.actions.ts';
import { type DoingName, fieldsOf, valuesOf } from './doing.fields.ts';
import {
  Accept,
  AddControl,
  AddTreatment,
  Become,
  Change,
  Close,
  GiveReview,
  GiveScore,
  JudgeControl,
  Pass,
  TestRoute,
} from './entry.forms.ts';
import type { Entry } from './entry.ts';
import type { Doing } from './keeping.ts';
import { become, change, close } from './raid.actions.ts';
import { historyOf } from './raid.store.ts';
import { doingOf, type RaidSettings, type Reading, readRegister, threadOf } from './reading.web.ts';
import { accept, pass, testRoute } from './route.actions.ts';
import { labelOfEntry, personName, raidPaths } from './say.ts';
import { review, score } from './score.actions.ts';
import { makeOverall } from './settings.actions.ts';

/** One thing that may be done: its words, who may try (the action itself asks again), and its work. */
interface FormOf {
  title: string;
  button: string;
  permission: string;
  run(doing: Doing, entryId: number, asked: Typed): Promise<Answer<string>>;
}

interface Typed {
  body: unknown;
  request: FastifyRequest;
  settings: RaidSettings;
}

/** Checks what was typed against a schema, does the work, and answers where to go. */
function form<Shape extends z.ZodRawShape>(
  words: Omit<FormOf, 'run' | 'permission'> & { permission?: string },
  schema: z.ZodObject<Shape>,
  work: (
    doing: Doing,
    entryId: number,
    typed: z.output<z.ZodObject<Shape>>,
    asked: Typed,
  ) => Promise<Answer<unknown>>,
): FormOf {
  return {
    permission: 'raid.own',
    ...words,
    run: async (doing, entryId, asked) => {
      const typed = parseForm(schema, asked.body);
      if (!typed.ok) return typed;
      const answer = await work(doing, entryId, typed.value, asked);
      return answer.ok ? { ok: true, value: goingTo(entryId, answer.value) } : answer;
    },
  };
}

/** To the entry that it has become, or else back to this one. */
function goingTo(entryId: number, value: unknown): string {
  const other = typeof value === 'object' && value !== null && 'entryId' in value ? value.entryId : entryId;
  return raidPaths.entry(Number(other));
}

const live = ({ request, settings }: Typed) => threadOf(request, settings);

const forms: Record<DoingName, FormOf> = {
  change: form({ title: 'Change the words of', button: 'Save' }, Change, async (doing, id, wanted, asked) =>
    change(doing, id, { wanted, thread: await live(asked) }),
  ),
  score: form({ title: 'Score', button: 'Save the score' }, GiveScore, score),
  review: form({ title: 'Review', button: 'Save the review' }, GiveReview, review),
  pass: form({ title: 'Pass up or down', button: 'Pass it on' }, Pass, async (doing, id, wanted, asked) =>
    pass(doing, id, { wanted, thread: await live(asked) }),
  ),
  'test-route': form(
    { title: 'Test the way of', button: 'Save the test', permission: 'raid.test' },
    TestRoute,
    testRoute,
  ),
  accept: form(
    { title: 'Accept for a time', button: 'Record the acceptance', permission: 'raid.accept' },
    Accept,
    async (doing, id, wanted, asked) => accept(doing, id, { wanted, thread: await live(asked) }),
  ),
  close: form({ title: 'Close', button: 'Close it' }, Close, close),
  become: form({ title: 'Say what became of', button: 'Save' }, Become, become),
  control: form({ title: 'Add a control to', button: 'Add it' }, AddControl, addControl),
  judge: form({ title: 'Judge a control of', button: 'Save' }, JudgeControl, judgeControl),
  treatment: form(
    { title: 'Add a treatment to', button: 'Add it' },
    AddTreatment,
    async (doing, id, typed, asked) => addTreatment(doing, id, { ...typed, thread: await live(asked) }),
  ),
};

export function addDoingPages(scope: FastifyInstance, settings: RaidSettings): void {
  for (const [name, one] of Object.entries(forms) as [DoingName, FormOf][]) {
    const config = { permission: one.permission };
    scope.get(`/raid/:id/${name}`, { config }, (request, reply) => formPage(request, reply, settings, name));
    scope.post(`/raid/:id/${name}`, { config }, async (request, reply) => {
      const id = Number(askedBy(request).params.id);
      const { body } = request;
      try {
        const answer = await one.run(doingOf(request, settings), id, { body, request, settings });
        if (!answer.ok) return formPage(request, reply.code(422), settings, name, answer.errors);
        return reply.goTo(backOf(body) ?? answer.value);
      } catch (error) {
        if (!(error instanceof Conflict) || name !== 'change' || !error.theirs) throw error;
        return formPage(request, reply.code(409), settings, name, []);
      }
    });
  }
  const keep = { config: { permission: 'raid.own' } };
  scope.post('/raid/:id/treatment/remove', keep, async (request, reply) => {
    const id = Number(askedBy(request).params.id);
    const { item } = Object(request.body);
    await removeTreatment(doingOf(request, settings), id, Number(item));
    return reply.goTo(raidPaths.entry(id));
  });
  scope.post('/raid/:id/overall', { config: { permission: 'raid.keep' } }, async (request, reply) => {
    const id = Number(askedBy(request).params.id);
    const { plan } = Object(request.body);
    const thread = await threadOf(request, settings);
    await makeOverall(doingOf(request, settings), id, { planId: Number(plan), thread });
    return reply.goTo(raidPaths.entry(id));
  });
}

/** A review on a list leads back to the next one: among all reviews, or beside one's updates. */
function backOf(body: unknown): string | null {
  const { back } = Object(body);
  if (back === 'updates') return '/my-updates#reviews';
  return back === 'reviews' ? raidPaths.reviews() : null;
}

async function formPage(
  request: FastifyRequest,
  reply: FastifyReply,
  settings: RaidSettings,
  name: DoingName,
  errors?: readonly FieldError[],
) {
  const id = Number(askedBy(request).params.id);
  const reading = await readRegister(request, settings, (tx, { from, register }) =>
    register.row(id) ? historyOf(tx, from, id) : Promise.resolve(null),
  );
  const entry = need(reading.register.row(id)?.entry, 'entry in the register');
  const history = need(reading.more ?? undefined, 'entry in the register');
  const typed = errors === undefined ? valuesOf(name, reading, entry) : Object(request.body);
  // After a conflict, saving again is saving over what now stands: its version goes with what was typed.
  const clash = errors !== undefined && errors.length === 0;
  return reply.page('raid/views/do.njk', {
    title: `${forms[name].title} ${labelOfEntry(entry)}`,
    phrase: reading.phrase,
    back: { text: 'Back, without a change', path: raidPaths.entry(id) },
    text: entry.title,
    button: forms[name].button,
    action: raidPaths.doing(id, name),
    fields: fieldsOf(name, { reading, entry, history }),
    version: name === 'change' ? entry.version : null,
    closed: entry.closedOn !== null,
    noMatrix: name === 'score' && !reading.register.matrices.some((matrix) => matrix.kind === entry.scale),
    conflict: clash ? bothVersions(reading, entry, typed) : [],
    form: formWith(typed, errors ?? []),
  });
}

/** Where somebody changed the words meanwhile: what stands now beside what was typed, field by field. */
function bothVersions(reading: Reading, entry: Entry, typed: Record<string, unknown>) {
  const stands = valuesOf('change', reading, entry);
  const { register, thread } = reading;
  const say = (field: string, value: unknown): string => {
    const words = String(value ?? '');
    if (words === '') return 'Nothing';
    if (field === 'owner') return personName(thread, Number(words));
    if (field === 'category')
      return register.categories.find((one) => one.categoryId === Number(words))?.name ?? words;
    return words;
  };
  return fieldsOf('change', { reading, entry, history: emptyHistory })
    .filter(({ name }) => name !== 'reason' && String(stands[name] ?? '') !== String(typed[name] ?? ''))
    .map(({ name, label }) => ({ name: label, now: say(name, stands[name]), mine: say(name, typed[name]) }));
}

const emptyHistory = {
  scores: [],
  controls: [],
  moves: [],
  tests: [],
  acceptances: [],
  reviews: [],
  workshops: [],
};
